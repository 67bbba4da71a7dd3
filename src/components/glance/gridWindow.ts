/** Indexes from `first` up to `end`, which is not one of them. */
export interface Span {
  readonly first: number;
  readonly end: number;
}

/** By how many cells a window moves at a time: the fewer steps, the less often anything is rendered. */
const STEP = 4;
/** How many cells are rendered beyond what is in view, at least. */
const MARGIN = 4;

/** One direction of what is scrolled. Lengths in CSS pixels. */
export interface Stretch {
  /** How far it is scrolled from its start; beyond it where a browser lets it bounce. */
  readonly scrolled: number;
  /** How much is in view. */
  readonly shown: number;
  /** The size of one cell. */
  readonly size: number;
}

/**
 * Which cells to render: those in view and some more. It moves in whole steps and with both its ends at once, so that it
 * seldom changes. Whether there are so many cells is another question: more of them make no other window.
 */
export function windowOf({ scrolled, shown, size }: Stretch): Span {
  const from = Math.floor(Math.max(0, scrolled) / size / STEP) * STEP;
  const steps = Math.ceil(Math.max(0, shown) / size / STEP) + 1;
  return { first: Math.max(0, from - MARGIN), end: from + steps * STEP + MARGIN };
}

/** The indexes within a window of `count` cells, and `kept`, which is rendered wherever it is; in order, none twice. */
export function indexesOf({ first, end }: Span, count: number, kept: number | undefined): readonly number[] {
  const last = Math.min(end, count);
  const indexes = Array.from({ length: Math.max(0, last - first) }, (_, at) => first + at);
  if (kept === undefined || kept < 0 || kept >= count) return indexes;
  if (kept < first) return [kept, ...indexes];
  return kept >= last ? [...indexes, kept] : indexes;
}

/**
 * How far to scroll so that the cell which is first in view stays so, when cells come or go before it; `scrolled` itself
 * where nothing is to be held: at the start, where what is newest is to be seen, and where that cell is gone.
 * @param before the keys of the cells as they were
 * @param now as they are
 */
export function heldScroll(
  scrolled: number,
  size: number,
  before: readonly string[],
  now: readonly string[],
): number {
  const at = Math.floor(scrolled / size);
  const key = before[at];
  const moved = scrolled < 1 || key === undefined ? -1 : now.indexOf(key);
  return moved === -1 ? scrolled : scrolled + (moved - at) * size;
}
