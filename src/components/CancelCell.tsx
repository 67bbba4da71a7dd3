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
  /** Called when the button was held for a second, where that confirms. */
  readonly onHeld: ((run: StageRun) => void) | undefined;
  readonly passFocusOn: () => void;
}

/** The place of the Cancel button. Where there is none it stays empty: nothing else ever stands there. */
export function CancelCell(props: CancelCellProps) {
  const { run, verdict, progress, explainDenied, onPress, onHeld, passFocusOn } = props;
  const messages = useMessages();
  const isPending = progress !== undefined && progress.outcome === undefined;
  const pending = !isPending ? undefined : progress.giveUp === undefined ? 'server' : 'host';
  if (isPending || verdict.allowed)
    return <CancelButton {...{ run, pending, onPress, onHeld, passFocusOn }} />;
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
