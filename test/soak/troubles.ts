import type { LiveStand } from '../support/liveTest.ts';

/** Something that goes wrong with the server for a while. */
export interface Trouble {
  readonly begin: () => Promise<void> | void;
  readonly end: () => Promise<void> | void;
}

const FAULTS = ['500', '503', 'busy=60', 'html', 'truncated', 'malformed', 'lost', 'silent'] as const;

/** All that can go wrong, by name. */
export function troubles({ go, site }: LiveStand): [string, Trouble][] {
  return [
    ...FAULTS.map((fault): [string, Trouble] => [
      fault,
      { begin: () => go.setFault(fault), end: () => go.setFault(undefined) },
    ]),
    [
      '401',
      {
        begin: () => {
          go.setSignInNeeded(true);
          go.signIn(undefined);
        },
        end: () => go.signIn('admin'),
      },
    ],
    ['stopped', { begin: () => site.stop(), end: () => site.restart() }],
  ];
}
