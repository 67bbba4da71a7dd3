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
  const copied = originRuns(runs);
  const rowsBefore = new Map(before.map((row) => [row.name, row]));
  const rows = new Map<string, RowMaker>();
  for (const [column, run] of runs.entries()) {
    const origins = copied.get(run);
    for (const job of run.jobs) {
      let row = rows.get(job.name);
      if (row === undefined)
        rows.set(job.name, (row = new RowMaker(job.name, runs.length, rowsBefore.get(job.name))));
      row.add(column, job, origins?.has(job.name) === true);
    }
  }
  const made = [...rows.values()]
    .sort((one, other) => compareJobNames(one.name, other.name))
    .map((row) => row.done());
  return isSameList(before, made) ? before : made;
}

/** Makes a row of the cells there were, where they say the same. */
class RowMaker {
  readonly name: string;
  private readonly before: GridRow | undefined;
  private readonly cells: (GridCell | undefined)[];
  /** By how many columns the cells have moved, as far as is known: newer runs come before the others. */
  private shift = 0;
  private searches = 0;
  private places: ReadonlyMap<Job | undefined, number> | undefined;

  constructor(name: string, columns: number, before: GridRow | undefined) {
    this.name = name;
    this.before = before;
    this.cells = new Array<GridCell | undefined>(columns).fill(undefined);
  }

  /** Columns come in their order; of two jobs in one, the first stays. */
  add(column: number, job: Job, isCopy: boolean): void {
    if (this.cells[column] !== undefined) return;
    const cell = this.cellBefore(column, job);
    this.cells[column] = cell?.isCopy === isCopy ? cell : { job, isCopy };
  }

  done(): GridRow {
    const { name, before, cells } = this;
    return before !== undefined && isSameList(before.cells, cells) ? before : { name, cells };
  }

  private cellBefore(column: number, job: Job): GridCell | undefined {
    const cells = this.before?.cells ?? [];
    const likely = cells[column - this.shift];
    if (likely?.job === job) return likely;
    const place = this.placeBefore(job);
    if (place === undefined) return undefined;
    this.shift = column - place;
    return cells[place];
  }

  /** Most often one run is new or has changed, for which an index of all others takes longer than a look at them. */
  private placeBefore(job: Job): number | undefined {
    const cells = this.before?.cells ?? [];
    this.searches += 1;
    if (this.searches <= 3) {
      const place = cells.findIndex((cell) => cell?.job === job);
      return place === -1 ? undefined : place;
    }
    this.places ??= new Map(cells.map((cell, place) => [cell?.job, place]));
    return this.places.get(job);
  }
}

function isSameList<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((member, at) => member === other[at]);
}
