import type { Stage } from '../stage.ts';
import { mayOperate } from '../users.ts';
import type { User } from '../users.ts';
import { buildCauseJson } from './buildCause.ts';
import { permissionOf } from './permissionOf.ts';
import { pipelineLabel } from './pipelineLabel.ts';
import type { PipelineRun } from './pipelineRuns.ts';
import { runJson } from './runJson.ts';
import type { Permission, RunShape } from './runJson.ts';

/**
 * A pipeline run as the pipeline history writes it: with offsets to 19.12.0, with cursors from 20.1.0 on, which is
 * without ids and with the date.
 * @param now epoch milliseconds
 */
export function pipelineJson(
  pipeline: string,
  pipelineRun: PipelineRun,
  shape: RunShape,
  user: User,
  now: number,
): object {
  const { id, counter, stages, first } = pipelineRun;
  const ids = shape.ids ?? false;
  return {
    build_cause: buildCauseJson(pipeline, pipelineRun, ids),
    name: pipeline,
    natural_order: counter,
    can_run: stages.every(({ stage }) => mayOperate(user, stage) && stage.active(now).length === 0),
    comment: null,
    stages: stages.map(({ stage, run }) => {
      const permission = permissionOf(user, stage, now);
      return run ? runJson(stage, run, shape, permission, now) : unscheduledJson(stage, shape, permission);
    }),
    counter,
    ...(ids ? { id } : { scheduled_date: Math.min(...first.jobs.map((job) => job.timeline.Scheduled)) }),
    preparing_to_schedule: false,
    label: pipelineLabel(
      stages.map(({ stage }) => stage),
      counter,
    ),
  };
}

/** A stage that has not run for the pipeline run. It has no result yet, and a counter all the same *(read, not run)*. */
function unscheduledJson({ definition }: Stage, shape: RunShape, permission: Permission): object {
  return {
    name: definition.stage,
    approved_by: null,
    jobs: [],
    approval_type: definition.approvalType ?? 'success',
    ...(shape.status && { status: 'Unknown' }),
    ...(shape.ids && { id: 0 }),
    counter: '1',
    rerun_of_counter: null,
    ...(permission.told && { can_run: permission.run, operate_permission: permission.operate }),
    scheduled: false,
  };
}
