import type { JobDetails, RunDetails, Transition } from '../stage/RunDetails.ts';
import type { RunId } from '../stage/StageRun.ts';
import { decodeJob, decodeJobs, decodeRunFacts } from './decodeHistory.ts';
import type { Reader } from './decode.ts';

/**
 * One run with its times (the API's "stage instance"). `undefined` where the answer is hollow, which is how some
 * servers say that there is no such run. Throws an ApiError of kind `malformed`, also where it is another run than the
 * one asked for.
 */
export function decodeRunDetails(stage: Reader, asked: RunId): RunDetails | undefined {
  const pipelineCounter = stage.field('pipeline_counter').optional((counter) => counter.count());
  const jobs = decodeJobs(stage, decodeJobDetails);
  if (jobs.length === 0 && !pipelineCounter) return undefined;
  const counter = stage.field('counter');
  // Text in some generations, a number in others.
  const stageCounter = counter.optional((it) => it.textOrCount());
  if (pipelineCounter !== asked.pipelineCounter)
    throw stage.field('pipeline_counter').wrong(`${asked.pipelineCounter}`);
  if (stageCounter !== asked.stageCounter) throw counter.wrong(asked.stageCounter);
  expectName(stage.field('pipeline_name'), asked.pipeline);
  expectName(stage.field('name'), asked.stage);
  return {
    pipeline: asked.pipeline,
    stage: asked.stage,
    pipelineCounter,
    stageCounter,
    jobs,
    ...decodeRunFacts(stage),
    scheduledAt: stage.field('scheduled_at').optional((date) => date.date()),
    lastTransitionedAt: stage.field('last_transitioned_time').optional((date) => date.date()),
  };
}

/** Go compares names without regard to case, and answers with the one it has. */
function expectName(name: Reader, asked: string): void {
  const told = name.optional((it) => it.text());
  if (told !== undefined && told.toLowerCase() !== asked.toLowerCase()) throw name.wrong(asked);
}

function decodeJobDetails(job: Reader): JobDetails {
  const isRerun = job.field('rerun').optional((flag) => flag.flag()) === true;
  const isCopy = job.field('original_job_id').optional((id) => id.count()) !== undefined;
  return {
    ...decodeJob(job),
    transitions:
      job.field('job_state_transitions').optional((list) => list.list().map(decodeTransition)) ?? [],
    agent: job.field('agent_uuid').optional((agent) => agent.text()),
    origin: isRerun ? 'run again' : isCopy ? 'copied' : 'run',
  };
}

function decodeTransition(transition: Reader): Transition {
  return {
    state: transition.field('state').text(),
    at: transition.field('state_change_time').date(),
  };
}
