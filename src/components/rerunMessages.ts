import type { ApiError } from '../api/ApiError.ts';
import type { Rerun } from '../api/StagesApi.ts';
import type { RerunProgress } from '../query/useRerun.ts';
import { failedJobs } from '../stage/rerunRule.ts';
import type { RerunKind } from '../stage/rerunRule.ts';
import { runCounter } from '../stage/StageRun.ts';
import type { RunId, StageRun } from '../stage/StageRun.ts';
import { failureMessages } from './failureMessages.ts';
import { formatList, formatNumber } from './format.ts';

/** Every text about running something again. That there is a new run is for the history to say. */
export const rerunMessages = {
  button: (kind: RerunKind, run: StageRun) => {
    if (kind === 'failed-jobs') return `Run ${failedWords(run)} again…`;
    return kind === 'stage' ? 'Run stage again…' : 'Run chosen jobs again…';
  },
  title: (kind: RerunKind, run: StageRun) => {
    const where = `${runCounter(run)} of ${run.pipeline} / ${run.stage}`;
    if (kind === 'stage') return `Run ${run.stage} again for ${run.pipeline} ${run.pipelineCounter}?`;
    return kind === 'failed-jobs'
      ? `Run the ${failedWords(run)} of ${where} again?`
      : `Run jobs of ${where} again?`;
  },
  question: (kind: RerunKind, run: StageRun) => {
    if (kind === 'stage')
      return `A new run of the whole stage will start, as it is configured now. In ${runCounter(run)} it had ${jobs(run.jobs.map(({ name }) => name))}.`;
    return kind === 'failed-jobs'
      ? `A new run will start. It runs ${jobs(failedJobs(run).map(({ name }) => name))} again, and copies the results of the other jobs.`
      : 'A new run will start. It runs the jobs chosen here again, and copies the results of the others.';
  },
  choose: 'Jobs to run again',
  confirm: (kind: RerunKind, run: StageRun, chosen: number) => {
    if (kind === 'stage') return 'Run the stage again';
    if (kind === 'failed-jobs') return `Run ${failedWords(run)} again`;
    if (chosen === 0) return 'No job chosen';
    return chosen === 1 ? 'Run 1 job again' : `Run ${formatNumber(chosen)} jobs again`;
  },
  keep: 'Leave it',
  /** `come`: the run that has come of it, so far as the newest runs tell. */
  note: ({ run, what, outcome }: RerunProgress, come: RunId | undefined): string => {
    if (outcome === undefined) return `Asking the Go server to run ${nameOf(run, what)} again…`;
    const then = come === undefined ? '' : ` Run ${runCounter(come)} has come since.`;
    if (outcome.kind === 'failed') return `${failureSentence(outcome.error)}${then}`;
    return outcome.words === ''
      ? `The Go server has accepted it without a word.${then}`
      : `The Go server says: “${outcome.words}”.${then}`;
  },
};

/** Whom this names must be known before it is confirmed: all, however many. */
function jobs(names: readonly string[]): string {
  return names.length === 1 ? `the job ${formatList(names)}` : `the jobs ${formatList(names)}`;
}

/** What "failed jobs" are on a Go server. */
function failedWords(run: StageRun): string {
  const results = new Set(failedJobs(run).map(({ result }) => result));
  if (!results.has('Cancelled')) return 'failed jobs';
  return results.has('Failed') ? 'failed and cancelled jobs' : 'cancelled jobs';
}

function nameOf(run: RunId, what: Rerun): string {
  if (what.kind === 'chosen-jobs') return `${formatList(what.jobs)} of ${runCounter(run)}`;
  return what.kind === 'stage'
    ? `${run.stage} of ${run.pipelineCounter}`
    : `the failed jobs of ${runCounter(run)}`;
}

const NOTHING = 'Nothing is run again.';
const UNKNOWN = 'Whether anything is run again is unknown: look at the newest runs.';

function failureSentence({ kind, status, detail }: ApiError): string {
  // Without a status the server has said nothing: then these words are our own.
  const words = detail === undefined || status === undefined ? '' : ` The Go server says: “${detail}”.`;
  const { title } = failureMessages[kind];
  switch (kind) {
    case 'not-permitted':
      return `You may not operate this stage. ${NOTHING}${words}`;
    case 'signed-out':
      return `You are signed out of the Go server. ${NOTHING} Sign in and try again.`;
    case 'not-found':
      return `The Go server knows no such run, or no such job of it. ${NOTHING}${words}`;
    case 'unavailable':
      return `${title} (HTTP ${status ?? 503}). ${NOTHING} Try again in a minute.${words}`;
    case 'refused':
      if (status === undefined) return 'This server cannot be told to run it again. Nothing was sent.';
      if (status === 409) return `It cannot be run again now. ${NOTHING}${words}`;
      if (status === 400) return `There is nothing to run again. ${NOTHING}${words}`;
      return `${title} (HTTP ${status}). ${NOTHING}${words}`;
    case 'bad-name':
      return `${title}. ${NOTHING}`;
    default:
      return `${title}${status === undefined ? '' : ` (HTTP ${status})`}. ${UNKNOWN}${words}`;
  }
}
