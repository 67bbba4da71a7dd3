import { useCallback, useMemo, useRef } from 'react';
import type { HistoryPage, StagesApi } from '../../api/StagesApi.ts';
import { useLongHistory } from '../../query/useLongHistory.ts';
import { newestActiveRun } from '../../stage/cancelCheck.ts';
import { matches, writeFilter } from '../../stage/runFilter.ts';
import type { RunFilter } from '../../stage/runFilter.ts';
import type { RunId, StageName } from '../../stage/StageRun.ts';
import { withComparison, withFilter } from '../view.ts';
import type { ViewToken } from '../view.ts';
import { useGlanceMessages } from './glanceMessages.ts';
import { ComparePanel } from './ComparePanel.tsx';
import { FilterBar } from './FilterBar.tsx';
import { runBefore, writeComparison } from './comparison.ts';
import { Overview } from './Overview.tsx';
import { OVERVIEW_RUNS } from './overviewRuns.ts';
import { TakeAlong } from './TakeAlong.tsx';
import { useGoTo } from './useGoTo.ts';
import type { OnLead } from './useGoTo.ts';
import { useFind } from './useFind.ts';
import { useFocusOnCompare } from './useFocusOnCompare.ts';
import { useNames } from './useNames.ts';
import { useView } from './useView.ts';

interface GlanceTopProps {
  readonly api: StagesApi;
  readonly name: StageName;
  readonly pageSize: number;
  readonly view: ViewToken;
  /** Changes the view. Must be stable. */
  readonly onView: (change: (before: ViewToken) => ViewToken) => void;
  /** The newest page as last read. */
  readonly newest: HistoryPage | undefined;
  readonly linkOf: (run: RunId) => string;
  /** Leads the reader to a run. Must be stable. */
  readonly onLead: OnLead;
}

/** What stands above the runs: how the stage is doing, and which of its runs to show. */
export function GlanceTop(props: GlanceTopProps) {
  const { compare: compareMessages } = useGlanceMessages();
  const { api, name, pageSize, view, onView, newest, linkOf, onLead } = props;
  const { long, state } = useLongHistory(api, name, pageSize, OVERVIEW_RUNS, true);
  const { filter, refused, compares, compared } = useView(view, name);
  const matching = useMemo(() => state.runs.filter((run) => matches(filter, run)), [state.runs, filter]);
  const { jobNames, approvers } = useNames(state.runs);
  const goTo = useGoTo(long, matching, onView, onLead);
  const find = useFind(long, goTo);
  const onFilter = useCallback(
    (to: RunFilter) => onView((before) => withFilter(before, writeFilter(to))),
    [onView],
  );
  const onCompare = useCallback(
    (one: RunId | undefined, other: RunId | undefined) =>
      onView((before) => withComparison(before, writeComparison(one, other))),
    [onView],
  );
  const [one, chosen] = compared;
  // Who has chosen one wants to see it beside something: the run before it, until another is chosen.
  const other = chosen ?? runBefore(state.runs, one);
  const opener = useRef<HTMLButtonElement>(null);
  const focusOpener = useCallback(() => {
    const button = opener.current;
    // Where it is narrow the button is put away; the one that brings it back stands beside it.
    const isThere = button?.checkVisibility() === true;
    (isThere ? button : button?.parentElement?.querySelector<HTMLElement>('[data-unfolds]'))?.focus();
  }, []);
  const panel = useFocusOnCompare(one);
  const retry = useCallback(() => void long.retry(), [long]);
  const stop = useCallback(() => long.stop(), [long]);
  const closeCompare = useCallback(() => onView((before) => withComparison(before, '')), [onView]);
  return (
    <>
      <Overview
        {...{ name, state }}
        server={api.server}
        newest={newest && newestActiveRun(newest.runs)}
        onGoTo={goTo}
        hrefOf={linkOf}
        onFind={find}
        onRetry={retry}
        onStop={stop}
      />
      <FilterBar
        {...{ filter, refused, onFilter, state, jobNames, approvers }}
        matching={matching.length}
        onSearchMore={(count) => void long.readMore(count)}
        onStop={stop}
      >
        <button
          ref={opener}
          type="button"
          className="stage-history-button"
          data-unfolds="true"
          aria-expanded={compares}
          onClick={() => (compares ? closeCompare() : onCompare(state.runs[0], undefined))}
        >
          {compareMessages.button}
        </button>
        <TakeAlong name={name} runs={matching} linkOf={linkOf} />
      </FilterBar>
      {compares && (
        <div ref={panel}>
          <ComparePanel
            server={api.server}
            runs={state.runs}
            one={one}
            other={other}
            onChange={onCompare}
            onClose={closeCompare}
            passFocusOn={focusOpener}
          />
        </div>
      )}
    </>
  );
}
