import { tokenOf } from './offsetPages.ts';
import type { HistoryPage, PageToken } from './StagesApi.ts';

/**
 * The pages that follow a page and hold so many runs, newest first, as far as the page tells where they are: all of
 * them where the server counts its runs, so that they can be read at once; else the next one. They lead to the same
 * runs though newer ones arrive. None on the oldest page.
 */
export function furtherPages({ older, count }: HistoryPage, runs: number): readonly PageToken[] {
  if (older === undefined || runs <= 0) return [];
  if (count === undefined) return [older];
  const { last, total, pageSize } = count;
  const left = Math.min(runs, total - last);
  return Array.from({ length: Math.max(1, Math.ceil(left / pageSize)) }, (_, page) =>
    tokenOf({ offset: last + page * pageSize, total }),
  );
}
