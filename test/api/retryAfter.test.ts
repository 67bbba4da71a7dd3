import fc from 'fast-check';
import { expect, test } from 'vitest';
import { retryAfterMs } from '../../src/api/retryAfter.ts';

const NOW = Date.UTC(2026, 0, 15, 12);
const HOUR = 3_600_000;
const at = (ms: number): string => new Date(ms).toUTCString();

test.each<[what: string, asked: string, ms: number | undefined]>([
  ['seconds', '120', 120_000],
  ['no time at all', '0', 0],
  ['seconds among spaces', ' 7 ', 7_000],
  ['an hour', '3600', HOUR],
  ['longer than an hour', '86400', HOUR],
  ['longer than anything', '9'.repeat(400), HOUR],
  ['a date', at(NOW + 90_000), 90_000],
  ['a date that has been', at(NOW - 90_000), 0],
  ['a date tomorrow', at(NOW + 24 * HOUR), HOUR],
  ['a word', 'soon', undefined],
  ['a date that is none', 'Thu, 99 Foo 2026 25:61:61 GMT', undefined],
  ['nothing', '', undefined],
  ['blanks', '   ', undefined],
])('A server that asks for %s', (_, asked, ms) => {
  expect(retryAfterMs(new Headers({ 'Retry-After': asked }), NOW)).toBe(ms);
});

test('A server that asks for nothing', () => {
  expect(retryAfterMs(new Headers(), NOW)).toBeUndefined();
  expect(retryAfterMs(new Headers({ Date: at(NOW) }), NOW)).toBeUndefined();
});

test.each<[what: string, date: string, ms: number]>([
  ['ahead of ours', at(NOW + HOUR), 90_000],
  ['behind ours', at(NOW - HOUR), 90_000],
  ['not to be read', 'noon', HOUR],
])('A date is compared with the server’s own clock, which is %s', (what, date, ms) => {
  const theirs = what === 'not to be read' ? NOW + HOUR : Date.parse(date);
  const headers = new Headers({ 'Retry-After': at(theirs + 90_000), Date: date });
  expect(retryAfterMs(headers, NOW)).toBe(ms);
});

test.each(['-5', '-120', '1.5', '+5', '5 s', '1e3', '0x10'])(
  'What is no number of whole seconds makes nobody wait: %s',
  (asked) => {
    expect(retryAfterMs(new Headers({ 'Retry-After': asked }), NOW) ?? 0).toBe(0);
  },
);

test('Whatever a server writes, nobody waits longer than an hour, nor before now', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme-ascii' }),
    fc.integer().map(String),
    fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
  );
  fc.assert(
    fc.property(text, text, (asked, date) => {
      const wait = retryAfterMs(new Headers({ 'Retry-After': asked, Date: date }), NOW);
      if (wait === undefined) return;
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThanOrEqual(HOUR);
    }),
  );
});
