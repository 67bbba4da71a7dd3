import { useMemo } from 'react';
import type { LongHistoryState } from '../../query/longHistory.ts';
import type { HistoryPage } from '../../api/StagesApi.ts';
import { runKey } from '../../stage/StageRun.ts';
import { RunTable } from '../RunTable.tsx';
import type { RunTableShared } from '../RunTable.tsx';
import type { Led } from '../useLead.ts';
import { JobGridView } from './JobGridView.tsx';
import { GridFooter } from './GridFooter.tsx';
import { FoundRuns } from './FoundRuns.tsx';
import type { ViewedRuns } from './FoundRuns.tsx';
import { pageOfThese } from './pageOfThese.ts';

interface GridRunsProps extends ViewedRuns {
  readonly table: RunTableShared;
  readonly newest: HistoryPage | undefined;
  readonly flakiness: boolean;
  readonly led: Led | undefined;
  readonly state: LongHistoryState;
  /** Reads as many older runs. */
  readonly onMore: (count: number) => void;
  readonly onStop: () => void;
}

/** The runs as a grid, and below it those that are open, as rows with all that can be done to them. */
export function GridRuns(props: GridRunsProps) {
  const { matching, table, newest, flakiness, led, history, isFiltered, state, onMore, onStop } = props;
  const { open } = table;
  const opened = useMemo(
    () =>
      pageOfThese(
        newest,
        matching.filter((run) => open.has(runKey(run))),
      ),
    [newest, matching, open],
  );
  if (matching.length === 0) return <FoundRuns {...props} />;
  return (
    <>
      <JobGridView
        name={table.name}
        server={table.server}
        runs={matching}
        history={history}
        flakiness={flakiness}
        open={open}
        onOpen={table.onOpen}
        goTo={led}
      />
      {opened.runs.length > 0 && (
        <RunTable {...table} page={opened} newest={newest} old={false} busy={false} />
      )}
      <GridFooter {...{ state, isFiltered, onMore, onStop }} shown={matching.length} />
    </>
  );
}
