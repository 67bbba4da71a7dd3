import { useCallback } from 'react';
import type { RunId } from '../stage/StageRun.ts';
import { useLatest } from './useLatest.ts';
import { withComparison } from './view.ts';
import type { ViewToken } from './view.ts';

/** Choosing how the runs are looked at. */
interface ViewChange {
  /** Makes another view of the present one. Stable. */
  readonly onView: (change: (before: ViewToken) => ViewToken) => void;
  /** Puts the run beside another one. Stable. */
  readonly onCompare: (run: RunId) => void;
}

/** Changes the view that is there at the time, and tells whoever keeps it. */
export function useViewChange(view: ViewToken, tell: (view: ViewToken) => void): ViewChange {
  const changeView = useLatest((change: (before: ViewToken) => ViewToken) => tell(change(view)));
  const onView = useCallback(
    (change: (before: ViewToken) => ViewToken) => changeView.current(change),
    [changeView],
  );
  const onCompare = useCallback(
    ({ pipelineCounter, stageCounter }: RunId) =>
      onView((before) => withComparison(before, `${pipelineCounter}/${stageCounter}`)),
    [onView],
  );
  return { onView, onCompare };
}
