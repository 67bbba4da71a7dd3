import { failedJobs, failedResults } from '../stage/rerunRule.ts';
import type { RerunKind } from '../stage/rerunRule.ts';
import { runCounter } from '../stage/StageRun.ts';
import type { RunId, StageRun } from '../stage/StageRun.ts';
import type { Words } from './words.ts';

/** Every text about running something again. That there is a new run is for the history to say. */
export const rerunMessages = ({ formatList, formatNumber }: Words) => ({
  button: (kind: RerunKind, run: StageRun) => {
    if (kind === 'failed-jobs') return `Run ${FAILED[failedResults(run)]} again…`;
    return kind === 'stage' ? 'Run stage again…' : 'Run chosen jobs again…';
  },
  title: (kind: RerunKind, run: StageRun) => {
    const where = `${runCounter(run)} of ${run.pipeline} / ${run.stage}`;
    if (kind === 'stage') return `Run ${run.stage} again for ${run.pipeline} ${run.pipelineCounter}?`;
    return kind === 'failed-jobs'
      ? `Run the ${FAILED[failedResults(run)]} of ${where} again?`
      : `Run jobs of ${where} again?`;
  },
  /** Whom this names must be known before it is confirmed: all jobs, however many. */
  question: (kind: RerunKind, run: StageRun) => {
    const jobs = (names: readonly string[]): string =>
      `the ${names.length === 1 ? 'job' : 'jobs'} ${formatList(names)}`;
    if (kind === 'stage')
      return `A new run of the whole stage will start, as it is configured now. In ${runCounter(run)} it had ${jobs(run.jobs.map(({ name }) => name))}.`;
    return kind === 'failed-jobs'
      ? `A new run will start. It runs ${jobs(failedJobs(run).map(({ name }) => name))} again, and copies the results of the other jobs.`
      : 'A new run will start. It runs the jobs chosen here again, and copies the results of the others.';
  },
  choose: 'Jobs to run again',
  confirm: (kind: RerunKind, run: StageRun, chosen: number) => {
    if (kind === 'stage') return 'Run the stage again';
    if (kind === 'failed-jobs') return `Run ${FAILED[failedResults(run)]} again`;
    if (chosen === 0) return 'No job chosen';
    return chosen === 1 ? 'Run 1 job again' : `Run ${formatNumber(chosen)} jobs again`;
  },
  keep: 'Leave it',

  asking: {
    stage: (run: RunId) => `Asking the Go server to run ${run.stage} of ${run.pipelineCounter} again…`,
    'failed-jobs': (run: RunId) => `Asking the Go server to run the failed jobs of ${runCounter(run)} again…`,
    'chosen-jobs': (run: RunId, jobs: readonly string[]) =>
      `Asking the Go server to run ${formatList(jobs)} of ${runCounter(run)} again…`,
  },
  /** The run that has come of it, so far as the newest runs tell. */
  come: (run: RunId) => `Run ${runCounter(run)} has come since.`,
  accepted: 'The Go server has accepted it without a word.',
  serverSays: (words: string) => `The Go server says: “${words}”.`,
  nothing: 'Nothing is run again.',
  unknown: 'Whether anything is run again is unknown: look at the newest runs.',
  notPermitted: 'You may not operate this stage.',
  signedOut: 'You are signed out of the Go server.',
  signIn: 'Sign in and try again.',
  notFound: 'The Go server knows no such run, or no such job of it.',
  tryInAMinute: 'Try again in a minute.',
  notOnThisServer: 'This server cannot be told to run it again. Nothing was sent.',
  notNow: 'It cannot be run again now.',
  nothingThere: 'There is nothing to run again.',
});

/** What "failed jobs" are on a Go server. */
const FAILED = {
  failed: 'failed jobs',
  cancelled: 'cancelled jobs',
  both: 'failed and cancelled jobs',
};
