import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { NEWEST } from '../api/StagesApi.ts';
import type { HistoryPage, PageToken, StagesApi } from '../api/StagesApi.ts';
import type { PollIntervals } from '../query/pollPace.ts';
import { useCancelRun } from '../query/useCancelRun.ts';
import { useRerun } from '../query/useRerun.ts';
import { usePermission } from '../query/usePermission.ts';
import { useStageHistory } from '../query/useStageHistory.ts';
import { useGoesOn, usePaused, usePoll, usePollFailure, useWatching } from '../query/useStagePoll.ts';
import type { RerunKind } from '../stage/rerunRule.ts';
import type { RunDetails } from '../stage/RunDetails.ts';
import { runKey } from '../stage/StageRun.ts';
import type { RunId, StageName, StageRun } from '../stage/StageRun.ts';
import { Announcements } from './Announcements.tsx';
import { glance, GlancePlace } from './GlancePlace.tsx';
import { HistoryBody } from './HistoryBody.tsx';
import { LinkedRun } from './LinkedRun.tsx';
import { LiveStatus } from './LiveStatus.tsx';
import { messages } from './messages.ts';
import { NewerRuns } from './NewerRuns.tsx';
import { Notices } from './Notices.tsx';
import { Pager } from './Pager.tsx';
import { Question } from './Question.tsx';
import type { AskedQuestion } from './Question.tsx';
import { RunTable } from './RunTable.tsx';
import { LoadingScreen } from './Screens.tsx';
import { SkewNote } from './SkewNote.tsx';
import { StageContext } from './stageContext.ts';
import { useChunk } from './useChunk.ts';
import { useComparable } from './useComparable.ts';
import { useLead } from './useLead.ts';
import { useLatest } from './useLatest.ts';
import { useOpenRuns } from './useOpenRuns.ts';
import { usePageTurns } from './usePageTurns.ts';
import { useReading } from './useReading.ts';
import { useTellMe } from './useTellMe.ts';
import { ALL_RUNS, isFiltered, layoutOf, withComparison, withFilter, withLayout } from './view.ts';
import type { ViewToken } from './view.ts';
import { ViewSwitch } from './ViewSwitch.tsx';

const NO_RUNS: readonly StageRun[] = [];

interface HistoryViewProps {
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
}

