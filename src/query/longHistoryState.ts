import type { ApiError } from '../api/ApiError.ts';
import type { StageRun } from '../stage/StageRun.ts';

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

/** What is known before anything is. */
export const NOTHING_KNOWN: LongHistoryState = {
  runs: [],
  isComplete: false,
  total: undefined,
  exactCancel: false,
  reading: undefined,
  failure: undefined,
};

/** Do both say the same? */
export function isSameState(one: LongHistoryState, other: LongHistoryState): boolean {
  return (
    one.runs === other.runs &&
    one.isComplete === other.isComplete &&
    one.total === other.total &&
    one.exactCancel === other.exactCancel &&
    one.reading?.kind === other.reading?.kind &&
    one.reading?.read === other.reading?.read &&
    one.reading?.wanted === other.reading?.wanted &&
    one.failure?.message === other.failure?.message
  );
}
