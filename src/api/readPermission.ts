import type { StageName } from '../stage/StageRun.ts';
import { parseJson } from './decode.ts';
import type { Reader } from './decode.ts';
import { isFrom } from './generation.ts';
import type { Dialect } from './generation.ts';
import { segment } from './goServerLinks.ts';
import { READ_PATIENCE_MS } from './patience.ts';
import { request } from './request.ts';

/**
 * The reader's permission on a stage as the pipeline's history tells it, which is right on every server; `undefined`
 * where it does not say. Throws an ApiError, also where it cannot be read by somebody who may read the stage's history.
 */
export async function readPermission(
  server: string,
  dialect: Dialect,
  { pipeline, stage }: StageName,
  signal: AbortSignal | undefined,
): Promise<boolean | undefined> {
  const history = `${server}/api/pipelines/${segment(pipeline)}/history`;
  const [url, headers] = hasCursors(dialect)
    ? [history, { Accept: 'application/vnd.go.cd.v1+json' }]
    : [`${history}/0`, undefined];
  const { text } = await request(url, { server, method: 'GET', patience: READ_PATIENCE_MS, headers, signal });
  return permissionIn(parseJson(text).field('pipelines').list(), stage);
}

/** Pipeline history turned from offsets to cursors after 19.12. */
function hasCursors({ generation, version }: Dialect): boolean {
  if (version !== undefined) return isFrom(version, 20, 1);
  return generation === 'v2' || generation === 'v3';
}

/** The newest pipeline run that has the stage tells it. Go compares names without regard to case. */
function permissionIn(pipelines: readonly Reader[], stage: string): boolean | undefined {
  for (const pipeline of pipelines)
    for (const entry of pipeline.field('stages').list())
      if (entry.field('name').text().toLowerCase() === stage.toLowerCase())
        return entry.field('operate_permission').optional((flag) => flag.flag());
  return undefined;
}
