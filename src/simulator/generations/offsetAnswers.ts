import { jsonAnswer } from '../answers.ts';
import type { Stage } from '../stage.ts';
import type { User } from '../users.ts';
import type { Asked } from './asked.ts';
import { permissionOf } from './permissionOf.ts';
import { pipelineJson } from './pipelineJson.ts';
import { pipelineRuns } from './pipelineRuns.ts';
import { runJson } from './runJson.ts';
import type { RunShape } from './runJson.ts';

const PAGE_SIZE = 10;
const LEGACY = { released: true, pipeline: true, ids: true };
const PIPELINE_ROW = { released: true, ids: true, permission: true };

/** Stage history of the API document, key for key: the only one that tells permission, and tells job states at once. */
export function documentHistory(asked: Asked): Response {
  return historyAnswer(asked, { pipeline: true, ids: true, permission: true });
}

/** Stage history of released servers to 19.5.0. */
export function legacyHistory(asked: Asked): Response {
  return historyAnswer(asked, LEGACY);
}

/** Stage history of 19.3.0 to 20.3.0, asked for by `Accept`: it tells who cancelled, and takes numbers alone. */
export function v1History(asked: Asked): Response {
  const offset = asked.names[2] ?? '0';
  if (!/^-?\d+$/.test(offset)) return asked.refuse.broken(`For input string: "${offset}"`);
  return historyAnswer(asked, { ...LEGACY, cancelledBy: true });
}

/** Pipeline history of released servers to 19.12.0. */
export function legacyPipelineHistory({ world, names, user, refuse, contentType }: Asked): Response {
  const [pipeline = '', offsetText] = names;
  const now = world.advance();
  const stages = world.pipeline(pipeline);
  if (!stages) return refuse.unknownPipeline(pipeline);
  const runs = pipelineRuns(stages).reverse();
  const offset = readOffset(offsetText);
  const page = runs.slice(offset, offset + PAGE_SIZE);
  return jsonAnswer(
    {
      pipelines: page.map((run) => pipelineJson(pipeline, run, PIPELINE_ROW, user, now)),
      pagination: { offset, total: runs.length, page_size: PAGE_SIZE },
    },
    { contentType },
  );
}

function historyAnswer({ world, names, user, refuse, contentType }: Asked, shape: RunShape): Response {
  const [pipeline = '', stageName = '', offsetText] = names;
  const now = world.advance();
  if (!world.pipeline(pipeline)) return refuse.unknownPipeline(pipeline);
  const offset = readOffset(offsetText);
  const stage = world.stage(pipeline, stageName);
  return jsonAnswer(
    {
      stages: stage ? pageOf(stage, offset, shape, user, now) : [],
      // A stage there is not is answered like one without runs.
      pagination: { offset, total: stage?.runs.length ?? 0, page_size: PAGE_SIZE },
    },
    { contentType },
  );
}

function pageOf(stage: Stage, offset: number, shape: RunShape, user: User, now: number): object[] {
  const permission = permissionOf(user, stage, now);
  return stage.page(offset, PAGE_SIZE).map((run) => runJson(stage, run, shape, permission, now));
}

/** Go reads the leading digits and takes anything else for 0. */
function readOffset(text = ''): number {
  return Math.max(0, Number.parseInt(text, 10) || 0);
}
