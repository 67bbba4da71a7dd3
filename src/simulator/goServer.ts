import type { Clock } from './clock.ts';
import { clearLine, createFaultyLine } from './faultyLine.ts';
import { UnknownSetting } from './faultSettings.ts';
import { isServerVersion } from './generations/abilities.ts';
import { createSpokenServer } from './generations/spokenServer.ts';
import { logRequest } from './requestLog.ts';
import type { LoggedRequest } from './requestLog.ts';
import { createRouter } from './router.ts';
import type { SignIn } from './signIn.ts';
import { World } from './world.ts';
import { createWorldControl } from './worldControl.ts';
import type { WorldControl } from './worldControl.ts';
import { STAGE_WORLDS } from './worlds.ts';

export type { Clock } from './clock.ts';
export type { StageDefinition } from './stageDefinition.ts';

/** How a simulated Go server is made. */
export interface GoServerOptions {
  /** Default: the real time. */
  readonly clock?: Clock;
  /** Any number; the same one makes the same runs. Default 1. */
  readonly seed?: number;
}

/**
 * A Go server in memory, with the stages of `worlds.ts`, speaking the API of the document under `/go`, and that of
 * any released version, through bad lines if need be, under `/sim/<settings>/go`. `GET /sim/worlds` lists the stages,
 * `GET /sim/servers` some of the versions.
 */
export interface GoServer extends WorldControl {
  /**
   * Answers as a browser's `fetch` would: any status is an answer, a dropped connection is a rejection.
   * @throws ConnectionLost where a fault drops the connection; the signal's reason when the request is aborted
   */
  fetch(request: Request): Promise<Response>;
  /** What arrived, oldest first: the newest 1,000. */
  readonly requests: readonly LoggedRequest[];
  /**
   * Lets faults strike everything under `/go/api`, written as in an address; undefined: none any more.
   * @throws UnknownSetting
   */
  setFault(fault: string | undefined): void;
  /**
   * Makes `/go` a server of this version, just started, with the same stages and runs.
   * @param version like `26.1.0`; undefined: the API document's server
   * @throws UnknownSetting for anything but the number of a version from 14.3.0 on
   */
  setVersion(version: string | undefined): void;
  /** Whether a request without credentials is turned away unless somebody is signed in. At first it is not. */
  setSignInNeeded(needed: boolean): void;
  /** By how many milliseconds the server's clock is ahead of the true one from now on. At first it is right. */
  setClockSkew(ms: number): void;
  /** Who a request without credentials is, once sign-in is needed; undefined: nobody. */
  signIn(user: 'admin' | 'viewer' | undefined): void;
}

const DEFAULT_SEED = 1;

/** @see GoServer */
export function createGoServer(options: GoServerOptions = {}): GoServer {
  const trueClock = options.clock ?? { now: () => Date.now() };
  let skew = 0;
  const clock = { now: () => trueClock.now() + skew };
  const world = new World(clock, options.seed ?? DEFAULT_SEED);
  for (const definition of STAGE_WORLDS) world.add(definition);

  const signIn: SignIn = { needed: false, session: undefined };
  const requests: LoggedRequest[] = [];
  let dialled = clearLine;
  let atGo = createSpokenServer(undefined);
  const route = createRouter(world, signIn, () => ({ server: atGo, line: dialled }));

  return {
    ...createWorldControl(world),
    requests,
    async fetch(request) {
      logRequest(requests, request, clock.now());
      return stamp(await route(request), request, clock);
    },
    setFault(fault) {
      dialled = fault === undefined ? clearLine : createFaultyLine(fault);
    },
    setVersion(version) {
      if (version !== undefined && !isServerVersion(version)) throw new UnknownSetting(version);
      atGo = createSpokenServer(version);
    },
    setSignInNeeded(needed) {
      signIn.needed = needed;
    },
    setClockSkew(ms) {
      skew = ms;
    },
    signIn(user) {
      signIn.session = user;
    },
  };
}

/** The headers every answer of a Go server carries; HEAD gets no more than headers. */
function stamp(answer: Response, request: Request, clock: Clock): Response {
  answer.headers.set('Date', new Date(clock.now()).toUTCString());
  answer.headers.set('Cache-Control', 'max-age=0, private, must-revalidate');
  answer.headers.set('X-Frame-Options', 'SAMEORIGIN');
  answer.headers.set('X-Content-Type-Options', 'nosniff');
  return request.method === 'HEAD' ? new Response(null, answer) : answer;
}
