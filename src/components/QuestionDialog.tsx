import { useId, useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Heading } from './headings.ts';
import { swallowClicks } from './swallowClicks.ts';
import { useArmed } from './useArmed.ts';

interface QuestionDialogProps {
  readonly title: string;
  readonly text: string;
  /** What the reader has to decide beside yes and no. */
  readonly children?: ReactNode;
  /** The safe answer. */
  readonly keep: string;
  readonly confirm: string;
  /** `danger`: something is stopped. */
  readonly tone: 'danger' | 'plain';
  /** There is nothing to confirm, or not yet. */
  readonly disabled: boolean;
  readonly onConfirm: () => void;
  /** Called by the safe answer, by Escape and by a click beside the dialog. */
  readonly onKeep: () => void;
}

/**
 * A question before something that cannot be taken back. Focus starts on the safe answer and goes back to where it was.
 * The other answer takes no click in its first half second.
 */
export function QuestionDialog(props: QuestionDialogProps) {
  const { title, text, children, keep, confirm, tone, disabled, onConfirm, onKeep } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const safe = useRef<HTMLButtonElement>(null);
  const titleId = useId();
  const textId = useId();
  const armed = useArmed();

  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    safe.current?.focus();
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
      part="dialog"
      aria-labelledby={titleId}
      aria-describedby={textId}
      closedby="any"
      onCancel={(event) => {
        event.preventDefault();
        onKeep();
      }}
    >
      <Heading below={1} id={titleId}>
        {title}
      </Heading>
      <p id={textId}>{text}</p>
      {children}
      <div className="stage-history-answers">
        <button ref={safe} type="button" className="stage-history-button" onClick={onKeep}>
          {keep}
        </button>
        <button
          type="button"
          className={tone === 'danger' ? 'stage-history-cancel' : 'stage-history-button'}
          data-solid="true"
          data-armed={armed || undefined}
          aria-disabled={disabled || undefined}
          onClick={(event) => {
            const isPointer = event.detail > 0;
            if (!disabled && (armed || !isPointer)) onConfirm();
          }}
        >
          {confirm}
        </button>
      </div>
    </dialog>
  );
}
