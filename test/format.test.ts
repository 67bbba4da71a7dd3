import { afterAll, describe, expect, it, test, vi } from 'vitest';
import { createFormat } from '../src/components/format.ts';

const { formatAge, formatClock, formatDate, formatList, formatNumber } = createFormat();

// A reader's zone without summer time; formatters are made on first use, which is below.
vi.stubEnv('TZ', 'Asia/Tokyo');
afterAll(() => {
  vi.unstubAllEnvs();
});

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** 15 January 2026, 12:00 in Tokyo. */
const NOW = Date.UTC(2026, 0, 15, 3);

describe('An age', () => {
  test.each<[age: number, words: RegExp]>([
    [0, /^now$/],
    [59 * SECOND + 999, /^now$/],
    [MINUTE, /^1 min\.? ago$/],
    [119 * SECOND, /^1 min\.? ago$/],
    [59 * MINUTE + 59 * SECOND, /^59 mins?\.? ago$/],
    [HOUR, /^1 hr\.? ago$/],
    [23 * HOUR + 59 * MINUTE, /^23 hrs?\.? ago$/],
    [DAY, /^1 day ago$/],
    [2 * DAY, /^2 days ago$/],
    [29 * DAY, /^29 days ago$/],
    [60 * DAY, /^2 mo\.? ago$/],
    [364 * DAY, /^12 mo\.? ago$/],
    [730 * DAY, /^2 yrs?\.? ago$/],
    [10 * 365 * DAY, /^10 yrs?\.? ago$/],
  ])('of %i ms is told in whole units, rounded down', (age, words) => {
    expect(formatAge(NOW - age, NOW)).toMatch(words);
  });

  test.each<[ahead: number, words: RegExp]>([
    [30 * SECOND, /^now$/],
    [3 * MINUTE + 30 * SECOND, /^in 3 mins?\.?$/],
    [5 * HOUR, /^in 5 hrs?\.?$/],
  ])('of a moment %i ms ahead, by clocks that differ, is told as such', (ahead, words) => {
    expect(formatAge(NOW + ahead, NOW)).toMatch(words);
  });
});

describe('A date', () => {
  it('of this year has day, time and zone, and no year', () => {
    expect(formatDate(Date.UTC(2026, 0, 14, 7, 5), NOW)).toMatch(/^14 Jan, 16:05 (GMT\+9|JST)$/);
  });

  it('of another year has the year as well', () => {
    expect(formatDate(Date.UTC(2014, 8, 23, 7, 21), NOW)).toMatch(/^23 Sept? 2014, 16:21 (GMT\+9|JST)$/);
    expect(formatDate(Date.UTC(2027, 2, 1, 7, 21), NOW)).toMatch(/^1 Mar 2027, 16:21 (GMT\+9|JST)$/);
  });

  it('is of the year it is in the reader’s zone', () => {
    // New Year in Tokyo, an hour before it and an hour after.
    const newYear = Date.UTC(2025, 11, 31, 15);
    expect(formatDate(newYear - HOUR, NOW)).toMatch(/^31 Dec 2025, 23:00 /);
    expect(formatDate(newYear + HOUR, NOW)).toMatch(/^1 Jan, 01:00 /);
  });

  it('is told as the time of day with seconds, in the reader’s zone', () => {
    const moment = Date.UTC(2026, 0, 15, 3, 4, 5);
    expect(formatClock(moment, moment + HOUR)).toBe('12:04:05');
    expect(formatClock(moment, moment + 24 * HOUR), 'of another day').toMatch(/^15 Jan, 12:04 /);
  });
});

test.each([
  [0, '0'],
  [999, '999'],
  [2431, '2,431'],
  [1_234_567, '1,234,567'],
])('the number %i is written %s', (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

test.each<[names: string[], text: string]>([
  [[], ''],
  [['Contract'], 'Contract'],
  [['Contract', 'Package'], 'Contract and Package'],
  [['Contract', 'Browser', 'Package'], 'Contract, Browser and Package'],
])('the names %j are written “%s”', (names, text) => {
  expect(formatList(names)).toBe(text);
});
