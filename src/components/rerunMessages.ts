import type { ApiError } from '../api/ApiError.ts';
import type { Rerun } from '../api/StagesApi.ts';
import type { RerunOutcome } from '../query/useRerun.ts';
import { failedJobs } from '../stage/rerunRule.ts';
import type { RerunKind } from '../stage/rerunRule.ts';
import { runCounter } from '../stage/StageRun.ts';
import type { RunId, StageRun } from '../stage/StageRun.ts';
import { failureMessages } from './failureMessages.ts';
import { formatList, formatNumber } from './format.ts';

/** Every text about running something again. That there is a new run is for the history to say. */
export const rerunMessages = {
  button: {
    stage: 'Run stage again…',
    'failed-jobs': 'Run failed jobs again…',
    'chosen-jobs': 'Run chosen jobs again…',
  } satisfies Record<RerunKind, string>,
  title: (kind: RerunKind, run: StageRun) => {
    const where = `${runCounter(run)} of ${run.pipeline} / ${run.stage}`;
    if (kind === 'stage') return `Run ${run.stage} again for ${run.pipeline} ${run.pipelineCounter}?`;
    return kind === 'failed-jobs' ? `Run the failed jobs of ${where} again?` : `Run jobs of ${where} again?`;
  },
  question: (kind: RerunKind, run: StageRun) => {
    if (kind === 'stage')
      return `A new run of the whole stage will start, with ${jobs(run.jobs.map(({ name }) => name))}.`;
    return kind === 'failed-jobs'
      ? `A new run will start. It runs ${jobs(failedJobs(run).map(({ name }) => name))} again, and copies the results of the other jobs.`
      : 'A new run will start. It runs the jobs chosen here again, and copies the results of the others.';
  },
  choose: 'Jobs to run again',
  confirm: (kind: RerunKind, chosen: number) => {
    if (kind === 'stage') return 'Run the stage again';
    if (kind === 'failed-jobs') return 'Run failed jobs again';
    if (chosen === 0) return 'No job chosen';
    return chosen === 1 ? 'Run 1 job again' : `Run ${formatNumber(chosen)} jobs again`;
  },
  keep: 'Leave it',
  note: (run: RunId, what: Rerun, outcome: RerunOutcome | undefined): string => {
    if (outcome === undefined) return `Asking the Go server to run ${nameOf(run, what)} again…`;
    if (outcome.kind === 'failed') return failureSentence(outcome.error);
    const { words } = outcome;
    if (words === '') return `The Go server answered without saying what it did. ${UNKNOWN}`;
    // What stands in front of a Go server may answer with a success as well.
    return `The Go server says: “${words}”. ${/\baccepted\b/i.test(words) ? WILL_SHOW : UNKNOWN}`;
  },
};

/** Whom this names must be known before it is confirmed: all, however many. */
function jobs(names: readonly string[]): string {
  return names.length === 1 ? `the job ${formatList(names)}` : `the jobs ${formatList(names)}`;
}

function nameOf(run: RunId, what: Rerun): string {
  if (what.kind === 'chosen-jobs') return `${formatList(what.jobs)} of ${runCounter(run)}`;
  return what.kind === 'stage'
    ? `${run.stage} of ${run.pipelineCounter}`
    : `the failed jobs of ${runCounter(run)}`;
}

const NOTHING = 'Nothing is run again.';
const WILL_SHOW = 'A new run will be among the newest runs.';
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
