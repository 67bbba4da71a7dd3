import { jsonAnswer, textAnswer, wrongMethodAnswer } from './answers.ts';
import { historyJson } from './historyJson.ts';
import { mayOperate } from './users.ts';
import type { User } from './users.ts';
import type { World } from './world.ts';

/** What a request under `/api` of the document's server is for. */
export type ApiCall =
  | { readonly kind: 'history'; readonly pipeline: string; readonly stage: string; readonly offset: number }
  | { readonly kind: 'cancel'; readonly pipeline: string; readonly stage: string }
  | { readonly kind: 'other' };

/** Reads the path below `/api/`, as decoded segments. */
export function readApiCall([stages, pipeline, stage, what, ...rest]: readonly string[]): ApiCall {
  if (stages !== 'stages' || !pipeline || !stage) return { kind: 'other' };
  if (what === 'cancel' && rest.length === 0) return { kind: 'cancel', pipeline, stage };
  if (what !== 'history' || rest.length > 1) return { kind: 'other' };
  // Go reads the leading digits and takes anything else for 0.
  return { kind: 'history', pipeline, stage, offset: Math.max(0, Number.parseInt(rest[0] ?? '', 10) || 0) };
}

/** Answers like the server of the API document, whose runs carry the permission of the asking user. */
export function answerApiCall(world: World, call: ApiCall, user: User, request: Request): Response {
  switch (call.kind) {
    case 'history': {
      if (!['GET', 'HEAD'].includes(request.method)) return wrongMethodAnswer('GET, HEAD', request);
      const now = world.advance();
      if (!world.pipeline(call.pipeline)) return textAnswer(404, 'Not Found { Pipeline not found }', request);
      return jsonAnswer(historyJson(world.stage(call.pipeline, call.stage), call.offset, user, now));
    }
    case 'cancel':
      if (request.method !== 'POST') return wrongMethodAnswer('POST', request);
      return cancelAnswer(world, call, user, request);
    case 'other':
      return textAnswer(
        404,
        'Not Found { The URL you are trying to reach appears to be incorrect. }',
        request,
      );
  }
}

function cancelAnswer(
  world: World,
  { pipeline, stage }: { readonly pipeline: string; readonly stage: string },
  user: User,
  request: Request,
): Response {
  switch (world.cancelLatest(pipeline, stage, (found) => mayOperate(user, found))) {
    case 'no runs':
      return textAnswer(404, `Stage '(pipeline name: ${pipeline}, stage name ${stage})' not found.`, request);
    case 'ignored':
      return textAnswer(200, 'Stage is not active. Cancellation Ignored.', request);
    case 'denied':
      return textAnswer(401, `Unauthorized to operate stage named ${stage}`, request);
    case 'cancelled':
      return textAnswer(200, 'Stage cancelled successfully.', request);
  }
}
