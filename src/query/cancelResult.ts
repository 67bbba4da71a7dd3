import type { StageRun } from '../stage/StageRun.ts';
import { cancelStep } from './cancelStep.ts';
import type { CancelOutcome } from './cancelStep.ts';

/** What a confirmed cancel came to, so far as that is known. */
export type CancelResult =
  /** The run itself says that it is cancelled. It need not have been this cancel that did it. */
  | 'cancelled'
  /** The run had ended, or ended first. */
  | 'not-active'
  /** The server refused the cancel, and did not carry it out. */
  | 'refused'
  /** Nothing was posted: not allowed by the host page, given up, held back by a look at the stage, or without the host's headers. */
  | 'not-sent'
  /** Posted, and nobody can say what it did. */
  | 'unknown';

/**
 * What the outcome and the run as last read (`now`; `undefined` where it is not known) say together; `undefined` while
 * the run has still to say it.
 */
export function cancelResult(
  outcome: CancelOutcome,
  now: StageRun | undefined,
): Exclude<CancelResult, 'unknown'> | undefined {
  const step = cancelStep(outcome, now);
  if (step.kind === 'cancelled') return 'cancelled';
  if (step.kind === 'finished-first') return 'not-active';
  if (step.kind !== 'nothing') return undefined;
  switch (outcome.kind) {
    case 'answered':
      return 'not-active';
    case 'failed':
      return outcome.error.neverSent ? 'not-sent' : 'refused';
    case 'held-back':
      return outcome.check.why === 'finished' ? 'not-active' : 'not-sent';
    default:
      return 'not-sent';
  }
}
