import { useMemo, useState } from 'react';
import { jobGrid } from '../../stage/jobGrid.ts';
import type { GridRow } from '../../stage/jobGrid.ts';
import { jobMarks } from '../../stage/jobMarks.ts';
import type { JobMarks } from '../../stage/jobMarks.ts';
import { runCounter, runKey } from '../../stage/StageRun.ts';
import type { RunId, StageRun } from '../../stage/StageRun.ts';

/** Which run a column is of, and nothing that changes while the run goes on. */
export interface GridColumn {
  readonly key: string;
  readonly id: RunId;
  /** `141 / 1`. */
  readonly counter: string;
}

/** Jobs by runs. Whatever has not changed since the last time is the same object. */
export interface JobGrid {
  readonly rows: readonly GridRow[];
  readonly columns: readonly GridColumn[];
  /** By job name; empty where they are not asked for. */
  readonly marks: ReadonlyMap<string, JobMarks>;
}

const NO_MARKS: ReadonlyMap<string, JobMarks> = new Map();

/** The grid of these runs, kept up with them. `flakiness`: look for the jobs' marks? */
export function useJobGrid(runs: readonly StageRun[], flakiness: boolean): JobGrid {
  const [kept, setKept] = useState(() => ({ runs, rows: jobGrid(runs), columns: columnsOf(runs, []) }));
  let now = kept;
  if (kept.runs !== runs) {
    now = { runs, rows: jobGrid(runs, kept.rows), columns: columnsOf(runs, kept.columns) };
    setKept(now);
  }
  const marks = useMemo(() => (flakiness ? jobMarks(runs) : NO_MARKS), [runs, flakiness]);
  return { rows: now.rows, columns: now.columns, marks };
}

function columnsOf(runs: readonly StageRun[], before: readonly GridColumn[]): readonly GridColumn[] {
  const known = new Map(before.map((column) => [column.key, column]));
  const columns = runs.map((run) => {
    const key = runKey(run);
    return known.get(key) ?? { key, id: run, counter: runCounter(run) };
  });
  const isSame = columns.length === before.length && columns.every((column, at) => column === before[at]);
  return isSame ? before : columns;
}
