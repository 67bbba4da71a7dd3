import { useState } from 'react';
import type { GridRow } from '../../stage/jobGrid.ts';
import { orderJobs } from './jobOrder.ts';
import type { JobOrder } from './jobOrder.ts';
import type { JobGrid } from './useJobGrid.ts';

/**
 * The rows in that order. While `reading` they stay in the order they are in, so that none moves away from under the
 * reader; a job that comes or goes, and another order, put them in order again.
 */
export function useJobOrder({ rows, marks }: JobGrid, order: JobOrder, reading: boolean): readonly GridRow[] {
  const wanted = orderJobs(rows, marks, order);
  const [kept, setKept] = useState({ order, names: wanted });
  const isHeld = reading && kept.order === order && isSameSet(kept.names, wanted);
  const isSame = kept.order === order && isSameList(kept.names, wanted);
  const names = isHeld || isSame ? kept.names : wanted;
  if (names !== kept.names) setKept({ order, names });
  const byName = new Map(rows.map((row) => [row.name, row]));
  return names.map((name) => byName.get(name)).filter((row) => row !== undefined);
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, at) => name === other[at]);
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  const names = new Set(one);
  return one.length === other.length && other.every((name) => names.has(name));
}
