import type { ApiFailure } from '../api/ApiError.ts';
import type { CancelResult } from '../query/cancelResult.ts';
import type { StageRun } from '../stage/StageRun.ts';

/** A cancel that the reader has confirmed, put to the host page before anything is sent. */
export interface CancelRequest {
  /** The run that is to be cancelled, as last read. No other one will be. */
  readonly run: StageRun;
  /** Aborted once an answer is of no use any more: the reader has given up, the run has ended, the widget is gone. */
  readonly signal: AbortSignal;
  /** Does not allow it, until the answer has been given. `reason`: shown to the reader as plain text, of at most 400 characters. */
  readonly preventDefault: (reason?: string) => void;
}

/**
 * The host's answer: nothing, or `true`, lets the cancel go on; `false` does not, nor does `{ veto }`, whose text the
 * reader is shown; nor does anything else.
 */
// eslint-disable-next-line @typescript-eslint/no-invalid-void-type -- a host's function that returns nothing is to fit
export type CancelDecision = void | boolean | { readonly veto: string };

/** The host's function that is asked. */
export type AskHost = (request: CancelRequest) => CancelDecision | Promise<CancelDecision>;

/** What became of a cancel that was confirmed in this widget. */
export interface CancelSettled {
  /** The run, as last read. */
  readonly run: StageRun;
  readonly result: CancelResult;
}

/** Why the runs cannot be read. */
export interface StageFailure {
  readonly kind: ApiFailure;
  /** A sentence for people, without a full stop. */
  readonly message: string;
  /** The HTTP status, where an answer came. */
  readonly status: number | undefined;
  /** What the server said, or where its answer was wrong: plain text, never markup. */
  readonly detail: string | undefined;
}

/** What a host has set of these. */
export interface HostControl {
  /** Does holding the Cancel button for a second confirm it? */
  readonly hold: boolean;
  readonly onCancelRequested: AskHost | undefined;
  readonly onCancelSettled: ((settled: CancelSettled) => void) | undefined;
  readonly onNewRuns: ((runs: readonly StageRun[], orMore: boolean) => void) | undefined;
  readonly onFailure: ((failure: StageFailure | undefined) => void) | undefined;
}

/** Calls a host's function; what goes wrong in it is reported as an error that nobody has caught, and stops nothing. */
export function callHost(call: () => void): void {
  try {
    call();
  } catch (error) {
    report(error);
  }
}

/** As an error that nobody has caught, where hosts look for those. */
export function report(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}

/** Calls a host's function apart from what the widget does, so that what goes wrong in it is reported and stops nothing. */
export function tellHost(call: () => void): void {
  queueMicrotask(call);
}
