import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { ApiError } from '../../src/api/ApiError.ts';
import { Reader } from '../../src/api/decode.ts';
import { decodeRunDetails } from '../../src/api/decodeRunDetails.ts';
import type { JobDetails, RunDetails } from '../../src/stage/RunDetails.ts';
import type { RunId } from '../../src/stage/StageRun.ts';

type Json = Record<string, unknown>;

const ASKED: RunId = { pipeline: 'foo', pipelineCounter: 7, stage: 'DEV', stageCounter: '2' };

const wireJob = (fields: Json = {}): Json => ({
  name: 'unit',
  state: 'Completed',
  result: 'Passed',
  scheduled_date: 1_411_456_876_262,
  rerun: false,
  original_job_id: null,
  agent_uuid: '5fe94110-b6e1-4825-8ad5-eb2f48be823c',
  job_state_transitions: [
    { state: 'Scheduled', state_change_time: 1_411_456_876_262 },
    { state: 'Completed', state_change_time: 1_411_456_876_999 },
  ],
  ...fields,
});

/** A run as v3 writes it. */
const wireRun = (fields: Json = {}): Json => ({
  name: 'DEV',
  counter: 2,
  approval_type: 'success',
  approved_by: 'admin',
  scheduled_at: 1_411_456_876_262,
  last_transitioned_time: 1_411_456_876_999,
  result: 'Passed',
  rerun_of_counter: null,
  pipeline_name: 'foo',
  pipeline_counter: 7,
  jobs: [wireJob()],
  ...fields,
});

/** What v2 and v3 write of a run that there is not. */
const HOLLOW: Json = {
  name: 'DEV',
  counter: 0,
  approval_type: null,
  approved_by: null,
  result: 'Unknown',
  rerun_of_counter: null,
  jobs: [],
};

/** As a server answers: a field set to undefined is absent. */
function decode(answer: unknown, asked = ASKED): RunDetails | undefined {
  const text = JSON.stringify(answer);
  const wire: unknown = JSON.parse(text);
  return decodeRunDetails(new Reader(wire), asked);
}

/** A run that is there. */
function decoded(fields: Json = {}): RunDetails {
  const run = decode(wireRun(fields));
  if (run === undefined) throw new Error('The run is gone.');
  return run;
}

/** The first job of a run. */
function decodedJob(fields: Json = {}): JobDetails {
  const [job] = decoded({ jobs: [wireJob(fields)] }).jobs;
  if (job === undefined) throw new Error('The job is gone.');
  return job;
}

