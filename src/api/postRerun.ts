import type { RunId } from '../stage/StageRun.ts';
import { ApiError } from './ApiError.ts';
import { acceptHeader, rerunKinds } from './generation.ts';
import type { Dialect } from './generation.ts';
import { segment } from './goServerLinks.ts';
import type { Line } from './line.ts';
import { POST_PATIENCE_MS } from './patience.ts';
import { request, wordsOf } from './request.ts';
import { runUrl } from './stageUrl.ts';
import type { Rerun } from './StagesApi.ts';

const ACCEPTED = 202;

/** Posts a re-run. Resolves with the server's words. Throws an ApiError, with nothing sent where this server takes none. */
export async function postRerun(line: Line, dialect: Dialect, run: RunId, what: Rerun): Promise<string> {
  if (!rerunKinds(dialect).includes(what.kind))
    throw new ApiError('refused', { detail: 'this server cannot be told to run it again; nothing was sent' });
  const { status, text } = await request(addressOf(line.server, run, what), {
    line,
    method: 'POST',
    headers: {
      'X-GoCD-Confirm': 'true',
      // The address that runs a whole stage has stayed with its second version.
      ...acceptHeader(what.kind === 'stage' ? 'v2' : 'v3'),
    },
    ...(what.kind === 'chosen-jobs' && { json: { jobs: what.jobs } }),
    patience: POST_PATIENCE_MS,
  });
  const words = wordsOf(text);
  // Servers accept with 202. Anything else that is no error comes from something in between, like a proxy's page.
  if (status !== ACCEPTED)
    throw new ApiError('malformed', { status, ...(words !== '' && { detail: words }) });
  return words;
}

function addressOf(server: string, run: RunId, { kind }: Rerun): string {
  const { pipeline, pipelineCounter, stage } = run;
  switch (kind) {
    case 'stage':
      return `${server}/api/stages/${segment(pipeline)}/${pipelineCounter}/${segment(stage)}/run`;
    case 'failed-jobs':
      return `${runUrl(server, run)}/run-failed-jobs`;
    case 'chosen-jobs':
      return `${runUrl(server, run)}/run-selected-jobs`;
  }
}
