import { describe, expect, it, test, vi } from 'vitest';
import { foundMessages } from '../src/components/glance/foundMessages.ts';
import { glanceMessages } from '../src/components/glance/glanceMessages.ts';
import { gridMessages } from '../src/components/glance/gridMessages.ts';
import { createFormat } from '../src/components/format.ts';
import type {
  MessageOverrides,
  StageHistoryLanguage,
  StageHistoryMessages,
} from '../src/components/language.ts';
import { listMessages } from '../src/components/messages.ts';
import { wallMessages } from '../src/components/wall/wallMessages.ts';
import { createWording } from '../src/components/wording.ts';
import { ar } from '../src/locales/ar.ts';
import { de } from '../src/locales/de.ts';
import { ja } from '../src/locales/ja.ts';
import { everyMessage, SEVEN } from './support/everyMessage.ts';
import { someRun } from './support/someRun.ts';

const LANGUAGES = [de, ja, ar];

/** The whole catalogue as a widget would have it. */
function catalogue(language?: StageHistoryLanguage, overrides?: MessageOverrides): StageHistoryMessages {
  const { read } = createWording(language, overrides, undefined, 'UTC');
  return {
    ...read('list', listMessages),
    glance: read('glance', glanceMessages),
    grid: read('grid', gridMessages),
    found: read('found', foundMessages),
    wall: read('wall', wallMessages),
  };
}

/** Every leaf with its place: `cancel.button`. */
function leaves(value: object, path = ''): [path: string, leaf: unknown][] {
  return Object.entries(value).flatMap(([name, leaf]: [string, unknown]) => {
    const place = path === '' ? name : `${path}.${name}`;
    return typeof leaf === 'object' && leaf !== null ? leaves(leaf, place) : [[place, leaf]];
  });
}

const kinds = (value: object): [string, string][] =>
  leaves(value).map(([path, leaf]): [string, string] => [path, typeof leaf]);

/** What of a text must be in it in any language: numbers, however grouped, and names. */
function facts(text: string): string[] {
  const names = text.match(
    /\b(?:pipeline|stage|job|user|reach|title|detail|state|rerun|word|file|text|filter|part)-\w\b/g,
  );
  return [...(names ?? []), ...(text.replace(/(?<=\d)[.,](?=\d{3}\b)/g, '').match(/\d+/g) ?? [])];
}

const english = catalogue();

it('Every message that is made of something is among those tried here', () => {
  const made = leaves(english).filter(([, leaf]) => typeof leaf === 'function');
  expect(new Set(leaves(everyMessage(english, 23)).map(([path]) => path))).toEqual(
    new Set(made.map(([path]) => path)),
  );
});

describe.each(LANGUAGES.map((language) => ({ tag: language.tag, language })))('In $tag', ({ language }) => {
  const messages = catalogue(language);

  it('there is every message, none of them empty', () => {
    expect(new Map(kinds(messages))).toEqual(new Map(kinds(english)));
    expect(leaves(messages).filter(([, leaf]) => typeof leaf === 'string' && leaf.trim() === '')).toEqual(
      // Japanese sentences have no space between them.
      language === ja ? [['gap', '']] : [['gap', ' ']],
    );
  });

  it.each([3, 23, 4_711, 100])('each tells all that it is given, of %i', (count) => {
    const inEnglish = new Map(leaves(everyMessage(english, count)));
    for (const [path, text] of leaves(everyMessage(messages, count))) {
      const must = facts(String(inEnglish.get(path)));
      expect(facts(String(text)), `${path}: ${String(text)}`).toEqual(expect.arrayContaining(must));
    }
  });

  it('no English is left', () => {
    const same = leaves(messages).filter(
      ([path, leaf]) => typeof leaf === 'string' && leaf === new Map(leaves(english)).get(path),
    );
    const may = ['gap', 'glance.stats.notKnown', 'column.jobs', 'glance.filter.job', 'glance.compare.job'];
    const names = ['grid.jobs', 'grid.badge.flaky', 'glance.streak.comma', 'run.links.valueStreamMap'];
    expect(same.map(([path]) => path).filter((path) => ![...may, ...names].includes(path))).toEqual([]);
  });
});

