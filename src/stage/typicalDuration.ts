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

/** How a duration stands to what is typical. */
export type Standing = 'usual' | 'longer' | 'shorter';

/**
 * Usual within the middle half. Longer or shorter only where it is out of the ordinary, since half of all ordinary runs
 * lie outside of the middle half: beyond it by one and a half times its width (Tukey's fence), and by a tenth of the
 * median at least. `undefined` in between. `duration`: in milliseconds.
 */
export function standing(duration: number, typical: TypicalDuration): Standing | undefined {
  const { low, high } = typical;
  if (duration >= low && duration <= high) return 'usual';
  const margin = marginOf(typical);
  if (duration > high + margin) return 'longer';
  return duration < low - margin ? 'shorter' : undefined;
}

function marginOf({ median, low, high }: TypicalDuration): number {
  return Math.max(1.5 * (high - low), 0.1 * median);
}

/** Linear between neighbours. */
function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? NaN;
  const above = sorted[Math.ceil(at)] ?? NaN;
  return below + (above - below) * (at - Math.floor(at));
}
