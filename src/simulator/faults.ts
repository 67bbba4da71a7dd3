import { htmlAnswer, jsonAnswer } from './answers.ts';
import { breakOff } from './breakOff.ts';
import type { Circumstances } from './circumstances.ts';
import { ConnectionLost } from './connectionLost.ts';
import type { Refusals } from './generations/refusals.ts';
import type { CallKind } from './generations/routes.ts';
import { pause } from './pause.ts';
import { removeCounter } from './removeCounter.ts';

/** One request on its way to the server through a bad line. */
export interface FaultyCall {
  readonly request: Request;
  readonly kind: CallKind;
  /** The stage it names; empty for other requests. */
  readonly stage: string;
  /** How the API it is sent to says no. */
  readonly refuse: Refusals;
  /** How the request is answered, should it get through; what is written to it counts until then. */
  readonly circumstances: Circumstances;
  /** What the server's clock tells, in epoch milliseconds. */
  readonly now: () => number;
  /** The number given with the fault, like 3000 in `latency=3000`; 0 without one. */
  readonly value: number;
  /** Lets the request through: whatever it does takes effect, and this is the answer. */
  readonly proceed: () => Promise<Response>;
}

/** What can go wrong. Only where `apply` calls `proceed` does a request reach the server and take effect. */
export interface Fault {
  /** One line for a person. */
  readonly about: string;
  /** Whether it is asked for with a number. Default false. */
  readonly numbered?: boolean;
  readonly apply: (call: FaultyCall) => Response | Promise<Response>;
}

/** The faults there are, by the name they are asked for with. */
export const FAULTS: ReadonlyMap<string, Fault> = new Map<string, Fault>([
  [
    'latency',
    {
      numbered: true,
      about: 'latency=3000: the answer comes 3,000 ms later',
      apply: async ({ value, request, proceed }) => {
        await pause(value, request.signal);
        return proceed();
      },
    },
  ],
  [
    'late',
    {
      numbered: true,
      about: 'late=8000: once a cancel is accepted, the jobs stop one by one, the last 8,000 ms later',
      apply: ({ value, circumstances, proceed }) => {
        circumstances.cancelDelay = value;
        return proceed();
      },
    },
  ],
  [
    'silent',
    {
      about: 'no answer at all, and no effect: the request never arrives',
      apply: ({ request }) => pause(Infinity, request.signal).then(() => new Response()),
    },
  ],
  ['401', { about: 'signed out: 401', apply: ({ refuse }) => refuse.signedOut() }],
  [
    'noview',
    {
      about: 'to a history, what somebody is told who may not view the pipeline',
      apply: ({ kind, refuse, proceed }) =>
        kind === 'history' || kind === 'permission' ? refuse.mayNotView() : proceed(),
    },
  ],
  ['403', { about: '403, as newer servers say not allowed', apply: forbidden }],
  ['500', { about: '500, something nobody has thought of', apply: ({ refuse }) => refuse.broken('Broken.') }],
  [
    '503',
    {
      about: '503, as while a backup is running',
      apply: ({ refuse }) => refuse.backup(),
    },
  ],
  [
    'busy',
    {
      numbered: true,
      about: 'busy=120: 503, as while a backup is running, and to be asked again in 120 s',
      apply: ({ refuse, value }) => retryAfter(refuse.backup(), String(value)),
    },
  ],
  [
    'busyuntil',
    {
      numbered: true,
      about: 'busyuntil=120: the same, with the moment 120 s from now in place of the seconds',
      apply: ({ refuse, value, now }) =>
        retryAfter(refuse.backup(), new Date(now() + value * 1000).toUTCString()),
    },
  ],
  [
    'toomany',
    {
      numbered: true,
      about: 'toomany=30: 429 with a page, as from a proxy, and to be asked again in 30 s',
      apply: ({ value }) =>
        retryAfter(htmlAnswer(429, 'Too Many Requests', ['Please slow down.']), String(value)),
    },
  ],
  [
    'html',
    { about: '200 with a page instead of data', apply: () => htmlAnswer(200, 'Welcome to the proxy', []) },
  ],
  [
    'truncated',
    {
      about: 'the body breaks off in the middle; a cancel takes effect',
      apply: async ({ proceed }) => breakOff(await proceed()),
    },
  ],
  [
    'malformed',
    {
      about: 'the counter is missing from the fourth run of a history (the last of fewer)',
      apply: async ({ kind, proceed }) => {
        const answer = await proceed();
        return kind === 'history' && answer.status === 200 ? withoutOneCounter(answer) : answer;
      },
    },
  ],
  [
    'lost',
    {
      about: 'the connection drops without an answer; a cancel takes effect',
      apply: async ({ proceed }) => {
        await proceed();
        throw new ConnectionLost();
      },
    },
  ],
  ['bare', { about: '200 with an empty body, and no effect', apply: () => new Response(null) }],
]);

/** @param when whole seconds or an HTTP date */
function retryAfter(answer: Response, when: string): Response {
  answer.headers.set('Retry-After', when);
  return answer;
}

function forbidden({ refuse, kind, stage }: FaultyCall): Response {
  return kind === 'cancel' ? refuse.mayNotOperate(stage, 403) : refuse.mayNotView(403);
}

async function withoutOneCounter(answer: Response): Promise<Response> {
  const contentType = answer.headers.get('Content-Type') ?? undefined;
  return jsonAnswer(removeCounter(await answer.json()), contentType === undefined ? {} : { contentType });
}
