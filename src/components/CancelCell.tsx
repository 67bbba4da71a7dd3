import { useId } from 'react';
import type { CancelProgress } from '../query/useCancelRun.ts';
import type { CancelVerdict } from '../stage/cancelRule.ts';
import type { StageRun } from '../stage/StageRun.ts';
import { CancelButton } from './CancelButton.tsx';
import { useMessages } from './wording.ts';

interface CancelCellProps {
  readonly run: StageRun;
  readonly verdict: CancelVerdict;
  readonly progress: CancelProgress | undefined;
  readonly explainDenied: boolean;
  readonly onPress: (run: StageRun) => void;
  readonly passFocusOn: () => void;
}

/** The place of the Cancel button. Where there is none it stays empty: nothing else ever stands there. */
export function CancelCell({ run, verdict, progress, explainDenied, onPress, passFocusOn }: CancelCellProps) {
  const messages = useMessages();
  const pending = progress !== undefined && progress.outcome === undefined;
  if (pending || verdict.allowed)
    return <CancelButton run={run} pending={pending} onPress={onPress} passFocusOn={passFocusOn} />;
  if (explainDenied && verdict.why !== 'not-active')
    return <DeniedCancel run={run} reason={messages.cancel.denied[verdict.why]} />;
  return null;
}

function DeniedCancel({ run, reason }: { run: StageRun; reason: string }) {
  const messages = useMessages();
  const id = useId();
  return (
    <>
      <button
        type="button"
        className="stage-history-cancel"
        part="cancel-button"
        aria-disabled="true"
        aria-label={messages.cancel.buttonLabel(run)}
        aria-describedby={id}
      >
        {messages.cancel.button}
      </button>
      <small id={id} className="stage-history-reason">
        {reason}
      </small>
    </>
  );
}
