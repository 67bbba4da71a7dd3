import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { compareRuns } from '../../src/stage/compareRuns.ts';
import type { StageRun } from '../../src/stage/StageRun.ts';
import { JOB_NAMES, someHistory } from '../support/someHistory.ts';
import { someRun } from '../support/someRun.ts';

/** `web passed|failed`… as `web: Completed/Passed | Completed/Failed, differs`. */
const told = (one: StageRun, other: StageRun): string[] =>
  compareRuns(one, other).map(({ name, differs, ...pair }) => {
    const [left, right] = [pair.one, pair.other].map((job) => (job ? `${job.state}/${job.result}` : '–'));
    return `${name}: ${left} | ${right}${differs ? ', differs' : ''}`;
  });

describe('Two runs side by side', () => {
  it('have every job of either, sorted by name', () => {
    const one = someRun(142, 'unit-2:Completed/Passed web:Completed/Passed');
    const other = someRun(141, 'api:Completed/Failed unit-10:Completed/Passed web:Completed/Passed');
    expect(told(one, other)).toEqual([
      'api: – | Completed/Failed, differs',
      'unit-2: Completed/Passed | –, differs',
      'unit-10: – | Completed/Passed, differs',
      'web: Completed/Passed | Completed/Passed',
    ]);
  });

  test.each<[one: string, other: string, differs: boolean]>([
    ['Completed/Passed', 'Completed/Passed', false],
    ['Completed/Passed', 'Completed/Failed', true],
    ['Completed/Failed', 'Completing/Failed', true],
    ['Completed/Passed', 'Completing/Passed', true],
    // Phases of a run that goes on are not told apart.
    ['Scheduled/Unknown', 'Building/Unknown', false],
    // Nobody knows either, but the words do differ.
    ['Completed/Skipped', 'Completed/Delayed', true],
    ['Napping/Passed', 'Napping/Unknown', false],
    ['Completed/Unknown', 'Unknown/Unknown', false],
  ])('%s and %s: does it differ? %s', (one, other, differs) => {
    expect(compareRuns(someRun(142, one), someRun(141, other)).map((job) => job.differs)).toEqual([differs]);
  });

  it('do not differ in when a job was scheduled', () => {
    const one = someRun(142, 'Completed/Passed');
    const other = { ...one, jobs: one.jobs.map((job) => ({ ...job, scheduledDate: undefined })) };
    expect(compareRuns(one, other).map(({ differs }) => differs)).toEqual([false]);
  });

  it('say the same from both sides, and every run is like itself', () => {
    const twoRuns = someHistory().filter((runs) => runs.length >= 2);
    fc.assert(
      fc.property(twoRuns, ([one, other]) => {
        if (one === undefined || other === undefined) throw new Error('too few');
        const jobs = compareRuns(one, other);
        const mirrored = compareRuns(other, one).map((job) => ({ ...job, one: job.other, other: job.one }));
        expect(mirrored).toEqual(jobs);
        expect(compareRuns(one, one).some(({ differs }) => differs)).toBe(false);
        const has = (run: StageRun, name: string): boolean => run.jobs.some((job) => job.name === name);
        expect(jobs.map(({ name }) => name)).toEqual(
          JOB_NAMES.filter((name) => has(one, name) || has(other, name)),
        );
        for (const job of jobs) {
          expect(job.one).toBe(one.jobs.find(({ name }) => name === job.name));
          expect(job.other).toBe(other.jobs.find(({ name }) => name === job.name));
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
