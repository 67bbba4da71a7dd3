import type { StageName } from '../stage/StageRun.ts';
import { ApiError } from './ApiError.ts';
import { readCursorHistory } from './cursorHistory.ts';
import { parseJson } from './decode.ts';
import { generationOf } from './generation.ts';
import type { Dialect, Generation } from './generation.ts';
import type { Line } from './line.ts';
import { readOffsetHistory } from './offsetHistory.ts';
import { READ_PATIENCE_MS } from './patience.ts';
import { request } from './request.ts';
import { NEWEST } from './StagesApi.ts';

/** What to try, newest first, where a server does not say what it is. */
const TO_TRY: readonly Generation[] = ['v3', 'v2', 'v1', 'documented'];

/**
 * Finds out what a server speaks. It is asked for its version; a server without that resource gets the documented
 * API. Where the answer is neither, the history itself is tried. Throws an ApiError of kind `no-api` where nothing
 * fits, and any other that says nothing of what the server speaks (signed out, unreachable).
 */
export async function detectDialect(line: Line, stage: StageName): Promise<Dialect> {
  try {
    const { text } = await request(`${line.server}/api/version`, {
      line,
      method: 'GET',
      headers: { Accept: 'application/vnd.go.cd.v1+json' },
      patience: READ_PATIENCE_MS,
    });
    const version = parseJson(text).field('version').text();
    const generation = generationOf(version);
    if (generation !== undefined) return { generation, version };
    return await tryEach(line, stage, `version: ${version.slice(0, 40)}`);
  } catch (error) {
    if (!(error instanceof ApiError) || saysNothing(error)) throw error;
    if (error.kind === 'not-found') return { generation: 'documented', version: undefined };
    if (error.kind === 'no-api') throw error;
    return tryEach(line, stage, `version: ${answerOf(error)}`);
  }
}

async function tryEach(line: Line, stage: StageName, first: string): Promise<Dialect> {
  const answers = [first];
  const failures: ApiError[] = [];
  for (const generation of TO_TRY) {
    const dialect = { generation, version: undefined };
    const read = generation === 'v3' || generation === 'v2' ? readCursorHistory : readOffsetHistory;
    try {
      await read(line, dialect, stage, NEWEST, { pageSize: 10 });
      return dialect;
    } catch (error) {
      if (!(error instanceof ApiError) || saysNothing(error)) throw error;
      answers.push(`${generation}: ${answerOf(error)}`);
      failures.push(error);
    }
  }
  const [failure] = failures;
  // A server that fails or refuses in the same way whatever it is asked may well speak the API.
  if (failure && ['not-permitted', 'server-error'].includes(failure.kind) && failures.every(isLike(failure)))
    throw failure;
  throw new ApiError('no-api', { detail: answers.join(' · ') });
}

const isLike =
  ({ kind }: ApiError) =>
  (other: ApiError): boolean =>
    other.kind === kind;

/** Such failures would meet every generation alike. */
function saysNothing({ kind }: ApiError): boolean {
  return ['bad-name', 'signed-out', 'unreachable', 'no-answer', 'broken-off', 'unavailable'].includes(kind);
}

function answerOf({ kind, status, detail }: ApiError): string {
  return [status === undefined ? kind : `HTTP ${status}`, detail?.slice(0, 60)].filter(Boolean).join(' ');
}
