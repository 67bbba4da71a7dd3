import type { Job, StageRun } from './StageRun.ts';

/** What a job was in a run. */
export interface GridCell {
  readonly job: Job;
  /** It was not run in this run, but copied from one before, whose result this is. */
  readonly isCopy: boolean;
}

/** One job through the runs. */
export interface GridRow {
  readonly name: string;
  /** By column; `undefined` where the job was not part of the run. */
  readonly cells: readonly (GridCell | undefined)[];
}

/** Jobs by runs: rows sorted by name as jobs are everywhere, columns as the runs are given (newest first). A cell of an unchanged run is the same object as in `before`, and so is a row in which nothing has changed. */
export function jobGrid(runs: readonly StageRun[], before?: readonly GridRow[]): readonly GridRow[] {
  throw new Error(`not yet: ${runs.length} ${before?.length}`);
}
