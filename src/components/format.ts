/** Formatters are made on first use and then kept: the first one of a page costs more than painting its rows. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** How a language writes the units of a length of time after their number, space included, and what stands between two of them. */
export interface UnitWords {
  readonly d: string;
  readonly h: string;
  readonly min: string;
  readonly s: string;
  readonly between: string;
}

/** The symbols of the SI. */
const SYMBOLS: UnitWords = { d: ' d', h: ' h', min: ' min', s: ' s', between: ' ' };

const LENGTHS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
] as const;

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** Numbers, lists, plurals and times as one locale writes them. Moments are epoch milliseconds (UTC), lengths milliseconds. */
export interface Format {
  /** `2,431`. */
  readonly formatNumber: (value: number) => string;
  /** `Contract, Browser and Package`. */
  readonly formatList: (names: readonly string[]) => string;
  /** Which form of a word goes with this number. */
  readonly pluralOf: (count: number) => Intl.LDMLPluralRule;
  /** The time of day with seconds, in the time zone; of another day than today the date, too. */
  readonly formatClock: (moment: number, now: number) => string;
  /** The same without seconds. */
  readonly formatMinute: (moment: number, now: number) => string;
  /** Date, time and zone, in the time zone; the year only where it is not this one. */
  readonly formatDate: (moment: number, now: number) => string;
  /** `12 Nov`, in the time zone; the year only where it is not this one. */
  readonly formatDay: (moment: number, now: number) => string;
  /** `2 min ago`, `1 day ago`, `now`: whole units, rounded down. */
  readonly formatAge: (moment: number, now: number) => string;
  /** `8 s`, `2 min`, `3 h`: whole units, rounded down; never less than nothing. */
  readonly formatElapsed: (ms: number) => string;
  /** `0.3 s`, `4 min 12 s`, `1 h 4 min`, `2 d 3 h`: two units, rounded down; tenths of a second below ten seconds. */
  readonly formatDuration: (ms: number) => string;
  /** The same of whole seconds, for what ticks by the second and shows none of its parts. */
  readonly formatSeconds: (ms: number) => string;
}

/** What a format is to be like. */
export interface FormatOptions {
  /** How numbers and times are written: BCP 47. Default: British English. */
  readonly locale?: string | undefined;
  /** The language of the sentences around, whose plurals and lists are used: BCP 47. Default: English. */
  readonly language?: string | undefined;
  /** An IANA name. Default: the reader's zone. */
  readonly timeZone?: string | undefined;
  readonly units?: UnitWords | undefined;
}

/**
 * Makes a format. A locale or time zone that the browser does not know is told of in the console, once, and is as if it
 * were not given.
 */
