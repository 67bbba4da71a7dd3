import type { Words } from '../components/words.ts';

/** The forms of a text for the kinds of numbers that a language tells apart; `#` stands for the number. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** The text in the form that goes with the number. */
export function plural({ pluralOf, formatNumber }: Words, count: number, forms: Forms): string {
  return (forms[pluralOf(count)] ?? forms.other).replace('#', formatNumber(count));
}
