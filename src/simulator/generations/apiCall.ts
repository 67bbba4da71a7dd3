import { wrongMethodAnswer } from '../answers.ts';
import type { Circumstances } from '../circumstances.ts';
import { matchPath } from '../matchPath.ts';
import { shiftDates } from '../shiftDates.ts';
import type { User } from '../users.ts';
import type { World } from '../world.ts';
import { etagged } from './etag.ts';
import { acceptNotFound, urlNotFound } from './notFound.ts';
import { jsonRefusals, plainRefusals } from './refusals.ts';
import type { Refusals } from './refusals.ts';
import { ROUTES } from './routes.ts';
import type { CallKind, Route } from './routes.ts';
import type { SpokenServer } from './spokenServer.ts';

/** A request to a server's API, understood. */
export interface ApiCall {
  readonly kind: CallKind;
  /** The stage it names; empty where it names none. */
  readonly stage: string;
  /** How the API that is asked says no. */
  readonly refuse: Refusals;
  /** Whether it is answered to somebody not signed in. */
  readonly forAnybody: boolean;
  readonly answer: (user: User, circumstances: Circumstances) => Promise<Response>;
}

interface Match {
  readonly route: Route;
  readonly names: readonly string[];
}

const PLAIN_JSON = 'application/json; charset=utf-8';

/**
 * Finds what answers a request.
 * @param path decoded segments below `/go/api`
 */
export function readApiCall(
  path: readonly string[],
  request: Request,
  server: SpokenServer,
  world: World,
): ApiCall {
  const matches = ROUTES.flatMap((route) => matchRoute(route, path));
  const known = matches.filter(({ route }) => server.has(route.ability));
  const accept = request.headers.get('Accept');
  const match = known.find(({ route }) => route.accept === undefined || route.accept === accept);
  const isFor = ({ route }: Match) => methodsOf(route).includes(request.method);
  const contentType = match?.route.accept === undefined ? PLAIN_JSON : `${match.route.accept};charset=utf-8`;
  const refuse =
    contentType === PLAIN_JSON ? plainRefusals(server, request) : jsonRefusals(server, request, contentType);
  return {
    // Of any generation's address, known here or not: a fault meets a request for what it is meant to be.
    kind: matches[0]?.route.kind ?? 'other',
    stage: stageNamed(matches[0], world),
    refuse,
    forAnybody: match?.route.kind === 'version' && server.has('versionForAnybody'),
    answer: async (user, circumstances) => {
      if (!match) return known.length > 0 ? acceptNotFound() : urlNotFound(request);
      const { route, names } = match;
      if (!isFor(match))
        return known.some(isFor) ? acceptNotFound() : wrongMethodAnswer(methodsOf(route).join(', '), request);
      const asked = { world, server, request, user, names, circumstances, refuse, contentType };
      const written = await route.answer(asked);
      // What a POST is answered tells no dates, and may not be JSON.
      const answer = route.method === 'GET' ? await shiftDates(written, circumstances.clockSkew) : written;
      return route.etag ? etagged(answer, request, server) : answer;
    },
  };
}

function methodsOf({ method }: Route): readonly string[] {
  return method === 'GET' ? ['GET', 'HEAD'] : [method];
}

function matchRoute(route: Route, path: readonly string[]): Match[] {
  return route.paths.flatMap((pattern) => {
    const names = matchPath(pattern, path);
    return names ? [{ route, names }] : [];
  });
}

/** A path names a pipeline, a stage and more; a run's id; counters between the names; or a pipeline alone. */
function stageNamed(match: Match | undefined, world: World): string {
  if (match?.route.kind === 'history') return match.names[1] ?? '';
  if (match?.route.kind === 'rerun') return match.names[2] ?? '';
  if (match?.route.kind !== 'cancel') return '';
  const [first = '', second = '', third] = match.names;
  if (second === '') return world.runById(Number(first))?.stage.definition.stage ?? '';
  return third ?? second;
}
