import { useEffect, useId, useMemo } from 'react';
import { NEWEST } from '../../api/StagesApi.ts';
import type { HistoryPage, StagesApi } from '../../api/StagesApi.ts';
import type { PollIntervals } from '../../query/pollPace.ts';
import { useStageHistory } from '../../query/useStageHistory.ts';
import { useGoesOn, usePoll, usePollFailure, useWatching } from '../../query/useStagePoll.ts';
import { isActiveRun } from '../../stage/runState.ts';
import { runKey } from '../../stage/StageRun.ts';
import type { StageName, StageRun } from '../../stage/StageRun.ts';
import { Heading } from '../headings.ts';
import { looksOf } from '../looks.ts';
import type { Looks } from '../looks.ts';
import { callHost, tellHost } from '../hostControl.ts';
import type { HostControl } from '../hostControl.ts';
import { useHostNews } from '../useHostNews.ts';
import { EmptyScreen, LoadingScreen } from '../Screens.tsx';
import { useLatest } from '../useLatest.ts';
import { useLanguageAttributes, useMessages } from '../wording.ts';
import { useAwake } from './useAwake.ts';
import './wall.css';
import { WallRun } from './WallRun.tsx';
import { WallScreen } from './WallScreen.tsx';
import { useWallStanding, WallStatus } from './WallStatus.tsx';

interface WallProps extends Pick<HostControl, 'onNewRuns' | 'onFailure'> {
  readonly api: StagesApi;
  readonly name: StageName;
  readonly pageSize: number;
  readonly intervals: PollIntervals;
  readonly onHistory: ((page: HistoryPage) => void) | undefined;
  readonly onRunEnded: ((run: StageRun, waitedFor: boolean) => void) | undefined;
  readonly looks: Looks;
}

/** Nobody reads here with a pointer or the focus: new runs come at once. */
const UNTOUCHED = { cut: undefined, reading: false };

/** One stage's newest runs for a screen that nobody touches: nothing in it can be pressed or focused. */
export function Wall(props: WallProps) {
  const { api, name, pageSize, intervals, looks } = props;
  const messages = useMessages();
  const headingId = useId();
  const poll = usePoll(api, name, pageSize);
  const { page, error: readError } = useStageHistory(api, name, NEWEST, pageSize, UNTOUCHED);
  const failure = usePollFailure(poll);
  const goesOn = useGoesOn(poll);
  const error = failure ?? readError;
  useAwake();
  useHostNews({
    newest: page,
    error,
    isTurning: false,
    onNewRuns: props.onNewRuns,
    onFailure: props.onFailure,
  });

  const onEnded = useLatest((run: StageRun) => {
    tellHost(() => props.onRunEnded?.(run, false));
  });
  useWatching(
    poll,
    useMemo(
      () => ({ intervals, shown: NEWEST, armed: [], onEnded: (run: StageRun) => onEnded.current(run) }),
      [intervals, onEnded],
    ),
  );
  const onHistory = useLatest(props.onHistory);
  useEffect(() => {
    if (page !== undefined) callHost(() => onHistory.current?.(page));
  }, [page, onHistory]);

  const runs = page?.runs ?? [];
  const hasActive = runs.some(isActiveRun);
  const standing = useWallStanding(poll, intervals, hasActive);
  return (
    <section
      className="stage-history"
      part="frame"
      {...useLanguageAttributes()}
      {...looksOf(looks)}
      data-wall=""
      data-standing={page && standing}
      aria-labelledby={headingId}
    >
      <div className="stage-history-wall">
        <header className="stage-history-wall-header" part="header">
          <Heading id={headingId} className="stage-history-wall-heading" part="heading">
            <span className="stage-history-pipeline">
              <bdi>{name.pipeline}</bdi>
            </span>
            <span className="stage-history-slash"> / </span>
            <bdi>{name.stage}</bdi>
          </Heading>
        </header>
        {page === undefined && error === null && <LoadingScreen name={name} rows={pageSize} />}
        {page === undefined && error !== null && (
          <WallScreen error={error} server={api.server} goesOn={goesOn} />
        )}
        {page?.runs.length === 0 && <EmptyScreen name={name} />}
        {runs.length > 0 && (
          <ol className="stage-history-wall-runs" part="table" role="list" aria-label={messages.rowsOf(name)}>
            {runs.map((run, at) => (
              <WallRun
                key={runKey(run)}
                run={run}
                server={api.server}
                lead={hasActive ? isActiveRun(run) : at === 0}
              />
            ))}
          </ol>
        )}
        {page && <WallStatus poll={poll} standing={standing} failure={error} />}
      </div>
    </section>
  );
}
