import { describe, expect, it, test } from 'vitest';
import { ApiError } from '../../src/api/ApiError.ts';
import { barName } from '../../src/components/glance/barName.ts';
import { fileName } from '../../src/components/glance/fileName.ts';
import type { Sought } from '../../src/components/glance/glanceMessages.ts';
import { scheduledDate } from '../../src/stage/StageRun.ts';
import type { StageRun } from '../../src/stage/StageRun.ts';
import { streak } from '../../src/stage/streak.ts';
import { glanceMessages, searchEnded, words as english } from '../support/english.ts';
import { someRun } from '../support/someRun.ts';

const PASSED = 'unit:Completed/Passed';
const FAILED = 'unit:Completed/Failed';
const NOW = scheduledDate(someRun(142, PASSED)) ?? 0;
const date = english.formatDate(NOW, NOW);

describe('A bar of the strip', () => {
  test.each<[jobs: string, words: string]>([
    [PASSED, `142 / 1 Passed, ${date}`],
    ['lint:Completed/Passed unit:Completed/Failed', `142 / 1 Failed, ${date}: unit`],
    [
      'a:Completed/Failed b:Completed/Failed c:Completed/Failed d:Completed/Failed e:Completed/Failed',
      `142 / 1 Failed, ${date}: a, b, c and 2 more`,
    ],
    ['lint:Building/Unknown unit:Completed/Failed', `142 / 1 Failing, ${date}: unit`],
    ['unit:Completed/Cancelled', `142 / 1 Cancelled, ${date}`],
    ['unit:Completed/Unknown', `142 / 1 Unknown, ${date}`],
  ])('of “%s” is called %s', (jobs, words) => {
    expect(barName(glanceMessages, someRun(142, jobs), NOW)).toBe(words);
  });

  it('claims no date where the server tells none', () => {
    expect(barName(glanceMessages, someRun(142, '', { jobs: [] }), NOW)).toBe('142 / 1 Unknown');
  });
});

describe('The end of the strip', () => {
  const dayOf = (run: StageRun, isShort: boolean, now = NOW): string =>
    glanceMessages.strip.oldest(run, isShort, now);
  const undated = { ...someRun(93, PASSED), jobs: [] };

  it('is dated, with the year where it is another one', () => {
    expect(dayOf(someRun(93, PASSED), false)).toMatch(/^\d+ \p{L}+$/u);
    expect(dayOf(someRun(93, PASSED), false, NOW + 366 * 86_400_000)).toMatch(/^\d+ \p{L}+ \d{4}$/u);
  });

  it('says what its date is of where the bars end before', () => {
    expect(dayOf(someRun(93, PASSED), true)).toMatch(/^oldest \d+ \p{L}+$/u);
  });

  it('is named by its run where that has no date', () => {
    expect(dayOf(undated, false)).toBe('93 / 1');
    expect(dayOf(undated, true)).toBe('oldest 93 / 1');
  });
});

describe('A search in older runs', () => {
  const newest = [someRun(142, FAILED), someRun(141, FAILED)];
  const ended = (
    sought: Sought,
    runs: readonly StageRun[],
    more: { isComplete?: boolean; failure?: ApiError } = {},
  ): string =>
    searchEnded(
      sought,
      streak(runs),
      { runs, total: 91, isComplete: more.isComplete ?? false },
      more.failure,
    );

  it.each<[sought: Sought, read: number, words: string]>([
    ['last pass', 120, 'Looking for the last pass: 120 runs read so far'],
    ['breaking run', 1, 'Looking for the run that broke it: 1 run read so far'],
  ])('for the %s tells how far it is', (sought, read, words) => {
    expect(glanceMessages.looking(sought, { kind: 'search', read, wanted: undefined })).toBe(words);
  });

  it('tells what it has found', () => {
    const found = [...newest, someRun(140, PASSED)];
    expect(ended('last pass', found)).toBe('Last passed 140 / 1.');
    expect(ended('breaking run', found)).toBe('Failing since 141 / 1.');
  });

  it('tells how far there was nothing: in all runs, up to where it was stopped, or could not go on', () => {
    expect(ended('last pass', newest, { isComplete: true })).toBe('No pass in all 2 runs.');
    expect(ended('last pass', newest)).toBe('Stopped. No pass in the newest 2 of 91 runs.');
    expect(ended('breaking run', newest, { failure: new ApiError('unavailable') })).toBe(
      'Older runs could not be read: The Go server is not taking requests now. No pass in the newest 2 of 91 runs.',
    );
  });

  it('is overtaken by a run that passes', () => {
    expect(ended('last pass', [someRun(143, PASSED), ...newest])).toBe('Passed meanwhile: 143 / 1.');
  });
});

describe('The file that runs are saved as', () => {
  const at = new Date(2026, 2, 4, 23, 59);

  it('is named for the stage and the day', () => {
    expect(fileName({ pipeline: 'foo', stage: 'DEV' }, at, 'csv')).toBe('foo-DEV-2026-03-04.csv');
  });

  it('has a name that every system allows', () => {
    expect(fileName({ pipeline: 'a/b\\c:d', stage: 'Prüfung 1' }, at, 'json')).toBe(
      'a_b_c_d-Prüfung_1-2026-03-04.json',
    );
  });
});

describe('Two runs compared', () => {
  test.each<[count: number, words: string]>([
    [0, 'No jobs are in another state.'],
    [1, '1 job is in another state:'],
    [7, '7 jobs are in another state:'],
  ])('tell how many of their jobs differ: %i', (count, words) => {
    expect(glanceMessages.compare.changed(count)).toBe(words);
  });

  test.each<[count: number, words: string]>([
    [1, '1 job is the same in both'],
    [1_200, '1,200 jobs are the same in both'],
  ])('tell how many do not: %i', (count, words) => {
    expect(glanceMessages.compare.same(count)).toBe(words);
  });
});
