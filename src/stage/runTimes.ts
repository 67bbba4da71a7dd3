import { jobEnd, jobPhases } from './jobPhases.ts';
import type { JobDetails, RunDetails } from './RunDetails.ts';
import { isActiveRun } from './runState.ts';

/** From when to when a run went, in epoch milliseconds (UTC) by the server's clock. */
export interface RunTimes {
  readonly from: number;
  /** `undefined` while the run is active. */
  readonly to: number | undefined;
}

/**
 * When the run began and ended. A partial re-run counts from its own beginning: the jobs it copied were over before.
 * `undefined` where the server does not tell, or tells what cannot be true. Never guessed from the jobs' dates, which
 * are when they were scheduled.
 */
export function runTimes(run: RunDetails): RunTimes | undefined {
  const ran = run.jobs.filter(({ origin }) => origin !== 'copied');
  if (ran.length === 0 || ran.some((job) => jobPhases(job) === undefined)) return undefined;
  const from = run.scheduledAt ?? least(ran.flatMap(({ transitions }) => transitions.map(({ at }) => at)));
  if (from === undefined) return undefined;
  if (isActiveRun(run)) return { from, to: undefined };
  const to = run.jobs.every(isOver) ? (run.lastTransitionedAt ?? most(ran.flatMap(endOf))) : undefined;
  return to === undefined || to < from ? undefined : { from, to };
}

const isOver = (job: JobDetails): boolean => jobEnd(job) !== undefined;

function endOf(job: JobDetails): number[] {
  const end = jobEnd(job);
  return end === undefined ? [] : [end];
}

const least = (moments: readonly number[]): number | undefined =>
  moments.length === 0 ? undefined : Math.min(...moments);

const most = (moments: readonly number[]): number | undefined =>
  moments.length === 0 ? undefined : Math.max(...moments);
