import type { Clock } from './clock.ts';

/** 15 January 2026, 12:00 UTC: later than the document's example, so that invented runs are newer than it. */
const DEFAULT_START = Date.UTC(2026, 0, 15, 12);

/**
 * A clock that stands still until it is told to move.
 * @param start epoch milliseconds (UTC); by default a noon in January 2026
 */
export function createManualClock(start: number = DEFAULT_START): Clock & { advance(ms: number): void } {
  let now = start;
  return {
    now: () => now,
    advance(ms) {
      now += ms;
    },
  };
}
