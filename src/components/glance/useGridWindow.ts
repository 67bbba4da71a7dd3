import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { heldScroll, windowOf } from './gridWindow.ts';
import type { Span } from './gridWindow.ts';
import type { GridColumn } from './useJobGrid.ts';

/** The width of a column in CSS pixels, which the stylesheet reads as `--cell`. */
export const CELL = 28;
/** Below this width in CSS pixels a job's badges stand under its name, and the rows are higher. */
const NARROW = 520;
const ROW = 28;
const NARROW_ROW = 44;

/** What is rendered of the grid, and how large its rows are. */
export interface GridWindow {
  readonly rows: Span;
  readonly columns: Span;
  /** The height of a row in CSS pixels, which the stylesheet reads as `--row`. */
  readonly row: number;
  /** Is it too narrow for a job's name and badges in one line? */
  readonly isNarrow: boolean;
  /** How many rows are in view. */
  readonly page: number;
}

/** As long as nothing is measured: about what a screen holds. */
const UNMEASURED: GridWindow = {
  rows: { first: 0, end: 24 },
  columns: { first: 0, end: 40 },
  row: ROW,
  isNarrow: false,
  page: 1,
};

/**
 * Which part of the grid to render as `scroller` is scrolled and sized; the same object while it is the same part. Keeps
 * the columns in view where they are when others come before them.
 */
export function useGridWindow(
  scroller: RefObject<HTMLElement | null>,
  columns: readonly GridColumn[],
): GridWindow {
  const [shown, setShown] = useState(UNMEASURED);
  const place = useRef({ columns, scrolled: 0, shown });

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const measure = (): void => {
      place.current.scrolled = Math.abs(element.scrollLeft);
      const now = measured(element);
      // Not left to React, which commits once more before it leaves it be.
      if (isSame(place.current.shown, now)) return;
      place.current.shown = now;
      setShown(now);
    };
    // It tells of the size as soon as it watches.
    const sizes = new ResizeObserver(measure);
    sizes.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [scroller]);

  useLayoutEffect(() => {
    const element = scroller.current;
    const { columns: before, scrolled } = place.current;
    if (element === null || before === columns) return;
    place.current.columns = columns;
    const held = heldScroll(scrolled, CELL, before.map(keyOf), columns.map(keyOf));
    const sign = getComputedStyle(element).direction === 'rtl' ? -1 : 1;
    if (held === scrolled) return;
    element.scrollLeft = sign * held;
    // Not only when the scroll event comes, before which an empty place could be painted.
    place.current.shown = measured(element);
    setShown(place.current.shown);
  }, [scroller, columns]);

  return shown;
}

const keyOf = ({ key }: GridColumn): string => key;

function measured(element: HTMLElement): GridWindow {
  const { scrollLeft, scrollTop, clientWidth, clientHeight } = element;
  const isNarrow = clientWidth < NARROW;
  const row = isNarrow ? NARROW_ROW : ROW;
  const head = element.querySelector('thead')?.clientHeight ?? 0;
  return {
    rows: windowOf({ scrolled: scrollTop, shown: clientHeight - head, size: row }),
    columns: windowOf({ scrolled: Math.abs(scrollLeft), shown: clientWidth, size: CELL }),
    row,
    isNarrow,
    page: Math.max(1, Math.floor((clientHeight - head) / row) - 1),
  };
}

function isSame(one: GridWindow, other: GridWindow): boolean {
  return (
    one.row === other.row &&
    one.page === other.page &&
    isSameSpan(one.rows, other.rows) &&
    isSameSpan(one.columns, other.columns)
  );
}

function isSameSpan(one: Span, other: Span): boolean {
  return one.first === other.first && one.end === other.end;
}
