import fc from 'fast-check';
import { afterAll, describe, expect, it, test, vi } from 'vitest';
import { messages, words } from '../support/english.ts';

const { formatDuration, formatMinute } = words;
const { run: runMessages } = messages;

// A reader's zone without summer time; formatters are made on first use, which is below.
vi.stubEnv('TZ', 'Asia/Tokyo');
afterAll(() => {
  vi.unstubAllEnvs();
});

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('A duration', () => {
  test.each<[ms: number, words: string]>([
    [-5 * SECOND, '0 s'],
    [0, '0 s'],
    [99, '0 s'],
    [100, '0.1 s'],
    [999, '0.9 s'],
    [1_000, '1 s'],
    [9_990, '9.9 s'],
    [9_999, '9.9 s'],
    [10_000, '10 s'],
    [59_990, '59 s'],
    [MINUTE, '1 min'],
    [4 * MINUTE + 12 * SECOND, '4 min 12 s'],
    [HOUR - 1, '59 min 59 s'],
    [HOUR, '1 h'],
    [HOUR + 59 * SECOND, '1 h'],
    [HOUR + 4 * MINUTE, '1 h 4 min'],
    [DAY - 1, '23 h 59 min'],
    [25 * HOUR, '1 d 1 h'],
    [DAY + 59 * MINUTE, '1 d'],
    [2 * DAY + 3 * HOUR, '2 d 3 h'],
    [400 * DAY, '400 d'],
    [12_345 * DAY + 6 * HOUR, '12,345 d 6 h'],
  ])('of %i ms is “%s”', (ms, words) => {
    expect(formatDuration(ms)).toBe(words);
  });

  const LENGTHS = { d: DAY, h: HOUR, min: MINUTE, s: SECOND };

  it('never claims more than it was, nor leaves out as much as its smaller unit', () => {
    fc.assert(
      fc.property(fc.oneof(fc.nat({ max: 2 * MINUTE }), fc.nat({ max: 3 * DAY }), fc.nat()), (ms) => {
        const parts = [...formatDuration(ms).matchAll(/([\d.,]+) (d|h|min|s)\b/g)];
        expect(parts.length).toBeGreaterThan(0);
        const units = parts.map(([, , unit]) => LENGTHS[unit as keyof typeof LENGTHS]);
        const told = parts.reduce(
          (sum, [, count], index) => sum + Number(count?.replaceAll(',', '')) * (units[index] ?? NaN),
          0,
        );
        expect(Math.round(told)).toBeLessThanOrEqual(ms);
        const [largest = NaN] = units;
        const least = ms < 10 * SECOND ? 100 : largest === DAY ? HOUR : largest === HOUR ? MINUTE : SECOND;
        expect(ms - Math.round(told)).toBeLessThan(least);
      }),
      { numRuns: 2_000 },
    );
  });
});

test('A minute is told without its seconds, and of another day with its date', () => {
  const moment = Date.UTC(2026, 0, 15, 3, 4, 59);
  expect(formatMinute(moment, moment + HOUR)).toBe('12:04');
  expect(formatMinute(moment, moment - DAY)).toMatch(/^15 Jan, 12:04 /);
});

describe('The words about a run’s time', () => {
  const usual = { median: 60_000, low: 50_000, high: 75_000, runs: 10 };

  test.each([
    [
      'of a finished run',
      runMessages.took(16_632, '12:00:00', '12:00:16'),
      '16 s, from 12:00:00 to 12:00:16',
    ],
    ['of one that goes on', runMessages.goingFor(9_990, '12:00:00'), '9 s so far, since 12:00:00'],
    ['of what is usual', runMessages.usually(usual), '50 s to 1 min 15 s (median 1 min of 10 passed runs)'],
    [
      'of what is always the same',
      runMessages.usually({ ...usual, low: 60_000, high: 60_900 }),
      '1 min (median 1 min of 10 passed runs)',
    ],
    ['of what is to be expected', runMessages.expected('12:05', 61_900), 'about 12:05, in 1 min 1 s'],
    ['of what takes too long', runMessages.overdue(3_900), '3 s longer than usual so far'],
    ['of a phase', runMessages.phaseTook('uploading', 80), 'uploading artifacts 0 s'],
    [
      'of a phase that goes on',
      runMessages.phaseGoes('waiting', 61_000),
      'waiting for an agent, 1 min 1 s so far',
    ],
    [
      'of a copied job',
      runMessages.copied(5_500),
      'not run again: copied from an earlier run, where it took 5.5 s',
    ],
    [
      'of a copied job whose time is not told',
      runMessages.copied(undefined),
      'not run again: copied from an earlier run',
    ],
    ['of an agent', runMessages.agent('5fe94110-b6e1-4825-8ad5-eb2f48be823c'), 'agent 5fe94110'],
  ])('%s', (_, words, expected) => {
    expect(words).toBe(expected);
  });
});
