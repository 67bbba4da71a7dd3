import type { StageRun } from '../stage/StageRun.ts';
import { ApiError } from './ApiError.ts';
import { cancelAnswer } from './cancelAnswer.ts';
import { acceptHeader, cancelForm } from './generation.ts';
import type { Dialect } from './generation.ts';
import type { Line } from './line.ts';
import { POST_PATIENCE_MS } from './patience.ts';
import { request } from './request.ts';
import { runUrl, stageUrl } from './stageUrl.ts';
import type { CancelAim, CancelAnswer } from './StagesApi.ts';

/** Posts a cancel in the form that the server takes. Never falls back from "this run" to "the latest run". */
export async function postCancel(
  line: Line,
  dialect: Dialect,
  run: StageRun,
  aim: CancelAim,
): Promise<CancelAnswer> {
  const { text } = await request(cancelUrl(line.server, dialect, run, aim), {
    line,
    method: 'POST',
    // Servers of different ages look for one or the other, and refuse without it.
    headers: { Confirm: 'true', 'X-GoCD-Confirm': 'true', ...acceptHeader(dialect.generation) },
    patience: POST_PATIENCE_MS,
  });
  return cancelAnswer(text);
}

function cancelUrl(server: string, dialect: Dialect, run: StageRun, aim: CancelAim): string {
  const form = cancelForm(dialect);
  if (form === 'counters') return `${runUrl(server, run)}/cancel`;
  if (form === 'id' && run.id !== undefined) return `${server}/api/stages/${run.id}/cancel`;
  if (aim === 'the latest run') return `${stageUrl(server, run)}/cancel`;
  throw new ApiError('refused', {
    detail: 'this server cannot be told which run to cancel; nothing was sent',
  });
}
