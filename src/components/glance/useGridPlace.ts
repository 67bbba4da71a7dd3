import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { FocusEvent, KeyboardEvent, RefObject } from 'react';
import { runKey } from '../../stage/StageRun.ts';
import type { RunId } from '../../stage/StageRun.ts';
import { useLatest } from '../useLatest.ts';
import { movedPlace } from './gridMoves.ts';
import type { GridPlace } from './gridMoves.ts';

/** Where the keyboard's place in the grid is, and what the grid's table has to tell of. */
export interface GridKeyboard {
  readonly place: GridPlace;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: () => void;
}

/** A place by what is there, which it stays at when others come before it. `undefined`: the row or column of the headers. */
interface Place {
  readonly job: string | undefined;
  readonly run: string | undefined;
  /** Where it was when it was taken, for when the job or run goes. */
  readonly at: GridPlace;
  /** Was the focus asked to go there, or was it there already? */
  readonly goes: boolean;
}

/** What the keyboard moves over. */
export interface GridGround {
  /** The names of the jobs, row by row. */
  readonly jobs: readonly string[];
  /** The runs by `runKey`, column by column. */
  readonly runs: readonly string[];
  /** How many rows are in view. */
  readonly page: number;
}

/**
 * The keyboard's place in a grid, at first on the newest run. `goTo`: a run to go to, once for each object and not
 * before there is such a column. The focus stays at its place when rows and columns move; where its job or run goes, it
 * goes to what has come there.
 */
export function useGridPlace(
  table: RefObject<HTMLTableElement | null>,
  ground: GridGround,
  goTo: { readonly run: RunId } | undefined,
): GridKeyboard {
  const { jobs, runs } = ground;
  const [taken, setTaken] = useState<Place>();
  const [gone, setGone] = useState<object>();
  if (goTo !== undefined && goTo !== gone) {
    const run = runKey(goTo.run);
    const column = runs.indexOf(run) + 1;
    if (column > 0) {
      setGone(goTo);
      setTaken({ job: undefined, run, at: { row: 0, column }, goes: true });
    }
  }
  const place = {
    row: indexOf(taken?.job, taken?.at.row ?? 0, jobs),
    column: taken === undefined ? Math.min(1, runs.length) : indexOf(taken.run, taken.at.column, runs),
  };
  const latest = useLatest({ ...ground, place });
  const focused = useRef(false);
  const reached = useRef<Place>(undefined);

  // The cell was made or moved by the rendering that has just been done.
  useLayoutEffect(() => {
    const cell = table.current?.querySelector<HTMLElement>('[tabindex="0"]');
    if (cell == null) return;
    if (taken?.goes === true && reached.current !== taken) {
      reached.current = taken;
      cell.focus({ preventScroll: true });
      cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    } else if (focused.current && rootOf(cell).activeElement !== cell) cell.focus({ preventScroll: true });
  });

  const take = useCallback(
    (at: GridPlace, goes: boolean) => {
      const ground = latest.current;
      setTaken({ job: ground.jobs[at.row - 1], run: ground.runs[at.column - 1], at, goes });
    },
    [latest],
  );
  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      const { jobs, runs, page, place } = latest.current;
      const { target, key } = event;
      if (key === ' ' && target instanceof HTMLElement && !(target instanceof HTMLButtonElement)) {
        // The page would scroll, and a link takes Enter alone.
        event.preventDefault();
        if (!event.repeat) target.click();
        return;
      }
      const isRightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl';
      const measure = { lastRow: jobs.length, lastColumn: runs.length, page, isRightToLeft };
      const to = movedPlace(place, event, measure);
      if (to === undefined) return;
      event.preventDefault();
      take(to, true);
    },
    [latest, take],
  );
  const onFocus = useCallback(
    ({ target }: FocusEvent) => {
      focused.current = true;
      const to = placeOf(target);
      const { place } = latest.current;
      if (to !== undefined && (to.row !== place.row || to.column !== place.column)) take(to, false);
    },
    [latest, take],
  );
  const onBlur = useCallback(() => {
    focused.current = false;
  }, []);
  return { place, onKeyDown, onFocus, onBlur };
}

function indexOf(key: string | undefined, before: number, keys: readonly string[]): number {
  if (key === undefined) return 0;
  const index = keys.indexOf(key);
  return index === -1 ? Math.min(before, keys.length) : index + 1;
}

/** What screen readers are told of where a cell is, read back. */
function placeOf(element: Element): GridPlace | undefined {
  const row = element.closest('[aria-rowindex]')?.getAttribute('aria-rowindex');
  const column = element.closest('[aria-colindex]')?.getAttribute('aria-colindex');
  return row == null || column == null ? undefined : { row: Number(row) - 1, column: Number(column) - 1 };
}

function rootOf(element: Element): DocumentOrShadowRoot {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root : element.ownerDocument;
}
