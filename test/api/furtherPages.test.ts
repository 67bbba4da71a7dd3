import { expect, test } from 'vitest';
import { furtherPages } from '../../src/api/furtherPages.ts';
import { pageLinks } from '../../src/api/offsetPages.ts';
import { pageHolding } from '../../src/api/pageHolding.ts';
import { NEWEST } from '../../src/api/StagesApi.ts';
import type { HistoryPage } from '../../src/api/StagesApi.ts';

const facts = { runs: [], insteadOf: undefined, exactCancel: false, blindVersion: undefined };
/** A page of a server that counts its runs. */
const counted = (offset: number, total: number): HistoryPage => ({
  ...facts,
  ...pageLinks({ offset, total, pageSize: 10 }, Math.min(10, total - offset)),
});
/** A page of a server that does not. */
const uncounted = (older: string | undefined): HistoryPage => ({
  ...facts,
  token: NEWEST,
  newer: undefined,
  older,
  oldest: undefined,
  count: undefined,
});

test.each<[string, number, number, number, readonly string[]]>([
  [
    'as many as are wanted',
    0,
    2431,
    30,
    ['offset=10&total=2431', 'offset=20&total=2431', 'offset=30&total=2431'],
  ],
  ['one more for the rest of them', 0, 2431, 11, ['offset=10&total=2431', 'offset=20&total=2431']],
  ['no more than there are', 10, 35, 100, ['offset=20&total=35', 'offset=30&total=35']],
  ['from a page that begins anywhere', 7, 35, 10, ['offset=17&total=35']],
  ['none on the oldest page', 30, 35, 100, []],
  ['none where none is wanted', 0, 35, 0, []],
])('The pages that follow a page, where runs are counted: %s', (_, offset, total, runs, pages) => {
  expect(furtherPages(counted(offset, total), runs)).toEqual(pages);
});

test('Where they are not counted, only the next page is known', () => {
  expect(furtherPages(uncounted('after=191'), 500)).toEqual(['after=191']);
  expect(furtherPages(uncounted(undefined), 500)).toEqual([]);
});

test.each([
  [0, NEWEST],
  [9, NEWEST],
  [10, 'offset=10&total=35'],
  [34, 'offset=30&total=35'],
])('The page that holds the run below %i others', (index, page) => {
  expect(pageHolding(counted(0, 35), index)).toBe(page);
});

test('Where runs are not counted, it cannot be told from that', () => {
  expect(pageHolding(uncounted('after=191'), 20)).toBeUndefined();
});
