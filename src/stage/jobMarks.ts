import type { StageRun } from './StageRun.ts';

/** What stands out in a job's history. */
export interface JobMarks {
  /**
   * The evidence that the job is flaky: it has both failed and passed for the same pipeline run, really executed each
   * time. A job copied into a partial re-run has the `scheduled_date` of the original, and is no second execution.
   * The newest such pipeline run; `undefined` where there is none.
   */
  readonly flaky: { readonly failedIn: StageRun; readonly passedIn: StageRun } | undefined;
  /** Of a job that is not flaky: how often it changed between passing and failing in how many executions; `undefined` where that is seldom. */
  readonly unsteady: { readonly changes: number; readonly runs: number } | undefined;
  /** The run it has failed in, where that is its newest finished execution and it passed in the one before; otherwise `undefined`. */
  readonly newlyFailing: StageRun | undefined;
}

/** In how many of its newest executions a job's changes are counted. */
export const UNSTEADY_RUNS = 20;
/** From how many changes on a job is called unsteady. */
export const UNSTEADY_CHANGES = 4;

/** The marks of every job, by name; a job without any is left out. `runs`: newest first. */
export function jobMarks(runs: readonly StageRun[]): ReadonlyMap<string, JobMarks> {
  throw new Error(`not yet: ${runs.length}`);
}
