import type { ApiFailure } from '../api/ApiError.ts';
import type { CancelOutcome } from '../query/useCancelRun.ts';
import type { CancelDenial } from '../stage/cancelRule.ts';
import { isActive } from '../stage/jobState.ts';
import { isActiveRun, runState } from '../stage/runState.ts';
import { runCounter } from '../stage/StageRun.ts';
import type { StageRun } from '../stage/StageRun.ts';
import { failureMessages } from './failureMessages.ts';
import { formatList } from './format.ts';

/** Every text about cancelling. None says that a run is cancelled: that is for its state to say. */
export const cancelMessages = {
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
};

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
  if (why === 'not-permitted' || why === 'not-told') return `${cancelMessages.denied[why]} ${NOTHING}`;
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
  const { title } = failureMessages[kind];
  return status === undefined ? `${title}.` : `${title} (HTTP ${status}).`;
}

/** What a refused or lost cancel means: some failures rule out that it took effect, the others leave it open. */
function postFailedSentence(kind: ApiFailure, status: number | undefined): string {
  switch (kind) {
    case 'not-permitted':
      return `${cancelMessages.denied['not-permitted']} ${NOTHING}`;
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
