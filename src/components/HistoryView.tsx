import { useCallback, useEffect, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { HistoryPage, PageToken, StagesApi } from '../api/StagesApi.ts';
import { useCancelRun } from '../query/useCancelRun.ts';
import type { CancelProgress } from '../query/useCancelRun.ts';
import { usePermission } from '../query/usePermission.ts';
import { useStageHistory } from '../query/useStageHistory.ts';
import { runKey } from '../stage/StageRun.ts';
import type { StageName, StageRun } from '../stage/StageRun.ts';
import { CancelDialog } from './CancelDialog.tsx';
import { FailureNotice, FailureScreen } from './Failure.tsx';
import { messages } from './messages.ts';
import { Pager } from './Pager.tsx';
import { ReadControls } from './ReadControls.tsx';
import { useLatest } from './useLatest.ts';
import { RunTable } from './RunTable.tsx';
import { EmptyScreen, LoadingScreen } from './Screens.tsx';

interface HistoryViewProps {
  readonly api: StagesApi;
  readonly name: StageName;
  readonly token: PageToken;
  readonly pageSize: number;
  readonly onToken: (token: PageToken, why: 'turned' | 'carried') => void;
  readonly onHistory: ((page: HistoryPage) => void) | undefined;
  readonly operatePermission: boolean | undefined;
  readonly explainDenied: boolean;
  readonly toolbar: ReactNode;
}

/** One stage's history: heading, the screen for its state, and the question before a cancel. */
export function HistoryView(props: HistoryViewProps) {
  const { api, name, token, pageSize, onToken, onHistory, operatePermission, explainDenied, toolbar } = props;
  const headingId = useId();
  const history = useStageHistory(api, name, token, pageSize);
  const { page, error, isOtherPage, isTurning, refetch } = history;
  const permission = usePermission(api, name, history, operatePermission);
  const { cancel, progress } = useCancelRun(api, name, pageSize, permission);
  const [asked, setAsked] = useState<StageRun>();
  const [turned, setTurned] = useState(false);
  const askToCancel = useCallback((run: StageRun) => setAsked(run), []);

  const [led, setLed] = useState<LedElsewhere>();
  const heading = useRef<HTMLHeadingElement>(null);

  const onRead = useLatest((read: HistoryPage) => {
    onHistory?.(read);
    if (read.token === token) return;
    // The same runs may stand elsewhere by now: the address follows them, and the history of the tab does not grow.
    if (read.insteadOf !== undefined) setLed({ to: read.token, why: read.insteadOf });
    onToken(read.token, 'carried');
  });
  useEffect(() => {
    if (page !== undefined && !isOtherPage) onRead.current(page);
  }, [page, isOtherPage, token, onRead]);

  const turn = (to: PageToken): void => {
    setTurned(true);
    setLed(undefined);
    onToken(to, 'turned');
  };
  const refresh = (): void => void refetch();
  const retry = (): void => {
    // The button goes with the failure that it stands in; the keyboard's place does not.
    heading.current?.focus();
    refresh();
  };
  const insteadOf = page?.insteadOf ?? (led?.to === page?.token ? led?.why : undefined);
  const lost = lostCancel(progress, page);

  function body(): ReactNode {
    if (page === undefined)
      return error === null ? (
        <LoadingScreen name={name} rows={pageSize} />
      ) : (
        <FailureScreen error={error} server={api.server} onRetry={retry} />
      );
    return (
      <>
        {error !== null && <FailureNotice error={error} server={api.server} onRetry={retry} />}
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
        {lost?.outcome && (
          <p className="stage-history-notice">
            {messages.cancel.outcomeOf(lost.run)} {messages.cancel.outcome(lost.outcome, lost.run, undefined)}
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
              old={isOtherPage}
              busy={isTurning}
              permission={permission}
              explainDenied={explainDenied}
              progress={progress}
              onCancel={askToCancel}
            />
            <Pager api={api} name={name} page={page} pageSize={pageSize} onTurn={turn} />
          </>
        )}
      </>
    );
  }

  const inQuestion = asked && (page?.runs.find((run) => runKey(run) === runKey(asked)) ?? asked);
  return (
    <section className="stage-history" aria-labelledby={headingId}>
      <header className="stage-history-header">
        <h2 id={headingId} ref={heading} tabIndex={-1}>
          <span className="stage-history-pipeline">{name.pipeline}</span>
          <span className="stage-history-slash"> / </span>
          {name.stage}
        </h2>
        <ReadControls api={api} name={name} token={token} pageSize={pageSize} onRefresh={refresh} />
        {toolbar !== undefined && <div className="stage-history-toolbar">{toolbar}</div>}
      </header>
      {body()}
      <p role="status" className="stage-history-unseen">
        {turned && page && !isOtherPage ? messages.pager.range(page) : ''}
      </p>
      <p role="status" className="stage-history-unseen">
        {cancelNews(progress, page)}
      </p>
      {inQuestion && (
        <CancelDialog
          run={inQuestion}
          onKeep={() => setAsked(undefined)}
          onConfirm={() => {
            setAsked(undefined);
            cancel(inQuestion, page?.exactCancel === true);
          }}
        />
      )}
    </section>
  );
}

/** Where a page that could not be read as asked for has led, and why. */
interface LedElsewhere {
  readonly to: PageToken;
  readonly why: NonNullable<HistoryPage['insteadOf']>;
}

/** The newest cancel, where its run has no row on this page to tell beside what became of it. */
function lostCancel(
  progress: ReadonlyMap<string, CancelProgress>,
  page: HistoryPage | undefined,
): CancelProgress | undefined {
  const newest = [...progress.values()].at(-1);
  const hasRow = page?.runs.some((run) => newest && runKey(run) === runKey(newest.run));
  return hasRow === true ? undefined : newest;
}

/** What the newest cancel has come to, for screen readers: the same words that stand in the row. */
function cancelNews(progress: ReadonlyMap<string, CancelProgress>, page: HistoryPage | undefined): string {
  const newest = [...progress.values()].at(-1);
  if (newest === undefined) return '';
  const { run, outcome } = newest;
  if (outcome === undefined) return messages.cancel.pendingLabel(run);
  const now = page?.runs.find((other) => runKey(other) === runKey(run));
  return messages.cancel.outcome(outcome, run, now);
}