describe('Plurals', () => {
  test.each<[language: StageHistoryLanguage, count: number, text: string]>([
    [de, 1, '1 neuerer Lauf'],
    [de, 2, '2 neuere Läufe'],
    [ja, 1, '新しい実行 1 件'],
    [ja, 2_431, '新しい実行 2,431 件'],
    [ar, 0, 'لا تشغيلات أحدث'],
    [ar, 1, 'تشغيل واحد أحدث'],
    [ar, 2, 'تشغيلان أحدث'],
    [ar, 3, '3 تشغيلات أحدث'],
    [ar, 11, '11 تشغيلًا أحدث'],
    [ar, 100, '100 تشغيل أحدث'],
  ])('in %o of %i', ({ ...language }, count, text) => {
    expect(catalogue(language).newerRuns({ count, orMore: false })).toBe(text);
  });

  it('are those of the language although numbers are written as elsewhere', () => {
    const { read } = createWording(ar, undefined, 'de-DE', undefined);
    expect(read('list', listMessages).newerRuns({ count: 2_403, orMore: false })).toBe('2.403 تشغيلات أحدث');
  });
});

describe('Where the text runs from right to left', () => {
  it('counters and names keep their own direction', () => {
    const run = someRun(142, 'unit:Building/Unknown');
    expect(catalogue(ar).cancel.title(run)).toBe(
      'هل تريد إلغاء التشغيل \u2068142 / 1\u2069 من \u2068website\u2069 / \u2068test\u2069؟',
    );
    expect(catalogue(de).cancel.title(run)).toBe('Lauf 142 / 1 von website / test abbrechen?');
  });
});

describe('A host’s own words', () => {
  const run = someRun(142, 'unit:Building/Unknown');

  it('stand for single messages, in any language, and the rest stays', () => {
    const own = { cancel: { button: 'Halt', denied: { 'not-told': 'Frag den Server' } } };
    const messages = catalogue(de, own);
    expect(messages.cancel.button).toBe('Halt');
    expect(messages.cancel.denied['not-told']).toBe('Frag den Server');
    expect(messages.cancel.denied['not-active']).toBe('Dieser Lauf ist nicht aktiv.');
    expect(messages.cancel.buttonLabel(run)).toBe('Lauf 142 / 1 abbrechen');
    expect(catalogue(undefined, own).cancel.button).toBe('Halt');
  });

  it('are found within the sentences that are made of them', () => {
    const own = { state: { Building: 'Underway' }, glance: { stats: { noneActive: ['all', 'quiet'] } } };
    expect(catalogue(undefined, own).tellMe.ended(run)).toBe('142 / 1 has ended: Underway.');
    expect(catalogue(undefined, own).glance.stats.noneActive).toEqual(['all', 'quiet']);
  });

  it('are passed over where they are no words of that kind', () => {
    const untyped: object = { cancel: { button: 7, title: 'no function' }, retry: null, nonsense: 'x' };
    expect(kinds(catalogue(undefined, untyped))).toEqual(kinds(english));
    expect(catalogue(undefined, untyped).cancel.button).toBe('Cancel');
  });
});

describe('A time zone', () => {
  it('is that of every time told, and of what day it is', () => {
    const tokyo = createFormat({ timeZone: 'Asia/Tokyo' });
    expect(tokyo.formatDate(SEVEN, SEVEN)).toMatch(/^15 Jan, 16:00 (GMT\+9|JST)$/);
    expect(tokyo.formatClock(SEVEN, SEVEN)).toBe('16:00:00');
    // Half past eleven in the evening, and half past one of the next day there.
    const evening = Date.UTC(2026, 0, 15, 14, 30);
    expect(tokyo.formatClock(evening, evening + 2 * 3_600_000)).toMatch(/^15 Jan, 23:30 /);
    const newYear = Date.UTC(2025, 11, 31, 14, 30);
    expect(tokyo.formatDay(newYear, newYear + 3_600_000)).toBe('31 Dec 2025');
  });

  it('and a locale that nobody knows are told of once, and are as if they were not given', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    for (let times = 0; times < 2; times += 1) {
      const format = createFormat({ timeZone: 'Mars/Olympus', locale: 'not a locale' });
      expect(format.formatClock(SEVEN, SEVEN)).toBe(createFormat().formatClock(SEVEN, SEVEN));
      expect(format.formatNumber(2_431)).toBe('2,431');
    }
    expect(warn.mock.calls.map(([text]: unknown[]) => text)).toEqual([
      expect.stringContaining('Mars/Olympus'),
      expect.stringContaining('not a locale'),
    ]);
    warn.mockRestore();
  });
});
