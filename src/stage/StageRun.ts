/** One job of a stage run, as the server told it. A word the server left out is `undefined`. */
export interface Job {
  readonly name: string;
  /** Where the job is in its life cycle: `Scheduled`, `Building`, `Completed`, … or a word we do not know. */
  readonly state: string | undefined;
  /** How it ended, so far as the server says: `Passed`, `Failed`, `Cancelled`, `Unknown`, or a word we do not know. */
  readonly result: string | undefined;
  /** Epoch milliseconds (UTC). A job copied into a partial re-run keeps its old date. */
  readonly scheduledDate: number | undefined;
}

/** Which stage: a stage's name is unique only within its pipeline. */
export interface StageName {
  readonly pipeline: string;
  readonly stage: string;
}

/** What identifies one stage run on every Go server (the API's "stage instance"). */
export interface RunId extends StageName {
  /** 1, 2, 3, … for each run of the whole pipeline. */
  readonly pipelineCounter: number;
  /** 1, 2, 3, … for each run of this stage within the pipeline run. Text on the wire, and here. */
  readonly stageCounter: string;
}

/** One run of a stage. */
export interface StageRun extends RunId {
  /** The server's own number of the run; `undefined` where it tells none. Some servers can be told by it what to cancel. */
  readonly id: number | undefined;
  /** Sorted by name: the server's own order is not defined. */
  readonly jobs: readonly Job[];
  /** A user's name, `changes`, `timer`, or null where the server does not say. */
  readonly approvedBy: string | null;
  /** Who cancelled the run: a user's name, or `GoCD` for the server itself. Null where nobody did or the server does not say. */
  readonly cancelledBy: string | null;
  /** For a partial re-run, the stage counter of the run it repeats; otherwise null. */
  readonly rerunOfCounter: number | null;
  /** May the reader cancel this stage? `undefined`: the server did not say, which is not a yes. */
  readonly operatePermission: boolean | undefined;
}

/** `2 / 1`: pipeline counter and stage counter, as people name a run. */
export function runCounter(run: Pick<RunId, 'pipelineCounter' | 'stageCounter'>): string {
  return `${run.pipelineCounter} / ${run.stageCounter}`;
}

/** One text a run, unique and stable, for keys. */
export function runKey(run: RunId): string {
  return [run.pipeline, run.pipelineCounter, run.stage, run.stageCounter].join('/');
}

/**
 * When the run began, in epoch milliseconds (UTC): the latest date among its jobs, because a partial re-run
 * carries the old dates of the jobs it copied. `undefined` where no job has a date.
 */
export function scheduledDate(run: Pick<StageRun, 'jobs'>): number | undefined {
  return run.jobs.reduce<number | undefined>(
    (latest, { scheduledDate: date }) =>
      date !== undefined && (latest === undefined || date > latest) ? date : latest,
    undefined,
  );
}
