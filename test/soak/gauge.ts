import type { Page } from 'playwright-core';

/** What a page holds, after everything that can go has gone. */
export interface Held {
  /** Bytes. */
  readonly heap: number;
  /** In the document or not. */
  readonly nodes: number;
  readonly listeners: number;
}

/** Measures a page by the browser's own developer tools. */
export async function createGauge(page: Page): Promise<() => Promise<Held>> {
  const session = await page.context().newCDPSession(page);
  return async () => {
    // What a first collection lets go of may have been holding other things.
    for (let times = 0; times < 2; times += 1) await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
    return { heap: usedSize, nodes, listeners: jsEventListeners };
  };
}

/** By how much a page has grown. */
export interface Growth {
  /** As a factor. */
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
}

/** The last quarter of a day against the second, by medians: in the first, caches still fill. */
export function growth(samples: readonly Held[]): Growth {
  const quarter = Math.floor(samples.length / 4);
  const early = samples.slice(quarter, 2 * quarter);
  const late = samples.slice(-quarter);
  const of = (part: readonly Held[], what: keyof Held): number => median(part.map((held) => held[what]));
  return {
    heap: of(late, 'heap') / of(early, 'heap'),
    nodes: of(late, 'nodes') - of(early, 'nodes'),
    listeners: of(late, 'listeners') - of(early, 'listeners'),
  };
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}
