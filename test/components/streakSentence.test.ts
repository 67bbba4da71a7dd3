import { describe, expect, it, test } from 'vitest';
import { leavesReachOpen, streakSentence } from '../../src/components/glance/streakSentence.ts';
import type { Reach } from '../../src/components/glance/streakSentence.ts';
import { runState } from '../../src/stage/runState.ts';
import { runCounter } from '../../src/stage/StageRun.ts';
import type { StageRun } from '../../src/stage/StageRun.ts';
import { streak } from '../../src/stage/streak.ts';
import { glanceMessages, words as english } from '../support/english.ts';
import { someRun } from '../support/someRun.ts';

const JOBS: Readonly<Record<string, string>> = {
  p: 'lint:Completed/Passed unit:Completed/Passed',
  f: 'lint:Completed/Passed unit:Completed/Failed',
  // Failing, and not over yet.
  F: 'lint:Building/Unknown unit:Completed/Failed',
  b: 'lint:Completed/Passed unit:Building/Unknown',
  c: 'lint:Completed/Passed unit:Completed/Cancelled',
  u: 'lint:Completed/Passed unit:Completed/Unknown',
};

/** Runs from 142 on down, newest first, a letter each. */
const runsOf = (letters: string): StageRun[] =>
  Array.from(letters, (letter, at) => someRun(142 - at, JOBS[letter] ?? ''));

/** `total`: the runs there are; as many as those known: that is all of them. */
function reachOf(runs: readonly StageRun[], total: number | undefined): Reach {
  return { runs, total, isComplete: total === runs.length };
}

/** The sentence as it is read two days after all runs, with how far it reaches. */
function told(runs: readonly StageRun[], total: number | undefined): string {
  const reach = reachOf(runs, total);
  const found = streak(runs);
  const words = streakSentence(glanceMessages.streak, found, reach).map((part) => {
    if (typeof part === 'string') return part;
    if ('name' in part) return part.name;
    if ('run' in part) return runCounter(part.run);
    return english.formatAge(part.moment, part.moment + 2 * 86_400_000);
  });
  return `${words.join('')}${leavesReachOpen(found, reach) ? ` ${glanceMessages.reach(glanceMessages.streak.reach(reach))}` : ''}`;
}

describe('A stage that fails', () => {
  test.each<[runs: string, total: number | undefined, sentence: string]>([
    [
      'ffffpp',
      2431,
      'Failing for 4 runs since 139 / 1 (2 days ago, triggered by changes). Last passed 138 / 1. Failing job: unit. In the newest 6 of 2,431 runs.',
    ],
    [
      'fp',
      2,
      'Failing for 1 run since 142 / 1 (2 days ago, triggered by changes). Last passed 141 / 1. Failing job: unit. In all 2 runs.',
    ],
    // What neither passed nor failed is not counted, and does not end it.
    [
      'Fbfcufcp',
      undefined,
      'Failing for 2 runs since 137 / 1 (2 days ago, triggered by changes). Last passed 135 / 1. Failing job: unit. In the newest 8 runs.',
    ],
    ['bfff', 91, 'Failing for 3 runs at least. No pass in the newest 4 of 91 runs. Failing job: unit.'],
    ['f', undefined, 'Failing for 1 run at least. No pass in the newest run. Failing job: unit.'],
    ['f', 91, 'Failing for 1 run at least. No pass in the newest of 91 runs. Failing job: unit.'],
    ['cfcf', 4, 'It has never passed in its 4 runs. Failing job: unit.'],
    ['f', 1, 'It has never passed in its only run. Failing job: unit.'],
  ])('as %s of %s: %s', (runs, total, sentence) => {
    expect(told(runsOf(runs), total)).toBe(sentence);
  });

  const failing = (count: number): string =>
    told(
      [someRun(142, Array.from({ length: count }, (_, at) => `job${at + 1}:Completed/Failed`).join(' '))],
      1,
    );
  test.each<[jobs: number, words: string]>([
    [1, 'Failing job: job1.'],
    [2, 'Failing jobs: job1 and job2.'],
    [3, 'Failing jobs: job1, job2 and job3.'],
    [4, 'Failing jobs: job1, job2, job3 and 1 more.'],
    [7, 'Failing jobs: job1, job2, job3 and 4 more.'],
  ])('by %i jobs names the first three', (jobs, words) => {
    expect(failing(jobs)).toBe(`It has never passed in its only run. ${words}`);
  });
});

