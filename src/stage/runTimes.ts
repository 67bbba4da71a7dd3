import { jobEnd, jobPhases, jobStart } from './jobPhases.ts';
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
  const from = run.scheduledAt ?? beginning(ran);
  if (from === undefined) return undefined;
  if (isActiveRun(run)) return { from, to: undefined };
  const to = end(ran, run.lastTransitionedAt);
  return to === undefined || to < from ? undefined : { from, to };
}

/** A job that is not told of from its beginning may have begun at any time. */
function beginning(jobs: readonly JobDetails[]): number | undefined {
  const starts = jobs.map(jobStart).filter((start) => start !== undefined);
  return starts.length < jobs.length ? undefined : Math.min(...starts);
}

/** The run's own last transition may be told as of a moment before that of its last job. */
function end(jobs: readonly JobDetails[], last: number | undefined): number | undefined {
  const ends = jobs.map(jobEnd).filter((moment) => moment !== undefined);
  return ends.length < jobs.length ? undefined : Math.max(...ends, last ?? -Infinity);
}
