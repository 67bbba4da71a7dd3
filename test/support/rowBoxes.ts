import type { Page } from 'playwright-core';
import { rows } from './history.ts';

/** Where a run's row is in the window, in CSS pixels. */
export interface RowBox {
  /** The run's counter: `142 / 1`. */
  readonly counter: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the reader sees each run's row, from the top. In the window and not in the document: scrolling moves them. */
export async function rowBoxes(page: Page): Promise<RowBox[]> {
  return rows(page).evaluateAll((all) =>
    all.map((row) => {
      const { x, y, width, height } = row.getBoundingClientRect();
      return { counter: row.querySelector('th > a')?.textContent ?? '', x, y, width, height };
    }),
  );
}
