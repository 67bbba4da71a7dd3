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
import { FailureScreen } from './Failure.tsx';
import { LinkedRun } from './LinkedRun.tsx';
import { LiveStatus } from './LiveStatus.tsx';
import { messages } from './messages.ts';
import { NewerRuns } from './NewerRuns.tsx';
import { Notices } from './Notices.tsx';
import { Pager } from './Pager.tsx';
import { Question } from './Question.tsx';
import type { AskedQuestion } from './Question.tsx';
import { RunTable } from './RunTable.tsx';
import { EmptyScreen, LoadingScreen } from './Screens.tsx';
import { SkewNote } from './SkewNote.tsx';
import { StageContext } from './stageContext.ts';
import { useComparable } from './useComparable.ts';
import { useLatest } from './useLatest.ts';
import { useOpenRuns } from './useOpenRuns.ts';
import { usePageTurns } from './usePageTurns.ts';
import { useReading } from './useReading.ts';
import { useTellMe } from './useTellMe.ts';

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
  readonly toolbar: ReactNode;
}

/** One stage's history: heading, the screen for its state, and the question before a cancel. */
export function HistoryView(props: HistoryViewProps) {
  const { api, name, token, pageSize, intervals, onToken, operatePermission, explainDenied, toolbar } = props;
  const { canCancel, canRerun } = props;
  const headingId = useId();
  const widget = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [question, setQuestion] = useState<AskedQuestion>();
  const [permissionMatters, setPermissionMatters] = useState(false);
  const onPermissionMatters = useCallback(() => setPermissionMatters(true), []);
  const [rerunHere, setRerunHere] = useState<string>();
  const [confirmedHere, setConfirmedHere] = useState<readonly string[]>([]);

  const turns = usePageTurns(token, onToken);
  const poll = usePoll(api, name, pageSize);
  const paused = usePaused(poll);
  const reading = useReading(widget) || question !== undefined || paused;
  const history = useStageHistory(api, name, token, pageSize, { cut: turns.cut, reading });
  const { page, newest, answeredAt, isOtherPage, isTurning, newer } = history;
  const { open, linked, toggle: toggleRun } = useOpenRuns(name, props.run, page?.runs, props.onRunOpen);
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
  const stage = useMemo(
    () => ({
      ...{ api, poll, permission, canRerun, causes, comparable, reruns },
      ...{ newest: newest?.runs ?? NO_RUNS, onRerun, onPermissionMatters },
    }),
    [api, poll, permission, canRerun, causes, comparable, reruns, newest, onRerun, onPermissionMatters],
  );
  const known = [...(page?.runs ?? []), ...(newest?.runs ?? [])];
  const cancels = [...progress.values()];
  const insteadOf = page?.insteadOf ?? turns.insteadOf(answeredAt);

  function body(): ReactNode {
    if (page === undefined)
      return error === null ? (
        <LoadingScreen name={name} rows={pageSize} />
      ) : (
        <FailureScreen
          error={error}
          server={api.server}
          goesOn={goesOn}
          onRetry={retry}
          passFocusOn={focusHeading}
        />
      );
    return (
      <>
        {page.blindVersion !== undefined && (
          <p role="status" className="stage-history-notice">
            {messages.blindVersion(page.blindVersion)}
          </p>
        )}
        {insteadOf !== undefined && (
          <p role="status" className="stage-history-notice">
            {messages.insteadOf[insteadOf]}
          </p>
        )}
        {page.runs.length === 0 ? (
          <EmptyScreen name={name} />
        ) : (
          <>
            <RunTable
              name={name}
              server={api.server}
              page={page}
              newest={newest}
              old={isOtherPage}
              busy={isTurning}
              permission={permission}
              explainDenied={explainDenied && !isAsked}
              progress={progress}
              tellMe={tellMe}
              canCancel={canCancel}
              open={open}
              onOpen={toggleRun}
              onCancel={onCancel}
              onTellMe={onTellMe}
              onDesktop={askForDesktop}
              onLookAgain={lookAgain}
            />
            <Pager
              api={api}
              name={name}
              range={messages.pager.range(page)}
              newer={page.newer}
              older={page.older}
              oldest={page.oldest}
              count={page.count}
              pageSize={pageSize}
              onTurn={onTurn}
            />
          </>
        )}
        {linked && <LinkedRun run={linked} onClose={toggleRun} passFocusOn={focusHeading} />}
        <SkewNote server={api.server} />
        <Notices
          server={api.server}
          page={page}
          lastSeen={lastSeen}
          error={error}
          goesOn={goesOn}
          onRetry={retry}
          onLookAgain={lookAgain}
          cancel={cancels.at(-1)}
          ended={tellMe.ended}
          passFocusOn={focusHeading}
        />
      </>
    );
  }

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
        {toolbar !== undefined && <div className="stage-history-toolbar">{toolbar}</div>}
        {newer && <NewerRuns newer={newer} onShow={showNewer} passFocusOn={focusHeading} />}
      </header>
      <StageContext value={stage}>{body()}</StageContext>
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
