import { compareJobNames } from './jobOrder.ts';
import { originRuns } from './originRuns.ts';
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

/**
 * Jobs by runs: rows sorted by name as jobs are everywhere, columns as the runs are given (newest first). A cell of an
 * unchanged run is the same object as in `before`, and so is a row in which nothing has changed, and the whole where no
 * row has. Of two jobs with one name in a run, which no Go server has, the first is shown.
 */
export function jobGrid(runs: readonly StageRun[], before: readonly GridRow[] = []): readonly GridRow[] {
  const cellOf = cellMaker(before);
  const copied = originRuns(runs);
  const cellsByName = new Map<string, (GridCell | undefined)[]>();
  for (const [column, run] of runs.entries()) {
    const origins = copied.get(run);
    for (const job of run.jobs) {
      let cells = cellsByName.get(job.name);
      if (cells === undefined)
        cellsByName.set(job.name, (cells = new Array<GridCell | undefined>(runs.length).fill(undefined)));
      cells[column] ??= cellOf(job, origins?.has(job.name) === true);
    }
  }
  const rowsBefore = new Map(before.map((row) => [row.name, row]));
  const rows = [...cellsByName]
    .sort(([one], [other]) => compareJobNames(one, other))
    .map(([name, cells]) => {
      const row = rowsBefore.get(name);
      return row !== undefined && isSameList(row.cells, cells) ? row : { name, cells };
    });
  return isSameList(before, rows) ? before : rows;
}

/** Makes cells, or takes those there were: found by the job alone, since a new run moves all of them by a column. */
function cellMaker(before: readonly GridRow[]): (job: Job, isCopy: boolean) => GridCell {
  const copies = new Map<Job, GridCell>();
  const others = new Map<Job, GridCell>();
  for (const { cells } of before)
    for (const cell of cells) if (cell !== undefined) (cell.isCopy ? copies : others).set(cell.job, cell);
  return (job, isCopy) => (isCopy ? copies : others).get(job) ?? { job, isCopy };
}

function isSameList<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((member, at) => member === other[at]);
}
