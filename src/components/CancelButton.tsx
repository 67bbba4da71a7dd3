import { useId, useRef } from 'react';
import type { StageRun } from '../stage/StageRun.ts';
import { useArmed } from './useArmed.ts';
import { useFocusPassedOn } from './useFocusPassedOn.ts';
import { useHold } from './useHold.ts';
import type { ListMessages } from './messages.ts';
import { useMessages } from './wording.ts';

/** What a confirmed cancel waits for: the server's answer, or the host page's. */
export type CancelPending = 'server' | 'host' | undefined;

interface CancelButtonProps {
  readonly run: StageRun;
  /** A confirmed cancel is on its way: the button keeps its place and its focus, and drops presses. */
  readonly pending: CancelPending;
  readonly onPress: (run: StageRun) => void;
  /** Called when it was held for a second, where that confirms; `undefined`: every press asks. */
  readonly onHeld: ((run: StageRun) => void) | undefined;
  /** Called when the button goes while it has the focus. Must be stable. */
  readonly passFocusOn: () => void;
}

/** Asks for a run to be cancelled. A press only opens the question; nothing is posted from here. */
export function CancelButton({ run, pending, onPress, onHeld, passFocusOn }: CancelButtonProps) {
  const messages = useMessages();
  const armed = useArmed();
  const button = useRef<HTMLButtonElement>(null);
  const helpId = useId();
  const isPending = pending !== undefined;
  const holding = useHold(button, { run, pending: isPending, armed, onHeld }) && !isPending;
  useFocusPassedOn(button, passFocusOn);
  const isHold = onHeld !== undefined;
  const { word, label } = wordsOf(messages, run, pending, isHold, holding);
  return (
    <>
      <button
        ref={button}
        type="button"
        className="stage-history-cancel"
        part="cancel-button"
        aria-label={label}
        aria-describedby={isHold ? helpId : undefined}
        aria-disabled={isPending || undefined}
        aria-haspopup="dialog"
        data-pending={isPending || undefined}
        data-armed={armed || undefined}
        data-hold={isHold ? `${messages.control.hold}\n${messages.control.holding}` : undefined}
        data-holding={holding || undefined}
        onClick={(event) => {
          const isPointer = event.detail > 0;
          if (isPending || (isPointer && !armed)) return;
          // Safari does not focus a button that is clicked, and the dialog gives the focus back to what had it.
          event.currentTarget.focus();
          onPress(run);
        }}
      >
        {word}
      </button>
      {isHold && (
        <span id={helpId} className="stage-history-unseen">
          {messages.control.holdHelp}
        </span>
      )}
    </>
  );
}

/** What stands on the button, and its name. */
function wordsOf(
  { cancel, control }: ListMessages,
  run: StageRun,
  pending: CancelPending,
  isHold: boolean,
  holding: boolean,
) {
  if (pending === 'host') return { word: control.waiting, label: control.waitingLabel(run) };
  if (pending === 'server') return { word: cancel.pending, label: cancel.pendingLabel(run) };
  if (holding) return { word: control.holding, label: control.holdingLabel(run) };
  if (isHold) return { word: control.hold, label: control.holdLabel(run) };
  return { word: cancel.button, label: cancel.buttonLabel(run) };
}