describe('A stage that passes', () => {
  test.each<[runs: string, total: number | undefined, sentence: string]>([
    [
      'bpppf',
      2431,
      'Passed 3 times in a row since 139 / 1 (2 days ago, triggered by changes). Last failed 138 / 1. In the newest 5 of 2,431 runs.',
    ],
    [
      'pcf',
      3,
      'Passing since 142 / 1 (2 days ago, triggered by changes). Last failed 140 / 1. In all 3 runs.',
    ],
    ['ppp', 50, 'Passed 3 times in a row, as far as the newest 3 of 50 runs go.'],
    ['pcc', undefined, 'Passed once, as far as the newest 3 runs go.'],
    ['p', 50, 'Passed once, as far as the newest of 50 runs goes.'],
    ['ppp', 3, 'Passed all 3 times.'],
    ['pcpu', 4, 'Passed all 2 times. In all 4 runs.'],
    ['p', 1, 'Passed once and never failed.'],
  ])('as %s of %s: %s', (runs, total, sentence) => {
    expect(told(runsOf(runs), total)).toBe(sentence);
  });
});

describe('A stage of which nothing is to be said', () => {
  test.each<[runs: string, total: number | undefined, sentence: string]>([
    ['bcu', 91, 'No pass and no failure in the newest 3 of 91 runs.'],
    ['Fb', 2, 'No pass and no failure in all 2 runs.'],
    ['c', 1, 'No pass and no failure in its only run.'],
    ['', 0, 'There are no runs.'],
  ])('as %s of %s says so: %s', (runs, total, sentence) => {
    expect(told(runsOf(runs), total)).toBe(sentence);
  });
});

describe('What began a streak', () => {
  const begun = (more: Partial<StageRun>): string =>
    told([someRun(142, JOBS['f'] ?? '', more), someRun(141, JOBS['p'] ?? '')], undefined);
  const undated = someRun(142, JOBS['f'] ?? '').jobs.map((job) => ({ ...job, scheduledDate: undefined }));

  test.each<[what: string, more: Partial<StageRun>, words: string]>([
    ['a user', { approvedBy: 'alice' }, '142 / 1 (2 days ago, triggered by alice).'],
    ['the timer', { approvedBy: 'timer' }, '142 / 1 (2 days ago, triggered by the timer).'],
    ['nobody the server names', { approvedBy: null }, '142 / 1 (2 days ago).'],
    ['a user, nobody knows when', { approvedBy: 'alice', jobs: undated }, '142 / 1 (triggered by alice).'],
    ['what is not told', { approvedBy: null, jobs: undated }, '142 / 1.'],
  ])('is told: %s', (_, more, words) => {
    expect(begun(more)).toContain(`Failing for 1 run since ${words}`);
  });
});

describe('Every sentence', () => {
  it('reaches as far as the runs known, and says so where that is not all', () => {
    for (const letters of ['', 'f', 'p', 'c', 'ff', 'fp', 'pf', 'fcp', 'pbf', 'ccp', 'bfff'])
      for (const total of [undefined, letters.length, 2431]) {
        const runs = runsOf(letters);
        const sentence = told(runs, total);
        if (total === letters.length) expect(sentence).not.toContain('newest');
        else expect(sentence).toContain(glanceMessages.streak.reach(reachOf(runs, total)));
      }
  });

  it('counts no run as passed or failed that is neither', () => {
    const runs = runsOf('cubFfcufpbp');
    const counted = runs.filter((run) => ['Passed', 'Failed'].includes(runState(run)));
    expect(counted.map(runCounter)).toEqual(['138 / 1', '135 / 1', '134 / 1', '132 / 1']);
    expect(told(runs, undefined)).toMatch(/^Failing for 2 runs since 135 \/ 1 .* Last passed 134 \/ 1\./);
  });
});

describe('How far the runs known reach', () => {
  test.each<[count: number, total: number | undefined, isComplete: boolean, words: string]>([
    [50, 2431, false, 'the newest 50 of 2,431 runs'],
    [50, undefined, false, 'the newest 50 runs'],
    // The count is of an earlier moment.
    [50, 50, false, 'the newest 50 runs'],
    [50, 49, false, 'the newest 50 runs'],
    [1, 2, false, 'the newest of 2 runs'],
    [1, undefined, false, 'the newest run'],
    [14, undefined, true, 'all 14 runs'],
    [1, 1, true, 'its only run'],
  ])('is told of %i of %s, complete: %s', (count, total, isComplete, words) => {
    expect(glanceMessages.streak.reach({ runs: runsOf('p'.repeat(count)), total, isComplete })).toBe(words);
  });
});
