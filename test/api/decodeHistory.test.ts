import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { ApiError } from '../../src/api/ApiError.ts';
import { Reader } from '../../src/api/decode.ts';
import { decodeRuns } from '../../src/api/decodeHistory.ts';
import type { Job, StageRun } from '../../src/stage/StageRun.ts';

type Json = Record<string, unknown>;

const wireJob = (fields: Json = {}): Json => ({
  name: 'unit',
  result: 'Passed',
  state: 'Completed',
  id: 7,
  scheduled_date: 1_411_456_876_262,
  ...fields,
});

/** A run as the document's server writes it. */
const wireRun = (fields: Json = {}): Json => ({
  name: 'DEV',
  approved_by: 'changes',
  jobs: [wireJob()],
  can_run: true,
  pipeline_counter: 1,
  pipeline_name: 'foo',
  approval_type: 'success',
  result: 'Passed',
  id: 1,
  counter: '1',
  operate_permission: true,
  scheduled: true,
  ...fields,
});

/** As a server answers: a field set to undefined is absent. */
const decode = (stages: unknown): StageRun[] => {
  const answer: unknown = JSON.parse(JSON.stringify({ stages }));
  return decodeRuns(new Reader(answer).field('stages'));
};

/** The first run of a history that has only one. */
function decodeOne(fields: Json): StageRun {
  const [run] = decode([wireRun(fields)]);
  if (run === undefined) throw new Error('The run is gone.');
  return run;
}

