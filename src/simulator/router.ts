import { readAddressSettings } from './addressSettings.ts';
import { jsonAnswer, textAnswer, wrongMethodAnswer } from './answers.ts';
import type { Circumstances } from './circumstances.ts';
import { clearLine, createFaultyLine } from './faultyLine.ts';
import type { FaultyLine } from './faultyLine.ts';
import { UnknownSetting } from './faultSettings.ts';
import { readApiCall } from './generations/apiCall.ts';
import { plainRefusals } from './generations/refusals.ts';
import { SERVER_ENTRIES } from './generations/serverEntries.ts';
import { createSpokenServer } from './generations/spokenServer.ts';
import type { SpokenServer } from './generations/spokenServer.ts';
import { goPage } from './goPages.ts';
import { identify } from './signIn.ts';
import type { SignIn } from './signIn.ts';
import type { World } from './world.ts';
import { WORLD_ENTRIES } from './worldEntries.ts';

/** A server, and the line that leads to it. */
export interface Destination {
  readonly server: SpokenServer;
  readonly line: FaultyLine;
}

/** An answer, and what was peculiar to the server that gave it. */
export interface Routed {
  readonly answer: Response;
  readonly circumstances: Circumstances;
}

/** What is there beside the servers, under `/sim`. */
const LISTS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['worlds', WORLD_ENTRIES],
  ['servers', SERVER_ENTRIES],
]);

/**
 * Leads a request through its line to what answers it.
 * @param behindGo what is at `/go` at the moment
 * @param usual what is peculiar to all servers at the moment; an address or a fault that says otherwise holds
 */
export function createRouter(
  world: World,
  signIn: SignIn,
  behindGo: () => Destination,
  usual: () => Circumstances,
): (request: Request) => Promise<Routed> {
  const findDestination = createAddressBook();
  const usually = (answer: Response): Routed => ({ answer, circumstances: usual() });

  async function answerGo(
    path: readonly string[],
    { server, line }: Destination,
    request: Request,
  ): Promise<Routed> {
    const findUser = () => identify(signIn, request);
    if (path[0] !== 'api')
      return usually(findUser() ? goPage(path) : plainRefusals(server, request).signedOut());
    const call = readApiCall(path.slice(1), request, server, world);
    // Wrong credentials are turned away everywhere.
    const visitor = call.forAnybody && !request.headers.has('Authorization') ? 'anonymous' : undefined;
    const passage = line(call.kind);
    const circumstances = { ...usual(), ...passage.circumstances };
    const answer = await passage.carry({
      request,
      kind: call.kind,
      stage: call.stage,
      refuse: call.refuse,
      now: () => world.advance() + circumstances.clockSkew,
      proceed: async () => {
        const asking = findUser() ?? visitor;
        return asking ? call.answer(asking, circumstances) : call.refuse.signedOut();
      },
    });
    return { answer, circumstances };
  }

  return async (request) => {
    const path = readPath(new URL(request.url).pathname);
    if (!path) return usually(textAnswer(400, 'Bad Request { The address is not properly encoded. }'));
    const [first, second, third, ...rest] = path;
    if (first === 'go') return answerGo(path.slice(1), behindGo(), request);
    if (first !== 'sim' || second === undefined) return usually(textAnswer(404, 'Not Found'));
    if (LISTS.has(second) && third === undefined) return usually(listAnswer(LISTS.get(second), request));
    if (third !== 'go')
      return usually(textAnswer(404, 'Not Found { /sim/worlds, /sim/servers, /sim/<settings>/go }'));
    try {
      return await answerGo(rest, findDestination(second), request);
    } catch (error) {
      if (error instanceof UnknownSetting) return usually(textAnswer(400, error.message));
      throw error;
    }
  };
}

/** Every way of writing settings has a line of its own, which counts its requests; every version is one server. */
function createAddressBook(): (settings: string) => Destination {
  const destinations = new Map<string, Destination>();
  const servers = new Map<string | undefined, SpokenServer>();
  return (settings) => {
    const known = destinations.get(settings);
    if (known) return known;
    const { version, faults } = readAddressSettings(settings);
    const line = faults === undefined ? clearLine : createFaultyLine(faults);
    const server = servers.get(version) ?? createSpokenServer(version);
    servers.set(version, server);
    destinations.set(settings, { server, line });
    return { server, line };
  };
}

function listAnswer(list: unknown, request: Request): Response {
  if (!['GET', 'HEAD'].includes(request.method)) return wrongMethodAnswer('GET, HEAD', request);
  return jsonAnswer(list);
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
