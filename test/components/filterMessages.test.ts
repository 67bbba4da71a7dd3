import { describe, expect, it, test } from 'vitest';
import { runsLeft } from '../../src/components/glance/runsLeft.ts';
import type { Reach } from '../../src/components/glance/streakSentence.ts';
import { NO_FILTER } from '../../src/stage/runFilter.ts';
import { glanceMessages } from '../support/english.ts';
import { someRun } from '../support/someRun.ts';

const { filter: filterMessages } = glanceMessages;

const reach = (count: number, total?: number, isComplete = false): Reach => ({
  runs: Array.from({ length: count }, (_, at) => someRun(5_000 - at, 'Completed/Passed')),
  total,
  isComplete,
});

describe('How many runs match', () => {
  test.each<[matching: number, of: Reach, sentence: string]>([
    [12, reach(60, 2431), '12 of the 60 newest runs match.'],
    [1, reach(60), '1 of the 60 newest runs matches.'],
    [0, reach(60), 'None of the 60 newest runs matches.'],
    [1_200, reach(2_000, 2431), '1,200 of the 2,000 newest runs match.'],
    [12, reach(91, 91, true), '12 of all 91 runs match.'],
    [1, reach(91, 91, true), '1 of all 91 runs matches.'],
    [0, reach(91, 91, true), 'None of all 91 runs matches.'],
    [1, reach(1, 1, true), 'The only run matches.'],
    [0, reach(1, 1, true), 'The only run does not match.'],
    [1, reach(1, 9), 'The newest run matches.'],
    [0, reach(1, 9), 'The newest run does not match.'],
    [0, reach(0), 'No run has been read yet.'],
    [0, reach(0, 0, true), 'There are no runs.'],
  ])('is told exactly where it is %i', (matching, of, sentence) => {
    expect(filterMessages.coverage(matching, of)).toBe(sentence);
  });
});

describe('The button that searches more runs', () => {
  test.each<[of: Reach, words: string]>([
    [reach(60, 2431), 'Search 100 more'],
    [reach(60, 161), 'Search 100 more'],
    [reach(60, 160), 'Search the other 100'],
    [reach(60, 91), 'Search the other 31'],
    [reach(60, 61), 'Search the other one'],
    [reach(60), 'Search 100 more'],
    // The count is of an earlier moment: how many are left is not known.
    [reach(60, 60), 'Search 100 more'],
  ])('promises no more than there are', (of, words) => {
    expect(filterMessages.searchMore(of)).toBe(words);
  });

  it('has nothing left to search when all runs are read', () => {
    expect(runsLeft(reach(91, 91, true))).toBe(0);
  });

  it('tells how far it is', () => {
    expect(filterMessages.searching({ kind: 'more', read: 40, wanted: 100 })).toBe(
      'Searching: 40 of 100 read',
    );
    expect(filterMessages.searching({ kind: 'search', read: 1_240, wanted: undefined })).toBe(
      'Searching: 1,240 read so far',
    );
  });
});

describe('What is filtered by', () => {
  const { summary } = filterMessages;

  test.each<[from: number | undefined, to: number | undefined, words: string]>([
    [130, 142, 'runs 130 to 142'],
    [130, undefined, 'from run 130 on'],
    [undefined, 142, 'up to run 142'],
  ])('is told: counters from %s to %s', (from, to, words) => {
    expect(summary.counters({ ...NO_FILTER, from, to })).toBe(words);
  });

  it('is told: a job, failed or not, and who approved', () => {
    expect(summary.job({ ...NO_FILTER, job: 'unit' })).toBe('job unit');
    expect(summary.job({ ...NO_FILTER, job: 'unit', jobFailed: true })).toBe('job unit, failed');
    expect(summary.by({ ...NO_FILTER, by: 'alice' })).toBe('approved by alice');
  });

  it('is told where an address could not be understood', () => {
    expect(filterMessages.refused(['state=blue', 'from=x'])).toBe(
      'Not understood in the address, so nothing is filtered by it: “state=blue” and “from=x”.',
    );
  });
});
