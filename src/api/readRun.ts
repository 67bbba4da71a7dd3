import type { RunId } from '../stage/StageRun.ts';
import { ApiError } from './ApiError.ts';
import { parseJson } from './decode.ts';
import { decodeRunDetails } from './decodeRunDetails.ts';
import { acceptHeader, isFrom, rerunKinds } from './generation.ts';
import type { Dialect } from './generation.ts';
import { segment } from './goServerLinks.ts';
import { READ_PATIENCE_MS } from './patience.ts';
import { request } from './request.ts';
import { runUrl, stageUrl } from './stageUrl.ts';
import type { RunAnswer } from './StagesApi.ts';

/** Reads one run with its times. Throws an ApiError; of kind `not-found` where the server knows no such run. */
export async function readRun(
  server: string,
  dialect: Dialect,
  run: RunId,
  signal: AbortSignal | undefined,
): Promise<RunAnswer> {
  if (isTooOld(dialect)) return { said: 'not-told' };
  try {
    const { text } = await request(addressOf(server, dialect, run), {
      server,
      method: 'GET',
      headers: acceptHeader(dialect.generation),
      patience: READ_PATIENCE_MS,
      signal,
    });
    const details = decodeRunDetails(parseJson(text), run);
    return details === undefined
      ? { said: 'no-such-run' }
      : { said: 'run', run: details, reruns: rerunKinds(dialect) };
  } catch (error) {
    // Servers that tell no version are from before 16.6: those before 15.1 have no such address.
    const isUnsure = dialect.generation === 'documented';
    if (isUnsure && error instanceof ApiError && error.kind === 'not-found') return { said: 'not-told' };
    throw error;
  }
}

/** The address came with 15.1. */
function isTooOld({ generation, version }: Dialect): boolean {
  return generation === 'legacy' && version !== undefined && !isFrom(version, 15, 1);
}

function addressOf(server: string, { generation }: Dialect, run: RunId): string {
  if (generation === 'v2' || generation === 'v3') return runUrl(server, run);
  return `${stageUrl(server, run)}/instance/${run.pipelineCounter}/${segment(run.stageCounter)}`;
}
