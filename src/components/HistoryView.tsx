import { useCallback, useId, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { HistoryPage, PageToken, StagesApi } from '../api/StagesApi.ts';
import type { PollIntervals } from '../query/pollPace.ts';
import { usePermission } from '../query/usePermission.ts';
import { useStageHistory } from '../query/useStageHistory.ts';
import { useGoesOn, usePaused, usePoll, usePollFailure } from '../query/useStagePoll.ts';
import { runKey } from '../stage/StageRun.ts';
import type { RunId, StageName, StageRun } from '../stage/StageRun.ts';
import { Announcements } from './Announcements.tsx';
import { glance, GlancePlace } from './GlancePlace.tsx';
import { Heading } from './headings.ts';
import { HistoryBody } from './HistoryBody.tsx';
import type { HostControl } from './hostControl.ts';
import { LinkedRun } from './LinkedRun.tsx';
import { LiveStatus } from './LiveStatus.tsx';
import { NewerRuns } from './NewerRuns.tsx';
import { Notices } from './Notices.tsx';
import { pageRange } from './pageRange.ts';
import { Pager } from './Pager.tsx';
import { Question } from './Question.tsx';
import type { AskedQuestion } from './Question.tsx';
import { RunTable } from './RunTable.tsx';
import { looksOf } from './looks.ts';
import type { Looks } from './looks.ts';
import { LoadingScreen } from './Screens.tsx';
import { SkewNote } from './SkewNote.tsx';
import { StageContext } from './stageContext.ts';
import { useActions } from './useActions.ts';
import { useHostNews } from './useHostNews.ts';
import { useChunk } from './useChunk.ts';
import { useComparable } from './useComparable.ts';
import { useLead } from './useLead.ts';
import { useOpenRuns } from './useOpenRuns.ts';
import { usePageTurns } from './usePageTurns.ts';
import { useReading } from './useReading.ts';
import { useTellMe } from './useTellMe.ts';
import { useTurning } from './useTurning.ts';
import { useWatched } from './useWatched.ts';
import { useViewChange } from './useViewChange.ts';
import { ALL_RUNS, isFiltered, layoutOf, withFilter, withLayout } from './view.ts';
import type { ViewToken } from './view.ts';
import { ViewSwitch } from './ViewSwitch.tsx';
import { useLanguageAttributes, useMessages } from './wording.ts';

const NO_RUNS: readonly StageRun[] = [];

interface HistoryViewProps extends HostControl {
  readonly api: StagesApi;
  readonly name: StageName;
  readonly token: PageToken;
  readonly pageSize: number;
  readonly intervals: PollIntervals;
  readonly onToken: (token: PageToken, why: 'turned' | 'carried') => void;
  readonly onHistory: ((page: HistoryPage) => void) | undefined;
  readonly onRunEnded: ((run: StageRun, waitedFor: boolean) => void) | undefined;
  readonly operatePermission: boolean | undefined;
  readonly explainDenied: boolean;
  readonly canCancel: boolean;
  readonly canRerun: boolean;
  readonly run: string | undefined;
  readonly onRunOpen: ((run: string | undefined) => void) | undefined;
  readonly overview: boolean;
  readonly flakiness: boolean;
  readonly view: ViewToken;
  readonly onView: (view: ViewToken) => void;
  readonly linkOf: (run: RunId) => string;
  readonly toolbar: ReactNode;
  readonly looks: Looks;
}

/** One stage's history: heading, the screen for its state, and the question before a cancel. */
export function HistoryView(props: HistoryViewProps) {
  const messages = useMessages();
  const { api, name, token, pageSize, intervals, onToken, operatePermission, explainDenied, toolbar } = props;
  const { canCancel, canRerun, overview, flakiness, linkOf } = props;
  // Where there is nothing to choose a view by, an address has none to say.
  const view = overview ? props.view : ALL_RUNS;
  const headingId = useId();
  const widget = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [question, setQuestion] = useState<AskedQuestion>();
  // What may not be done any more is not asked about either, nor again later.
  if (question && !(question.about === 'cancel' ? canCancel : canRerun)) setQuestion(undefined);
  const [permissionMatters, setPermissionMatters] = useState(false);
  const onPermissionMatters = useCallback(() => setPermissionMatters(true), []);
  const [refreshed, setRefreshed] = useState(0);

  const turns = usePageTurns(token, onToken);
  const poll = usePoll(api, name, pageSize);
  const paused = usePaused(poll);
  const reading = useReading(widget) || question !== undefined || paused;
  const history = useStageHistory(api, name, token, pageSize, { cut: turns.cut, reading });
  const { page, newest, answeredAt, isOtherPage, isTurning, newer } = history;
  const {
    open,
    linked,
    toggle: toggleRun,
    lead: openRun,
  } = useOpenRuns(name, props.run, page?.runs, props.onRunOpen);
  const pollFailure = usePollFailure(poll);
  const error = history.error ?? (page === undefined ? null : pollFailure);
  const goesOn = useGoesOn(poll);
  const { permission, isAsked, causes } = usePermission(
    api,
    name,
    { page, error },
    operatePermission,
    permissionMatters,
    canCancel || canRerun,
  );
  useHostNews({
    ...{ newest, error: history.error ?? pollFailure, isTurning },
    ...{ onNewRuns: props.onNewRuns, onFailure: props.onFailure },
  });
  const comparable = useComparable([newest, page]);
  const tellMe = useTellMe();

  useWatched(poll, { intervals, token, tellMe, onRunEnded: props.onRunEnded });

  const focusHeading = useCallback(() => heading.current?.focus({ preventScroll: true }), []);
  const { onTurn, showNewer, showWaiting } = useTurning({
    ...{ token, turns, history, focusHeading, onHistory: props.onHistory },
  });
  const refresh = useCallback(async () => {
    await poll.refresh();
    setRefreshed((count) => count + 1);
    // Who asks for the present does not want it to wait. After React Query has told of it, by such a timer.
    setTimeout(() => showWaiting.current(), 0);
  }, [poll, showWaiting]);
  const lookAgain = useCallback(() => void poll.refresh(), [poll]);
  const retry = (): void => {
    focusHeading();
    lookAgain();
  };
  const { toggle, askForDesktop } = tellMe;
  // Where the row is, which need not be the page asked for.
  const place = page?.token ?? token;
  const onTellMe = useCallback((run: StageRun) => toggle(run, place), [toggle, place]);
  const known = [...(page?.runs ?? []), ...(newest?.runs ?? [])];
  const lastSeen = (run: RunId): StageRun | undefined =>
    known.find((other) => runKey(other) === runKey(run)) ?? poll.lastSeen(run);

  const actions = useActions({
    ...{ api, name, pageSize, permission, poll, exact: page?.exactCancel === true, place, known },
    ...{ lastSeen, ask: setQuestion, canCancel },
    ...{ askHost: props.onCancelRequested, onSettled: props.onCancelSettled },
  });
  const { progress, reruns, onCancel, onRerun } = actions;
  const onHeld = props.hold ? actions.onHeld : undefined;
  const { onView, onCompare } = useViewChange(view, props.onView);
  const stage = useMemo(
    () => ({
      ...{ api, poll, permission, canRerun, causes, comparable, reruns, linkOf },
      ...{ newest: newest?.runs ?? NO_RUNS, onRerun, onPermissionMatters },
      onCompare: overview ? onCompare : undefined,
    }),
    [
      api,
      poll,
      permission,
      canRerun,
      causes,
      comparable,
      reruns,
      linkOf,
      newest,
      onRerun,
      onPermissionMatters,
      overview,
      onCompare,
    ],
  );
  const hasRuns = page !== undefined && page.runs.length > 0;
  const glanceChunk = useChunk(glance, overview && hasRuns);
  const layout = layoutOf(view);
  const isPlainList = layout === 'list' && !isFiltered(view);
  const { led, lead } = useLead({
    ...{ widget, token, turn: turns.turn, isPlainList, isGrid: layout === 'grid', open: openRun },
    page: isOtherPage ? undefined : page,
    showPlainList: () => onView((before) => withFilter(before, '')),
  });
  const cancels = [...progress.values()];

  const table = {
    ...{ name, server: api.server, permission, progress, tellMe, canCancel, open },
    explainDenied: explainDenied && !isAsked,
    ...{ onOpen: toggleRun, onCancel, onHeld, onTellMe, onDesktop: askForDesktop, onLookAgain: lookAgain },
  };
  const list = page && (
    <>
      <RunTable {...table} page={page} newest={newest} old={isOtherPage} busy={isTurning} />
      <Pager
        {...{ api, name, pageSize, onTurn }}
        range={pageRange(page, messages)}
        newer={page.newer}
        older={page.older}
        oldest={page.oldest}
        count={page.count}
      />
    </>
  );
  const others = glanceChunk.part ? (
    <glanceChunk.part.GlanceRuns
      {...{ api, name, pageSize, view, onView, flakiness, table, newest, reading, refreshed, led, linked }}
      onClose={toggleRun}
      passFocusOn={focusHeading}
    />
  ) : (
    <LoadingScreen name={name} rows={pageSize} />
  );

  return (
    <section
      ref={widget}
      className="stage-history"
      part="frame"
      {...useLanguageAttributes()}
      {...looksOf(props.looks)}
      data-paused={paused || undefined}
      aria-labelledby={headingId}
    >
      <header className="stage-history-header" part="header">
        <Heading
          id={headingId}
          element={heading}
          className="stage-history-heading"
          part="heading"
          tabIndex={-1}
        >
          <span className="stage-history-pipeline">
            <bdi>{name.pipeline}</bdi>
          </span>
          <span className="stage-history-slash"> / </span>
          <bdi>{name.stage}</bdi>
        </Heading>
        <LiveStatus poll={poll} token={token} paused={paused} onRefresh={refresh} />
        {overview && (
          <ViewSwitch layout={layout} onLayout={(to) => onView((before) => withLayout(before, to))} />
        )}
        {toolbar !== undefined && <div className="stage-history-toolbar">{toolbar}</div>}
        {newer && isPlainList && <NewerRuns newer={newer} onShow={showNewer} passFocusOn={focusHeading} />}
      </header>
      <StageContext.Provider value={stage}>
        {overview && (hasRuns || (page === undefined && error === null)) && (
          <GlancePlace
            chunk={glanceChunk}
            shown={hasRuns ? { api, name, pageSize, view, onView, newest, linkOf, onLead: lead } : undefined}
            passFocusOn={focusHeading}
          />
        )}
        <HistoryBody
          {...{ name, pageSize, page, error, goesOn }}
          server={api.server}
          insteadOf={page?.insteadOf ?? turns.insteadOf(answeredAt)}
          onRetry={retry}
          passFocusOn={focusHeading}
          runs={isPlainList ? list : others}
        >
          {page && isPlainList && linked && (
            <LinkedRun run={linked} onClose={toggleRun} passFocusOn={focusHeading} />
          )}
          {page && <SkewNote server={api.server} />}
          {page && (
            <Notices
              {...{ page, lastSeen, error, goesOn }}
              server={api.server}
              onRetry={retry}
              onLookAgain={lookAgain}
              cancel={cancels.at(-1)}
              ended={tellMe.ended}
              passFocusOn={focusHeading}
            />
          )}
        </HistoryBody>
      </StageContext.Provider>
      <Announcements
        turnedTo={turns.hasTurned && !isOtherPage ? page : undefined}
        token={token}
        newer={newer}
        cancels={actions.cancelsHere}
        lastSeen={lastSeen}
        rerun={actions.rerunHere}
        ended={tellMe.ended.at(-1)}
        failure={page === undefined ? null : error}
      />
      {question && <Question asked={question} {...actions.answers} />}
    </section>
  );
}
