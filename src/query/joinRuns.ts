import { replaceEqualDeep } from '@tanstack/react-query';
import type { HistoryPage, PageToken } from '../api/StagesApi.ts';
import { runKey } from '../stage/StageRun.ts';
import type { StageRun } from '../stage/StageRun.ts';

/** Where a run can be read again. */
export interface RunPlace {
  readonly token: PageToken;
  /** How many runs stand above it on that page. */
  readonly index: number;
}

/** A run as it was last told. */
export interface ToldRun {
  readonly key: string;
  readonly run: StageRun;
  /** When it was told, in epoch milliseconds by this device's clock. */
  readonly at: number;
  /** `undefined` while it is on the newest page. */
  readonly place: RunPlace | undefined;
}

/** Runs that follow one another in the history, newest first, without a gap. */
export interface Stretch {
  readonly told: readonly ToldRun[];
  /** The page that it ends with: what comes below is below that. */
  readonly last: HistoryPage;
}

/** The runs of one page. `token`: where they are read again; `undefined` for the newest page. */
export function stretchOf(page: HistoryPage, at: number, token?: PageToken): Stretch {
  const told = page.runs.map((run, index) => ({
    key: runKey(run),
    run,
    at,
    place: token === undefined ? undefined : { token, index },
  }));
  return { told, last: page };
}

/**
 * Puts a stretch of newer runs on top of an older one that it overlaps. What both have is as it was told last; what the
 * upper one does not have, though it lies within it, is gone. `undefined` where there may be runs between them.
 */
export function joinStretches(upper: Stretch, lower: Stretch, now: number): Stretch | undefined {
  const positions = new Map(lower.told.map(({ key }, at) => [key, at]));
  const shared = upper.told.filter(({ key }) => positions.has(key));
  const lowest = shared.at(-1);
  const told = upper.told.map((run) => laterOf(run, lower.told[positions.get(run.key) ?? -1], now));
  // Whatever was below is gone, or never followed.
  if (upper.last.older === undefined) return { told, last: upper.last };
  if (lowest === undefined) return undefined;
  const older = lower.told.slice((positions.get(lowest.key) ?? 0) + 1);
  // Beyond what both have, only one of them can go on.
  if (older.length === 0 || lowest !== upper.told.at(-1)) return { told, last: upper.last };
  const token = upper.last.older;
  const below = older.map((run, index) =>
    run.place === undefined ? { ...run, place: { token, index } } : run,
  );
  return { told: [...told, ...below], last: lower.last };
}

/**
 * Puts the page that was read at `token` below a stretch. Runs that both have are taken once. `undefined` where the page
 * does not follow: there are, or may be, other runs between.
 */
export function appendPage(
  stretch: Stretch,
  token: PageToken,
  page: HistoryPage,
  at: number,
): Stretch | undefined {
  const { told, last } = stretch;
  const read = stretchOf(page, at, token).told;
  const seam = read.findIndex(({ key }) => key === told.at(-1)?.key);
  const fresh = read.slice(seam + 1);
  const known = new Set(told.map(({ key }) => key));
  if (fresh.some(({ key }) => known.has(key))) return undefined;
  if (seam < 0 && !follows(last, token, page)) return undefined;
  return { told: [...told, ...fresh], last: page };
}

/** What is known of the runs of a page that was read again: those that it has, and not those that it should have. */
export function refreshRuns(stretch: Stretch, page: HistoryPage, at: number, now: number): Stretch {
  const read = new Map(stretchOf(page, at).told.map((run) => [run.key, run]));
  const isRead = ({ key }: ToldRun): boolean => read.has(key);
  const first = stretch.told.findIndex(isRead);
  if (first < 0) return stretch;
  const end = stretch.told.findLastIndex(isRead);
  const told = stretch.told.flatMap((before, position): readonly ToldRun[] => {
    const after = read.get(before.key);
    if (after !== undefined) return [laterOf({ ...after, place: before.place }, before, now)];
    const isGone = position > first && position < end && isLater(at, before.at, now);
    return isGone ? [] : [before];
  });
  return { told, last: stretch.last };
}

/** Was it told later? A time to come is none: the device's clock was set back since. */
export function isLater(at: number, before: number, now: number): boolean {
  return at >= before || before > now;
}

/** How many runs are older than those of the page, where the server counts. Newer ones that arrive do not change that. */
export function runsBelow({ count }: HistoryPage): number | undefined {
  return count && count.total - count.last;
}

function follows(last: HistoryPage, token: PageToken, page: HistoryPage): boolean {
  const [above, below] = [runsBelow(last), runsBelow(page)];
  if (above === undefined || below === undefined) return token === last.older;
  return above === below + page.runs.length;
}

function laterOf(run: ToldRun, before: ToldRun | undefined, now: number): ToldRun {
  if (before === undefined) return run;
  if (!isLater(run.at, before.at, now)) return { ...before, place: run.place };
  return { ...run, run: replaceEqualDeep(before.run, run.run) };
}
