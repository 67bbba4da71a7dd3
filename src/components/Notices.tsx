import { useState } from 'react';
import type { ReactNode } from 'react';
import type { HistoryPage } from '../api/StagesApi.ts';
import type { CancelProgress } from '../query/useCancelRun.ts';
import { runKey } from '../stage/StageRun.ts';
import type { RunId, StageRun } from '../stage/StageRun.ts';
import { CancelNote } from './CancelNote.tsx';
import { FailureNotice } from './Failure.tsx';
import { messages } from './messages.ts';

interface NoticesProps {
  readonly server: string;
  /** The page that is shown. */
  readonly page: HistoryPage;
  readonly newest: HistoryPage | undefined;
  /** Why it could not be read again. */
  readonly error: Error | null;
  readonly goesOn: boolean;
  readonly onRetry: () => void;
  readonly onLookAgain: () => void;
  /** The newest cancel. */
  readonly cancel: CancelProgress | undefined;
  /** The runs that have ended of those waited for. */
  readonly ended: readonly StageRun[];
}

/**
 * What is to be said while runs are shown, and has no row to stand in. It stands below them, in sight at the lower edge
 * of the window: above them it would push them out from under the pointer.
 */
export function Notices(props: NoticesProps) {
  const { server, page, newest, error, goesOn, onRetry, onLookAgain, cancel, ended } = props;
  const [hidden, setHidden] = useState<readonly string[]>([]);
  const hide = (run: RunId): void => setHidden((before) => [...before, runKey(run)]);
  const isWithoutRow = (run: RunId): boolean =>
    !hidden.includes(runKey(run)) && page.runs.every((row) => runKey(row) !== runKey(run));
  return (
    <div className="stage-history-notices">
      {error !== null && <FailureNotice error={error} server={server} goesOn={goesOn} onRetry={onRetry} />}
      {cancel && isWithoutRow(cancel.run) && (
        <Notice onHide={() => hide(cancel.run)}>
          <p>{messages.cancel.outcomeOf(cancel.run)}</p>
          <CancelNote
            progress={cancel}
            now={newest?.runs.find((run) => runKey(run) === runKey(cancel.run))}
            onLookAgain={onLookAgain}
          />
        </Notice>
      )}
      {ended.filter(isWithoutRow).map((run) => (
        <Notice key={runKey(run)} onHide={() => hide(run)}>
          <p>{messages.tellMe.ended(run)}</p>
        </Notice>
      ))}
    </div>
  );
}

/** One of them, until the reader has seen it. */
function Notice({ onHide, children }: { onHide: () => void; children: ReactNode }) {
  return (
    <div className="stage-history-notice">
      {children}
      <button type="button" className="stage-history-textual" onClick={onHide}>
        {messages.hide}
      </button>
    </div>
  );
}
