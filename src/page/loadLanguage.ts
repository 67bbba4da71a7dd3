import type { StageHistoryLanguage } from '../components/language.ts';

/** The languages that an address can ask for, beside English. */
export const LANGUAGES = ['de', 'ja', 'ar'] as const;

/** One of {@link LANGUAGES}. */
export type LanguageTag = (typeof LANGUAGES)[number];

const LOADS: Readonly<Record<LanguageTag, () => Promise<StageHistoryLanguage>>> = {
  de: async () => (await import('../locales/de.ts')).de,
  ja: async () => (await import('../locales/ja.ts')).ja,
  ar: async () => (await import('../locales/ar.ts')).ar,
};

/** Loads a language; `undefined`, which is English, where none is asked for or it cannot be had. */
export async function loadLanguage(tag: LanguageTag | undefined): Promise<StageHistoryLanguage | undefined> {
  try {
    return tag && (await LOADS[tag]());
  } catch {
    return undefined;
  }
}
