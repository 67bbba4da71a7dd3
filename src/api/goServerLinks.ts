import type { RunId } from '../stage/StageRun.ts';
import { ApiError } from './ApiError.ts';

/**
 * A name as one segment of an address. Throws an {@link ApiError} of kind `bad-name` for an empty name and for
 * `.` and `..`, which address parsers take for steps through the path however they are written, and half a character.
 */
export function segment(name: string): string {
  if (name === '' || name === '.' || name === '..' || !name.isWellFormed())
    throw new ApiError('bad-name', { detail: name === '' ? 'an empty name' : name });
  return encodeURIComponent(name);
}

/** A name for a link, whatever a server sent: half a character, which no address can hold, becomes a replacement. */
const linked = (name: string | number): string => encodeURIComponent(String(name).toWellFormed());

/** The Go server's own page about a stage run. */
export function runPage(server: string, run: RunId): string {
  return `${server}/pipelines/${runPath(run)}`;
}

/** The Go server's own page about one job of a run, with its console. */
export function jobPage(server: string, run: RunId, job: string): string {
  return `${server}/tab/build/detail/${runPath(run)}/${linked(job)}`;
}

/** The Go server's page about what led to a pipeline run, and what came of it. */
export function valueStreamMap(server: string, { pipeline, pipelineCounter }: RunId): string {
  return `${server}/pipelines/value_stream_map/${linked(pipeline)}/${linked(pipelineCounter)}`;
}

/** The Go server's page about what has changed from one pipeline run to a later one. */
export function comparePage(server: string, { pipeline, pipelineCounter }: RunId, from: number): string {
  return `${server}/compare/${linked(pipeline)}/${linked(from)}/with/${linked(pipelineCounter)}`;
}

/** The Go server's front page, where a reader signs in. */
export function frontPage(server: string): string {
  return `${server}/`;
}

function runPath({ pipeline, pipelineCounter, stage, stageCounter }: RunId): string {
  return [pipeline, pipelineCounter, stage, stageCounter].map(linked).join('/');
}
