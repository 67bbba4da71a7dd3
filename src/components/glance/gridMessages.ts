import type { JobMarks } from '../../stage/jobMarks.ts';
import { UNSTEADY_CHANGES, UNSTEADY_RUNS } from '../../stage/jobMarks.ts';
import type { JobKind } from '../../stage/jobState.ts';
import { runCounter } from '../../stage/StageRun.ts';
import type { StageName } from '../../stage/StageRun.ts';
import type { Words } from '../words.ts';
import { messagesHook } from '../wording.ts';
import type { JobOrder } from './jobOrder.ts';

/** What can stand beside a job's name, in the order in which it does. */
export const JOB_BADGES = ['newlyFailing', 'flaky', 'unsteady'] as const;

/** One of {@link JOB_BADGES}. */
export type JobBadge = (typeof JOB_BADGES)[number];

/** Every text of the grid of jobs and runs. `counter`: a run's, as `141 / 1`. */
export const gridMessages = ({ formatNumber }: Words) => ({
  gridOf: ({ pipeline, stage }: StageName) => `Jobs of ${pipeline} / ${stage} by run, newest run first`,
  jobs: 'Job',
  order: 'Order of jobs',
  orders: { name: 'By name', troubled: 'Troubled first' } satisfies Record<JobOrder, string>,
  count: (jobs: number, runs: number) =>
    `${formatNumber(jobs)} ${jobs === 1 ? 'job' : 'jobs'} × ${formatNumber(runs)} ${runs === 1 ? 'run' : 'runs'}`,
  run: (counter: string, state: string, rerunOf: string | undefined) =>
    `${counter}: ${state}${rerunOf === undefined ? '' : `, ${rerunOf}`}`,
  cell: (job: string, counter: string, word: string, isCopy: boolean) =>
    `${job} in ${counter}: ${word}${isCopy ? ', copied from an earlier run' : ''}`,
  absent: (job: string, counter: string) => `${job} in ${counter}: not in this run`,

  badge: {
    newlyFailing: 'newly failing',
    flaky: 'flaky',
    unsteady: 'unsteady',
  } satisfies Record<JobBadge, string>,
  /** What is behind a badge; `undefined` where the job has none of the kind. */
  evidence: {
    newlyFailing: ({ newlyFailing }) =>
      newlyFailing && `newly failing: failed in ${runCounter(newlyFailing)}, passed the time before`,
    flaky: ({ flaky }) =>
      flaky &&
      `flaky: failed in ${runCounter(flaky.failedIn)} and passed in ${runCounter(flaky.passedIn)}, the same pipeline run`,
    unsteady: ({ unsteady }) =>
      unsteady &&
      `unsteady: ${formatNumber(unsteady.changes)} changes in ${formatNumber(unsteady.runs)} runs`,
  } satisfies Record<JobBadge, (marks: JobMarks) => string | undefined>,
  rules: 'How these are told',
  rule: {
    newlyFailing: 'It failed when it was last run to an end, and passed the time before.',
    flaky: 'It has both failed and passed for the same pipeline run, and was really run each time.',
    unsteady: `It changed between passing and failing ${UNSTEADY_CHANGES} times or more in the newest ${UNSTEADY_RUNS} runs that it passed or failed in, and is not flaky.`,
  } satisfies Record<JobBadge, string>,
  basis: (runs: number) =>
    `Told from the ${runs === 1 ? 'one run' : `${formatNumber(runs)} runs`} shown here. A job that was copied from an earlier run counts only where it was run.`,
  nobody: 'No job here.',

  legend: 'Marks',
  state: {
    running: 'Running',
    failing: 'Failing, still running',
    passed: 'Passed',
    failed: 'Failed',
    cancelled: 'Cancelled',
    other: 'Another state, named in its title',
  } satisfies Record<JobKind, string>,
  copied: 'Copied from an earlier run',
  notInRun: 'Not in the run',
});

/** What {@link gridMessages} makes. */
export type GridMessages = ReturnType<typeof gridMessages>;

/** The messages of the grid, in the widget's language. */
export const useGridMessages = messagesHook('grid', gridMessages);
