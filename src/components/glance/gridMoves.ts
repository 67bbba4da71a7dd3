/** A place in the grid. Row 0 is that of the run counters, column 0 that of the job names. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** What a key press is told by. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** What a move depends on beside the key. */
export interface GridMeasure {
  /** The last row, which is the number of jobs. */
  readonly lastRow: number;
  /** The last column, which is the number of runs. */
  readonly lastColumn: number;
  /** How many rows are in view, which is how far PageUp and PageDown go. */
  readonly page: number;
  /** Does the page read from right to left? Then the left arrow goes to older runs. */
  readonly isRightToLeft: boolean;
}

/** Where a key leads to: the same place at an edge, `undefined` where the key is none of the grid's. */
export function movedPlace(place: GridPlace, press: Press, measure: GridMeasure): GridPlace | undefined {
  const { key, ctrlKey, altKey, metaKey, shiftKey } = press;
  // What browsers and screen readers do by these is left to them.
  if (altKey || metaKey || shiftKey) return undefined;
  const { row, column } = place;
  const { lastRow, lastColumn, page, isRightToLeft } = measure;
  const to = (toRow: number, toColumn: number): GridPlace => ({
    row: Math.min(Math.max(0, toRow), lastRow),
    column: Math.min(Math.max(0, toColumn), lastColumn),
  });
  if (key === 'Home') return to(ctrlKey ? 0 : row, 0);
  if (key === 'End') return to(ctrlKey ? lastRow : row, lastColumn);
  if (ctrlKey) return undefined;
  const older = isRightToLeft ? -1 : 1;
  switch (key) {
    case 'ArrowUp':
      return to(row - 1, column);
    case 'ArrowDown':
      return to(row + 1, column);
    case 'ArrowLeft':
      return to(row, column - older);
    case 'ArrowRight':
      return to(row, column + older);
    case 'PageUp':
      return to(row - page, column);
    case 'PageDown':
      return to(row + page, column);
    default:
      return undefined;
  }
}
