import { runKey } from '../stage/StageRun.ts';
import { pageLinks } from './offsetPages.ts';
import { NEWEST } from './StagesApi.ts';
import type { HistoryPage, PageToken } from './StagesApi.ts';

/** Where a page is to end early: before a run that another page begins with. */
export interface Cut {
  /** `runKey` of the run that is not shown any more. */
  readonly before: string;
  /** The page that begins with that run. */
  readonly older: PageToken;
}

/**
 * A page that was read earlier, as it is to be counted and left now that `newest` has been read: the same runs, further
 * down by as many as have arrived since. Itself where none have.
 */
export function grownPage(page: HistoryPage, newest: HistoryPage): HistoryPage {
  if (page.count === undefined || newest.count === undefined) {
    const isNewestStill = page.newer !== undefined || firstKey(page) === firstKey(newest);
    return isNewestStill ? page : { ...page, newer: NEWEST };
  }
  const growth = newest.count.total - page.count.total;
  if (growth <= 0 || page.runs.length === 0) return page;
  const { first, pageSize } = page.count;
  const offset = first - 1 + growth;
  return { ...page, ...pageLinks({ offset, total: newest.count.total, pageSize }, page.runs.length) };
}

/**
 * The runs of a page that are newer than the page the reader steps here from, so that none is shown twice. Pages are
 * as long as the server makes them, and the newest one need not fit. The page itself where it does.
 */
export function cutPage(page: HistoryPage, { before, older }: Cut): HistoryPage {
  const end = page.runs.findIndex((run) => runKey(run) === before);
  // Nothing newer: an empty page would say that there are no runs.
  if (end <= 0) return page;
  const runs = page.runs.slice(0, end);
  if (page.count === undefined) return { ...page, runs, older };
  const { first, total, pageSize } = page.count;
  return { ...page, runs, ...pageLinks({ offset: first - 1, total, pageSize }, end) };
}

function firstKey({ runs: [first] }: HistoryPage): string | undefined {
  return first && runKey(first);
}
