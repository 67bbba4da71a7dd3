import { NEWEST } from './StagesApi.ts';
import type { HistoryPage, PageCount, PageToken } from './StagesApi.ts';

/** Where a page begins on a server that pages by offset. */
export interface Place {
  /** How many runs to skip. */
  readonly offset: number;
  /** How many runs there were when the place was noted; `undefined` where nobody noted it. */
  readonly total: number | undefined;
}

/** The paging facts of an offset server's answer. */
export interface Pagination {
  readonly offset: number;
  readonly total: number;
  readonly pageSize: number;
}

/** Reads a page token; `undefined` where it is none of ours. */
export function placeOf(token: PageToken): Place | undefined {
  if (token === NEWEST) return { offset: 0, total: undefined };
  const parameters = new URLSearchParams(token);
  const offset = wholeNumber(parameters.get('offset'));
  if (offset === undefined) return undefined;
  return { offset, total: wholeNumber(parameters.get('total')) };
}

/** The token of a place. The newest page keeps no offset: it is wherever the newest runs are. */
export function tokenOf({ offset, total }: Place): PageToken {
  if (offset <= 0) return NEWEST;
  return total === undefined ? `offset=${offset}` : `offset=${offset}&total=${total}`;
}

/** The page of that number, from 1, among pages of `pageSize`: the runs that stand there now. */
export function pageNumbered(page: number, pageSize: number): PageToken {
  return tokenOf({ offset: (page - 1) * pageSize, total: undefined });
}

/**
 * Where the runs noted at `place` stand now that the server has `total` runs: each run that has arrived since
 * moved them back by one. Those of which nobody noted how many there were do not move, the newest page among them.
 */
export function carriedOffset(place: Place, total: number): number {
  return place.offset + (place.total === undefined ? 0 : Math.max(0, total - place.total));
}

/** Where the last page begins. */
export function oldestOffset({ total, pageSize }: Pagination): number {
  return total === 0 ? 0 : Math.floor((total - 1) / pageSize) * pageSize;
}

/** What a pager needs to know of an answer that holds `shown` runs. */
export function pageLinks(
  pagination: Pagination,
  shown: number,
): Pick<HistoryPage, 'token' | 'newer' | 'older' | 'oldest' | 'count'> {
  const { offset, total, pageSize } = pagination;
  const at = (start: number): PageToken => tokenOf({ offset: start, total });
  // Computed rather than taken from the server: its own "has next" is off by one. From the runs that are there, since
  // a page may end early, where another one that has been read begins.
  const next = offset + (shown === 0 ? pageSize : shown);
  const more = next < total;
  const count: PageCount = {
    first: shown === 0 ? 0 : offset + 1,
    last: offset + shown,
    total,
    page: Math.floor(offset / pageSize) + 1,
    pages: Math.max(1, Math.ceil(total / pageSize)),
    pageSize,
  };
  return {
    token: at(offset),
    newer: offset === 0 ? undefined : offset > pageSize ? at(offset - pageSize) : firstOf(total),
    older: more ? at(next) : undefined,
    oldest: more ? at(oldestOffset(pagination)) : undefined,
    count,
  };
}

/**
 * The runs that are the newest while there are `total`. Not the newest page, which has other runs as soon as one
 * arrives: of those just above the reader's, the last would be on neither.
 */
function firstOf(total: number): PageToken {
  return `offset=0&total=${total}`;
}

function wholeNumber(text: string | null): number | undefined {
  if (text === null || !/^\d{1,15}$/.test(text)) return undefined;
  return Number(text);
}
