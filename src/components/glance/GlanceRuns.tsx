import { useMemo } from 'react';
import type { HistoryPage, StagesApi } from '../../api/StagesApi.ts';
import { useLongHistory } from '../../query/useLongHistory.ts';
import { isFiltering, matches } from '../../stage/runFilter.ts';
import { runKey } from '../../stage/StageRun.ts';
import type { RunId, StageName } from '../../stage/StageRun.ts';
import { LinkedRun } from '../LinkedRun.tsx';
import { NewerRuns } from '../NewerRuns.tsx';
import type { RunTableShared } from '../RunTable.tsx';
import { LoadingScreen } from '../Screens.tsx';
import type { Led } from '../useLead.ts';
import type { ViewToken } from '../view.ts';
import { FoundRuns } from './FoundRuns.tsx';
import { GridRuns } from './GridRuns.tsx';
import { OVERVIEW_RUNS } from './overviewRuns.ts';
import { useHeldRuns } from './useHeldRuns.ts';
import { useView } from './useView.ts';

interface GlanceRunsProps {
  readonly api: StagesApi;
  readonly name: StageName;
  readonly pageSize: number;
  readonly view: ViewToken;
  readonly flakiness: boolean;
  /** What rows have to know beside the runs. */
  readonly table: RunTableShared;
  /** The newest page as last read. */
  readonly newest: HistoryPage | undefined;
  /** The reader is at something in the rows: what comes new waits. */
  readonly reading: boolean;
  /** How often the reader has asked for the present. */
  readonly refreshed: number;
  /** Where the reader is being led to. */
  readonly led: Led | undefined;
  /** A run that a link has led to. */
  readonly linked: RunId | undefined;
  readonly onClose: (run: RunId) => void;
  /** Called when a button goes while it has the focus. Must be stable. */
  readonly passFocusOn: () => void;
}

/** The runs in any view but the list of all: found by a filter, or in the grid. */
export function GlanceRuns(props: GlanceRunsProps) {
  const { api, name, pageSize, flakiness, table, newest, reading, refreshed, led, linked, passFocusOn } =
    props;
  const { long, state } = useLongHistory(api, name, pageSize, OVERVIEW_RUNS, true);
  const { layout, filter } = useView(props.view, name);
  const { shown, waiting, showAll } = useHeldRuns(state.runs, reading, refreshed);
  const matching = useMemo(
    () => (isFiltering(filter) ? shown.filter((run) => matches(filter, run)) : shown),
    [shown, filter],
  );
  const newer = waiting.filter((run) => matches(filter, run)).length;
  if (state.runs.length === 0) return <LoadingScreen name={name} rows={pageSize} />;
  const runs = { history: shown, matching, isFiltered: isFiltering(filter), isComplete: state.isComplete };
  return (
    <div className="stage-history-others">
      {newer > 0 && (
        <NewerRuns
          newer={{ count: newer, orMore: false }}
          onShow={() => {
            passFocusOn();
            showAll();
          }}
          passFocusOn={passFocusOn}
        />
      )}
      {layout === 'grid' ? (
        <GridRuns
          {...runs}
          {...{ table, newest, flakiness, led, state }}
          onMore={(count) => void long.readMore(count)}
          onStop={() => long.stop()}
        />
      ) : (
        <FoundRuns {...runs} {...{ table, newest }} />
      )}
      {linked && !matching.some((run) => runKey(run) === runKey(linked)) && (
        <LinkedRun run={linked} onClose={props.onClose} passFocusOn={passFocusOn} />
      )}
    </div>
  );
}
