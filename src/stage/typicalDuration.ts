import type { StageRun } from './StageRun.ts';
import { runState } from './runState.ts';

/** How long runs of a stage take, in milliseconds. */
export interface TypicalDuration {
  readonly median: number;
  /** The middle half of the runs took from this… */
  readonly low: number;
  /** …to this. */
  readonly high: number;
  /** Of how many runs this is known. */
  readonly runs: number;
}

/** Of fewer runs than this, nothing is called typical. */
export const LEAST_RUNS = 3;

/** Median and quartiles of durations in milliseconds; `undefined` for fewer than {@link LEAST_RUNS}. */
export function typicalDuration(durations: readonly number[]): TypicalDuration | undefined {
  if (durations.length < LEAST_RUNS) return undefined;
  const sorted = durations.toSorted((one, other) => one - other);
  return {
    median: quantile(sorted, 0.5),
    low: quantile(sorted, 0.25),
    high: quantile(sorted, 0.75),
    runs: sorted.length,
  };
}

/**
 * Can this run tell how long the stage takes? Only one that has passed: what fails or is cancelled stops early. And
 * none that has copied jobs, whose time is in another run.
 */
export function isComparable(run: Pick<StageRun, 'jobs' | 'rerunOfCounter'>): boolean {
  return run.rerunOfCounter === null && runState(run) === 'Passed';
}

/** Linear between neighbours. */
function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? NaN;
  const above = sorted[Math.ceil(at)] ?? NaN;
  return below + (above - below) * (at - Math.floor(at));
}
