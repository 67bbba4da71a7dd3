import type { StageRun } from './StageRun.ts';

/** The states that runs can be filtered by. `active`: still going on, failing or not. */
export const FILTER_STATES = ['passed', 'failed', 'cancelled', 'active', 'unknown'] as const;

/** One of {@link FILTER_STATES}. */
export type FilterState = (typeof FILTER_STATES)[number];

/** Which runs to show. All that is set must hold. */
export interface RunFilter {
  /** Any of these; none: any state. */
  readonly states: readonly FilterState[];
  /** A job whose name contains this, whatever the case; empty: any. */
  readonly job: string;
  /** That job must have failed. Without `job`: any job. */
  readonly jobFailed: boolean;
  /** Approved by somebody whose name contains this (`changes` and `timer` are the server's words for itself); empty: anybody. */
  readonly by: string;
  /** The least pipeline counter. */
  readonly from: number | undefined;
  /** The greatest pipeline counter. */
  readonly to: number | undefined;
  /** In counters (`142`, `142/1`, `142 / 1`), names of jobs, who approved or cancelled, or the state; whatever the case; empty: anything. */
  readonly text: string;
}

/** Lets every run through. */
export const NO_FILTER: RunFilter = {
  states: [],
  job: '',
  jobFailed: false,
  by: '',
  from: undefined,
  to: undefined,
  text: '',
};

/** Does it hold anything back? */
export function isFiltering(filter: RunFilter): boolean {
  throw new Error(`not yet: ${filter.text}`);
}

/** Does it let the run through? */
export function matches(filter: RunFilter, run: StageRun): boolean {
  throw new Error(`not yet: ${filter.text} ${run.pipeline}`);
}

/** The parameters of an address that make up a filter. */
export const FILTER_PARAMETERS = ['state', 'job', 'jobfailed', 'by', 'from', 'to', 'text'] as const;

/**
 * Reads a filter from a piece of an address, like `state=failed,active&job=UnitTest&jobfailed=yes&by=alice&from=130&to=142&text=web`.
 * `refused`: the parameters that could not be understood, as they stand there, like `state=blue`; they filter nothing.
 */
export function readFilter(piece: string): { filter: RunFilter; refused: readonly string[] } {
  throw new Error(`not yet: ${piece}`);
}

/** The piece of an address for it, in its shortest form; empty for {@link NO_FILTER}. */
export function writeFilter(filter: RunFilter): string {
  throw new Error(`not yet: ${filter.text}`);
}
