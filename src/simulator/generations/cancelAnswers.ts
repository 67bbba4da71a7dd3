import { textAnswer } from '../answers.ts';
import { mayOperate } from '../users.ts';
import type { FoundRun } from '../world.ts';
import type { Asked } from './asked.ts';
import { urlNotFound } from './notFound.ts';
import { refuseOperation } from './operation.ts';
import { say } from './say.ts';

const CANCELLED = 'Stage cancelled successfully.';
/** With 200, like the other: that alone does not mean cancelled. */
const IGNORED = 'Stage is not active. Cancellation Ignored.';

/** Cancels whatever run is the latest: the API document, and released servers to 19.10.0. */
export function cancelByName(asked: Asked): Response {
  const [pipeline = '', stage = ''] = asked.names;
  const unknown = `Stage '(pipeline name: ${pipeline}, stage name ${stage})' not found.`;
  return cancelInPlainText(asked, () => asked.world.latestRun(pipeline, stage), unknown);
}

/** Cancels exactly the run with this id: undocumented, 14.3.0 to 19.7.0. */
export function cancelById(asked: Asked): Response {
  const [id = ''] = asked.names;
  return cancelInPlainText(asked, () => asked.world.runById(Number(id)), `Stage '${id}' not found.`);
}

function cancelInPlainText(asked: Asked, find: () => FoundRun | undefined, unknown: string): Response {
  const { world, server, user, request, circumstances, refuse } = asked;
  const confirmed = request.headers.get('Confirm')?.toLowerCase() === 'true';
  if (server.has('confirmHeader') && !confirmed) return urlNotFound(request);
  const target = find();
  switch (world.cancel(target, user, (stage) => mayOperate(user, stage), circumstances.cancelDelay)) {
    case 'not found':
      return textAnswer(404, unknown, request);
    case 'ignored':
      return textAnswer(200, IGNORED, request);
    case 'denied':
      return refuse.mayNotOperate(target?.stage.definition.stage ?? '');
    case 'cancelled':
      return textAnswer(200, CANCELLED, request);
  }
}

/**
 * Cancels exactly the run with these counters: v1 (19.8.0 to 20.3.0), v2 and v3. Unlike the older ones it asks for
 * permission first.
 */
export function cancelByCounters(asked: Asked): Response {
  const { world, user, request, names, circumstances, refuse } = asked;
  const [pipeline = '', pipelineCounter = '', stageName = '', counter = ''] = names;
  // Its presence is enough for GoCD.
  if (!request.headers.has('X-GoCD-Confirm')) return refuse.unconfirmed();
  const refused = refuseOperation(asked, pipeline, stageName);
  if (refused) return refused;
  if (!/^\d+$/.test(pipelineCounter)) return refuse.broken(`For input string: "${pipelineCounter}"`);
  const target = world.runOf(pipeline, Number(pipelineCounter), stageName, Number(counter));
  switch (world.cancel(target, user, () => true, circumstances.cancelDelay)) {
    case 'not found':
      return refuse.unknownRun(stageName, counter);
    case 'ignored':
      return say(asked, 200, IGNORED);
    case 'denied':
      return refuse.mayNotOperate(stageName);
    case 'cancelled':
      return say(asked, 200, CANCELLED);
  }
}
