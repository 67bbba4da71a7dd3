import type { ApiFailure } from '../api/ApiError.ts';
import type { HistoryPage, PageCount } from '../api/StagesApi.ts';
import type { CancelOutcome } from '../query/useCancelRun.ts';
import type { Approval } from '../stage/approval.ts';
import type { CancelDenial } from '../stage/cancelRule.ts';
import type { JobKind } from '../stage/jobState.ts';
import { isActive } from '../stage/jobState.ts';
import { isActiveRun, runState } from '../stage/runState.ts';
import { runCounter } from '../stage/StageRun.ts';
import type { StageName, StageRun } from '../stage/StageRun.ts';
import { formatList, formatNumber } from './format.ts';

/** Every text that people see or hear, in one place. */
export const messages = {
  column: {
    run: 'Run',
    state: 'State',
    jobs: 'Jobs',
    approvedBy: 'Approved by',
    scheduled: 'Scheduled',
    actions: 'Actions',
  },
  rowsOf: ({ pipeline, stage }: StageName) => `Runs of ${pipeline} / ${stage}, newest first`,
  rerunOf: (run: StageRun) =>
    run.rerunOfCounter === null ? undefined : `rerun of ${run.pipelineCounter} / ${run.rerunOfCounter}`,
  jobCount: {
    running: (count: number) => `${formatNumber(count)} running`,
    cancelled: (count: number) => `${formatNumber(count)} cancelled`,
    passed: (count: number) => `${formatNumber(count)} passed`,
  },
  jobWord: {
    running: 'running',
    failing: 'failing',
    passed: 'Passed',
    failed: 'Failed',
    cancelled: 'Cancelled',
    other: 'Unknown',
  } satisfies Record<JobKind, string>,
  noDate: 'not told',
  cancelledBy: ({ cancelledBy }: StageRun) =>
    cancelledBy === null || cancelledBy === ''
      ? undefined
      : // The server's own name for itself.
        `by ${cancelledBy === 'GoCD' ? 'the server' : cancelledBy}`,
  approval: (approval: Approval) => {
    switch (approval.by) {
      case 'changes':
        return 'triggered by changes';
      case 'timer':
        return 'by timer';
      case 'user':
        return approval.name;
      case 'not-told':
        return 'not told';
    }
  },

  refresh: 'Refresh',
  asOf: (time: string) => `as of ${time}`,
  retry: 'Try again',
  reading: ({ pipeline, stage }: StageName) => `Reading the history of ${pipeline} / ${stage}…`,
  empty: {
    title: 'No runs',
    text: ({ pipeline, stage }: StageName) =>
      `Has ${stage} of ${pipeline} run yet, and is the name right? The Go server gives the same answer for both.`,
  },

  pager: {
    label: 'Pages',
    newest: 'Newest',
    newer: 'Newer',
    older: 'Older',
    oldest: 'Oldest',
    page: 'Page',
    ofPages: (pages: number) => `of ${formatNumber(pages)}`,
    range: ({ count, runs }: HistoryPage) => (count ? countedRange(count) : namedRange(runs)),
    noSuchPage: (pages: number) =>
      pages === 1 ? 'There is only page 1.' : `Pages go from 1 to ${formatNumber(pages)}.`,
  },
  blindVersion: (version: string) =>
    `GoCD ${version} does not show new runs in a history that it has shown before (gocd/gocd#8345, mended in 20.6.0). These may not be the newest.`,
  insteadOf: {
    'a page past the end': 'The page asked for lies past the oldest run. This is the last page.',
    'a page we cannot read': 'The page asked for is none that this server has. These are the newest runs.',
  },

  cancel: {
    button: 'Cancel',
    outcomeOf: (run: StageRun) => `Cancel of ${runCounter(run)}:`,
    buttonLabel: (run: StageRun) => `Cancel run ${runCounter(run)}`,
    pending: 'Cancelling…',
    pendingLabel: (run: StageRun) => `Cancelling run ${runCounter(run)}…`,
    title: (run: StageRun) => `Cancel run ${runCounter(run)} of ${run.pipeline} / ${run.stage}?`,
    question: (run: StageRun) => {
      const running = run.jobs.filter(isActive).map((job) => job.name);
      return running.length === 1
        ? `${formatList(running)} is still running. It will be stopped, and the run will end as Cancelled.`
        : `${formatList(running)} are still running. They will be stopped, and the run will end as Cancelled.`;
    },
    alreadyOver: (run: StageRun) =>
      `${runCounter(run)} has finished: ${runState(run)}. There is nothing left to cancel.`,
    confirm: (run: StageRun) => `Cancel run ${runCounter(run)}`,
    keep: 'Keep running',
    denied: {
      'not-active': 'This run is not active.',
      'not-newest': 'This server can cancel only the newest active run.',
      'not-permitted': 'You may view this stage but not operate it.',
      'not-told': 'The server does not say whether you may operate this stage.',
    } satisfies Record<CancelDenial, string>,
    outcome: (outcome: CancelOutcome, confirmed: StageRun, now: StageRun | undefined): string =>
      outcomeSentence(outcome, confirmed, now),
  },

  failure: {
    'bad-name': {
      title: 'This name cannot be looked up',
      text: 'Names on a Go server begin with a letter, a digit, _ or - and go on with these and dots.',
    },
    'signed-out': {
      title: 'You are signed out of the Go server',
      text: 'Sign in there; this page goes on by itself when you come back to it.',
    },
    'not-permitted': {
      title: 'You may not view this pipeline',
      text: 'Ask an administrator of the Go server for view permission on its pipeline group.',
    },
    'not-found': {
      title: 'No such pipeline',
      text: 'The Go server knows no pipeline of this name, or does not let you know of it. Look at the spelling.',
    },
    unavailable: {
      title: 'The Go server is not taking requests now',
      text: 'It may be starting up or making a backup. Try again in a minute.',
    },
    'server-error': {
      title: 'The Go server failed',
      text: 'It met an error of its own while answering. Try again; its log tells more.',
    },
    refused: {
      title: 'The Go server refused the request',
      text: 'It may not speak this version of the Stages API, or something in front of it refused.',
    },
    'no-api': {
      title: 'This server speaks no Stages API that we know',
      text: 'Is it a Go server, and is the address right, context path included? This is what was tried:',
    },
    unreachable: {
      title: 'The Go server cannot be reached',
      text: 'It may be down, or the network is. It must be on the same origin as this page, or behind its proxy.',
    },
    'broken-off': {
      title: 'The answer broke off',
      text: 'The connection ended in the middle of the Go server’s answer. Try again.',
    },
    'no-answer': {
      title: 'The Go server does not answer',
      text: 'It did not answer in time. It may be overloaded. Try again.',
    },
    'not-json': {
      title: 'The answer is not JSON',
      text: 'Something other than the Stages API answered: a proxy, a login page, or a wrong server address.',
    },
    malformed: {
      title: 'The answer is not as the Stages API documents it',
      text: 'Nothing of it is shown, since it may be wrong. Report this line to whoever runs the Go server.',
    },
  } satisfies Record<ApiFailure, { title: string; text: string }>,
  signIn: 'Sign in on the Go server',
  rowsAreOld: 'The runs below are as last read.',
  detail: (status: number | undefined, detail: string | undefined) =>
    [status === undefined ? undefined : `HTTP ${status}`, detail]
      .filter((part) => part !== undefined)
      .join(': '),
  broken: {
    title: 'The stage history stopped working',
    text: 'An error in this widget, not in the stage. Nothing was sent to the Go server because of it.',
  },
};

