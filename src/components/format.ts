/** Formatters are made on first use and then kept: the first one of a page costs more than painting its rows. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

const number = once(() => new Intl.NumberFormat('en-GB'));
const list = once(() => new Intl.ListFormat('en-GB', { type: 'conjunction' }));
// Not "yesterday": that is a word of the calendar, and ages are counted in hours.
const relative = once(() => new Intl.RelativeTimeFormat('en-GB', { numeric: 'always', style: 'short' }));
const present = once(() => new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' }));
const clock = once(() => new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' }));
const minutes = once(() => new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' }));
const tenths = once(() => new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 }));
const date = once(
  () =>
    new Intl.DateTimeFormat('en-GB', {
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'short',
    }),
);
const dateOfAnotherYear = once(
  () =>
    new Intl.DateTimeFormat('en-GB', {
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'short',
    }),
);

const day = once(() => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' }));
const dayOfAnotherYear = once(
  () => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' }),
);

/** `2,431`. */
export function formatNumber(value: number): string {
  return number().format(value);
}

/** `Contract, Browser and Package`. */
export function formatList(names: readonly string[]): string {
  return list().format(names);
}

/** The time of day with seconds, in the reader's zone; of another day than today the date, too. */
export function formatClock(epochMs: number, now: number): string {
  const isToday = new Date(epochMs).toDateString() === new Date(now).toDateString();
  return isToday ? clock().format(epochMs) : formatDate(epochMs, now);
}

/** Date, time and zone, in the reader's zone; the year only where it is not this one. */
export function formatDate(epochMs: number, now: number): string {
  const sameYear = new Date(epochMs).getFullYear() === new Date(now).getFullYear();
  return (sameYear ? date() : dateOfAnotherYear()).format(epochMs);
}

/** `12 Nov`, in the reader's zone; the year only where it is not this one. */
export function formatDay(epochMs: number, now: number): string {
  const sameYear = new Date(epochMs).getFullYear() === new Date(now).getFullYear();
  return (sameYear ? day() : dayOfAnotherYear()).format(epochMs);
}

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** `2 min ago`, `1 day ago`, `now`: whole units, rounded down. */
export function formatAge(epochMs: number, now: number): string {
  const age = now - epochMs;
  for (const [unit, length] of STEPS)
    if (Math.abs(age) >= length) return relative().format(-Math.trunc(age / length), unit);
  return present().format(0, 'second');
}

/** The symbols of the SI, which are the same in every language. */
const SYMBOLS: readonly (readonly [string, number])[] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
];

/** `8 s`, `2 min`, `3 h`: whole units, rounded down; never less than nothing. */
export function formatElapsed(ms: number): string {
  const [symbol, length] = SYMBOLS.find(([, atLeast]) => ms >= atLeast) ?? (['s', 1_000] as const);
  return `${formatNumber(Math.max(0, Math.trunc(ms / length)))} ${symbol}`;
}

/** `0.3 s`, `4 min 12 s`, `1 h 4 min`, `2 d 3 h`: two units, rounded down; tenths of a second below ten seconds. */
export function formatDuration(ms: number): string {
  if (ms < 10_000) return `${tenths().format(Math.max(0, Math.floor(ms / 100) / 10))} s`;
  const at = SYMBOLS.findIndex(([, atLeast]) => ms >= atLeast);
  const parts = SYMBOLS.slice(at, at + 2).map(([symbol, length], index) => {
    const larger = index === 0 ? Infinity : (SYMBOLS[at]?.[1] ?? Infinity);
    return [Math.floor((ms % larger) / length), symbol] as const;
  });
  return parts
    .filter(([count], index) => index === 0 || count > 0)
    .map(([count, symbol]) => `${formatNumber(count)} ${symbol}`)
    .join(' ');
}

/** The time of day without seconds, in the reader's zone; of another day than today the date, too. */
export function formatMinute(epochMs: number, now: number): string {
  const isToday = new Date(epochMs).toDateString() === new Date(now).toDateString();
  return isToday ? minutes().format(epochMs) : formatDate(epochMs, now);
}
