import { jobResult, jobState } from './job.ts';
import type { Stage } from './stage.ts';
import { runResult } from './stageRun.ts';
import type { StageRun } from './stageRun.ts';
import { mayOperate } from './users.ts';
import type { User } from './users.ts';

const PAGE_SIZE = 10;

/**
 * The body of the document's stage history, key for key in its order.
 * @param stage undefined: no such stage, which Go servers answer like a stage without runs
 * @param now epoch milliseconds
 */
export function historyJson(stage: Stage | undefined, offset: number, user: User, now: number): unknown {
  const active = stage?.active(now) ?? [];
  return {
    stages: stage?.page(offset, PAGE_SIZE).map((run) => runJson(stage, run, active, user, now)) ?? [],
    pagination: { offset, total: stage?.runs.length ?? 0, page_size: PAGE_SIZE },
  };
}

function runJson(stage: Stage, run: StageRun, active: readonly StageRun[], user: User, now: number): unknown {
  const operatePermission = mayOperate(user, stage);
  return {
    name: stage.definition.stage,
    approved_by: run.approvedBy,
    jobs: run.jobs.map((job) => ({
      name: job.name,
      result: jobResult(job, now),
      state: jobState(job, now),
      id: job.id,
      scheduled_date: job.timeline.Scheduled,
    })),
    can_run: operatePermission && active.length === 0,
    pipeline_counter: run.pipelineCounter,
    pipeline_name: stage.definition.pipeline,
    approval_type: stage.definition.approvalType ?? 'success',
    result: runResult(run, now),
    id: run.id,
    counter: String(run.counter),
    // The document's example has no such key: only partial re-runs carry it.
    ...(run.rerunOfCounter === undefined ? {} : { rerun_of_counter: run.rerunOfCounter }),
    operate_permission: operatePermission,
    scheduled: true,
  };
}
