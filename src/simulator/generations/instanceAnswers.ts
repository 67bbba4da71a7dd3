import { jsonAnswer } from '../answers.ts';
import type { Asked } from './asked.ts';
import { hollowInstanceJson, instanceJson } from './instanceJson.ts';
import type { InstanceShape } from './instanceJson.ts';

/** The names of a path that leads to one run. */
interface RunAddress {
  readonly pipeline: string;
  readonly stageName: string;
  /** As they are written, which may be no number. */
  readonly pipelineCounter: string;
  readonly counter: string;
}

/** One run of a stage: 15.1.0 to 19.2.0. What is no number counts as 0, so there is no such run. */
export function legacyInstance(asked: Asked): Response {
  const address = behindNames(asked);
  return instanceAnswer(asked, address, { ids: true }) ?? unknownRun(asked, address);
}

/** The same from 19.3.0 to 20.3.0, asked for by `Accept`: it tells who cancelled, and takes numbers alone. */
export function v1Instance(asked: Asked): Response {
  const address = behindNames(asked);
  const shape = { ids: true, cancelledBy: true };
  return noNumber(asked, address) ?? instanceAnswer(asked, address, shape) ?? unknownRun(asked, address);
}

/** The same from 20.1.0 to 21.3.0, with the counters between the names, and without ids. */
export function v2Instance(asked: Asked): Response {
  return modernInstance(asked, { cancelledBy: true });
}

/** The same from 20.9.0 on, with the times of the run itself. */
export function v3Instance(asked: Asked): Response {
  return modernInstance(asked, { cancelledBy: true, times: true });
}

function modernInstance(asked: Asked, shape: InstanceShape): Response {
  const [pipeline = '', pipelineCounter = '', stageName = '', counter = ''] = asked.names;
  const address = { pipeline, stageName, pipelineCounter, counter };
  return (
    noNumber(asked, address) ??
    instanceAnswer(asked, address, shape) ??
    jsonAnswer(hollowInstanceJson(stageName), { contentType: asked.contentType })
  );
}

function behindNames({ names }: Asked): RunAddress {
  const [pipeline = '', stageName = '', pipelineCounter = '', counter = ''] = names;
  return { pipeline, stageName, pipelineCounter, counter };
}

/** Undefined: the pipeline is there, but no such run. */
function instanceAnswer(
  { world, refuse, contentType }: Asked,
  { pipeline, stageName, pipelineCounter, counter }: RunAddress,
  shape: InstanceShape,
): Response | undefined {
  if (!world.pipeline(pipeline)) return refuse.unknownPipeline(pipeline);
  const found = world.runOf(pipeline, Number(pipelineCounter), stageName, Number(counter));
  if (!found) return undefined;
  const now = world.advance();
  return jsonAnswer(instanceJson(found.stage, found.run, shape, world.agentOf, now), { contentType });
}

function unknownRun({ refuse }: Asked, { stageName, counter }: RunAddress): Response {
  return refuse.unknownRun(stageName, counter);
}

/** What is said of a counter that is no number: 500, but 404 first where there is no such pipeline. */
function noNumber({ world, refuse }: Asked, address: RunAddress): Response | undefined {
  if (!world.pipeline(address.pipeline)) return undefined;
  const wrong = [address.pipelineCounter, address.counter].find((counter) => !/^-?\d+$/.test(counter));
  return wrong === undefined ? undefined : refuse.broken(`For input string: "${wrong}"`);
}
