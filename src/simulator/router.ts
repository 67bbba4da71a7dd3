import { jsonAnswer, textAnswer, wrongMethodAnswer } from './answers.ts';
import { answerApiCall, readApiCall } from './documentedApi.ts';
import { createFaultyLine } from './faultyLine.ts';
import type { FaultyLine } from './faultyLine.ts';
import { UnknownSetting } from './faultSettings.ts';
import { goPage } from './goPages.ts';
import { identify } from './signIn.ts';
import type { SignIn } from './signIn.ts';
import type { User } from './users.ts';
import type { World } from './world.ts';
import { WORLD_ENTRIES } from './worldEntries.ts';

/**
 * Leads a request through its line to what answers it.
 * @param goLine the line to `/go` at the moment
 */
export function createRouter(
  world: World,
  signIn: SignIn,
  goLine: () => FaultyLine,
): (request: Request) => Promise<Response> {
  const lines = new Map<string, FaultyLine>();

  /** One line for all requests with the same settings, so that it can count them. */
  function lineFor(settings: string): FaultyLine {
    const line = lines.get(settings) ?? createFaultyLine(settings);
    lines.set(settings, line);
    return line;
  }

  function answerGo(
    path: readonly string[],
    line: FaultyLine,
    request: Request,
  ): Response | Promise<Response> {
    const answerAs = (answer: (user: User) => Response) => {
      const user = identify(signIn, request);
      return user instanceof Response ? user : answer(user);
    };
    if (path[0] !== 'api') return answerAs(() => goPage(path));
    const call = readApiCall(path.slice(1));
    return line({
      request,
      kind: call.kind,
      stage: call.kind === 'other' ? '' : call.stage,
      proceed: () => Promise.resolve(answerAs((user) => answerApiCall(world, call, user, request))),
    });
  }

  return async (request) => {
    const path = readPath(new URL(request.url).pathname);
    if (!path) return textAnswer(400, 'Bad Request { The address is not properly encoded. }');
    const [first, second, third, ...rest] = path;
    if (first === 'go') return answerGo(path.slice(1), goLine(), request);
    if (first !== 'sim' || second === undefined) return textAnswer(404, 'Not Found');
    if (second === 'worlds' && third === undefined) return worldsAnswer(request);
    if (third !== 'go') return textAnswer(404, 'Not Found { /sim/worlds, /sim/<settings>/go }');
    try {
      return await answerGo(rest, lineFor(second), request);
    } catch (error) {
      if (error instanceof UnknownSetting) return textAnswer(400, error.message);
      throw error;
    }
  };
}

function worldsAnswer(request: Request): Response {
  if (!['GET', 'HEAD'].includes(request.method)) return wrongMethodAnswer('GET, HEAD', request);
  return jsonAnswer(WORLD_ENTRIES);
}

/** The decoded segments of a path; a slash at the end adds none. Undefined where a percent sign encodes nothing. */
function readPath(pathname: string): string[] | undefined {
  const segments = pathname.replace(/\/$/, '').split('/').slice(1);
  try {
    return segments.map(decodeURIComponent);
  } catch {
    return undefined;
  }
}
