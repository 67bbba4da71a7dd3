import { isActive, jobState } from './jobState.ts';
import type { StageRun } from './StageRun.ts';

/** The states a stage run can be shown in. */
export const RUN_STATES = ['Building', 'Failing', 'Passed', 'Failed', 'Cancelled', 'Unknown'] as const;

/** A stage run's state, computed from its jobs. */
export type RunState = (typeof RUN_STATES)[number];

/**
 * A run's state from its jobs, by the Go server's own order of rules: first match wins. The run's stored
 * `result` is never asked, since it says Failed while other jobs still run, and Unknown while they build.
 * Stricter than the server in one point: Passed only if every job is known to be Completed and Passed.
 */
export function runState(run: Pick<StageRun, 'jobs'>): RunState {
  const { jobs } = run;
  const failed = jobs.some((job) => job.result === 'Failed');
  if (jobs.some(isActive)) return failed ? 'Failing' : 'Building';
  if (jobs.some((job) => job.result === 'Cancelled')) return 'Cancelled';
  if (failed) return 'Failed';
  return jobs.length > 0 && jobs.every((job) => jobState(job).kind === 'passed') ? 'Passed' : 'Unknown';
}

/** Is any of the run's jobs still to be finished? Only such a run can be cancelled. */
export function isActiveRun(run: Pick<StageRun, 'jobs'>): boolean {
  return run.jobs.some(isActive);
}

/** Does the state say how good the run was? Cancelled and Unknown do not, and one that goes on has not said it yet. */
export function isPassedOrFailed(state: RunState): state is 'Passed' | 'Failed' {
  return state === 'Passed' || state === 'Failed';
}
