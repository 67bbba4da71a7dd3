import { isActiveRun } from '../stage/runState.ts';
import type { StageRun } from '../stage/StageRun.ts';
import { QuestionDialog } from './QuestionDialog.tsx';
import { useMessages } from './wording.ts';

interface CancelDialogProps {
  /** The run in question, as it stands now. */
  readonly run: StageRun;
  readonly onConfirm: () => void;
  /** Keep running. */
  readonly onKeep: () => void;
}

/** The question before a cancel. */
export function CancelDialog({ run, onConfirm, onKeep }: CancelDialogProps) {
  const messages = useMessages();
  const over = !isActiveRun(run);
  return (
    <QuestionDialog
      title={messages.cancel.title(run)}
      text={over ? messages.cancel.alreadyOver(run) : messages.cancel.question(run)}
      keep={messages.cancel.keep}
      confirm={messages.cancel.confirm(run)}
      tone="danger"
      disabled={over}
      onConfirm={onConfirm}
      onKeep={onKeep}
    />
  );
}
