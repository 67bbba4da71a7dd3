import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { JobDetails, RunDetails } from '../../src/stage/RunDetails.ts';
import { runTimes } from '../../src/stage/runTimes.ts';
import { someDetails, someJob } from '../support/someDetails.ts';

const WHOLE = 'Scheduled 100, Assigned 110, Preparing 111, Building 120, Completing 190, Completed 200';
const CONTRADICTION = 'Scheduled 100, Assigned 50, Completed 200';
const copied = (steps: string): JobDetails => someJob(steps, { name: 'lint', origin: 'copied' });
const again = (steps: string): JobDetails => someJob(steps, { origin: 'run again' });
const building = someJob('Scheduled 100, Building 120', { state: 'Building', result: 'Unknown' });

describe('A run went', () => {
  test.each<[what: string, jobs: JobDetails[], more: Partial<RunDetails>, from: number, to: number]>([
    [
      'from its own beginning to its last transition',
      [someJob(WHOLE)],
      { scheduledAt: 99, lastTransitionedAt: 201 },
      99,
      201,
    ],
    [
      'from its first job’s beginning to its last job’s end, where only jobs tell times',
      [someJob(WHOLE), someJob('Scheduled 101, Completed 300')],
      {},
      100,
      300,
    ],
    [
      'to its last job’s end, where the run’s own last transition is told as before that',
      [someJob(WHOLE)],
      { scheduledAt: 100, lastTransitionedAt: 198 },
      100,
      200,
    ],
    [
      'without its copied jobs, which were over before',
      [copied('Scheduled 1, Completed 9'), again(WHOLE)],
      { rerunOfCounter: 1 },
      100,
      200,
    ],
    [
      'without its copied jobs, though their times contradict each other',
      [copied(CONTRADICTION), again(WHOLE)],
      { rerunOfCounter: 1 },
      100,
      200,
    ],
    [
      'without its copied jobs, though nothing is told of their times',
      [copied(''), again(WHOLE)],
      { rerunOfCounter: 1 },
      100,
      200,
    ],
    ['no time at all', [someJob('Scheduled 7, Completed 7')], {}, 7, 7],
  ])('%s', (_, jobs, more, from, to) => {
    expect(runTimes(someDetails(jobs, more))).toEqual({ from, to });
  });

  test.each<[what: string, jobs: JobDetails[], more: Partial<RunDetails>, from: number]>([
    ['is active', [building], {}, 100],
    [
      'has one job that is active',
      [someJob(WHOLE), building],
      { scheduledAt: 99, lastTransitionedAt: 200 },
      99,
    ],
    [
      'runs one job again',
      [copied('Scheduled 1, Completed 9'), { ...building, origin: 'run again' }],
      {},
      100,
    ],
  ])('and still goes where it %s', (_, jobs, more, from) => {
    expect(runTimes(someDetails(jobs, more))).toEqual({ from, to: undefined });
  });
});

describe('When a run went is not known', () => {
  test.each<[why: string, jobs: JobDetails[], more: Partial<RunDetails>]>([
    ['it has no jobs', [], { scheduledAt: 100, lastTransitionedAt: 200 }],
    ['nothing is told of its jobs’ times', [someJob('')], {}],
    [
      'its jobs were only scheduled at some date',
      [someJob('', { scheduledDate: 100 })],
      { lastTransitionedAt: 200 },
    ],
    [
      'a job’s times contradict each other',
      [someJob(WHOLE), someJob(CONTRADICTION)],
      { scheduledAt: 100, lastTransitionedAt: 200 },
    ],
    [
      'an active job’s times contradict each other',
      [
        {
          ...building,
          transitions: [
            { state: 'Scheduled', at: 9 },
            { state: 'Building', at: 5 },
          ],
        },
      ],
      {},
    ],
    ['it ended before it began', [someJob(WHOLE)], { scheduledAt: 300, lastTransitionedAt: 200 }],
    [
      'a job that is over has no end',
      [someJob(WHOLE), someJob('Scheduled 100, Building 120')],
      { scheduledAt: 100, lastTransitionedAt: 200 },
    ],
    ['a job that ran is not told of from its beginning', [someJob('Completed 200')], {}],
    [
      'the first job that ran is not told of from its beginning',
      [someJob(WHOLE), someJob('Building 90, Completed 95')],
      {},
    ],
    ['all of its jobs are copied', [copied(WHOLE)], { rerunOfCounter: 1 }],
  ])('where %s', (_, jobs, more) => {
    expect(runTimes(someDetails(jobs, more))).toBeUndefined();
  });
});

const state = fc.constantFrom('Scheduled', 'Assigned', 'Building', 'Completing', 'Completed', 'Napping');
const moment = fc.integer({ min: 0, max: 30 });
const job: fc.Arbitrary<JobDetails> = fc
  .record({
    state,
    transitions: fc.array(fc.record({ state, at: moment }), { maxLength: 5 }),
    origin: fc.constantFrom('run', 'run again', 'copied'),
  })
  .map((some) => someJob('', some));
const run: fc.Arbitrary<RunDetails> = fc
  .record({
    jobs: fc.array(job, { maxLength: 3 }),
    scheduledAt: fc.option(moment, { nil: undefined }),
    lastTransitionedAt: fc.option(moment, { nil: undefined }),
  })
  .map(({ jobs, ...more }) => someDetails(jobs, more));

describe('Whatever a server tells of a run', () => {
  it('it does not end before it begins, nor before a job that it ran', () => {
    fc.assert(
      fc.property(run, (some) => {
        const times = runTimes(some);
        if (times?.to === undefined) return;
        expect(times.to).toBeGreaterThanOrEqual(times.from);
        for (const { origin, transitions } of some.jobs) {
          const first = Math.min(
            ...transitions.filter(({ state: entered }) => entered === 'Completed').map(({ at }) => at),
          );
          if (origin !== 'copied') expect(times.to).toBeGreaterThanOrEqual(first);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it('its copied jobs do not change when it went', () => {
    const over = job.map((one): JobDetails => ({ ...one, state: 'Completed', origin: 'copied' }));
    fc.assert(
      fc.property(run, fc.array(over, { maxLength: 3 }), (some, copies) => {
        const jobs = some.jobs.filter(({ origin }) => origin !== 'copied');
        expect(runTimes({ ...some, jobs: [...copies, ...jobs] })).toEqual(runTimes({ ...some, jobs }));
      }),
      { numRuns: 2_000 },
    );
  });
});
