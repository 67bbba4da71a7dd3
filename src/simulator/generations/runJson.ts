import { isActiveJob, jobResult, jobState } from '../job.ts';
import type { Job, JobResult, JobState } from '../job.ts';
import type { Stage } from '../stage.ts';
import { isActiveRun, runResult } from '../stageRun.ts';
import type { StageRun } from '../stageRun.ts';

/** Which of the keys that come and go a run carries, and what its words are worth. */
export interface RunShape {
  /**
   * Written by a server there really was, of whatever version: `rerun_of_counter` is there as null where nothing was
   * run again, words that are null are left out, and active jobs say `Scheduled` until they complete, because the
   * cache does not notice what they do in between.
   */
  readonly released?: boolean;
  /** `pipeline_name` and `pipeline_counter`: in every stage history. */
  readonly pipeline?: boolean;
  /** `id` of runs and jobs: to v1 (20.3.0), and in the pipeline history with offsets. */
  readonly ids?: boolean;
  /** `operate_permission`, `can_run` and `scheduled`: the document, and every pipeline history. */
  readonly permission?: boolean;
  /** `cancelled_by`, on cancelled runs: v1 on (19.3.0). */
  readonly cancelledBy?: boolean;
  /** `status`: the pipeline history with cursors (20.1.0 on). */
  readonly status?: boolean;
}

/** What is told to the asking user about a stage; `told` is false where the server says nothing. */
export interface Permission {
  readonly told: boolean;
  readonly operate: boolean;
  /** Whether a run of the stage can be started now. */
  readonly run: boolean;
}

/**
 * A stage run as one of the APIs writes it, in the key order of the API document.
 * @param now epoch milliseconds
 */
export function runJson(
  { definition }: Stage,
  run: StageRun,
  shape: RunShape,
  permission: Permission,
  now: number,
): object {
  const result = shownResult(run, shape, now);
  const mayTell = shape.permission && permission.told;
  return {
    name: definition.stage,
    approved_by: run.approvedBy,
    ...(shape.cancelledBy && result === 'Cancelled' && { cancelled_by: run.cancelledBy ?? 'GoCD' }),
    jobs: run.jobs.map((job) => jobJson(job, run, shape, now)),
    ...(mayTell && { can_run: permission.run }),
    ...(shape.pipeline && { pipeline_counter: run.pipelineCounter, pipeline_name: definition.pipeline }),
    approval_type: definition.approvalType ?? 'success',
    ...(!wordsLost(run, shape) && { result }),
    ...(shape.status && { status: shownStatus(run, result, now) }),
    ...(shape.ids && { id: run.id }),
    counter: String(run.counter),
    // The document's example has no such key: only its partial re-runs carry it.
    ...((shape.released === true || run.rerunOfCounter !== undefined) && {
      rerun_of_counter: run.rerunOfCounter ?? null,
    }),
    ...(mayTell && { operate_permission: permission.operate }),
    ...(shape.permission && { scheduled: true }),
  };
}

function jobJson(job: Job, run: StageRun, shape: RunShape, now: number): object {
  const { state, result } = shownWords(job, shape, now);
  const lost = wordsLost(run, shape);
  return {
    name: job.name,
    ...(!lost && { result, state }),
    ...(shape.ids && { id: job.id }),
    ...(!lost && { scheduled_date: job.timeline.Scheduled }),
  };
}

/** The document knows no run without its words. */
function wordsLost(run: StageRun, shape: RunShape): boolean {
  return shape.released === true && run.wordsLost === true;
}

function shownWords(job: Job, shape: RunShape, now: number): { state: JobState; result: JobResult } {
  return shape.released && isActiveJob(job, now)
    ? { state: 'Scheduled', result: 'Unknown' }
    : { state: jobState(job, now), result: jobResult(job, now) };
}

/** A result that comes from the jobs as they are shown: a job that is about to fail has not done so in the cache. */
function shownResult(run: StageRun, shape: RunShape, now: number): JobResult {
  if (!shape.released || !isActiveRun(run, now)) return runResult(run, now);
  return run.jobs.some((job) => shownWords(job, shape, now).result === 'Failed') ? 'Failed' : 'Unknown';
}

/** GoCD's stage state, which its pipeline history calls status. */
function shownStatus(run: StageRun, result: JobResult, now: number): string {
  if (run.wordsLost) return 'Unknown';
  if (!isActiveRun(run, now)) return result;
  return result === 'Failed' ? 'Failing' : 'Building';
}
