import type { StageName, StageRun } from '../stage/StageRun.ts';

/**
 * Which page of a history, in the form of a piece of an address (`offset=20&total=2431`). Made by an adapter
 * and handed back only to it; everybody else keeps it as it is. {@link NEWEST} is the same everywhere.
 */
export type PageToken = string;

/** The newest page of any history. */
export const NEWEST: PageToken = '';

/** Where a page stands, for servers that count their runs. All numbers from 1. */
export interface PageCount {
  /** The first run shown; 0 where the history is empty. */
  readonly first: number;
  readonly last: number;
  /** All runs of the stage. */
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

/** One page of a stage's history. Plain data, so that unchanged parts can be told by comparison. */
export interface HistoryPage {
  /** Leads back to these same runs, even after newer ones have arrived. */
  readonly token: PageToken;
  /** Newest first, as the server sorts them. */
  readonly runs: readonly StageRun[];
  /** The page of newer runs; `undefined` on the newest page, and only there. */
  readonly newer: PageToken | undefined;
  /** The page of older runs; `undefined` on the oldest page. */
  readonly older: PageToken | undefined;
  /** The last page; `undefined` there, and where the server cannot say. */
  readonly oldest: PageToken | undefined;
  /** `undefined` where the server does not count its runs. */
  readonly count: PageCount | undefined;
  /** Why another page was read than the one asked for; `undefined` where it was not. */
  readonly insteadOf: 'a page past the end' | 'a page we cannot read' | undefined;
}

/** What a server said to a cancel that it did not refuse. None of it means that the run is cancelled: read it again. */
export type CancelAnswer =
  /** "Stage cancelled successfully." */
  | { readonly said: 'accepted' }
  /** "Stage is not active. Cancellation Ignored." */
  | { readonly said: 'ignored' }
  /** A success without words we know. */
  | { readonly said: 'unclear'; readonly text: string };

/** A Go server's stage API, whichever generation it speaks. Every method throws ApiError. */
export interface StagesApi {
  /** The server's address up to and including its context path, without a slash at the end: `/go`. */
  readonly server: string;
  /** Reads a page. Aborted by `signal`. Waits 15 s for an answer. */
  readHistory(stage: StageName, page: PageToken, signal?: AbortSignal): Promise<HistoryPage>;
  /** The page of that number, from 1, for servers that count; `undefined` for the rest. */
  pageNumbered(page: number): PageToken | undefined;
  /** Asks the server to stop a run. Never aborted. Waits 30 s for an answer. */
  cancel(run: StageRun): Promise<CancelAnswer>;
}
