import { htmlAnswer, jsonAnswer, textAnswer } from '../answers.ts';
import type { SpokenServer } from './spokenServer.ts';

/** How a server says no, or that it cannot: each in the form of the API that was asked. */
export interface Refusals {
  /** Nobody is signed in: 401. */
  signedOut(): Response;
  /** No view permission. @param status by default the version's own: 401, from 18.6.0 on 403 */
  mayNotView(status?: number): Response;
  /** No operate permission. @param status as of `mayNotView` */
  mayNotOperate(stage: string, status?: number): Response;
  unknownPipeline(pipeline: string): Response;
  /** There is no run of the stage with these counters. */
  unknownRun(stage: string, counter: string): Response;
  /** 400, where a POST without a body lacks the header that says it is meant. */
  unconfirmed(): Response;
  /** 400, where the request itself is wrong. */
  badRequest(message: string): Response;
  /** 500, something nobody has thought of. */
  broken(message: string): Response;
  /** 503, while a backup runs. */
  backup(): Response;
  /** 503 to what starts something, while the server is in maintenance mode. */
  maintenance(): Response;
}

const BACKUP = 'Server is under maintenance mode, please try later.';

const UNCONFIRMED = "Missing required header 'X-GoCD-Confirm' with value 'true'";
const MAINTENANCE = 'server is in maintenance mode, please try later.';

/** Lines of text, and pages: the API document, and legacy servers (14.3.0 to 19.10.0). */
export function plainRefusals(server: SpokenServer, request: Request): Refusals {
  const notAllowed = server.has('forbiddenIs403') ? 403 : 401;
  return {
    signedOut: () =>
      challenged(
        htmlAnswer(401, 'Error 401 Full authentication is required to access this resource', [
          'Sign in as admin with the password badger, or as viewer with the password viewer.',
        ]),
        server,
        request,
      ),
    mayNotView: (status = notAllowed) =>
      textAnswer(status, 'Unauthorized { Not authorized to view pipeline }', request),
    mayNotOperate: (stage, status = notAllowed) =>
      textAnswer(status, `Unauthorized to operate stage named ${stage}`, request),
    unknownPipeline: () => textAnswer(404, 'Not Found { Pipeline not found }', request),
    unknownRun: (stage, counter) => textAnswer(404, unknownRun(stage, counter), request),
    unconfirmed: () => textAnswer(400, `Bad Request { ${UNCONFIRMED} }`, request),
    badRequest: (message) => textAnswer(400, `Bad Request { ${message} }`, request),
    broken: () => htmlAnswer(500, 'Internal Server Error', []),
    backup: () => textAnswer(503, BACKUP, request),
    maintenance: () => textAnswer(503, MAINTENANCE, request),
  };
}

/**
 * `{"message"}`, and `{"error"}` for the unforeseen: v1, v2 and v3 (19.3.0 on).
 * @param contentType what the API calls its answers
 */
export function jsonRefusals(server: SpokenServer, request: Request, contentType: string): Refusals {
  const say = (status: number, message: string) => jsonAnswer({ message }, { status, contentType });
  const forbidden = () => say(403, 'You are not authorized to perform this action.');
  return {
    signedOut: () => challenged(say(401, 'You are not authenticated!'), server, request),
    mayNotView: forbidden,
    mayNotOperate: forbidden,
    unknownPipeline: (pipeline) => say(404, `Pipeline with name '${pipeline}' was not found!`),
    unknownRun: (stage, counter) => say(404, unknownRun(stage, counter)),
    unconfirmed: () => say(400, UNCONFIRMED),
    badRequest: (message) => say(400, message),
    broken: (error) => jsonAnswer({ error }, { status: 500, contentType }),
    backup: () => say(503, BACKUP),
    maintenance: () => say(503, MAINTENANCE),
  };
}

function unknownRun(stage: string, counter: string): string {
  return (
    `Not Found { Stage '${stage}' with counter '${counter}' not found. ` +
    'Please make sure specified stage or stage run with specified counter exists. }'
  );
}

/** The challenge makes a browser pop up its own login box; newer servers leave it out for a script. */
function challenged(answer: Response, server: SpokenServer, request: Request): Response {
  const isScript = request.headers.get('X-Requested-With') === 'XMLHttpRequest';
  if (!isScript || !server.has('sparesScripts')) answer.headers.set('WWW-Authenticate', 'Basic realm="Go"');
  return answer;
}
