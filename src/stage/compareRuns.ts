import type { Job, StageRun } from './StageRun.ts';

/** One job in two runs. */
export interface JobComparison {
  readonly name: string;
  /** `undefined` where the job was not part of the run. */
  readonly one: Job | undefined;
  readonly other: Job | undefined;
  /** Is it in another state, or only in one of them? */
  readonly differs: boolean;
}

/** The jobs of two runs side by side, sorted by name as jobs are everywhere. */
export function compareRuns(one: StageRun, other: StageRun): readonly JobComparison[] {
  throw new Error(`not yet: ${one.pipeline} ${other.pipeline}`);
}
