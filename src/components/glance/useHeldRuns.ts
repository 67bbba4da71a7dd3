import { useCallback, useMemo, useState } from 'react';
import { runKey } from '../../stage/StageRun.ts';
import type { StageRun } from '../../stage/StageRun.ts';

/** The runs to show, and those that wait. */
export interface HeldRuns {
  readonly shown: readonly StageRun[];
  /** The runs that have come while the reader was at something in those shown. */
  readonly waiting: readonly StageRun[];
  /** Shows them. Stable as long as they are the same. */
  readonly showAll: () => void;
}

/**
 * Holds new runs back while the reader is at something: nothing moves under the pointer. `runs`: newest first.
 * `refreshed`: how often the reader has asked for the present, which does not wait.
 */
export function useHeldRuns(runs: readonly StageRun[], reading: boolean, refreshed: number): HeldRuns {
  const [held, setHeld] = useState<{ readonly top: string | undefined; readonly refreshed: number }>();
  const newest = runs[0] && runKey(runs[0]);
  const top = held?.top;
  const place = useMemo(() => runs.findIndex((run) => runKey(run) === top), [runs, top]);
  // A run that is gone holds nothing.
  const waits = reading && place > 0 && held?.refreshed === refreshed;
  if (!waits && (held?.top !== newest || held?.refreshed !== refreshed)) setHeld({ top: newest, refreshed });
  const from = waits ? place : 0;
  const [shown, waiting] = useMemo(() => [runs.slice(from), runs.slice(0, from)], [runs, from]);
  const showAll = useCallback(() => setHeld({ top: newest, refreshed }), [newest, refreshed]);
  return { shown, waiting, showAll };
}
