import type { Reach } from './streakSentence.ts';

/** How many more runs are searched at a time. */
export const MORE_RUNS = 100;

/** How many older runs there are; `undefined` where that is not known. */
export function runsLeft({ runs, isComplete, total }: Reach): number | undefined {
  if (isComplete) return 0;
  // Where it is counted as if none were left and yet there are some, the count is of another moment.
  return total === undefined || total <= runs.length ? undefined : total - runs.length;
}
