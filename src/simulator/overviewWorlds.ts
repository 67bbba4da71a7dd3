import { hostileJobs, hostileUsers } from './hostileNames.ts';
import { manyJobs } from './manyJobs.ts';
import { inARow, spacedRuns } from './spacedRuns.ts';
import type { StageWorld } from './stageWorld.ts';
import { unevenJobs, unevenRuns } from './unevenJobs.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Less than any job takes: whoever cancels that soon finds all of them unfinished. */
const SOON = 20 * SECOND;

/** Stages made for looking at many runs at once: what they say together, and what each job has been through. */
export const overviewWorlds: readonly StageWorld[] = [
  {
    pipeline: 'catalogue',
    stage: 'acceptance',
    about:
      'Failing for 4 runs since one that alice approved; a cancelled run between them, an active one above',
    jobs: ['unit', 'search-index', 'browser', 'thumbnails'],
    pastRuns: 40,
    toldRuns: spacedRuns(50 * MINUTE, 75 * MINUTE, [
      ...inARow(2, {}),
      { approvedBy: 'alice', failed: ['search-index', 'browser'] },
      { failed: ['search-index'] },
      { approvedBy: 'jez', cancelled: { by: 'jez', after: SOON } },
      { failed: ['search-index', 'thumbnails'] },
      { approvedBy: 'timer', failed: ['search-index'] },
    ]),
    underWay: { ago: 4 * MINUTE, pace: 'held', finished: { unit: 'Passed' } },
  },
  {
    pipeline: 'warehouse',
    stage: 'build',
    about: 'Passed 12 times in a row after a failure',
    jobs: ['compile', 'unit', 'package'],
    pastRuns: 20,
    toldRuns: spacedRuns(25 * MINUTE, 50 * MINUTE, [{ failed: ['unit'] }, ...inARow(12, {})]),
  },
  {
    pipeline: 'newsletter',
    stage: 'send-test',
    about: 'All of its 23 runs have passed',
    jobs: ['render', 'send'],
    toldRuns: spacedRuns(3 * HOUR, 8 * HOUR, inARow(23, {})),
  },
  {
    pipeline: 'old-reports',
    stage: 'nightly',
    about: 'Failing for 130 nights: its last pass is far from the newest runs',
    jobs: ['extract', 'render', 'archive'],
    toldRuns: spacedRuns(9 * HOUR, DAY, [
      ...inARow(12, { approvedBy: 'timer' }),
      ...inARow(130, { approvedBy: 'timer', failed: ['extract'] }),
    ]),
  },
  {
    pipeline: 'mobile-app',
    stage: 'ui-tests',
    about: 'Has never passed: all of its 14 runs failed',
    jobs: ['android', 'ios', 'screenshots'],
    toldRuns: spacedRuns(40 * MINUTE, 5 * HOUR, [
      ...inARow(5, { failed: ['android', 'ios', 'screenshots'] }),
      ...inARow(9, { failed: ['ios'] }),
    ]),
  },
  {
    pipeline: 'ledger',
    stage: 'backfill',
    about: 'Nothing has passed or failed: 6 cancelled runs, and an active one',
    jobs: ['load', 'reconcile'],
    approvalType: 'manual',
    toldRuns: spacedRuns(20 * HOUR, DAY, [
      ...inARow(4, { approvedBy: 'priya', cancelled: { by: 'priya', after: SOON } }),
      ...inARow(2, { approvedBy: 'admin', cancelled: { by: 'GoCD', after: SOON } }),
    ]),
    underWay: { ago: 6 * MINUTE, pace: 'held' },
  },
  {
    pipeline: 'orders',
    stage: 'integration',
    about:
      'A flaky job, one that only looks it, an unsteady one, a newly failing one; one job added, one removed',
    jobs: unevenJobs,
    toldRuns: spacedRuns(30 * MINUTE, 90 * MINUTE, unevenRuns),
    underWay: { ago: 3 * MINUTE, pace: 'held', finished: { compile: 'Passed' } },
  },
  {
    pipeline: 'monorepo',
    stage: 'verify',
    about: '240 runs of 100 jobs each with failures here and there, one run active',
    jobs: manyJobs,
    pastRuns: 235,
    pastEvery: 3 * HOUR,
    failures: { runs: 0.4, jobs: 0.02 },
    toldRuns: spacedRuns(6 * HOUR, 2 * HOUR, [
      {},
      { approvedBy: 'mira', failed: ['checkout-browser'] },
      { failed: ['checkout-browser', 'pricing-load'] },
      { failed: ['checkout-browser'] },
    ]),
    // Long enough ago that the quicker of its jobs have finished.
    underWay: { ago: 5 * HOUR, pace: 'hours', finished: { 'search-lint': 'Passed' } },
  },
  {
    pipeline: 'hostile-names',
    stage: 'build',
    about: 'Users named like markup and formulas, as any server may have; jobs, too, as none has',
    jobs: hostileJobs,
    toldRuns: spacedRuns(HOUR, 2 * HOUR, [
      {},
      ...hostileUsers.map((approvedBy, index) =>
        index % 5 === 1
          ? { approvedBy, cancelled: { by: approvedBy, after: SOON } }
          : { approvedBy, failed: hostileJobs.filter((_, job) => (job + index) % 4 === 0) },
      ),
      { approvedBy: hostileUsers[0] ?? '', failed: [hostileJobs[2]] },
    ]),
  },
];