/** Why a history is refused; undefined where it is taken. Any other failure is one of the test. */
function refusalOf(stages: unknown): ApiError | undefined {
  try {
    decode(stages);
    return undefined;
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}

/** Four runs, the last one with other fields. */
const withFourth = (fields: Json): Json[] => [
  ...[4, 3, 2].map((counter) => wireRun({ pipeline_counter: counter })),
  wireRun(fields),
];

/** Four runs, the last one with a second job with other fields. */
const withSecondJob = (fields: Json): Json[] => withFourth({ jobs: [wireJob(), wireJob(fields)] });

describe('A run', () => {
  it('is read with its jobs', () => {
    expect(decode([wireRun()])).toEqual([
      {
        pipeline: 'foo',
        pipelineCounter: 1,
        stage: 'DEV',
        stageCounter: '1',
        jobs: [{ name: 'unit', state: 'Completed', result: 'Passed', scheduledDate: 1_411_456_876_262 }],
        id: 1,
        approvedBy: 'changes',
        cancelledBy: null,
        rerunOfCounter: null,
        operatePermission: true,
      },
    ]);
  });

  it('keeps the server’s order of runs', () => {
    const counters = [5, 9, 7].map((pipeline_counter) => wireRun({ pipeline_counter }));
    expect(decode(counters).map((run) => run.pipelineCounter)).toEqual([5, 9, 7]);
  });

  it('has its jobs sorted by name, numbers in them as numbers', () => {
    const jobs = ['suite-10', 'unit', 'suite-2', 'Lint'].map((name) => wireJob({ name }));
    expect(decodeOne({ jobs }).jobs.map((job) => job.name)).toEqual(['Lint', 'suite-2', 'suite-10', 'unit']);
  });

  it('may have no jobs, and a history no runs', () => {
    expect(decodeOne({ jobs: [] }).jobs).toEqual([]);
    expect(decode([])).toEqual([]);
  });

  test.each<[field: string, read: (run: StageRun) => unknown, notTold: unknown]>([
    ['approved_by', (run) => run.approvedBy, null],
    ['rerun_of_counter', (run) => run.rerunOfCounter, null],
    ['operate_permission', (run) => run.operatePermission, undefined],
  ])('whose %s is absent or null is one whose server does not tell it', (field, read, notTold) => {
    expect(read(decodeOne({ [field]: undefined }))).toBe(notTold);
    expect(read(decodeOne({ [field]: null }))).toBe(notTold);
  });

  test.each<[field: string, read: (job: Job) => unknown]>([
    ['state', (job) => job.state],
    ['result', (job) => job.result],
    ['scheduled_date', (job) => job.scheduledDate],
  ])('may have a job whose %s is absent or null', (field, read) => {
    for (const nothing of [undefined, null]) {
      const [job] = decodeOne({ jobs: [wireJob({ [field]: nothing })] }).jobs;
      expect(job && read(job)).toBeUndefined();
    }
  });

  it('may carry a permission of no, and be a partial re-run', () => {
    expect(decodeOne({ operate_permission: false, rerun_of_counter: 3 })).toMatchObject({
      operatePermission: false,
      rerunOfCounter: 3,
    });
  });

  it('may carry words nobody knows, kept as they are', () => {
    const jobs = [wireJob({ state: 'Rescheduled', result: 'Skipped, perhaps' })];
    expect(decodeOne({ jobs, result: 'Great', approval_type: 'vote' }).jobs).toMatchObject([
      { state: 'Rescheduled', result: 'Skipped, perhaps' },
    ]);
  });

  it('may carry fields nobody knows, which are left out', () => {
    const extra = { ['__proto__']: 'x', constructor: null };
    expect(decodeOne({ ...extra, jobs: [wireJob({ rerun: true, agent_uuid: null })] })).toEqual(
      decodeOne({}),
    );
  });
});

describe('A history of another shape', () => {
  test.each<[path: string, expected: string, broken: (value: unknown) => unknown, values: unknown[]]>([
    ['stages', 'a list', (value) => value, [undefined, null, {}, 'none', 0]],
    ['stages[1]', 'an object', (value) => [wireRun(), value], [null, [], 'run', 1]],
    [
      'stages[3].pipeline_name',
      'text',
      (value) => withFourth({ pipeline_name: value }),
      [undefined, null, '', 1, ['foo']],
    ],
    [
      'stages[3].pipeline_counter',
      'a whole number from 1',
      (value) => withFourth({ pipeline_counter: value }),
      [undefined, null, '1', 0, -1, 1.5, true],
    ],
    ['stages[3].name', 'text', (value) => withFourth({ name: value }), [undefined, null, '', 1, {}]],
    ['stages[3].counter', 'text', (value) => withFourth({ counter: value }), [undefined, null, '', 1]],
    ['stages[3].jobs', 'a list', (value) => withFourth({ jobs: value }), [undefined, null, {}, 'unit']],
    ['stages[3].approved_by', 'text', (value) => withFourth({ approved_by: value }), [1, false, ['admin']]],
    [
      'stages[3].rerun_of_counter',
      'a whole number from 1',
      (value) => withFourth({ rerun_of_counter: value }),
      ['1', 0, 1.5, true],
    ],
    [
      'stages[3].operate_permission',
      'true or false',
      (value) => withFourth({ operate_permission: value }),
      ['true', 'yes', 1, 0, '', []],
    ],
    [
      'stages[3].jobs[1]',
      'an object',
      (value) => withFourth({ jobs: [wireJob(), value] }),
      [null, 'unit', []],
    ],
    [
      'stages[3].jobs[1].name',
      'text',
      (value) => withSecondJob({ name: value }),
      [undefined, null, '', 7, {}],
    ],
    ['stages[3].jobs[1].state', 'text', (value) => withSecondJob({ state: value }), [1, true, ['Building']]],
    ['stages[3].jobs[1].result', 'text', (value) => withSecondJob({ result: value }), [0, false, {}]],
    [
      'stages[3].jobs[1].scheduled_date',
      'epoch milliseconds',
      (value) => withSecondJob({ scheduled_date: value }),
      ['1411456876262', '2014-09-23T07:21:16Z', true, 1e20, {}],
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

  it('is refused where one run is there twice, naming both', () => {
    const refusal = refusalOf([wireRun({ pipeline_counter: 2 }), wireRun(), wireRun({ id: 99 })]);
    expect([refusal?.kind, refusal?.detail]).toEqual(['malformed', 'stages[2]: the same run as stages[1]']);
  });

  it('may have two runs of one pipeline run: the second is a re-run', () => {
    expect(decode([wireRun({ counter: '2' }), wireRun()])).toHaveLength(2);
  });
});

const name = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .filter((text) => !text.includes('/'));
const word = fc.option(
  fc.constantFrom('Passed', 'Failed', 'Completed', 'Building', 'Unknown', 'Rescheduled', 'Napping'),
  { nil: undefined },
);
const counter = fc.integer({ min: 1, max: 1_000_000 });
const job: fc.Arbitrary<Job> = fc.record({
  name,
  state: word,
  result: word,
  scheduledDate: fc.option(fc.integer({ min: 0, max: 4e12 }), { nil: undefined }),
});
const run: fc.Arbitrary<StageRun> = fc.record({
  pipeline: name,
  pipelineCounter: counter,
  stage: name,
  stageCounter: counter.map(String),
  jobs: fc.uniqueArray(job, { selector: (one) => one.name, maxLength: 6 }),
  id: fc.option(counter, { nil: undefined }),
  approvedBy: fc.option(fc.string()),
  cancelledBy: fc.option(fc.string()),
  rerunOfCounter: fc.option(counter),
  operatePermission: fc.option(fc.boolean(), { nil: undefined }),
});
const history = fc.uniqueArray(run, {
  selector: (one) => JSON.stringify([one.pipeline, one.pipelineCounter, one.stage, one.stageCounter]),
  maxLength: 6,
});

/** A run as a server would write it: "not told" as null. */
const wireOf = (one: StageRun): Json =>
  wireRun({
    pipeline_name: one.pipeline,
    pipeline_counter: one.pipelineCounter,
    name: one.stage,
    counter: one.stageCounter,
    id: one.id ?? null,
    approved_by: one.approvedBy,
    cancelled_by: one.cancelledBy,
    rerun_of_counter: one.rerunOfCounter,
    operate_permission: one.operatePermission ?? null,
    jobs: one.jobs.map(({ name: jobName, state, result, scheduledDate }) =>
      wireJob({
        name: jobName,
        state: state ?? null,
        result: result ?? null,
        scheduled_date: scheduledDate ?? null,
      }),
    ),
  });

const inOneOrder = (one: StageRun): StageRun => ({
  ...one,
  jobs: one.jobs.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
});

/** Every place in a JSON value, as a way to put something else there. */
function places(value: unknown, put: (other: unknown) => unknown): ((other: unknown) => unknown)[] {
  if (typeof value !== 'object' || value === null) return [put];
  return [
    put,
    ...Object.entries(value).flatMap(([key, inner]) =>
      places(inner, (other) =>
        put(
          Array.isArray(value)
            ? value.map((member: unknown, index) => (String(index) === key ? other : member))
            : { ...value, [key]: other },
        ),
      ),
    ),
  ];
}

describe('Any history', () => {
  it('that is right is read as what was written', () => {
    fc.assert(
      fc.property(history, (runs) => {
        expect(decode(runs.map(wireOf)).map(inOneOrder)).toEqual(runs.map(inOneOrder));
      }),
    );
  });

  it('that is right but for one place is read, or refused as malformed', () => {
    const oneWrong = fc.tuple(history, fc.nat(), fc.jsonValue()).map(([runs, at, other]) => {
      const everywhere = places(runs.map(wireOf), (value) => value);
      return everywhere[at % everywhere.length]?.(other);
    });
    fc.assert(
      fc.property(oneWrong, (stages) => {
        const refusal = refusalOf(stages);
        if (refusal === undefined) return;
        expect(refusal.kind).toBe('malformed');
        expect(refusal.detail).toMatch(/^stages/);
      }),
      { numRuns: 500 },
    );
  });

  it('that is any JSON at all is read, or refused as malformed', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (stages) => {
        expect(refusalOf(stages)?.kind ?? 'malformed').toBe('malformed');
      }),
      { numRuns: 500 },
    );
  });
});
