import { documentedRuns } from './documentedRuns.ts';
import { overviewWorlds } from './overviewWorlds.ts';
import { runWithoutWords } from './runWithoutWords.ts';
import type { StageWorld } from './stageWorld.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** 200 characters, as long as a name on a real server rarely is and may well be (255). */
const longName = (start: string) => start.padEnd(200, '-which-goes-on.and-on');

/** As long as a job's name gets where somebody means well. */
const LONG_JOB = 'browser-tests-on-the-oldest-firefox-and-chromium-we-support-with-scripts-switched-off';

/** The stages the simulated server starts with, all at once. */
export const STAGE_WORLDS: readonly StageWorld[] = [
  {
    pipeline: 'foo',
    stage: 'DEV',
    about: "The API document's example: two runs of 2014, nobody may operate it",
    jobs: ['UnitTest'],
    givenRuns: documentedRuns,
    operatePermission: false,
  },
  {
    pipeline: 'demo_pipeline',
    stage: 'first_stage',
    about: "The document's cancel example: one run that stays active until it is cancelled",
    jobs: ['first_job'],
    underWay: { ago: 90_000, pace: 'held' },
  },
  {
    pipeline: 'website',
    stage: 'test',
    about: '2,431 runs of 6 jobs; the newest is failing while other jobs still run',
    jobs: ['unit', 'lint', 'browser', 'contract', 'package', 'accessibility'],
    pastRuns: 2430,
    underWay: {
      ago: 4 * MINUTE,
      pace: 'hours',
      finished: { unit: 'Passed', lint: 'Failed', contract: 'Passed' },
    },
  },
  {
    pipeline: 'platform',
    stage: 'integration',
    about: '34 runs of 60 jobs each, one active',
    jobs: [
      'suite-01',
      ...Array.from({ length: 59 }, (_, index) => `suite-${String(index + 2).padStart(2, '0')}`),
    ],
    pastRuns: 33,
    pastEvery: 5 * HOUR,
    // Long enough ago that the quicker of its jobs have finished.
    underWay: { ago: 5 * HOUR, pace: 'hours' },
  },
  {
    pipeline: longName('pipeline'),
    stage: longName('stage'),
    about: 'Names of 200 characters',
    jobs: [longName('job-one'), longName('job-two')],
    pastRuns: 12,
    underWay: { ago: MINUTE, pace: 'held' },
  },
  {
    pipeline: 'release-2.0.x',
    stage: 'build.linux.x86_64',
    about: 'Names with dots',
    jobs: ['gcc-13.2', 'clang-17.0.6'],
    pastRuns: 25,
    labelPrefix: '2.0.',
  },
  {
    pipeline: 'live',
    stage: 'build',
    about: 'Never still: a run every few seconds, each over within half a minute',
    jobs: ['compile', 'test', 'bundle'],
    pace: 'seconds',
    pastRuns: 120,
    pastEvery: 33_000,
    repeats: true,
  },
  {
    pipeline: 'payments',
    stage: 'deploy',
    about: 'An active run nobody may cancel',
    jobs: ['migrate', 'deploy', 'smoke'],
    approvalType: 'manual',
    operatePermission: false,
    pastRuns: 17,
    underWay: { ago: 7 * MINUTE, pace: 'held', finished: { migrate: 'Passed' } },
  },
  {
    pipeline: 'greenfield',
    stage: 'build',
    about: 'A stage that never ran',
    jobs: ['build'],
  },
  {
    pipeline: 'partner-feed',
    stage: 'publish',
    about: 'An active run, and no word on whether you may cancel it; the oldest run has lost its words',
    jobs: ['export', 'upload'],
    permissionUntold: true,
    givenRuns: [runWithoutWords],
    pastRuns: 14,
    underWay: { ago: 3 * MINUTE, pace: 'held', finished: { export: 'Passed' } },
  },
  // Last, so that what stands above keeps the ids it has always had.
  {
    pipeline: 'checkout',
    stage: 'verify',
    about:
      'Failed runs, run again in part, in part once more, and whole; the newest waits for you to run it again',
    jobs: ['unit', 'api-contract', 'migrations', LONG_JOB, 'load', 'package'],
    labelPrefix: '7.4.',
    pastRuns: 21,
    toldRuns: [
      { ago: 30 * HOUR, failed: ['api-contract', LONG_JOB, 'load'] },
      { ago: 29 * HOUR, approvedBy: 'priya', again: ['api-contract', LONG_JOB, 'load'], failed: ['load'] },
      { ago: 28 * HOUR, approvedBy: 'priya', again: ['load'] },
      { ago: 20 * HOUR, approvedBy: 'timer', failed: ['unit'] },
      { ago: 19 * HOUR, approvedBy: 'admin', again: 'all' },
      { ago: 6 * HOUR, approvedBy: 'jez', cancelled: { by: 'jez', after: 35_000 } },
      { ago: 5 * HOUR, approvedBy: 'timer' },
      { ago: 42 * MINUTE, failed: ['migrations', LONG_JOB] },
    ],
  },
  ...overviewWorlds,
];
