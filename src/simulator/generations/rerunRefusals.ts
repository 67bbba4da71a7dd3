import type { Stage } from '../stage.ts';
import type { Asked } from './asked.ts';
import { refuseOperation } from './operation.ts';
import { pipelineLabel } from './pipelineLabel.ts';
import { say } from './say.ts';

/**
 * Why a request for a re-run is refused before anything is said of the run: its form, the user's permission, or what
 * the server was told to refuse with. Undefined: it is not.
 */
export function refuseRequest(asked: Asked, body: string): Response | undefined {
  const [pipeline = '', , stageName = ''] = asked.names;
  return refuseForm(asked, body) ?? refuseOperation(asked, pipeline, stageName) ?? refuseByControl(asked);
}

/** Neither while anything of the pipeline run is active, nor while the stage is, for whatever pipeline run. */
export function refuseWhileActive(
  asked: Asked,
  stage: Stage,
  pipelineCounter: number,
  now: number,
): Response | undefined {
  const { pipeline, stage: stageName } = stage.definition;
  const stages = asked.world.pipeline(pipeline) ?? [];
  const isActive = (one: Stage) => one.active(now).some((run) => run.pipelineCounter === pipelineCounter);
  if (stages.some(isActive)) {
    const label = pipelineLabel(stages, pipelineCounter);
    const run = `name='${pipeline}', counter='${pipelineCounter}', label='${label}'`;
    return say(asked, 409, `Cannot schedule: Pipeline[${run}] is still in progress`);
  }
  if (stage.active(now).length === 0) return undefined;
  return say(
    asked,
    409,
    `Cannot schedule: Stage [${stageName}] in pipeline [${pipeline}] is still in progress`,
  );
}

/** A POST with a body has to be JSON; one without has to say that it is meant. */
function refuseForm(asked: Asked, body: string): Response | undefined {
  const { request, refuse } = asked;
  if (body === '') return request.headers.has('X-GoCD-Confirm') ? undefined : refuse.unconfirmed();
  const isJson = /^application\/json\s*(;|$)/i.test(request.headers.get('Content-Type') ?? '');
  return isJson ? undefined : say(asked, 415, "You must specify a 'Content-Type' of 'application/json'");
}

function refuseByControl(asked: Asked): Response | undefined {
  const { rerunRefusal } = asked.circumstances;
  return rerunRefusal && say(asked, rerunRefusal.status, rerunRefusal.message);
}
