import { replaceEqualDeep } from '@tanstack/react-query';
import type { HistoryPage } from '../api/StagesApi.ts';
import { runKey } from '../stage/StageRun.ts';

/**
 * `next`, with every run that says the same as in `previous` replaced by the object it was there, and
 * `previous` itself where nothing differs. React Query compares lists by position, so one new run at the top
 * would make every row below it look changed.
 */
export function keepUnchangedRuns(previous: HistoryPage, next: HistoryPage): HistoryPage {
  const known = new Map(previous.runs.map((run) => [runKey(run), run]));
  const runs = next.runs.map((run) => {
    const before = known.get(runKey(run));
    return before === undefined ? run : replaceEqualDeep(before, run);
  });
  const isSameList =
    runs.length === previous.runs.length && runs.every((run, at) => run === previous.runs[at]);
  // Another list is kept from the comparison: by position, it would copy every run that has moved.
  return isSameList ? replaceEqualDeep(previous, { ...next, runs: previous.runs }) : { ...next, runs };
}
