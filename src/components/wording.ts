import { replaceEqualDeep } from '@tanstack/react-query';
import { createContext, useContext, useMemo, useState } from 'react';
import { runState } from '../stage/runState.ts';
import { runCounter } from '../stage/StageRun.ts';
import { titleOf } from './failureWords.ts';
import { createFormat } from './format.ts';
import { isolated } from './isolated.ts';
import type { Format } from './format.ts';
import type { MessageOverrides, StageHistoryLanguage, StageHistoryMessages } from './language.ts';
import { listMessages } from './messages.ts';
import type { ListMessages } from './messages.ts';
import type { Words } from './words.ts';

/** The messages of the list, and those that come with what is loaded later. */
interface Groups extends Pick<StageHistoryMessages, 'glance' | 'grid' | 'found' | 'wall'> {
  readonly list: ListMessages;
}

/** What the widget speaks. */
export interface Wording {
  readonly words: Words;
  /** `undefined`: English, as it is built in. */
  readonly language: StageHistoryLanguage | undefined;
  /** The messages of a group; always the same object. `english`: how it is made where no other language is spoken. */
  readonly read: <K extends keyof Groups>(group: K, english: (words: Words) => Groups[K]) => Groups[K];
}

const formats = new Map<string, Format>();

/** One a locale, time zone and language, since the formatters within cost more than painting the rows. */
function formatOf(
  locale: string | undefined,
  timeZone: string | undefined,
  language: StageHistoryLanguage | undefined,
): Format {
  const options = {
    ...{ locale: locale ?? language?.locale, timeZone },
    ...{ language: language?.tag, units: language?.units },
  };
  const key = JSON.stringify(options);
  const known = formats.get(key);
  if (known !== undefined) return known;
  const format = createFormat(options);
  formats.set(key, format);
  return format;
}

/** A wording. What is left out is as built in: English, British numbers and times, the reader's time zone. */
export function createWording(
  language?: StageHistoryLanguage,
  overrides?: MessageOverrides,
  locale?: string,
  timeZone?: string,
): Wording {
  const format = formatOf(locale, timeZone, language);
  const isMirrored = language?.direction === 'rtl';
  const list = (): ListMessages => read('list', listMessages);
  const words: Words = {
    ...format,
    stateWord: (run) => list().state[runState(run)],
    failureTitle: (kind) => list().failure[kind].title,
    titleOf: (error) => titleOf(error, list()),
    counterOf: (run) => (isMirrored ? isolated(runCounter(run)) : runCounter(run)),
  };
  const made: Partial<Groups> = {};
  let spoken: Groups | undefined;
  function read<K extends keyof Groups>(group: K, english: (words: Words) => Groups[K]): Groups[K] {
    const known: Groups[K] | undefined = made[group];
    if (known !== undefined) return known;
    if (language !== undefined && spoken === undefined) {
      const all = language.messages(words);
      spoken = { ...all, list: all };
    }
    const others = { ...overrides, list: overrides }[group];
    const messages = merged(spoken === undefined ? english(words) : spoken[group], others);
    made[group] = messages;
    return messages;
  }
  return { words, language, read };
}

/** The messages with others in their place. What is not of its message's kind is passed over: hosts need not be typed. */
function merged<T extends object>(messages: T, others: unknown): T {
  if (!isGroup(others)) return messages;
  const changes: Record<string, unknown> = {};
  for (const name of Object.keys(messages)) {
    const message: unknown = Reflect.get(messages, name);
    const other = others[name];
    if (isGroup(message)) changes[name] = merged(message, other);
    else if (typeof other === typeof message && Array.isArray(other) === Array.isArray(message))
      changes[name] = other;
  }
  return Object.assign({}, messages, changes);
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** English, as it is built in. */
export const ENGLISH = createWording();

/** Provided by the widget's outermost part. */
export const WordingContext = createContext(ENGLISH);

/** What the sentences that are put together are made of. */
export interface Spoken {
  readonly words: Words;
  readonly messages: ListMessages;
}

/** The words and the messages of the list, for sentences that are put together. */
export function useWords(): Spoken {
  const { words } = useContext(WordingContext);
  return { words, messages: useMessages() };
}

/** The attributes that tell browsers and screen readers what the widget speaks. */
export function languageOf(language: StageHistoryLanguage | undefined) {
  return { lang: language?.tag ?? 'en', dir: language?.direction ?? 'ltr' };
}

/** {@link languageOf} the widget around. */
export function useLanguageAttributes() {
  return languageOf(useContext(WordingContext).language);
}

/** Numbers, lists and times as the widget writes them. */
export function useFormat(): Format {
  return useContext(WordingContext).words;
}

/** The messages of the list, in the widget's language; always the same object for the same language and overrides. */
export const useMessages = messagesHook('list', listMessages);

/** A hook that gives a group of messages. `english`: how it is made where no other language is spoken. */
export function messagesHook<K extends keyof Groups>(
  group: K,
  english: (words: Words) => Groups[K],
): () => Groups[K] {
  return function useGroup() {
    return useContext(WordingContext).read(group, english);
  };
}

/** The wording that a host has asked for: the same as long as it asks for the same, however often it renders. */
export function useWording(
  language: StageHistoryLanguage | undefined,
  overrides: MessageOverrides | undefined,
  locale: string | undefined,
  timeZone: string | undefined,
): Wording {
  const [kept, setKept] = useState(overrides);
  const same = replaceEqualDeep(kept, overrides);
  if (same !== kept) setKept(same);
  return useMemo(() => {
    const isUsual = language === undefined && same === undefined;
    if (isUsual && locale === undefined && timeZone === undefined) return ENGLISH;
    return createWording(language, same, locale, timeZone);
  }, [language, same, locale, timeZone]);
}
