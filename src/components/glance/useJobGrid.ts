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

/**
 * The grid of these runs, kept up with them. `history`: all runs that are known, these among them; by them it is told
 * what was copied and which jobs stand out, which a filter is not to change. `flakiness`: look for the jobs' marks?
 */
export function useJobGrid(
  runs: readonly StageRun[],
  history: readonly StageRun[],
  flakiness: boolean,
): JobGrid {
  const [kept, setKept] = useState<Kept>(() => grown(undefined, runs, history));
  let now = kept;
  if (kept.runs !== runs || kept.history !== history) {
    now = grown(kept, runs, history);
    setKept(now);
  }
  const marks = useMemo(() => (flakiness ? jobMarks(history) : NO_MARKS), [history, flakiness]);
  return { rows: now.rows, columns: now.columns, marks };
}

interface Kept {
  readonly runs: readonly StageRun[];
  readonly history: readonly StageRun[];
  /** Of the history. */
  readonly all: readonly GridRow[];
  /** Of the runs. */
  readonly rows: readonly GridRow[];
  readonly columns: readonly GridColumn[];
}

function grown(before: Kept | undefined, runs: readonly StageRun[], history: readonly StageRun[]): Kept {
  const all = before?.history === history ? before.all : jobGrid(history, before?.all);
  const columns = columnsOf(runs, before?.columns ?? []);
  return { runs, history, all, rows: rowsOf(all, runs, history, before?.rows ?? []), columns };
}

/** The rows of these columns alone; a job that is in none of them has no row. */
function rowsOf(
  all: readonly GridRow[],
  runs: readonly StageRun[],
  history: readonly StageRun[],
  before: readonly GridRow[],
): readonly GridRow[] {
  if (runs.length === history.length) return all;
  const chosen = new Set(runs);
  const places = history.flatMap((run, at) => (chosen.has(run) ? [at] : []));
  const known = new Map(before.map((row) => [row.name, row]));
  return all.flatMap(({ name, cells }) => {
    const row = known.get(name);
    const now = places.map((at) => cells[at]);
    if (now.every((cell) => cell === undefined)) return [];
    const isSame = row?.cells.length === now.length && now.every((cell, at) => cell === row.cells[at]);
    return [isSame ? row : { name, cells: now }];
  });
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
