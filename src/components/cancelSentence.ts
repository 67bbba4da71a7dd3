import type { ApiError } from '../api/ApiError.ts';
import { cancelStep } from '../query/cancelStep.ts';
import type { CancelOutcome } from '../query/cancelStep.ts';
import { isActiveRun } from '../stage/runState.ts';
import type { RunId, StageRun } from '../stage/StageRun.ts';
import type { cancelMessages } from './cancelMessages.ts';
import type { controlMessages } from './controlMessages.ts';
import type { Words } from './words.ts';

/** What the sentences are made of, in any language. */
export interface CancelWording {
  readonly words: Words;
  readonly messages: {
    readonly cancel: ReturnType<typeof cancelMessages>;
    readonly control: typeof controlMessages;
    /** What stands between two sentences. */
    readonly gap: string;
    /** The title of a failure as a sentence, with the status of the answer where there was one. */
    readonly failureSentence: (title: string, status: number | undefined) => string;
  };
}

/**
 * How a confirmed cancel stands. That a run was cancelled is said only where its own state says so. `now`: the run as
 * last read; `undefined` where it is not known. `ago`: how long ago the cancel was confirmed, in milliseconds;
 * `undefined` for the sentence without what changes by the second, which nobody wants to hear again and again.
 */
export function cancelSentence(
  { words, messages }: CancelWording,
  outcome: CancelOutcome | undefined,
  confirmed: RunId,
  now: StageRun | undefined,
  ago: number | undefined,
): string {
  const { cancel } = messages;
  const name = words.counterOf(confirmed);
  if (outcome === undefined) return cancel.pendingLabel(confirmed);
  const step = cancelStep(outcome, now);
  const doubt = (): string => doubtOf({ words, messages }, outcome);
  switch (step.kind) {
    case 'sending':
      return cancel.pendingLabel(confirmed);
    case 'requested':
      if (ago === undefined) return cancel.requested(name);
      return cancel.requestedAgo(
        words.formatElapsed(ago),
        now === undefined ? undefined : (step.jobsRunning ?? 0),
      );
    case 'cancelled':
      return sentences(
        { words, messages },
        doubt(),
        cancel.cancelled(name, cancellerOf(now, cancel.theServer)),
      );
    case 'finished-first':
      return sentences(
        { words, messages },
        doubt(),
        cancel.finishedFirst(name, now === undefined ? words.stateWord({ jobs: [] }) : words.stateWord(now)),
      );
    case 'unknown': {
      if (now === undefined) return sentences({ words, messages }, doubt(), cancel.unknown);
      const known =
        ago === undefined
          ? cancel.lastReadActive(name)
          : cancel.lastRead(name, words.stateWord(now), step.jobsRunning ?? 0);
      return sentences({ words, messages }, doubt(), cancel.unknown, known);
    }
    case 'nothing':
      return nothingSentence({ words, messages }, outcome, confirmed);
  }
}

/** Who cancelled a run; `undefined` where nobody did or it is not told. `theServer`: what the server is called. */
export function cancellerOf(run: StageRun | undefined, theServer: string): string | undefined {
  if (run === undefined || run.cancelledBy === null || run.cancelledBy === '') return undefined;
  // `GoCD` is the server's own name for itself.
  return run.cancelledBy === 'GoCD' ? theServer : run.cancelledBy;
}

function sentences({ messages }: CancelWording, ...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(messages.gap);
}

/** Why it cannot be said that the cancel did it. Empty where the server said so. */
function doubtOf(wording: CancelWording, outcome: CancelOutcome): string {
  const { doubt } = wording.messages.cancel;
  if (outcome.kind === 'left') return doubt.left;
  if (outcome.kind === 'answered') return outcome.answer.said === 'unclear' ? doubt.unclear : '';
  if (outcome.kind !== 'failed') return '';
  const { kind } = outcome.error;
  if (kind === 'no-answer') return doubt.noAnswer;
  return kind === 'unreachable' || kind === 'broken-off'
    ? doubt.connection
    : failureOf(wording, outcome.error);
}

function nothingSentence(wording: CancelWording, outcome: CancelOutcome, confirmed: RunId): string {
  const { cancel } = wording.messages;
  switch (outcome.kind) {
    case 'vetoed':
      return vetoedSentence(wording, outcome);
    case 'held-back':
      return heldBackSentence(wording, outcome.check, confirmed);
    case 'not-alone':
      return sentences(wording, cancel.notAlone, cancel.nothing, cancel.tryWhenAnswered);
    case 'not-checked':
      return sentences(wording, cancel.notChecked, failureOf(wording, outcome.error), cancel.nothing);
    case 'failed':
      return refusedSentence(wording, outcome.error);
    default:
      return sentences(wording, cancel.ignored, cancel.nothing);
  }
}

function vetoedSentence(
  wording: CancelWording,
  { by, reason = '' }: CancelOutcome & { kind: 'vetoed' },
): string {
  const { cancel, control } = wording.messages;
  const why = by === 'host' && reason !== '' ? control.vetoedBecause(reason) : control.vetoed[by];
  return sentences(wording, why, control.nothingSent, cancel.nothing);
}

function heldBackSentence(
  { words, messages }: CancelWording,
  { why, confirmed: now, active }: (CancelOutcome & { kind: 'held-back' })['check'],
  confirmed: RunId,
): string {
  const { cancel } = messages;
  const name = words.counterOf(confirmed);
  if (why === 'not-permitted' || why === 'not-told')
    return sentences({ words, messages }, cancel.denied[why], cancel.nothing);
  const others = active.filter((run) => run !== now).map(words.counterOf);
  const isOver = now === undefined || !isActiveRun(now);
  const fate =
    now === undefined ? cancel.gone(name) : isOver ? cancel.finished(name, words.stateWord(now)) : '';
  const running = others.length === 0 ? '' : isOver ? cancel.othersNow(others) : cancel.othersToo(others);
  return sentences({ words, messages }, fate, running, cancel.nothing);
}

function failureOf({ words, messages }: CancelWording, { kind, status }: ApiError): string {
  return messages.failureSentence(words.failureTitle(kind), status);
}

/** What a refused cancel means: all these rule out that it took effect. */
function refusedSentence(wording: CancelWording, error: ApiError): string {
  const { cancel } = wording.messages;
  switch (error.kind) {
    case 'not-permitted':
      return sentences(wording, cancel.denied['not-permitted'], cancel.nothing);
    case 'signed-out':
      return sentences(wording, cancel.signedOut, cancel.nothing, cancel.signIn);
    case 'not-found':
      return sentences(wording, cancel.noSuchRun, cancel.nothing);
    case 'unavailable':
      return sentences(wording, failureOf(wording, error), cancel.nothing, cancel.tryInAMinute);
    default:
      return sentences(
        wording,
        failureOf(wording, error),
        error.neverSent ? wording.messages.control.nothingSent : '',
        cancel.nothing,
      );
  }
}
