import { byJobName } from './jobOrder.ts';
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
 * Jobs by runs: rows in the order that jobs have everywhere, columns as the runs are given, newest first. A cell of an
 * unchanged job is the same object as in `before`, and so is a row in which nothing has changed.
 */
export function jobGrid(runs: readonly StageRun[], before: readonly GridRow[] = []): readonly GridRow[] {
  const known = new Map(before.flatMap(({ cells }) => cells).map((cell) => [cell?.job, cell]));
  const rowsBefore = new Map(before.map((row) => [row.name, row]));
  const isCopy = copies(runs);
  const cellsByName = new Map<string, (GridCell | undefined)[]>();
  for (const [column, run] of runs.entries())
    for (const job of run.jobs) {
      const cells = cellsByName.get(job.name) ?? Array.from<GridCell | undefined>({ length: runs.length });
      cellsByName.set(job.name, cells);
      const cell = { job, isCopy: isCopy.has(job) };
      const kept = known.get(job);
      // Names are unique within a stage; should a server repeat one, the first stands for both.
      cells[column] ??= kept?.isCopy === cell.isCopy ? kept : cell;
    }
  return [...cellsByName]
    .map(([name, cells]) => {
      const row = rowsBefore.get(name);
      const isSame = row?.cells.length === cells.length && cells.every((cell, at) => cell === row.cells[at]);
      return isSame ? row : { name, cells };
    })
    .sort(byJobName);
}

/** The jobs that were copied: an older run of the same pipeline run has the same job, scheduled at the same moment. */
function copies(runs: readonly StageRun[]): ReadonlySet<Job> {
  const found = new Set<Job>();
  const executed = new Set<string>();
  for (const { pipelineCounter, jobs } of runs.toReversed())
    for (const job of jobs) {
      if (job.scheduledDate === undefined) continue;
      const execution = `${pipelineCounter} ${job.scheduledDate} ${job.name}`;
      if (executed.has(execution)) found.add(job);
      executed.add(execution);
    }
  return found;
}
