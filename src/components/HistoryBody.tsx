import type { ReactNode } from 'react';
import type { HistoryPage } from '../api/StagesApi.ts';
import { FailureScreen } from './Failure.tsx';
import { EmptyScreen, LoadingScreen } from './Screens.tsx';
import { useMessages } from './wording.ts';
import type { StageName } from '../stage/StageRun.ts';

interface HistoryBodyProps {
  readonly name: StageName;
  readonly server: string;
  readonly pageSize: number;
  /** `undefined` until something has been read. */
  readonly page: HistoryPage | undefined;
  readonly error: Error | null;
  /** Why another page is shown than the one asked for. */
  readonly insteadOf: HistoryPage['insteadOf'];
  readonly goesOn: boolean;
  readonly onRetry: () => void;
  /** Called when a button goes while it has the focus. Must be stable. */
  readonly passFocusOn: () => void;
  /** The runs, where there are any. */
  readonly runs: ReactNode;
  /** What stands below them. */
  readonly children: ReactNode;
}

/** The screen for the state that the history is in. */
export function HistoryBody(props: HistoryBodyProps) {
  const messages = useMessages();
  const { name, server, pageSize, page, error, insteadOf, goesOn, onRetry, passFocusOn, runs, children } =
    props;
  if (page === undefined && error === null) return <LoadingScreen name={name} rows={pageSize} />;
  if (page === undefined && error !== null)
    return <FailureScreen {...{ error, server, goesOn, onRetry, passFocusOn }} />;
  return (
    <>
      {page?.blindVersion !== undefined && (
        <p role="status" className="stage-history-notice" part="notice">
          {messages.blindVersion(page.blindVersion)}
        </p>
      )}
      {insteadOf !== undefined && (
        <p role="status" className="stage-history-notice" part="notice">
          {messages.insteadOf[insteadOf]}
        </p>
      )}
      {page?.runs.length === 0 ? <EmptyScreen name={name} /> : runs}
      {children}
    </>
  );
}
