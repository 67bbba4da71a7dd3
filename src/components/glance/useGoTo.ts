import { useCallback } from 'react';
import type { PageToken } from '../../api/StagesApi.ts';
import type { LongHistory } from '../../query/longHistory.ts';
import { runKey } from '../../stage/StageRun.ts';
import type { RunId, StageRun } from '../../stage/StageRun.ts';
import { useLatest } from '../useLatest.ts';
import { withFilter } from '../view.ts';
import type { ViewToken } from '../view.ts';

/** Leads the reader to a run. `pageOf`: tells the page of the list that holds it. */
export type OnLead = (run: RunId, pageOf: () => Promise<PageToken | undefined>) => void;

/** Shows a run where it stands in the history. Stable as long as all but `matching` are the same. */
export function useGoTo(
  long: LongHistory,
  matching: readonly StageRun[],
  onView: (change: (before: ViewToken) => ViewToken) => void,
  onLead: OnLead,
): (run: RunId) => void {
  const latest = useLatest({ long, matching, onView, onLead });
  return useCallback(
    (run: RunId) => {
      const now = latest.current;
      const isShown = now.matching.some((other) => runKey(other) === runKey(run));
      // Where the filter holds it back there is no row of it.
      if (!isShown) now.onView((before) => withFilter(before, ''));
      now.onLead(run, () => now.long.pageOf(run));
    },
    [latest],
  );
}
