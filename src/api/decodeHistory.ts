import { compareJobNames } from '../stage/jobOrder.ts';
import type { Job, RunId, StageRun } from '../stage/StageRun.ts';
import { runKey } from '../stage/StageRun.ts';
import type { Reader } from './decode.ts';

/**
 * A stage history's runs. Strict on shape: what identifies a run or a job must be there and of its type.
 * Lenient on vocabulary: unknown state words and extra fields pass. Throws an ApiError of kind `malformed`.
 */
export function decodeRuns(stages: Reader): StageRun[] {
  const firstAt = new Map<string, string>();
  return stages.list().map((stage) => {
    const run = decodeRun(stage);
    const twin = firstAt.get(runKey(run));
    if (twin !== undefined) throw stage.fault(`the same run as ${twin}`);
    firstAt.set(runKey(run), stage.path);
    return run;
  });
}

function decodeRun(stage: Reader): StageRun {
  return {
    pipeline: stage.field('pipeline_name').text(),
    pipelineCounter: stage.field('pipeline_counter').count(1),
    stage: stage.field('name').text(),
    stageCounter: stage.field('counter').text(),
    jobs: decodeJobs(stage, decodeJob),
    ...decodeRunFacts(stage),
  };
}

/** What a run says of itself beside its name and its jobs, in the history and on its own alike. */
export function decodeRunFacts(stage: Reader): Omit<StageRun, keyof RunId | 'jobs'> {
  return {
    id: stage.field('id').optional((id) => id.count()),
    approvedBy: stage.field('approved_by').optional((by) => by.maybeEmptyText()) ?? null,
    cancelledBy: stage.field('cancelled_by').optional((by) => by.maybeEmptyText()) ?? null,
    rerunOfCounter: stage.field('rerun_of_counter').optional((counter) => counter.count(1)) ?? null,
    operatePermission: stage.field('operate_permission').optional((flag) => flag.flag()),
  };
}

/** A run's jobs, sorted by name. */
export function decodeJobs<T extends Job>(stage: Reader, decode: (job: Reader) => T): T[] {
  return stage
    .field('jobs')
    .list()
    .map(decode)
    .sort((one, other) => compareJobNames(one.name, other.name));
}

/** A job as the history has it. */
export function decodeJob(job: Reader): Job {
  return {
    name: job.field('name').text(),
    state: job.field('state').optional((word) => word.text()),
    result: job.field('result').optional((word) => word.text()),
    scheduledDate: job.field('scheduled_date').optional((date) => date.date()),
  };
}
