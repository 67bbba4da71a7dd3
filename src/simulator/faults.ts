import { htmlAnswer, jsonAnswer } from './answers.ts';
import { breakOff } from './breakOff.ts';
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
  /** The number given with the fault, like 3000 in `latency=3000`; 0 without one. */
  readonly value: number;
  /** Lets the request through: whatever it does takes effect, and this is the answer. */
  readonly proceed: () => Promise<Response>;
}

/** What can go wrong. Only where `apply` calls `proceed` does a request reach the server and take effect. */
export interface Fault {
  /** One line for a person. */
  readonly about: string;
  /** Whether it is written with a number: `latency=3000`. Default false. */
  readonly takesNumber?: boolean;
  readonly apply: (call: FaultyCall) => Response | Promise<Response>;
}

/** The faults there are, by the name they are asked for with. */
export const FAULTS: ReadonlyMap<string, Fault> = new Map<string, Fault>([
  [
    'latency',
    {
      about: 'latency=3000: the answer comes 3,000 ms later',
      takesNumber: true,
      apply: async ({ value, request, proceed }) => {
        await pause(value, request.signal);
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
      about: 'busy=120: 503, and Retry-After asks to wait for 120 s',
      takesNumber: true,
      apply: ({ value, refuse }) => retryLater(refuse.backup(), value),
    },
  ],
  [
    'toomany',
    {
      about: 'toomany=30: 429 as from a proxy, and Retry-After asks to wait for 30 s',
      takesNumber: true,
      apply: ({ value }) => retryLater(htmlAnswer(429, 'Too many requests', []), value),
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

function retryLater(answer: Response, seconds: number): Response {
  answer.headers.set('Retry-After', String(seconds));
  return answer;
}

function forbidden({ refuse, kind, stage }: FaultyCall): Response {
  return kind === 'cancel' ? refuse.mayNotOperate(stage, 403) : refuse.mayNotView(403);
}

async function withoutOneCounter(answer: Response): Promise<Response> {
  const contentType = answer.headers.get('Content-Type') ?? undefined;
  return jsonAnswer(removeCounter(await answer.json()), contentType === undefined ? {} : { contentType });
}