export function createFormat(options: FormatOptions = {}): Format {
  const {
    language = 'en',
    locale = language === 'en' ? 'en-GB' : language,
    timeZone,
    units = SYMBOLS,
  } = options;
  const tag = once(() => knownLocale(locale));
  // Words of another language would stand amid the sentences; a region of the same one is as good.
  const spoken = once(() => (isOf(language, tag()) ? tag() : language));
  const zone = once(() => knownZone(timeZone));
  const dates = (options: Intl.DateTimeFormatOptions): (() => Intl.DateTimeFormat) =>
    once(() => new Intl.DateTimeFormat(tag(), { ...options, timeZone: zone() }));

  const number = once(() => new Intl.NumberFormat(tag()));
  const tenths = once(() => new Intl.NumberFormat(tag(), { maximumFractionDigits: 1 }));
  const list = once(() => new Intl.ListFormat(spoken(), { type: 'conjunction' }));
  const plurals = once(() => new Intl.PluralRules(language));
  // Not "yesterday": that is a word of the calendar, and ages are counted in hours.
  const relative = once(() => new Intl.RelativeTimeFormat(spoken(), { numeric: 'always', style: 'short' }));
  const present = once(() => new Intl.RelativeTimeFormat(spoken(), { numeric: 'auto' }));
  const clock = dates({ timeStyle: 'medium' });
  const minutes = dates({ timeStyle: 'short' });
  const DAY = { day: 'numeric', month: 'short' } as const;
  const TIME = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const;
  const date = dates({ ...DAY, ...TIME });
  const dateOfAnotherYear = dates({ year: 'numeric', ...DAY, ...TIME });
  const day = dates(DAY);
  const dayOfAnotherYear = dates({ ...DAY, year: 'numeric' });

  // Swedes write dates as 2026-11-24, and the reader's own zone is told without a formatter, which costs much.
  const calendar = once(() => new Intl.DateTimeFormat('sv', { timeZone: zone(), dateStyle: 'short' }));
  const dayOf = (moment: number): string =>
    zone() === undefined ? new Date(moment).toDateString() : calendar().format(moment);
  const yearOf = (moment: number): string => /\d{4,}/.exec(dayOf(moment))?.[0] ?? '';

  const formatNumber = (value: number): string => number().format(value);
  const formatDate = (moment: number, now: number): string =>
    (yearOf(moment) === yearOf(now) ? date() : dateOfAnotherYear()).format(moment);
  const formatDuration = (ms: number): string => {
    if (ms < 10_000) return `${tenths().format(Math.max(0, Math.floor(ms / 100) / 10))}${units.s}`;
    const at = LENGTHS.findIndex(([, atLeast]) => ms >= atLeast);
    const parts = LENGTHS.slice(at, at + 2).map(([unit, length], index) => {
      const larger = index === 0 ? Infinity : (LENGTHS[at]?.[1] ?? Infinity);
      return [Math.floor((ms % larger) / length), unit] as const;
    });
    return parts
      .filter(([count], index) => index === 0 || count > 0)
      .map(([count, unit]) => `${formatNumber(count)}${units[unit]}`)
      .join(units.between);
  };
  return {
    formatNumber,
    formatList: (names) => list().format(names),
    pluralOf: (count) => plurals().select(count),
    formatClock: (moment, now) =>
      dayOf(moment) === dayOf(now) ? clock().format(moment) : formatDate(moment, now),
    formatMinute: (moment, now) =>
      dayOf(moment) === dayOf(now) ? minutes().format(moment) : formatDate(moment, now),
    formatDate,
    formatDay: (moment, now) => (yearOf(moment) === yearOf(now) ? day() : dayOfAnotherYear()).format(moment),
    formatAge: (moment, now) => {
      const age = now - moment;
      for (const [unit, length] of STEPS)
        if (Math.abs(age) >= length) return relative().format(-Math.trunc(age / length), unit);
      return present().format(0, 'second');
    },
    formatElapsed: (ms) => {
      const [unit, length] = LENGTHS.find(([, atLeast]) => ms >= atLeast) ?? (['s', 1_000] as const);
      return `${formatNumber(Math.max(0, Math.trunc(ms / length)))}${units[unit]}`;
    },
    formatDuration,
    formatSeconds: (ms) => formatDuration(Math.floor(ms / 1_000) * 1_000),
  };
}
function isOf(language: string, locale: string): boolean {
  return new Intl.Locale(locale).language === new Intl.Locale(language).language;
}

function knownLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en-GB';
  } catch {
    complain(
      `“${locale}” is no BCP 47 name of a locale. Numbers and times are written as in British English.`,
    );
    return 'en-GB';
  }
}

function knownZone(timeZone: string | undefined): string | undefined {
  if (timeZone === undefined) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    complain(`This browser knows no time zone “${timeZone}”. Times are told in the reader’s own.`);
    return undefined;
  }
}

const complaints = new Set<string>();

/** To whoever embeds the widget, once: the reader can do nothing about it. */
function complain(about: string): void {
  if (complaints.has(about)) return;
  complaints.add(about);
  console.warn(`gocd-stage-history: ${about}`);
}
