import { STAGE_WORLDS } from './worlds.ts';

/** A way to look at a world, as the page offers it. */
export interface WorldEntry {
  readonly pipeline: string;
  readonly stage: string;
  readonly about: string;
  /** The server's path: `/go`, or one with faults. */
  readonly server: string;
}

const FAULT_WORLDS: readonly WorldEntry[] = [
  faultEntry('latency=3000', 'Every answer takes three seconds'),
  faultEntry('silent', 'The server never answers'),
  faultEntry('401', 'Signed out'),
  faultEntry('noview', 'A pipeline you may not view'),
  faultEntry('503', 'The server is down for a backup'),
  faultEntry('html', 'A proxy answers with a page instead of data'),
  faultEntry('truncated', 'Every answer breaks off in the middle'),
  faultEntry('malformed', 'The fourth run has no counter'),
  faultEntry('cancel:503', 'History works, every cancel fails'),
  faultEntry('cancel:lost', 'A cancel takes effect, but its answer is lost'),
  faultEntry('cancel:late=8000', 'A cancel takes eight seconds to take effect'),
  faultEntry('skew=300', "The server's clock is five minutes ahead"),
];

function faultEntry(settings: string, about: string): WorldEntry {
  return { pipeline: 'website', stage: 'test', about, server: `/sim/${settings}/go` };
}

/** What the page offers: every stage, then one of them through lines with faults. */
export const WORLD_ENTRIES: readonly WorldEntry[] = [
  ...STAGE_WORLDS.map(({ pipeline, stage, about }) => ({ pipeline, stage, about, server: '/go' })),
  ...FAULT_WORLDS,
];
