import type { QueryClient } from '@tanstack/react-query';
import type { ApiError } from '../api/ApiError.ts';
import type { PageToken, StagesApi } from '../api/StagesApi.ts';
import type { RunId, StageName, StageRun } from '../stage/StageRun.ts';

/** What is being read now. */
export interface LongRead {
  /** `overview`: the first runs, by itself. `more`: as many more as a reader asked for. `search`: until something is found. */
  readonly kind: 'overview' | 'more' | 'search';
  /** How many runs have been read since it began. */
  readonly read: number;
  /** How many it is to read at most; `undefined`: to the end of the history. */
  readonly wanted: number | undefined;
}

/** The newest runs of a stage, further back than one page. */
export interface LongHistoryState {
  /** Newest first, from the newest on without a gap. */
  readonly runs: readonly StageRun[];
  /** Does it reach the oldest run? */
  readonly isComplete: boolean;
  /** How many runs the stage has, where the server counts them. */
  readonly total: number | undefined;
  /** Can the server be told exactly which run to cancel? */
  readonly exactCancel: boolean;
  readonly reading: LongRead | undefined;
  /** Why the last reading ended before its time; `undefined` where it did not. */
  readonly failure: ApiError | undefined;
}

/** Reads and keeps the newest runs of one stage, for all widgets of one QueryClient together. */
export class LongHistory {
  constructor(client: QueryClient, api: StagesApi, name: StageName, pageSize: number) {
    throw new Error(`not yet: ${String(client)} ${api.server} ${name.stage} ${pageSize}`);
  }

  /** What is known now: the same object until something has changed. */
  state = (): LongHistoryState => {
    throw new Error('not yet');
  };

  /** Calls the listener whenever that has changed. Returns how to stop that. */
  subscribe = (listener: () => void): (() => void) => {
    throw new Error(`not yet ${listener.length}`);
  };

  /** Keeps it current for as long as somebody watches, and reads the first `count` runs. Returns how to stop watching. */
  watch(count: number): () => void {
    throw new Error(`not yet ${count}`);
  }

  /** Reads as many older runs. Does nothing while something is being read. Never rejects. */
  readMore(count: number): Promise<void> {
    throw new Error(`not yet ${count}`);
  }

  /**
   * Reads older and older runs, page by page, until one is found, everything is read, reading fails or it is stopped.
   * Resolves with the newest such run; one that is known already is found without reading. Never rejects.
   */
  search(isWanted: (run: StageRun) => boolean): Promise<StageRun | undefined> {
    throw new Error(`not yet ${isWanted.length}`);
  }

  /** Stops what a reader has asked for; what was read so far stays. */
  stop(): void {
    throw new Error('not yet');
  }

  /** Tries again what failed last. */
  retry(): Promise<void> {
    throw new Error('not yet');
  }

  /** The page of the list that holds the run; `undefined` where that cannot be told. May have to ask the server. Never rejects. */
  pageOf(run: RunId): Promise<PageToken | undefined> {
    throw new Error(`not yet ${run.stage}`);
  }
}

/** The long history of a stage: one a QueryClient, whoever asks. It reads nothing until it is watched. */
export function longHistory(
  client: QueryClient,
  api: StagesApi,
  name: StageName,
  pageSize: number,
): LongHistory {
  return new LongHistory(client, api, name, pageSize);
}
