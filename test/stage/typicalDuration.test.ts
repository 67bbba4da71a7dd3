import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isComparable, LEAST_RUNS, typicalDuration } from '../../src/stage/typicalDuration.ts';
import { someRun } from '../support/someRun.ts';

const SECOND = 1_000;

describe('How long a stage usually takes', () => {
  test.each<[durations: number[], low: number, median: number, high: number]>([
    [[10, 20, 30], 15, 20, 25],
    [[30, 10, 20], 15, 20, 25],
    [[9, 10, 100], 9.5, 10, 55],
    [[10, 20, 30, 40], 17.5, 25, 32.5],
    [[1, 2, 3, 4, 5], 2, 3, 4],
    [[7, 7, 7], 7, 7, 7],
    [[0, 0, 0], 0, 0, 0],
  ])('of %j s is from %d s to %d s… in the middle', (durations, low, median, high) => {
    expect(typicalDuration(durations.map((seconds) => seconds * SECOND))).toEqual({
      low: low * SECOND,
      median: median * SECOND,
      high: high * SECOND,
      runs: durations.length,
    });
  });

  it.each([[[]], [[10]], [[10, 20]]])('is not told of %j, which are too few', (durations) => {
    expect(durations.length).toBeLessThan(LEAST_RUNS);
    expect(typicalDuration(durations)).toBeUndefined();
  });

  it('is between the shortest and the longest, and in order, whatever they are', () => {
    const durations = fc.array(fc.nat({ max: 1e12 }), { minLength: LEAST_RUNS, maxLength: 30 });
    fc.assert(
      fc.property(durations, (some) => {
        const given = [...some];
        const { low, median, high, runs } = typicalDuration(some) ?? { low: NaN, median: NaN, high: NaN };
        const inOrder = [Math.min(...some), low, median, high, Math.max(...some)];
        expect(inOrder).toEqual(inOrder.toSorted((one, other) => one - other));
        expect(runs).toBe(some.length);
        expect(some, 'what was given is left as it was').toEqual(given);
      }),
      { numRuns: 1_000 },
    );
  });

  it('grows where a run takes longer, and does not depend on the order of the runs', () => {
    const durations = fc.array(fc.nat({ max: 1e9 }), { minLength: LEAST_RUNS, maxLength: 12 });
    fc.assert(
      fc.property(durations, fc.nat(), fc.nat({ max: 1e9 }), (some, at, more) => {
        const longer = some.with(at % some.length, (some[at % some.length] ?? 0) + more);
        const [before, after] = [typicalDuration(some), typicalDuration(longer)];
        expect(after?.low).toBeGreaterThanOrEqual(before?.low ?? NaN);
        expect(after?.median).toBeGreaterThanOrEqual(before?.median ?? NaN);
        expect(after?.high).toBeGreaterThanOrEqual(before?.high ?? NaN);
        expect(typicalDuration(some.toReversed())).toEqual(before);
      }),
    );
  });
});

describe('A run tells how long the stage takes', () => {
  it('where all of its jobs have passed', () => {
    expect(isComparable(someRun(142, 'lint:Completed/Passed unit:Completed/Passed'))).toBe(true);
  });

  test.each([
    ['has failed', 'lint:Completed/Passed unit:Completed/Failed'],
    ['was cancelled', 'lint:Completed/Passed unit:Completed/Cancelled'],
    ['still goes on', 'lint:Completed/Passed unit:Building/Unknown'],
    ['still uploads what has passed', 'lint:Completed/Passed unit:Completing/Passed'],
    ['is not known to have passed', 'lint:Completed/Passed unit:Completed/Unknown'],
    ['is in a state nobody knows', 'unit:Napping/Passed'],
  ])('but not where it %s', (_, jobs) => {
    expect(isComparable(someRun(142, jobs))).toBe(false);
  });

  it('but not where it is a part of another run, or has no jobs', () => {
    expect(isComparable(someRun(142, 'unit:Completed/Passed', { rerunOfCounter: 1 }))).toBe(false);
    expect(isComparable(someRun(142, '', { jobs: [] }))).toBe(false);
  });

  it('never where it has failed, was cancelled or runs only in part, whatever else its jobs say', () => {
    const word = fc.constantFrom('Passed', 'Failed', 'Cancelled', 'Unknown');
    const state = fc.constantFrom('Completed', 'Building', 'Scheduled', 'Napping');
    const jobs = fc.array(fc.tuple(state, word), { maxLength: 4 });
    fc.assert(
      fc.property(jobs, fc.option(fc.nat()), (some, rerunOfCounter) => {
        const run = someRun(142, some.map((words) => words.join('/')).join(' '), { rerunOfCounter });
        const isWhole = some.length > 0 && some.every((words) => words.join('/') === 'Completed/Passed');
        expect(isComparable(run)).toBe(isWhole && rerunOfCounter === null);
      }),
    );
  });
});
