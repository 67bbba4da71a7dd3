import type { HistoryPage } from '../api/StagesApi.ts';
import type { ListMessages } from './messages.ts';

/** Which runs a page holds: their places where the server counts them, and otherwise the first and the last. */
export function pageRange({ count, runs }: HistoryPage, { pager }: Pick<ListMessages, 'pager'>): string {
  if (count !== undefined) return pager.range(count);
  const [newest] = runs;
  const oldest = runs.at(-1);
  if (newest === undefined || oldest === undefined) return '';
  return newest === oldest ? pager.oneRun(newest) : pager.runs(newest, oldest);
}
