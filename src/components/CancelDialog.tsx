import { useId, useLayoutEffect, useRef } from 'react';
import { isActiveRun } from '../stage/runState.ts';
import type { StageRun } from '../stage/StageRun.ts';
import { messages } from './messages.ts';
import { swallowClicks } from './swallowClicks.ts';
import { useArmed } from './useArmed.ts';

interface CancelDialogProps {
  /** The run in question, as it stands now. */
  readonly run: StageRun;
  readonly onConfirm: () => void;
  /** Keep running: the button, Escape, or a click beside the dialog. */
  readonly onKeep: () => void;
}

/** The question before a cancel. Focus starts on the safe answer and goes back to where it was. */
export function CancelDialog({ run, onConfirm, onKeep }: CancelDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const keep = useRef<HTMLButtonElement>(null);
  const titleId = useId();
  const textId = useId();
  const armed = useArmed();
  const over = !isActiveRun(run);

  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    keep.current?.focus();
    return () => {
      // Closing it before it is taken out lets the browser give the focus back.
      element?.close();
      if (element?.ownerDocument.defaultView) swallowClicks(element.ownerDocument.defaultView);
    };
  }, []);

  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      className="stage-history-dialog"
      aria-labelledby={titleId}
      aria-describedby={textId}
      closedby="any"
      onCancel={(event) => {
        event.preventDefault();
        onKeep();
      }}
    >
      <h3 id={titleId}>{messages.cancel.title(run)}</h3>
      <p id={textId}>{over ? messages.cancel.alreadyOver(run) : messages.cancel.question(run)}</p>
      <div className="stage-history-answers">
        <button ref={keep} type="button" className="stage-history-button" onClick={onKeep}>
          {messages.cancel.keep}
        </button>
        <button
          type="button"
          className="stage-history-cancel"
          data-solid="true"
          data-armed={armed || undefined}
          aria-disabled={over || undefined}
          onClick={(event) => {
            const isPointer = event.detail > 0;
            if (!over && (armed || !isPointer)) onConfirm();
          }}
        >
          {messages.cancel.confirm(run)}
        </button>
      </div>
    </dialog>
  );
}
