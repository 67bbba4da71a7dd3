import { htmlAnswer } from './answers.ts';
import type { LineFault } from './fault.ts';

const SECOND = 1000;

/** Faults whose answers say when to ask again (`Retry-After`, RFC 9110), by the name they are asked for with. */
export const RETRY_FAULTS: readonly (readonly [name: string, fault: LineFault])[] = [
  [
    'busy',
    {
      about: 'busy=120: 503, as while a backup is running, with Retry-After: 120 (seconds)',
      takes: 'natural',
      apply: ({ refuse, value }) => retryAfter(refuse.backup(), String(value)),
    },
  ],
  [
    'busyuntil',
    {
      about: "busyuntil=120: the same, with the date in 120 seconds by the server's clock",
      takes: 'natural',
      apply: ({ refuse, value, now }) =>
        retryAfter(refuse.backup(), new Date(now() + value * SECOND).toUTCString()),
    },
  ],
  [
    'toomany',
    {
      about: "toomany=30: 429 with a proxy's page, and Retry-After: 30 (seconds)",
      takes: 'natural',
      // A proxy's: Go servers limit nobody.
      apply: ({ value }) => retryAfter(htmlAnswer(429, 'Too Many Requests', []), String(value)),
    },
  ],
];

function retryAfter(answer: Response, when: string): Response {
  answer.headers.set('Retry-After', when);
  return answer;
}
