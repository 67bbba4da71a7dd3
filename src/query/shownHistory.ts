import { cutPage, grownPage } from '../api/adjustPage.ts';
import type { Cut } from '../api/adjustPage.ts';
import { NEWEST } from '../api/StagesApi.ts';
import type { HistoryPage, PageToken } from '../api/StagesApi.ts';
import { isActiveRun } from '../stage/runState.ts';
import { runKey } from '../stage/StageRun.ts';
import type { StageRun } from '../stage/StageRun.ts';
import { keepUnchangedRuns } from './keepUnchangedRuns.ts';

/** How many runs have come that the reader has not been shown. */
export interface NewerRuns {
  readonly count: number;
  /** There may be more: the server does not count its runs, and they go beyond its newest page. */
  readonly orMore: boolean;
}

/** Which runs a reader has been shown the arrival of. */
interface Seen {
  /** How many runs there were, where the server counts. */
  readonly total: number | undefined;
  /** The newest run, by key. */
  readonly newest: string | undefined;
}

/** What is on the screen. */
export interface Shown {
  readonly page: HistoryPage;
  /** The page that was asked for when it came to the screen. */
  readonly token: PageToken;
  /** `page` is not the page asked for, which has not been answered. */
  readonly isOtherPage: boolean;
  readonly newer: NewerRuns | undefined;
  readonly seen: Seen | undefined;
}

/** What there is to be shown. */
export interface ToShow {
  /** The page that the reader has asked for. */
  readonly token: PageToken;
  /** Its answer; `undefined` while there is none. */
  readonly answer: HistoryPage | undefined;
  /** The newest page, as last read; `undefined` where it has not been. */
  readonly newest: HistoryPage | undefined;
  /** Where the page is to end, since the reader has stepped to it from there. */
  readonly cut: Cut | undefined;
  /** The reader is at something in the rows: what comes new waits. */
  readonly reading: boolean;
  /** The answer whose new runs the reader has asked for, in spite of reading. */
  readonly wanted: HistoryPage | undefined;
}

/**
 * What to show next, given what is shown now. Whatever is the same stays the same object, and with nothing new to show
 * the result is `before` itself.
 */
export function nextShown(before: Shown | undefined, next: ToShow): Shown | undefined {
  const { token, answer, newest } = next;
  const page = nextPage(before, next);
  if (page === undefined) return undefined;
  const isLive = token === NEWEST && answer !== undefined && !isWaiting(page, answer);
  const seen = isLive ? seenIn(answer) : (before?.seen ?? firstSeen(page, token, newest));
  const shown: Shown = {
    page,
    token: answer === undefined && before !== undefined ? before.token : token,
    isOtherPage: answer === undefined,
    newer: seen && newerRuns(page, newest, seen),
    seen,
  };
  return before !== undefined && isSame(before, shown) ? before : shown;
}

/**
 * What holds of an answer while the page is asked for again: nothing where it had led to another page, since the next
 * may lead elsewhere.
 */
export function settledAnswer(answer: HistoryPage | undefined, token: PageToken): HistoryPage | undefined {
  return answer?.token === token ? answer : undefined;
}

function nextPage(before: Shown | undefined, next: ToShow): HistoryPage | undefined {
  const { token, answer, newest, cut, reading, wanted } = next;
  const kept = before?.page;
  if (answer === undefined) return kept && keepUnchangedRuns(kept, newest ? grownPage(kept, newest) : kept);
  const whole = token !== NEWEST && newest ? grownPage(answer, newest) : answer;
  const natural = cut ? cutPage(whole, cut) : whole;
  if (kept === undefined) return natural;
  const isSamePlace = token === NEWEST && before?.token === NEWEST && !before.isOtherPage;
  const waits = reading && isSamePlace && answer !== wanted && isWaiting(kept, natural);
  const held = waits ? heldPage(kept, answer) : undefined;
  return keepUnchangedRuns(kept, held ?? natural);
}

/**
 * The runs of `page` as `newest` has them, without those that have come since; `undefined` where that cannot be told:
 * an active run that is no longer among the newest is not shown as it was.
 */
function heldPage(page: HistoryPage, newest: HistoryPage): HistoryPage | undefined {
  const known = new Map(newest.runs.map((run) => [runKey(run), run]));
  const runs: StageRun[] = [];
  for (const run of page.runs) {
    const now = known.get(runKey(run));
    if (now === undefined && isActiveRun(run)) return undefined;
    runs.push(now ?? run);
  }
  return runs.length === 0 ? undefined : grownPage({ ...page, runs }, newest);
}

/** Has the newest page runs above those that are shown? */
function isWaiting(page: HistoryPage, newest: HistoryPage): boolean {
  return keyOfFirst(page) !== keyOfFirst(newest);
}

function seenIn(newest: HistoryPage): Seen {
  return { total: newest.count?.total, newest: keyOfFirst(newest) };
}

/** Who comes by a link to older runs has seen none arrive. */
function firstSeen(page: HistoryPage, token: PageToken, newest: HistoryPage | undefined): Seen | undefined {
  if (newest !== undefined) return seenIn(newest);
  return page.count && token !== NEWEST ? { total: page.count.total, newest: undefined } : undefined;
}

function newerRuns(page: HistoryPage, newest: HistoryPage | undefined, seen: Seen): NewerRuns | undefined {
  if (page.count !== undefined && seen.total !== undefined) {
    const count = Math.max(page.count.total, newest?.count?.total ?? 0) - seen.total;
    return count > 0 ? { count, orMore: false } : undefined;
  }
  if (newest === undefined) return undefined;
  const at = newest.runs.findIndex((run) => runKey(run) === seen.newest);
  if (at === 0 || newest.runs.length === 0) return undefined;
  return at > 0 ? { count: at, orMore: false } : { count: newest.runs.length, orMore: true };
}

function keyOfFirst({ runs: [first] }: HistoryPage): string | undefined {
  return first && runKey(first);
}

function isSame(one: Shown, other: Shown): boolean {
  return (
    one.page === other.page &&
    one.token === other.token &&
    one.isOtherPage === other.isOtherPage &&
    one.newer?.count === other.newer?.count &&
    one.newer?.orMore === other.newer?.orMore &&
    one.seen?.total === other.seen?.total &&
    one.seen?.newest === other.seen?.newest
  );
}
