import { jobResult } from '../job.ts';
import type { RunPlan } from '../runMaker.ts';
import type { Stage } from '../stage.ts';
import type { StageRun } from '../stageRun.ts';
import type { Asked } from './asked.ts';
import { refuseRequest, refuseWhileActive } from './rerunRefusals.ts';
import { say } from './say.ts';

const RERUN_ACCEPTED = 'Request to rerun jobs accepted';

/** Runs again the jobs of a run that failed or were cancelled: v3 (20.9.0 on). */
export async function rerunFailedJobs(asked: Asked): Promise<Response> {
  const refused = refuseRequest(asked, await asked.request.text());
  return refused ?? rerunJobs(asked, (run, now) => failedJobs(asked, run, now));
}

/** Runs again the jobs of a run that the body names: v3 (20.9.0 on). */
export async function rerunSelectedJobs(asked: Asked): Promise<Response> {
  const body = await asked.request.text();
  const refused = refuseRequest(asked, body);
  if (refused) return refused;
  const selected = readJobs(body);
  // Before it looks for the run, as GoCD does.
  if (!selected) return say(asked, 422, "Could not read property 'jobs' in request body");
  return rerunJobs(asked, (run) => selectedJobs(asked, run, selected));
}

/** Runs a whole stage of a pipeline run, for the first time or again: v2 of its own counting (20.1.0 on). */
export async function runStage(asked: Asked): Promise<Response> {
  const { world, names } = asked;
  const [pipeline = '', pipelineCounter = '', stageName = ''] = names;
  const locator = `${pipeline}/${pipelineCounter}/${stageName}`;
  const refused = refuseRequest(asked, await asked.request.text());
  if (refused) return refused;
  if (!isNumber(pipelineCounter)) {
    const reason = `Received non-numeric pipeline counter '${pipelineCounter}'.`;
    return say(asked, 422, `Error while running [${locator}]. ${reason}`);
  }
  const counter = Number(pipelineCounter);
  const now = world.advance();
  const stages = world.pipeline(pipeline) ?? [];
  const stage = world.stage(pipeline, stageName);
  const hasRun = (one: Stage) => one.runs.some((run) => run.pipelineCounter === counter);
  if (!stage || !stages.some(hasRun)) return say(asked, 404, `Stage [${locator}] not found`);
  const before = stages[stages.indexOf(stage) - 1];
  if (before && !hasRun(stage) && !hasRun(before)) {
    const reason = 'because its previous stage has not been run.';
    return say(asked, 400, `Can not run stage [${stageName}] in pipeline [${pipeline}] ${reason}`);
  }
  const conflict = refuseWhileActive(asked, stage, counter, now);
  if (conflict) return conflict;
  stage.runAgain(counter, planOf(asked, now));
  return say(asked, 202, `Request to run stage ${locator} accepted`);
}

/** @param choose the names of the jobs to run again, or why there are none */
function rerunJobs(
  asked: Asked,
  choose: (run: StageRun, now: number) => readonly string[] | Response,
): Response {
  const { world, refuse, names } = asked;
  const [pipeline = '', pipelineCounter = '', stageName = '', counter = ''] = names;
  const wrong = [pipelineCounter, counter].find((one) => !isNumber(one));
  if (wrong !== undefined) return refuse.broken(`For input string: "${wrong}"`);
  const found = world.runOf(pipeline, Number(pipelineCounter), stageName, Number(counter));
  if (!found) return refuse.unknownRun(stageName, counter);
  const now = world.advance();
  const chosen = choose(found.run, now);
  if (chosen instanceof Response) return chosen;
  const conflict = refuseWhileActive(asked, found.stage, found.run.pipelineCounter, now);
  if (conflict) return conflict;
  found.stage.rerun(found.run, chosen, planOf(asked, now));
  return say(asked, 202, RERUN_ACCEPTED);
}

function failedJobs(asked: Asked, { jobs }: StageRun, now: number): readonly string[] | Response {
  const failed = jobs.filter((job) => ['Failed', 'Cancelled'].includes(jobResult(job, now)));
  if (failed.length > 0) return failed.map(({ name }) => name);
  return say(asked, 400, 'There are no failed jobs in the stage that could be re-run');
}

function selectedJobs(
  asked: Asked,
  { jobs }: StageRun,
  selected: readonly string[],
): readonly string[] | Response {
  const unknown = selected.filter((name) => jobs.every((job) => job.name !== name));
  if (unknown.length > 0) {
    const reason = `does not exist in stage '${asked.names.join('/')}'.`;
    return say(asked, 404, `Job(s) [${unknown.join(', ')}] ${reason}`);
  }
  return selected.length > 0 ? selected : say(asked, 400, 'No job was selected to re-run.');
}

function planOf({ user }: Asked, startsAt: number): RunPlan {
  return { startsAt, approvedBy: user, outcome: () => 'Passed' };
}

/** The job names in a body like `{"jobs": ["unit"]}`; undefined where there are none. */
function readJobs(body: string): readonly string[] | undefined {
  let read: unknown;
  try {
    read = JSON.parse(body);
  } catch {
    return undefined;
  }
  const jobs: unknown = typeof read === 'object' && read !== null && 'jobs' in read ? read.jobs : undefined;
  if (!Array.isArray(jobs)) return undefined;
  const names = jobs.filter((name): name is string => typeof name === 'string');
  return names.length === jobs.length ? names : undefined;
}

function isNumber(text: string): boolean {
  return /^-?\d+$/.test(text);
}