/** One stage's history: heading, the screen for its state, and the question before a cancel. */
export function HistoryView(props: HistoryViewProps) {
  const { api, name, token, pageSize, intervals, onToken, operatePermission, explainDenied, toolbar } = props;
  const { canCancel, canRerun, overview, flakiness, linkOf } = props;
  // Where there is nothing to choose a view by, an address has none to say.
  const view = overview ? props.view : ALL_RUNS;
  const headingId = useId();
  const widget = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [question, setQuestion] = useState<AskedQuestion>();
  const [permissionMatters, setPermissionMatters] = useState(false);
  const onPermissionMatters = useCallback(() => setPermissionMatters(true), []);
  const [refreshed, setRefreshed] = useState(0);
  const [rerunHere, setRerunHere] = useState<string>();
  const [confirmedHere, setConfirmedHere] = useState<readonly string[]>([]);

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
  );
  const { cancel, progress } = useCancelRun(api, name, pageSize, permission, poll);
  const { rerun, reruns } = useRerun(api, name, poll);
  const comparable = useComparable([newest, page]);
  const tellMe = useTellMe();

  const onEnded = useLatest((run: StageRun) => {
    const waitedFor = tellMe.tell(run);
    // Apart, so that what goes wrong in a host's function does not stop the reading.
    queueMicrotask(() => props.onRunEnded?.(run, waitedFor));
  });
  useWatching(
    poll,
    useMemo(
      () => ({
        intervals,
        shown: token,
        armed: [...tellMe.armed.values()],
        onEnded: (run: StageRun) => onEnded.current(run),
      }),
      [intervals, token, tellMe.armed, onEnded],
    ),
  );

  const onRead = useLatest((read: HistoryPage) => {
    props.onHistory?.(read);
    if (answeredAt === undefined || answeredAt === token) return;
    // The same runs may stand elsewhere by now: the address follows them, and the history of the tab does not grow.
    turns.follow(answeredAt, read.insteadOf);
  });
  useEffect(() => {
    if (page !== undefined && !isOtherPage) onRead.current(page);
  }, [page, isOtherPage, token, onRead]);

  const { turn, showWhole } = turns;
  const latestTurn = useLatest((to: PageToken, step?: 'newer') => {
    if (to !== NEWEST || token !== NEWEST) {
      turn(to, step && page);
      return;
    }
    // From the newest runs to newer ones, which wait while these are read: there is no other page to turn to.
    showWhole();
    history.showNewer();
  });
  const onTurn = useCallback((to: PageToken, step?: 'newer') => latestTurn.current(to, step), [latestTurn]);
  const showNewer = (): void => {
    // The button goes; the keyboard's place does not.
    focusHeading();
    history.showNewer();
    if (token === NEWEST) showWhole();
    else turn(NEWEST);
  };
  const showWaiting = useLatest(history.showNewer);
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
  const lastSeen = (run: RunId): StageRun | undefined =>
    [...(page?.runs ?? []), ...(newest?.runs ?? [])].find((other) => runKey(other) === runKey(run)) ??
    poll.lastSeen(run);
  const focusHeading = useCallback(() => heading.current?.focus({ preventScroll: true }), []);

  const onCancel = useCallback((run: StageRun) => setQuestion({ about: 'cancel', run }), []);
  const onRerun = useCallback(
    (run: RunDetails, kind: RerunKind) => setQuestion({ about: 'rerun', run, kind }),
    [],
  );
  const changeView = useLatest((change: (before: ViewToken) => ViewToken) => props.onView(change(view)));
  const onView = useCallback(
    (change: (before: ViewToken) => ViewToken) => changeView.current(change),
    [changeView],
  );
  const onCompare = useCallback(
    ({ pipelineCounter, stageCounter }: RunId) =>
      onView((before) => withComparison(before, `${pipelineCounter}/${stageCounter}`)),
    [onView],
  );
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
    ...{ widget, token, turn, isPlainList, isGrid: layout === 'grid', open: openRun },
    page: isOtherPage ? undefined : page,
    showPlainList: () => onView((before) => withFilter(before, '')),
  });
  const known = [...(page?.runs ?? []), ...(newest?.runs ?? [])];
  const cancels = [...progress.values()];

  const table = {
    ...{ name, server: api.server, permission, progress, tellMe, canCancel, open },
    explainDenied: explainDenied && !isAsked,
    ...{ onOpen: toggleRun, onCancel, onTellMe, onDesktop: askForDesktop, onLookAgain: lookAgain },
  };
  const list = page && (
    <>
      <RunTable {...table} page={page} newest={newest} old={isOtherPage} busy={isTurning} />
      <Pager
        {...{ api, name, pageSize, onTurn }}
        range={messages.pager.range(page)}
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
      data-paused={paused || undefined}
      aria-labelledby={headingId}
    >
      <header className="stage-history-header">
        <h2 id={headingId} ref={heading} tabIndex={-1}>
          <span className="stage-history-pipeline">{name.pipeline}</span>
          <span className="stage-history-slash"> / </span>
          {name.stage}
        </h2>
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
        cancels={confirmedHere.map((key) => progress.get(key))}
        lastSeen={lastSeen}
        rerun={rerunHere === undefined ? undefined : reruns.get(rerunHere)}
        ended={tellMe.ended.at(-1)}
        failure={page === undefined ? null : error}
      />
      {question && (
        <Question
          asked={question}
          runs={known}
          onAnswered={() => setQuestion(undefined)}
          onCancel={(run) => {
            const key = runKey(run);
            setConfirmedHere((before) => (before.slice(-3).includes(key) ? before : [...before, key]));
            cancel(run, page?.exactCancel === true, place);
          }}
          onRerun={(run, what) => {
            setRerunHere(runKey(run));
            rerun(run, what, known);
          }}
        />
      )}
    </section>
  );
}
