import type { ServerFault } from './fault.ts';

const SECOND = 1000;

/** What can be peculiar to the server itself, by the name it is asked for with. */
export const SERVER_FAULTS: readonly (readonly [name: string, fault: ServerFault])[] = [
  [
    'late',
    {
      about: 'late=8000: after a cancel jobs stop one after the other, the last one 8,000 ms later',
      takes: 'natural',
      circumstances: (value) => ({ cancelDelay: value }),
    },
  ],
  [
    'skew',
    {
      about: "skew=300: the server's clock is 300 seconds ahead; skew=-300: behind",
      takes: 'integer',
      circumstances: (value) => ({ clockSkew: value * SECOND }),
    },
  ],
  ['nodate', { about: 'answers without a Date header', circumstances: () => ({ tellsDate: false }) }],
];
