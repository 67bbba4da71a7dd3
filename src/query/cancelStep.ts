import type { ApiError, ApiFailure } from '../api/ApiError.ts';
import type { CancelAnswer } from '../api/StagesApi.ts';
import type { CancelCheck } from '../stage/cancelCheck.ts';
import { isActive } from '../stage/jobState.ts';
import { isActiveRun, runState } from '../stage/runState.ts';
import type { StageRun } from '../stage/StageRun.ts';

/** How one confirmed cancel came out. Never "cancelled": that is for the run's own state to say. */
export type CancelOutcome =
  /**
   * The host page was asked and did not allow it (`host`) or failed (`fault`), or the reader gave it up meanwhile
   * (`reader`): nothing was posted. `reason`: the host's words.
   */
  | {
      readonly kind: 'vetoed';
      readonly by: 'host' | 'fault' | 'reader';
      readonly reason: string | undefined;
    }
  /** The look before the post said no: nothing was posted. */
  | { readonly kind: 'held-back'; readonly check: CancelCheck & { readonly go: false } }
  /** Another cancel of the stage had not been answered yet: nothing was posted. */
  | { readonly kind: 'not-alone' }
  /** The look before the post failed: nothing was posted. */
  | { readonly kind: 'not-checked'; readonly error: ApiError }
  /** Posted, and the server answered. */
  | { readonly kind: 'answered'; readonly answer: CancelAnswer }
  /** Posted, and refused or lost. */
  | { readonly kind: 'failed'; readonly error: ApiError }
  /** Posted, and the page was left before the answer came. */
  | { readonly kind: 'left' };

/** How far a confirmed cancel has come, going by what the server has said and by what the run says now. */
export type CancelStep =
  /** Confirmed, and not answered yet. */
  | { readonly kind: 'sending' }
  /** Accepted; the run is still active, or is not known. */
  | { readonly kind: 'requested'; readonly jobsRunning: number | undefined }
  /** The run says that it is cancelled. */
  | { readonly kind: 'cancelled' }
  /** The run is over and not cancelled. */
  | { readonly kind: 'finished-first' }
  /** It may have taken effect or not: no answer, or none that says so, and the run is still active or not known. */
  | { readonly kind: 'unknown'; readonly jobsRunning: number | undefined }
  /** Nothing was cancelled, and the outcome says why. */
  | { readonly kind: 'nothing' };

/** Failures of a cancel after which it is certain that the server did not carry it out. */
const CARRIED_OUT_BY_NOBODY: readonly ApiFailure[] = [
  'not-permitted',
  'signed-out',
  'not-found',
  'unavailable',
  'refused',
  'bad-name',
  'no-api',
];

const EFFECT_OF_WORDS = { accepted: 'accepted', ignored: 'none', unclear: 'unknown' } as const;

/** What an outcome alone says of the cancel's effect. */
export function effectOf(outcome: CancelOutcome): 'accepted' | 'unknown' | 'none' {
  switch (outcome.kind) {
    case 'vetoed':
    case 'held-back':
    case 'not-alone':
    case 'not-checked':
      return 'none';
    case 'left':
      return 'unknown';
    case 'failed':
      return outcome.error.neverSent || CARRIED_OUT_BY_NOBODY.includes(outcome.error.kind)
        ? 'none'
        : 'unknown';
    case 'answered':
      return EFFECT_OF_WORDS[outcome.answer.said];
  }
}

/** `now`: the run as last read; `undefined` where it is not among the runs that are known. */
export function cancelStep(outcome: CancelOutcome | undefined, now: StageRun | undefined): CancelStep {
  if (outcome === undefined) return { kind: 'sending' };
  const effect = effectOf(outcome);
  if (effect === 'none') return { kind: 'nothing' };
  if (now !== undefined && !isActiveRun(now))
    return { kind: runState(now) === 'Cancelled' ? 'cancelled' : 'finished-first' };
  const jobsRunning = now?.jobs.filter(isActive).length;
  return { kind: effect === 'accepted' ? 'requested' : 'unknown', jobsRunning };
}
