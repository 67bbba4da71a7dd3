import { htmlAnswer, jsonAnswer } from './answers.ts';
import { breakOff } from './breakOff.ts';
import { ConnectionLost } from './connectionLost.ts';
import type { Fault, FaultyCall } from './fault.ts';
import { pause } from './pause.ts';
import { removeCounter } from './removeCounter.ts';
import { RETRY_FAULTS } from './retryFaults.ts';
import { SERVER_FAULTS } from './serverFaults.ts';

/** The faults there are, by the name they are asked for with. */
export const FAULTS: ReadonlyMap<string, Fault> = new Map<string, Fault>([
  [
    'latency',
    {
      about: 'latency=3000: the answer comes 3,000 ms later',
      takes: 'natural',
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
      about: 'to a history or an instance, what somebody is told who may not view the pipeline',
      apply: ({ kind, refuse, proceed }) =>
        kind === 'history' || kind === 'instance' || kind === 'permission' ? refuse.mayNotView() : proceed(),
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
    'maintenance',
    {
      about: 'maintenance mode: 503 to whatever starts something; reads and cancels go through',
      apply: ({ request, kind, refuse, proceed }) =>
        ['GET', 'HEAD'].includes(request.method) || kind === 'cancel' ? proceed() : refuse.maintenance(),
    },
  ],
  ...RETRY_FAULTS,
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
  ...SERVER_FAULTS,
]);

function forbidden({ refuse, kind, stage }: FaultyCall): Response {
  return kind === 'cancel' || kind === 'rerun' ? refuse.mayNotOperate(stage, 403) : refuse.mayNotView(403);
}

async function withoutOneCounter(answer: Response): Promise<Response> {
  const contentType = answer.headers.get('Content-Type') ?? undefined;
  return jsonAnswer(removeCounter(await answer.json()), contentType === undefined ? {} : { contentType });
}
