import { useRef } from 'react';
import type { StageRun } from '../stage/StageRun.ts';
import { useArmed } from './useArmed.ts';
import { useFocusPassedOn } from './useFocusPassedOn.ts';
import { useMessages } from './wording.ts';

interface CancelButtonProps {
  readonly run: StageRun;
  /** A confirmed cancel is on its way: the button keeps its place and its focus, and drops presses. */
  readonly pending: boolean;
  readonly onPress: (run: StageRun) => void;
  /** Called when the button goes while it has the focus. Must be stable. */
  readonly passFocusOn: () => void;
}

/** Asks for a run to be cancelled. It only opens the question; nothing is posted from here. */
export function CancelButton({ run, pending, onPress, passFocusOn }: CancelButtonProps) {
  const messages = useMessages();
  const armed = useArmed();
  const button = useRef<HTMLButtonElement>(null);
  useFocusPassedOn(button, passFocusOn);
  return (
    <button
      ref={button}
      type="button"
      className="stage-history-cancel"
      part="cancel-button"
      aria-label={pending ? messages.cancel.pendingLabel(run) : messages.cancel.buttonLabel(run)}
      aria-disabled={pending || undefined}
      aria-haspopup="dialog"
      data-pending={pending || undefined}
      data-armed={armed || undefined}
      onClick={(event) => {
        const isPointer = event.detail > 0;
        if (pending || (isPointer && !armed)) return;
        // Safari does not focus a button that is clicked, and the dialog gives the focus back to what had it.
        event.currentTarget.focus();
        onPress(run);
      }}
    >
      {pending ? messages.cancel.pending : messages.cancel.button}
    </button>
  );
}
