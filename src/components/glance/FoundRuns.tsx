import { useMemo, useState } from 'react';
import type { HistoryPage } from '../../api/StagesApi.ts';
import type { StageRun } from '../../stage/StageRun.ts';
import { RunTable } from '../RunTable.tsx';
import type { RunTableShared } from '../RunTable.tsx';
import { useFoundMessages } from './foundMessages.ts';
import { pageOfThese } from './pageOfThese.ts';

/** How many rows are shown at first, and with each press. */
const STEP = 50;

/** The runs of a view. */
export interface ViewedRuns {
  /** All that are known, newest first, but for those that wait. */
  readonly history: readonly StageRun[];
  /** Those of them that the filter lets through. */
  readonly matching: readonly StageRun[];
  readonly isFiltered: boolean;
  /** Does the history reach the oldest run? */
  readonly isComplete: boolean;
}

interface FoundRunsProps extends ViewedRuns {
  readonly table: RunTableShared;
  readonly newest: HistoryPage | undefined;
}

/** The runs that a filter has found, as rows like any others. */
export function FoundRuns({ history, matching, isComplete, table, newest }: FoundRunsProps) {
  const foundMessages = useFoundMessages();
  const [limit, setLimit] = useState(STEP);
  const page = useMemo(() => pageOfThese(newest, matching.slice(0, limit)), [newest, matching, limit]);
  if (matching.length === 0)
    return (
      <div className="stage-history-screen" part="screen">
        <p className="stage-history-title">{foundMessages.nothing.title}</p>
        <p>{foundMessages.nothing.text(history.length, isComplete)}</p>
      </div>
    );
  const rest = matching.length - page.runs.length;
  return (
    <>
      <RunTable {...table} page={page} newest={newest} old={false} busy={false} />
      {rest > 0 && (
        <footer className="stage-history-footer">
          <span>{foundMessages.shown(page.runs.length, matching.length)}</span>
          <button type="button" className="stage-history-button" onClick={() => setLimit(limit + STEP)}>
            {foundMessages.showMore(Math.min(rest, STEP))}
          </button>
        </footer>
      )}
    </>
  );
}
