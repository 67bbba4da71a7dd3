import { tokenOf } from './offsetPages.ts';
import type { HistoryPage, PageToken } from './StagesApi.ts';

/**
 * The page of the list that holds a run. `index`: how many newer runs there are, as of the newest page; that is given,
 * too. `undefined` where the server does not count its runs.
 */
export function pageHolding({ count }: HistoryPage, index: number): PageToken | undefined {
  if (count === undefined) return undefined;
  const { pageSize, total } = count;
  return tokenOf({ offset: Math.floor(index / pageSize) * pageSize, total });
}
