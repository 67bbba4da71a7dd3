import { ORDINARY } from './circumstances.ts';
import type { Circumstances, RerunRefusal } from './circumstances.ts';
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

export type { RerunRefusal } from './circumstances.ts';
export type { Clock } from './clock.ts';
export type { JobState } from './job.ts';
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
  /**
   * How long after an accepted cancel the jobs stop: one after the other by name, spread evenly, the last one exactly
   * then. A job that finishes before its turn keeps its result, so that the run may end Passed or Failed. Until then
   * the run is active and another cancel of it is accepted, without effect. It holds for cancels to come; `late` in
   * an address holds against it. `cancelAsServer` is not delayed.
   * @param ms milliseconds by the server's clock; undefined, the default: at once; `Infinity`: never
   * @throws RangeError for a negative number and NaN
   */
  setCancelDelay(ms: number | undefined): void;
  /**
   * Has every re-run refused that its user may ask for: of failed jobs, of selected ones, of a whole stage. Nothing is
   * started. What a Go server checks before it looks for the run is checked first.
   * @param refusal undefined, the default: none any more
   */
  setRerunRefusal(refusal: RerunRefusal | undefined): void;
  /**
   * Puts the server's clock wrong, in all it tells: the `Date` header, the date in `Retry-After` and every date in a
   * history, of runs of old as well. What happens when is not changed. `skew` in an address holds against it.
   * @param ms milliseconds; ahead, or behind where negative; by default 0
   * @throws RangeError for NaN and infinite numbers
   */
  setClockSkew(ms: number): void;
  /** Whether a request without credentials is turned away unless somebody is signed in. At first it is not. */
  setSignInNeeded(needed: boolean): void;
  /** Who a request without credentials is, once sign-in is needed; undefined: nobody. */
  signIn(user: 'admin' | 'viewer' | undefined): void;
}

const DEFAULT_SEED = 1;

/** @see GoServer */
export function createGoServer(options: GoServerOptions = {}): GoServer {
  const clock = options.clock ?? { now: () => Date.now() };
  const world = new World(clock, options.seed ?? DEFAULT_SEED);
  for (const definition of STAGE_WORLDS) world.add(definition);

  const signIn: SignIn = { needed: false, session: undefined };
  const requests: LoggedRequest[] = [];
  let dialled = clearLine;
  let atGo = createSpokenServer(undefined);
  let circumstances = ORDINARY;
  const route = createRouter(
    world,
    signIn,
    () => ({ server: atGo, line: dialled }),
    () => circumstances,
  );

  return {
    ...createWorldControl(world),
    requests,
    async fetch(request) {
      logRequest(requests, request, clock.now());
      const routed = await route(request);
      return stamp(routed.answer, request, clock.now(), routed.circumstances);
    },
    setFault(fault) {
      dialled = fault === undefined ? clearLine : createFaultyLine(fault);
    },
    setVersion(version) {
      if (version !== undefined && !isServerVersion(version)) throw new UnknownSetting(version);
      atGo = createSpokenServer(version);
    },
    setCancelDelay(ms = 0) {
      if (!(ms >= 0)) throw new RangeError(`A cancel cannot take ${ms} ms.`);
      circumstances = { ...circumstances, cancelDelay: ms };
    },
    setRerunRefusal(refusal) {
      circumstances = { ...circumstances, rerunRefusal: refusal };
    },
    setClockSkew(ms) {
      if (!Number.isFinite(ms)) throw new RangeError(`A clock cannot be off by ${ms} ms.`);
      circumstances = { ...circumstances, clockSkew: ms };
    },
    setSignInNeeded(needed) {
      signIn.needed = needed;
    },
    signIn(user) {
      signIn.session = user;
    },
  };
}

/** The headers every answer of a Go server carries; HEAD gets no more than headers. */
function stamp(
  answer: Response,
  request: Request,
  now: number,
  { clockSkew, tellsDate }: Circumstances,
): Response {
  if (tellsDate) answer.headers.set('Date', new Date(now + clockSkew).toUTCString());
  answer.headers.set('Cache-Control', 'max-age=0, private, must-revalidate');
  answer.headers.set('X-Frame-Options', 'SAMEORIGIN');
  answer.headers.set('X-Content-Type-Options', 'nosniff');
  return request.method === 'HEAD' ? new Response(null, answer) : answer;
}
