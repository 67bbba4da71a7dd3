import type { ApiFailure } from '../api/ApiError.ts';
import { cancelStep } from '../query/cancelStep.ts';
import type { CancelOutcome } from '../query/cancelStep.ts';
import type { CancelDenial } from '../stage/cancelRule.ts';
import { isActive } from '../stage/jobState.ts';
import { isActiveRun, runState } from '../stage/runState.ts';
import { runCounter } from '../stage/StageRun.ts';
import type { RunId, StageRun } from '../stage/StageRun.ts';
import { controlMessages } from './controlMessages.ts';
import { failureMessages } from './failureMessages.ts';
import { formatElapsed, formatList, formatNumber } from './format.ts';

/** Every text about cancelling. That a run was cancelled is said only where its own state says so. */
export const cancelMessages = {
  button: 'Cancel',
  outcomeOf: (run: RunId) => `Cancel of ${runCounter(run)}:`,
  buttonLabel: (run: StageRun) => `Cancel run ${runCounter(run)}`,
  pending: 'Asking…',
  pendingLabel: (run: RunId) => `Cancelling run ${runCounter(run)}…`,
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
  /** What stands beside the run. `ago`: how long ago the cancel was confirmed, in milliseconds. */
  note: (
    outcome: CancelOutcome | undefined,
    confirmed: RunId,
    now: StageRun | undefined,
    ago: number,
  ): string => sentence(outcome, confirmed, now, `${formatElapsed(ago)} ago`),
  /** The same without what changes by the second, which nobody wants to hear again and again. */
  news: (outcome: CancelOutcome | undefined, confirmed: RunId, now: StageRun | undefined): string =>
    sentence(outcome, confirmed, now, undefined),
  lookAgain: 'Look again',
};

const NOTHING = 'Nothing was cancelled.';
const UNKNOWN = 'Whether the cancel took effect is unknown.';

function sentence(
  outcome: CancelOutcome | undefined,
  confirmed: RunId,
  now: StageRun | undefined,
  ago: string | undefined,
): string {
  const name = runCounter(confirmed);
  if (outcome === undefined) return cancelMessages.pendingLabel(confirmed);
  const step = cancelStep(outcome, now);
  switch (step.kind) {
    case 'sending':
      return cancelMessages.pendingLabel(confirmed);
    case 'requested':
      if (ago === undefined) return `Cancel of ${name} requested.`;
      return now === undefined
        ? `Cancel requested ${ago}.`
        : `Cancel requested ${ago}, ${jobsRunning(step.jobsRunning)}.`;
    case 'cancelled':
      return [doubt(outcome), `${name} was cancelled${byWhom(now)}.`].join(' ').trim();
    case 'finished-first':
      return [doubt(outcome), `${name} finished first: ${now ? runState(now) : 'Unknown'}.`].join(' ').trim();
    case 'unknown': {
      const known =
        now === undefined
          ? ''
          : ago === undefined
            ? `As last read, ${name} is active.`
            : `As last read, ${name} is ${runState(now)}, ${jobsRunning(step.jobsRunning)}.`;
      return [doubt(outcome), UNKNOWN, known].join(' ').trim();
    }
    case 'nothing':
      return nothingSentence(outcome, confirmed);
  }
}

function jobsRunning(count = 0): string {
  return count === 1 ? '1 job still running' : `${formatNumber(count)} jobs still running`;
}

function byWhom(now: StageRun | undefined): string {
  if (now === undefined || now.cancelledBy === null || now.cancelledBy === '') return '';
  // The server's own name for itself.
  return ` by ${now.cancelledBy === 'GoCD' ? 'the server' : now.cancelledBy}`;
}

/** Why it cannot be said that the cancel did it. Empty where the server said so. */
function doubt(outcome: CancelOutcome): string {
  if (outcome.kind === 'left') return 'The page was left before the Go server answered the cancel.';
  if (outcome.kind === 'answered')
    return outcome.answer.said === 'unclear' ? 'The server answered without saying what it did.' : '';
  if (outcome.kind !== 'failed') return '';
  const { kind, status } = outcome.error;
  if (kind === 'no-answer') return 'The Go server has not answered the cancel for 30 s.';
  return kind === 'unreachable' || kind === 'broken-off'
    ? 'The connection failed before the cancel was answered.'
    : failureSentence(kind, status);
}

function nothingSentence(outcome: CancelOutcome, confirmed: RunId): string {
  switch (outcome.kind) {
    case 'vetoed':
      return controlMessages.vetoed(outcome);
    case 'held-back':
      return heldBackSentence(outcome.check, confirmed);
    case 'not-alone':
      return `The server has not answered the cancel before this one yet. ${NOTHING} Try again when it has.`;
    case 'not-checked':
      return `The newest runs could not be read again before cancelling. ${failureSentence(outcome.error.kind, outcome.error.status)} ${NOTHING}`;
    case 'failed':
      return refusedSentence(outcome.error.kind, outcome.error.status);
    default:
      return `The server ignored the cancel: the stage was not active. ${NOTHING}`;
  }
}

function heldBackSentence(
  { why, confirmed: now, active }: (CancelOutcome & { kind: 'held-back' })['check'],
  confirmed: RunId,
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

/** What a refused cancel means: all these rule out that it took effect. */
function refusedSentence(kind: ApiFailure, status: number | undefined): string {
  switch (kind) {
    case 'not-permitted':
      return `${cancelMessages.denied['not-permitted']} ${NOTHING}`;
    case 'signed-out':
      return `You are signed out of the Go server. ${NOTHING} Sign in and try again.`;
    case 'not-found':
      return `The Go server knows no such run to cancel. ${NOTHING}`;
    case 'unavailable':
      return `${failureSentence(kind, status)} ${NOTHING} Try again in a minute.`;
    default:
      return `${failureSentence(kind, status)} ${NOTHING}`;
  }
}
