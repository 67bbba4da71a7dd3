import { useState } from 'react';
import type { ReactNode } from 'react';
import type { HistoryPage } from '../api/StagesApi.ts';
import type { CancelProgress } from '../query/useCancelRun.ts';
import { isActiveRun } from '../stage/runState.ts';
import { runKey } from '../stage/StageRun.ts';
import type { RunId, StageRun } from '../stage/StageRun.ts';
import { CancelNote } from './CancelNote.tsx';
import { FailureNotice } from './Failure.tsx';
import { TextualButton } from './TextualButton.tsx';
import { useMessages } from './wording.ts';

interface NoticesProps {
  readonly server: string;
  /** The page that is shown. */
  readonly page: HistoryPage;
  /** A run that is looked after, as last read wherever it was. */
  readonly lastSeen: (run: RunId) => StageRun | undefined;
  /** Why it could not be read again. */
  readonly error: Error | null;
  readonly goesOn: boolean;
  readonly onRetry: () => void;
  readonly onLookAgain: () => void;
  /** The newest cancel. */
  readonly cancel: CancelProgress | undefined;
  /** The runs that have ended of those waited for. */
  readonly ended: readonly StageRun[];
  /** Called when a button goes while it has the focus. Must be stable. */
  readonly passFocusOn: () => void;
}

/**
 * What is to be said while runs are shown, and has no row to stand in. It stands below them, in sight at the lower edge
 * of the window: above them it would push them out from under the pointer.
 */
export function Notices(props: NoticesProps) {
  const messages = useMessages();
  const { server, page, lastSeen, error, goesOn, onRetry, onLookAgain, cancel, ended, passFocusOn } = props;
  const [done, setDone] = useState<readonly string[]>([]);
  const told = [...(cancel ? [noteOf('cancel', cancel.run)] : []), ...ended.map((run) => noteOf('end', run))];
  // What has stood in a row to its end has been told.
  const shown = told.filter(
    ({ id, key }) => !done.includes(id) && page.runs.some((row) => runKey(row) === key && !isActiveRun(row)),
  );
  if (shown.length > 0) setDone([...done, ...shown.map(({ id }) => id)]);
  const hide = (id: string): void => setDone((before) => [...before, id]);
  const open = told.filter(
    ({ id, key }) => !done.includes(id) && page.runs.every((row) => runKey(row) !== key),
  );
  return (
    <div className="stage-history-notices">
      {error !== null && (
        <FailureNotice
          error={error}
          server={server}
          goesOn={goesOn}
          onRetry={onRetry}
          passFocusOn={passFocusOn}
        />
      )}
      {open.map(({ kind, id, key, run }) => (
        <Notice key={id} onHide={() => hide(id)} passFocusOn={passFocusOn}>
          {kind === 'cancel' && cancel ? (
            <>
              <p>{messages.cancel.outcomeOf(run)}</p>
              <CancelNote
                progress={cancel}
                now={lastSeen(run)}
                onLookAgain={onLookAgain}
                passFocusOn={passFocusOn}
              />
            </>
          ) : (
            ended
              .filter((one) => runKey(one) === key)
              .map((one) => <p key={key}>{messages.tellMe.ended(one)}</p>)
          )}
        </Notice>
      ))}
    </div>
  );
}

interface NoticeProps {
  readonly onHide: () => void;
  readonly passFocusOn: () => void;
  readonly children: ReactNode;
}

/** Names what is told of a run, apart from what else is told of it. */
function noteOf(kind: 'cancel' | 'end', run: RunId) {
  const key = runKey(run);
  return { kind, key, run, id: `${kind} ${key}` };
}

/** One of them, until the reader has seen it. */
function Notice({ onHide, passFocusOn, children }: NoticeProps) {
  const messages = useMessages();
  return (
    <div className="stage-history-notice" part="notice">
      {children}
      <TextualButton onPress={onHide} passFocusOn={passFocusOn}>
        {messages.hide}
      </TextualButton>
    </div>
  );
}