function countedRange({ first, last, total }: PageCount): string {
  return `Runs ${formatNumber(first)}–${formatNumber(last)} of ${formatNumber(total)}`;
}

/** For servers that do not count their runs. */
function namedRange(runs: readonly StageRun[]): string {
  const [newest] = runs;
  const oldest = runs.at(-1);
  if (newest === undefined || oldest === undefined) return '';
  return newest === oldest
    ? `Run ${runCounter(newest)}`
    : `Runs ${runCounter(newest)} to ${runCounter(oldest)}`;
}

const NOTHING = 'Nothing was cancelled.';
const UNKNOWN =
  'Whether the cancel took effect is unknown: go by the state of the run, once it has been read again.';

function outcomeSentence(outcome: CancelOutcome, confirmed: StageRun, now: StageRun | undefined): string {
  const name = runCounter(confirmed);
  switch (outcome.kind) {
    case 'held-back':
      return heldBackSentence(outcome.check, confirmed);
    case 'not-checked':
      return `The newest runs could not be read again before cancelling. ${failureSentence(outcome.error.kind, outcome.error.status)} ${NOTHING}`;
    case 'failed':
      return postFailedSentence(outcome.error.kind, outcome.error.status);
    case 'answered':
      switch (outcome.answer.said) {
        case 'ignored':
          return `The server ignored the cancel: the stage was not active. ${NOTHING}`;
        case 'unclear':
          return `The server answered without saying what it did. ${UNKNOWN}`;
        case 'accepted':
          return now !== undefined && isActiveRun(now)
            ? `The server accepted the cancel of ${name}. As last read, it is ${runState(now)}.`
            : `The server accepted the cancel of ${name}.`;
      }
  }
}

function heldBackSentence(
  { why, confirmed: now, active }: (CancelOutcome & { kind: 'held-back' })['check'],
  confirmed: StageRun,
): string {
  const name = runCounter(confirmed);
  if (why === 'not-permitted' || why === 'not-told') return `${messages.cancel.denied[why]} ${NOTHING}`;
  const others = active.filter((run) => run !== now).map(runCounter);
  const fate =
    now === undefined
      ? `${name} is no longer among the newest runs.`
      : isActiveRun(now)
        ? ''
        : `${name} has finished: ${runState(now)}.`;
  const running =
    others.length === 0
      ? ''
      : `${formatList(others)} ${others.length === 1 ? 'is' : 'are'} running ${fate === '' ? 'too, and this server does not let us say which to cancel' : 'now'}.`;
  return [fate, running, NOTHING].filter((part) => part !== '').join(' ');
}

function failureSentence(kind: ApiFailure, status: number | undefined): string {
  const { title } = messages.failure[kind];
  return status === undefined ? `${title}.` : `${title} (HTTP ${status}).`;
}

/** What a refused or lost cancel means: some failures rule out that it took effect, the others leave it open. */
function postFailedSentence(kind: ApiFailure, status: number | undefined): string {
  switch (kind) {
    case 'not-permitted':
      return `${messages.cancel.denied['not-permitted']} ${NOTHING}`;
    case 'signed-out':
      return `You are signed out of the Go server. ${NOTHING} Sign in and try again.`;
    case 'not-found':
      return `The Go server knows no such run to cancel. ${NOTHING}`;
    case 'unavailable':
      return `The Go server is not taking requests now (HTTP 503). ${NOTHING} Try again in a minute.`;
    case 'unreachable':
    case 'broken-off':
      return `The connection failed. ${UNKNOWN}`;
    case 'no-answer':
      return `The Go server has not answered for 30 s. ${UNKNOWN}`;
    case 'refused':
    case 'bad-name':
    case 'no-api':
      return `${failureSentence(kind, status)} ${NOTHING}`;
    default:
      return `${failureSentence(kind, status)} ${UNKNOWN}`;
  }
}
