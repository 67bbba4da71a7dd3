import { isolated } from '../../components/isolated.ts';
import type { Words } from '../../components/words.ts';
import { plural } from '../plural.ts';

/** So many runs, as the subject of a sentence or after nothing. */
export function runs(words: Words, count: number): string {
  return plural(words, count, {
    zero: 'لا تشغيلات',
    one: 'تشغيل واحد',
    two: 'تشغيلان',
    few: '# تشغيلات',
    many: '# تشغيلًا',
    other: '# تشغيل',
  });
}

/** So many runs, after a preposition. */
export function ofRuns(words: Words, count: number): string {
  return count === 2 ? 'تشغيلين' : runs(words, count);
}

/** So many jobs, as the subject of a sentence or after nothing. */
export function jobs(words: Words, count: number): string {
  return plural(words, count, {
    zero: 'لا مهام',
    one: 'مهمة واحدة',
    two: 'مهمتان',
    few: '# مهام',
    many: '# مهمة',
    other: '# مهمة',
  });
}

/** So many times. */
export function times(words: Words, count: number): string {
  return plural(words, count, {
    zero: '# مرة',
    one: 'مرة واحدة',
    two: 'مرتين',
    few: '# مرات',
    many: '# مرة',
    other: '# مرة',
  });
}

/** So many times, one after another. */
export function inARow(words: Words, count: number): string {
  return plural(words, count, {
    zero: '# مرة',
    one: 'مرة واحدة',
    two: 'مرتين متتاليتين',
    few: '# مرات متتالية',
    many: '# مرة متتالية',
    other: '# مرة متتالية',
  });
}

/** Names as a list, each kept together whatever its letters. */
export function listed(words: Words, names: readonly string[]): string {
  return words.formatList(names.map(isolated));
}

/** `pipeline / stage`, kept together. */
export function stageOf({ pipeline, stage }: { readonly pipeline: string; readonly stage: string }): string {
  return `${isolated(pipeline)} / ${isolated(stage)}`;
}
