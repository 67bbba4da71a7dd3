import type { Agents } from '../agents.ts';
import { jobResult, jobState, jobTransitions } from '../job.ts';
import type { Job } from '../job.ts';
import type { Stage } from '../stage.ts';
import { lastTransition, runResult, runStart } from '../stageRun.ts';
import type { StageRun } from '../stageRun.ts';

/** Which of the keys that come and go an instance carries. */
export interface InstanceShape {
  /** `id` of the run, its jobs and their transitions: to v1 (20.3.0). */
  readonly ids?: boolean;
  /** `cancelled_by`, on cancelled runs: v1 on (19.3.0). */
  readonly cancelledBy?: boolean;
  /** `scheduled_at` and `last_transitioned_time`: v3 alone (20.9.0 on). */
  readonly times?: boolean;
}

/** Whatever the stages of this server may be, they are configured alike. */
const CONFIGURATION = { fetch_materials: true, clean_working_directory: false, artifacts_deleted: false };

/** More than a job has transitions: so many ids are set aside for each. */
const TRANSITION_IDS = 10;

/**
 * One run with all its times. Unlike a history it comes from no cache: states and results are those of `now`.
 * @param agentOf on which agent a job runs
 * @param now epoch milliseconds
 */
export function instanceJson(
  { definition }: Stage,
  run: StageRun,
  shape: InstanceShape,
  agentOf: Agents,
  now: number,
): object {
  const result = runResult(run, now);
  const last = run.wordsLost ? undefined : lastTransition(run, now);
  return {
    name: definition.stage,
    ...(shape.ids && { id: run.id }),
    counter: run.counter,
    approval_type: definition.approvalType ?? 'success',
    approved_by: run.approvedBy,
    ...(shape.times && { scheduled_at: runStart(run) }),
    ...(shape.times && last !== undefined && { last_transitioned_time: last }),
    ...(!run.wordsLost && { result }),
    ...(shape.cancelledBy && result === 'Cancelled' && { cancelled_by: run.cancelledBy ?? 'GoCD' }),
    rerun_of_counter: run.rerunOfCounter ?? null,
    ...CONFIGURATION,
    pipeline_name: definition.pipeline,
    pipeline_counter: run.pipelineCounter,
    jobs: run.jobs.map((job) => jobJson(job, run, shape, agentOf, now)),
  };
}

/** What v2 and v3 say of a run there is not: GoCD writes its NullStage, with 200. */
export function hollowInstanceJson(stageName: string): object {
  return {
    name: stageName,
    counter: 0,
    approval_type: null,
    approved_by: null,
    result: 'Unknown',
    rerun_of_counter: null,
    ...CONFIGURATION,
    jobs: [],
  };
}

function jobJson(job: Job, run: StageRun, shape: InstanceShape, agentOf: Agents, now: number): object {
  const { Scheduled, Assigned } = job.timeline;
  return {
    name: job.name,
    ...(shape.ids && { id: job.id }),
    ...(!run.wordsLost && {
      state: jobState(job, now),
      result: jobResult(job, now),
      scheduled_date: Scheduled,
    }),
    rerun: job.rerun ?? false,
    original_job_id: job.originalId ?? null,
    agent_uuid: Assigned <= now && !run.wordsLost ? agentOf(job) : null,
    // There as null in every sample.
    pipeline_name: null,
    pipeline_counter: null,
    stage_name: null,
    stage_counter: null,
    job_state_transitions: run.wordsLost ? [] : transitionsJson(job, shape, now),
  };
}

function transitionsJson(job: Job, shape: InstanceShape, now: number): object[] {
  return jobTransitions(job, now).map(({ state, at }, index) => ({
    state,
    state_change_time: at,
    ...(shape.ids && { id: job.id * TRANSITION_IDS + index }),
  }));
}
