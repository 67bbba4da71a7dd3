import type { RerunKind } from '../stage/rerunRule.ts';
import type { RunDetails } from '../stage/RunDetails.ts';
import type { RunId, StageName, StageRun } from '../stage/StageRun.ts';

/**
 * Which page of a history, in the form of a piece of an address (`offset=20&total=2431`, `after=205`). Made by an
 * adapter and handed back only to it; everybody else keeps it as it is. {@link NEWEST} is the same everywhere.
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
  /** Runs a page. */
  readonly pageSize: number;
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
  /** Can this server be told exactly which run to cancel? Otherwise only the newest active run can be meant. */
  readonly exactCancel: boolean;
  /** The server's version, where it is one whose history is known not to show new runs (gocd/gocd#8345). */
  readonly blindVersion: string | undefined;
}

/** What a server said to a cancel that it did not refuse. None of it means that the run is cancelled: read it again. */
export type CancelAnswer =
  /** "Stage cancelled successfully." */
  | { readonly said: 'accepted' }
  /** "Stage is not active. Cancellation Ignored." */
  | { readonly said: 'ignored' }
  /** A success without words we know. */
  | { readonly said: 'unclear'; readonly text: string };

/** How a cancel says what it means: this run and no other, or whatever run of the stage is the latest. */
export type CancelAim = 'this run' | 'the latest run';

/** Why there is a run of a pipeline. */
export interface PipelineCause {
  readonly pipelineCounter: number;
  /** The label that the pipeline's configuration makes of counter and materials. */
  readonly label: string | undefined;
  /** What triggered it, in the server's words: `modified by …`, `Forced by …`. */
  readonly trigger: string | undefined;
}

/** What the newest runs of a pipeline tell of one of its stages. */
export interface PipelineNews {
  /** May the reader operate the stage? `undefined`: not told. */
  readonly operatePermission: boolean | undefined;
  /** Of the pipeline's newest runs. */
  readonly causes: readonly PipelineCause[];
}

/** What a server says of one run. */
export type RunAnswer =
  | {
      readonly said: 'run';
      readonly run: RunDetails;
      /** What of the run this server can be asked to run again. */
      readonly reruns: readonly RerunKind[];
    }
  /** It knows no such run. */
  | { readonly said: 'no-such-run' }
  /** It has no word for the times of runs. */
  | { readonly said: 'not-told' };

/** What to run again. */
export type Rerun =
  | { readonly kind: 'stage' | 'failed-jobs' }
  /** `jobs`: their names, at least one. */
  | { readonly kind: 'chosen-jobs'; readonly jobs: readonly string[] };

/** How to read a history. */
export interface ReadOptions {
  /** Runs a page, 10 to 100; servers that cannot choose give ten. */
  readonly pageSize: number;
  /** Aborts the read. */
  readonly signal?: AbortSignal | undefined;
}

/** A Go server's stage API, whichever generation it speaks. Every method that asks the server throws ApiError. */
export interface StagesApi {
  /** The server's address up to and including its context path, without a slash at the end: `/go`. */
  readonly server: string;
  /** Tells this way of talking to the server from others, in cache keys. */
  readonly choice: string;
  /**
   * May what is read be handed to other tabs of this browser? Only where the requests carry nothing but what the
   * browser itself adds, so that every tab would be answered alike.
   */
  readonly sharesAnswers: boolean;
  /** Reads a page. Waits 15 s for an answer. */
  readHistory(stage: StageName, page: PageToken, options: ReadOptions): Promise<HistoryPage>;
  /**
   * Reads what the pipeline's newest runs tell of the stage: the reader's permission, for servers whose stage history
   * does not say it, and why the runs are there. Tells nothing where the server does not. Waits 15 s for an answer.
   */
  readPipeline(stage: StageName, signal?: AbortSignal): Promise<PipelineNews>;
  /** Reads one run with its times. Waits 15 s for an answer. */
  readRun(run: RunId, signal?: AbortSignal): Promise<RunAnswer>;
  /**
   * Asks the server to stop a run. Never aborted. Waits 30 s for an answer. Throws rather than aim at the latest run
   * where this run was meant.
   */
  cancel(run: StageRun, aim: CancelAim): Promise<CancelAnswer>;
  /**
   * Asks the server to run a stage run again, in whole or in part. Resolves with the server's own words once it has
   * accepted; throws ApiError with its words where it has not. Never aborted. Waits 30 s for an answer.
   */
  rerun(run: RunId, what: Rerun): Promise<string>;
}
