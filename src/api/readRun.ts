import type { RunId } from '../stage/StageRun.ts';
import { parseJson } from './decode.ts';
import { decodeRunDetails } from './decodeRunDetails.ts';
import { acceptHeader, isFrom, rerunKinds } from './generation.ts';
import type { Dialect } from './generation.ts';
import { segment } from './goServerLinks.ts';
import type { Line } from './line.ts';
import { READ_PATIENCE_MS } from './patience.ts';
import { request } from './request.ts';
import { runUrl, stageUrl } from './stageUrl.ts';
import type { RunAnswer } from './StagesApi.ts';

/**
 * Reads one run with its times. Throws an ApiError; of kind `not-found` where the server has no such run, or no such
 * address: see {@link foundNone}.
 */
export async function readRun(
  line: Line,
  dialect: Dialect,
  run: RunId,
  signal: AbortSignal | undefined,
): Promise<RunAnswer> {
  if (isTooOld(dialect)) return { said: 'not-told' };
  const { text } = await request(addressOf(line.server, dialect, run), {
    line,
    method: 'GET',
    headers: acceptHeader(dialect.generation),
    patience: READ_PATIENCE_MS,
    signal,
  });
  const details = decodeRunDetails(parseJson(text), run);
  return details === undefined
    ? { said: 'no-such-run' }
    : { said: 'run', run: details, reruns: rerunKinds(dialect) };
}

/** What it says that a run could not be found. */
export function foundNone({ generation, version }: Dialect): RunAnswer {
  // Servers that tell no version may be from before 15.1: those have no such address.
  const mayBeTooOld = version === undefined && acceptHeader(generation) === undefined;
  return { said: mayBeTooOld ? 'not-told' : 'no-such-run' };
}

/** The address came with 15.1. */
function isTooOld({ generation, version }: Dialect): boolean {
  return generation === 'legacy' && version !== undefined && !isFrom(version, 15, 1);
}

function addressOf(server: string, { generation }: Dialect, run: RunId): string {
  if (generation === 'v2' || generation === 'v3') return runUrl(server, run);
  return `${stageUrl(server, run)}/instance/${run.pipelineCounter}/${segment(run.stageCounter)}`;
}
