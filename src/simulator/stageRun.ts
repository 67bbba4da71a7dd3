import { endJob, isActiveJob, jobResult, jobTransitions } from './job.ts';
import type { Job, JobResult } from './job.ts';

/** One run of a stage. A value: what happens to a run makes a new one. */
export interface StageRun {
  readonly id: number;
  readonly pipelineCounter: number;
  /** The stage counter: 1, and one more each time the stage is run again for the same pipeline run. */
  readonly counter: number;
  /** `changes`, `timer`, a user's name; null where the server does not know. */
  readonly approvedBy: string | null;
  /** The counter of the run whose jobs were run again in part; undefined unless this is a partial re-run. */
  readonly rerunOfCounter: number | undefined;
  /**
   * Who cancelled it: a user's name, `GoCD` for the server itself; undefined unless somebody did. A run may end
   * otherwise all the same, where its jobs finish before they are stopped.
   */
  readonly cancelledBy?: string;
  /** Whether the server has null for its results, states and dates, as it may for runs of long ago. Default false. */
  readonly wordsLost?: boolean;
  /** In the order of the configuration, which is no order a client may count on. */
  readonly jobs: readonly Job[];
}

/** Whether any job of the run is still under way at `now` (epoch milliseconds). */
export function isActiveRun(run: StageRun, now: number): boolean {
  return run.jobs.some((job) => isActiveJob(job, now));
}

/**
 * The result a Go server keeps for the run: `Failed` as soon as one job has failed, though others still run;
 * otherwise `Unknown` while any runs; then the worst of the jobs.
 */
export function runResult(run: StageRun, now: number): JobResult {
  const results = new Set(run.jobs.map((job) => jobResult(job, now)));
  if (isActiveRun(run, now)) return results.has('Failed') ? 'Failed' : 'Unknown';
  if (results.has('Cancelled')) return 'Cancelled';
  return results.has('Failed') ? 'Failed' : 'Passed';
}

/** When the run was scheduled, in epoch milliseconds: the copies in a partial re-run are older. */
export function runStart(run: StageRun): number {
  return Math.max(...run.jobs.map((job) => job.timeline.Scheduled));
}

/**
 * When a job of the run last entered a state, by `now` (epoch milliseconds); undefined while none has left
 * `Scheduled`. Copies in a partial re-run do not count, since nothing happens to them.
 */
export function lastTransition(run: StageRun, now: number): number | undefined {
  const moments = run.jobs
    .filter((job) => job.originalId === undefined)
    .flatMap((job) => jobTransitions(job, now))
    .filter(({ state }) => state !== 'Scheduled')
    .map(({ at }) => at);
  return moments.length > 0 ? Math.max(...moments) : undefined;
}

/** When the last job ends, in epoch milliseconds; `Infinity` for a run that never ends by itself. */
export function runEnd(run: StageRun): number {
  return Math.max(...run.jobs.map((job) => job.timeline.Completed));
}

/**
 * The run with every unfinished job ended at `now`. Finished jobs keep their result.
 * @param outcome for the unfinished jobs; undefined: for each what was to come of it anyway
 */
export function endRun(run: StageRun, outcome: Job['outcome'] | undefined, now: number): StageRun {
  return { ...run, jobs: run.jobs.map((job) => endJob(job, outcome ?? job.outcome, now)) };
}

/**
 * The run cancelled at `now`: its unfinished jobs stop one after the other, by name. A job that finishes before its
 * turn keeps its result.
 * @param by a user's name; `GoCD` for the server itself
 * @param delay milliseconds until the last of them stops, over which they are spread evenly; 0: all at once;
 * `Infinity`: none is ever stopped
 */
export function cancelRun(run: StageRun, by: string, now: number, delay = 0): StageRun {
  const unfinished = run.jobs.filter((job) => isActiveJob(job, now)).map((job) => job.name);
  const order = unfinished.sort((one, other) => (one < other ? -1 : 1));
  const stops = (name: string) => now + Math.round((delay * (order.indexOf(name) + 1)) / order.length);
  const jobs = run.jobs.map((job) =>
    isActiveJob(job, now) ? endJob(job, 'Cancelled', stops(job.name)) : job,
  );
  return { ...run, jobs, cancelledBy: by };
}
