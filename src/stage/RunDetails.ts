import type { Job, StageRun } from './StageRun.ts';

/** A job's step from one state into another. */
export interface Transition {
  /** The state it entered: one of Go's words, or one we do not know. */
  readonly state: string;
  /** When, in epoch milliseconds (UTC) by the server's clock. */
  readonly at: number;
}

/** One job of a run, with what only the server's answer about that run tells. */
export interface JobDetails extends Job {
  /** As told; neither order nor completeness is promised. */
  readonly transitions: readonly Transition[];
  /** The agent's UUID; `undefined` until one has taken the job, and where the server does not tell. */
  readonly agent: string | undefined;
  /** In a partial re-run jobs are run again, or copied with their old result and times; in all other runs they are run. */
  readonly origin: 'run' | 'run again' | 'copied';
}

/** One run of a stage, with its times. */
export interface RunDetails extends StageRun {
  readonly jobs: readonly JobDetails[];
  /** When the run began, in epoch milliseconds (UTC) by the server's clock; `undefined` where the server leaves it to the jobs. */
  readonly scheduledAt: number | undefined;
  /** When a job of it last entered a state, in the same measure; `undefined` where that is not told. */
  readonly lastTransitionedAt: number | undefined;
}
