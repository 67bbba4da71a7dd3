import type { StageName } from '../stage/StageRun.ts';
import { ApiError } from './ApiError.ts';
import { parseJson } from './decode.ts';
import type { Reader } from './decode.ts';
import { isFrom } from './generation.ts';
import type { Dialect } from './generation.ts';
import { segment } from './goServerLinks.ts';
import type { Line } from './line.ts';
import { READ_PATIENCE_MS } from './patience.ts';
import { request } from './request.ts';
import type { PipelineCause, PipelineNews } from './StagesApi.ts';

/**
 * What the pipeline's newest runs tell of a stage. The reader's permission on it is right on every server. Throws an
 * ApiError, also where it cannot be read by somebody who may read the stage's history.
 */
export async function readPipeline(
  line: Line,
  dialect: Dialect,
  { pipeline, stage }: StageName,
  signal: AbortSignal | undefined,
): Promise<PipelineNews> {
  const history = `${line.server}/api/pipelines/${segment(pipeline)}/history`;
  const byOffset = () => readAt(`${history}/0`);
  const byCursor = () => readAt(history, { Accept: 'application/vnd.go.cd.v1+json' });
  const place = placeIn(dialect);
  if (place === 'by cursor') return byCursor();
  return byOffset().catch((error: unknown) => {
    if (place === 'either' && error instanceof ApiError && error.kind === 'not-found') return byCursor();
    throw error;
  });

  async function readAt(url: string, headers?: Readonly<Record<string, string>>) {
    const { text } = await request(url, {
      line,
      method: 'GET',
      patience: READ_PATIENCE_MS,
      headers,
      signal,
    });
    const pipelines = parseJson(text).field('pipelines').list();
    return { operatePermission: permissionIn(pipelines, stage), causes: pipelines.flatMap(decodeCause) };
  }
}

/** Pipeline history turned from offsets to cursors after 19.12, in the middle of the servers that we speak v1 with. */
function placeIn({ generation, version }: Dialect): 'by offset' | 'by cursor' | 'either' {
  if (version !== undefined) return isFrom(version, 20, 1) ? 'by cursor' : 'by offset';
  if (generation === 'v1') return 'either';
  return generation === 'v2' || generation === 'v3' ? 'by cursor' : 'by offset';
}

/** The newest pipeline run that has the stage tells it. Go compares names without regard to case. */
function permissionIn(pipelines: readonly Reader[], stage: string): boolean | undefined {
  for (const pipeline of pipelines)
    for (const entry of pipeline.field('stages').list())
      if (entry.field('name').text().toLowerCase() === stage.toLowerCase())
        return entry.field('operate_permission').optional((flag) => flag.flag());
  return undefined;
}

/** Why there is a pipeline run. What is missing there is no reason to give up the permission. */
function decodeCause(pipeline: Reader): PipelineCause[] {
  const pipelineCounter = pipeline.field('counter').optional((counter) => counter.count());
  if (pipelineCounter === undefined) return [];
  const cause = pipeline.field('build_cause').optional((field) => field);
  return [{ pipelineCounter, label: words(pipeline, 'label'), trigger: words(cause, 'trigger_message') }];
}

function words(of: Reader | undefined, name: string): string | undefined {
  const text = of?.field(name).optional((field) => field.maybeEmptyText());
  return text === '' ? undefined : text;
}
