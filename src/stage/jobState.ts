import type { Job } from './StageRun.ts';

/** The states of a job that is not over yet, in the order a job passes through them, and nothing else. */
const ACTIVE = ['Scheduled', 'Assigned', 'Preparing', 'Building', 'Completing'];

/** What kind of mark a job gets. `other` is anything the server said that is none of the rest. */
export type JobKind = 'running' | 'failing' | 'passed' | 'failed' | 'cancelled' | 'other';

/** A job's state as people are shown it. */
export interface JobState {
  readonly kind: JobKind;
  /** The server's own word where it is one we have no word for; `undefined` where `kind` says it all. */
  readonly word: string | undefined;
}

/** Is the job still to be finished? An absent or unrecognised state is not active: what we do not know we do not stop. */
export function isActive(job: Pick<Job, 'state'>): boolean {
  return job.state !== undefined && ACTIVE.includes(job.state);
}

/**
 * A job's state from both its words. Passed needs `Completed` as well as `Passed`. A job that is uploading its
 * artifacts (`Completing`) already has its result, so an active job may be failing. Other phases are not told
 * apart: servers keep history answers while a run goes on, and a job may say `Scheduled` until it ends.
 */
export function jobState(job: Pick<Job, 'state' | 'result'>): JobState {
  const { state, result } = job;
  if (isActive(job)) return { kind: result === 'Failed' ? 'failing' : 'running', word: undefined };
  if (result === 'Failed') return { kind: 'failed', word: undefined };
  if (result === 'Cancelled') return { kind: 'cancelled', word: undefined };
  if (state === 'Completed' && result === 'Passed') return { kind: 'passed', word: undefined };
  return { kind: 'other', word: tellingWord(state, result) };
}

/** Is it settled that the job failed? It is while it still uploads its artifacts, too. */
export function hasFailed(kind: JobKind): boolean {
  return kind === 'failed' || kind === 'failing';
}

function tellingWord(state: string | undefined, result: string | undefined): string {
  if (state !== undefined && state !== 'Completed' && state !== 'Unknown') return state;
  // "Passed" without "Completed" would read as a pass, which the server did not say.
  return result === undefined || result === 'Passed' ? 'Unknown' : result;
}