/** Why an answer is refused; undefined where it is taken. Any other failure is one of the test. */
function refusalOf(answer: unknown): ApiError | undefined {
  try {
    decode(answer);
    return undefined;
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}

describe('A run on its own', () => {
  it('is read with its times and those of its jobs', () => {
    expect(decode(wireRun())).toEqual({
      ...ASKED,
      id: undefined,
      approvedBy: 'admin',
      cancelledBy: null,
      rerunOfCounter: null,
      operatePermission: undefined,
      scheduledAt: 1_411_456_876_262,
      lastTransitionedAt: 1_411_456_876_999,
      jobs: [
        {
          name: 'unit',
          state: 'Completed',
          result: 'Passed',
          scheduledDate: 1_411_456_876_262,
          agent: '5fe94110-b6e1-4825-8ad5-eb2f48be823c',
          origin: 'run',
          transitions: [
            { state: 'Scheduled', at: 1_411_456_876_262 },
            { state: 'Completed', at: 1_411_456_876_999 },
          ],
        },
      ],
    });
  });

  it.each([2, '2'])('has a counter that is a number or a text: %j', (counter) => {
    expect(decoded({ counter }).stageCounter).toBe('2');
  });

  it('has its jobs sorted by name', () => {
    const jobs = ['suite-10', 'suite-2', 'Lint'].map((name) => wireJob({ name }));
    expect(decoded({ jobs }).jobs.map(({ name }) => name)).toEqual(['Lint', 'suite-2', 'suite-10']);
  });

  it('tells who cancelled it, and which run it repeats', () => {
    expect(decoded({ cancelled_by: 'GoCD', rerun_of_counter: 1, id: 9 })).toMatchObject({
      cancelledBy: 'GoCD',
      rerunOfCounter: 1,
      id: 9,
    });
  });

  it('is the one asked for, though the server writes its names in another case', () => {
    expect(decoded({ pipeline_name: 'FOO', name: 'dev' })).toMatchObject(ASKED);
  });

  it('may leave out its names, and have no jobs', () => {
    expect(decoded({ pipeline_name: undefined, name: null, jobs: [] })).toMatchObject({ ...ASKED, jobs: [] });
  });

  test.each(['scheduled_at', 'last_transitioned_time'])('whose %s is absent or null has none', (field) => {
    const key = field === 'scheduled_at' ? 'scheduledAt' : 'lastTransitionedAt';
    for (const nothing of [undefined, null]) expect(decoded({ [field]: nothing })[key]).toBeUndefined();
  });

  it('may carry words nobody knows, kept as they are, and fields nobody knows, which are left out', () => {
    const steps = [{ state: 'Napping', state_change_time: 5, id: 4, mood: 'fine' }];
    const job = decodedJob({ state: 'Napping', result: 'Great', job_state_transitions: steps, weather: [] });
    expect(job).toMatchObject({ state: 'Napping', result: 'Great' });
    expect(job.transitions).toEqual([{ state: 'Napping', at: 5 }]);
    expect(decoded({ fetch_materials: true, ['__proto__']: 'x', constructor: null })).toEqual(decoded());
  });
});

describe('A job of a run on its own', () => {
  test.each<[what: string, fields: Json, origin: JobDetails['origin']]>([
    ['is run', {}, 'run'],
    ['is run where nothing is told of that', { rerun: undefined, original_job_id: undefined }, 'run'],
    ['is run again', { rerun: true }, 'run again'],
    ['is run again, which other job it may have been', { rerun: true, original_job_id: 4 }, 'run again'],
    ['is copied', { rerun: false, original_job_id: 4 }, 'copied'],
    ['is copied where only that is told', { rerun: undefined, original_job_id: 4 }, 'copied'],
  ])('%s', (_, fields, origin) => {
    expect(decodedJob(fields).origin).toBe(origin);
  });

  test.each([undefined, null])('may have no times and no agent: %s', (nothing) => {
    const job = decodedJob({ job_state_transitions: nothing, agent_uuid: nothing });
    expect([job.transitions, job.agent]).toEqual([[], undefined]);
  });
});

describe('A run that there is not', () => {
  it('is written as a hollow one', () => {
    expect(decode(HOLLOW)).toBeUndefined();
    expect(decode({ ...HOLLOW, pipeline_counter: 0, pipeline_name: null })).toBeUndefined();
    expect(decode({ ...HOLLOW, pipeline_counter: null })).toBeUndefined();
  });

  it('is none that has jobs, or another counter than asked for', () => {
    expect(refusalOf({ ...HOLLOW, jobs: [wireJob()] })?.detail).toBe(
      'pipeline_counter: 7 expected, nothing there',
    );
    expect(refusalOf({ ...HOLLOW, pipeline_counter: 7 })?.detail).toBe('counter: 2 expected, found 0');
  });
});

describe('An answer of another shape', () => {
  const withJob = (fields: Json): Json => wireRun({ jobs: [wireJob({ name: 'a' }), wireJob(fields)] });
  const withStep = (step: unknown): Json =>
    withJob({ job_state_transitions: [{ state: 'Scheduled', state_change_time: 1 }, step] });

  test.each<[path: string, expected: string, broken: (value: unknown) => unknown, values: unknown[]]>([
    ['the answer', 'an object', (value) => value, [null, [], 'run', 7]],
    ['pipeline_counter', '7', (value) => wireRun({ pipeline_counter: value }), [undefined, null, 8, 0]],
    [
      'pipeline_counter',
      'a whole number from 0',
      (value) => wireRun({ pipeline_counter: value }),
      ['7', 7.5],
    ],
    ['counter', '2', (value) => wireRun({ counter: value }), [undefined, null, 1, '1', '02', 0]],
    ['counter', 'text', (value) => wireRun({ counter: value }), ['', true, [2]]],
    ['pipeline_name', 'foo', (value) => wireRun({ pipeline_name: value }), ['bar', 'foo2']],
    ['pipeline_name', 'text', (value) => wireRun({ pipeline_name: value }), ['', 7]],
    ['name', 'DEV', (value) => wireRun({ name: value }), ['PROD']],
    ['jobs', 'a list', (value) => wireRun({ jobs: value }), [undefined, null, {}]],
    ['jobs[1]', 'an object', (value) => wireRun({ jobs: [wireJob(), value] }), [null, 'unit']],
    ['jobs[1].name', 'text', (value) => withJob({ name: value }), [undefined, null, '']],
    ['jobs[1].rerun', 'true or false', (value) => withJob({ rerun: value }), ['true', 1]],
    [
      'jobs[1].original_job_id',
      'a whole number from 0',
      (value) => withJob({ original_job_id: value }),
      ['4', true],
    ],
    ['jobs[1].agent_uuid', 'text', (value) => withJob({ agent_uuid: value }), ['', 4]],
    [
      'jobs[1].job_state_transitions',
      'a list',
      (value) => withJob({ job_state_transitions: value }),
      [{}, 'none'],
    ],
    ['jobs[1].job_state_transitions[1]', 'an object', withStep, [null, 'Completed']],
    [
      'jobs[1].job_state_transitions[1].state',
      'text',
      (value) => withStep({ state: value, state_change_time: 2 }),
      [undefined, null, '', 3],
    ],
    [
      'jobs[1].job_state_transitions[1].state_change_time',
      'epoch milliseconds',
      (value) => withStep({ state: 'Completed', state_change_time: value }),
      [undefined, null, '1411456876262', 1e20],
    ],
    ['scheduled_at', 'epoch milliseconds', (value) => wireRun({ scheduled_at: value }), ['2014-09-23', true]],
    [
      'last_transitioned_time',
      'epoch milliseconds',
      (value) => wireRun({ last_transitioned_time: value }),
      ['1411456876262'],
    ],
  ])('is refused by its path %s, where %s belongs', (path, expected, broken, values) => {
    for (const value of values) {
      const found = value === undefined ? 'nothing there' : `found ${JSON.stringify(value)}`;
      const refusal = refusalOf(broken(value));
      expect([refusal?.kind, refusal?.detail]).toEqual([
        'malformed',
        `${path}: ${expected} expected, ${found}`,
      ]);
    }
  });

  it('that is any JSON at all is never taken for the run', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (answer) => {
        const refusal = refusalOf(answer);
        if (refusal === undefined) expect(decode(answer)).toBeUndefined();
        else expect(refusal.kind).toBe('malformed');
      }),
      { numRuns: 500 },
    );
  });

  it('that is right but for one field is read, or refused as malformed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(wireRun())), fc.jsonValue(), (field, value) => {
        expect(refusalOf(wireRun({ [field]: value }))?.kind ?? 'malformed').toBe('malformed');
      }),
      { numRuns: 500 },
    );
  });
});
