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

/** Today's server: it alone runs jobs again, and tells the times of a run. */
const TODAY = '/sim/26.1.0/go';

const TODAYS_WORLDS: readonly WorldEntry[] = [
  todaysEntry('checkout', 'verify', 'Failed runs, and runs of theirs again, in part and whole'),
  todaysEntry('platform', 'integration', '60 jobs a run, one run active'),
  todaysEntry('live', 'build', 'A run every few seconds'),
  todaysEntry('website', 'test', '2,431 runs, the newest failing while jobs still run'),
  todaysEntry('catalogue', 'acceptance', 'Failing for 4 runs since one that alice approved'),
  todaysEntry('old-reports', 'nightly', 'Failing for longer than the newest runs tell'),
  todaysEntry('orders', 'integration', 'A flaky job, an unsteady one, a newly failing one'),
  todaysEntry('monorepo', 'verify', '240 runs of 100 jobs each'),
  todaysEntry('hostile-names', 'build', 'Users and jobs named like markup and formulas'),
  todaysEntry(
    'checkout',
    'verify',
    'Nothing is run again in maintenance mode',
    '/sim/26.1.0,rerun:maintenance/go',
  ),
];

function todaysEntry(pipeline: string, stage: string, about: string, server = TODAY): WorldEntry {
  return { pipeline, stage, about: `GoCD 26.1.0. ${about}`, server };
}

function faultEntry(settings: string, about: string): WorldEntry {
  return { pipeline: 'website', stage: 'test', about, server: `/sim/${settings}/go` };
}

/** What the page offers: every stage, some of them on today's server, then one of them through lines with faults. */
export const WORLD_ENTRIES: readonly WorldEntry[] = [
  ...STAGE_WORLDS.map(({ pipeline, stage, about }) => ({ pipeline, stage, about, server: '/go' })),
  ...TODAYS_WORLDS,
  ...FAULT_WORLDS,
];
