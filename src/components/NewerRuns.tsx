import { useRef } from 'react';
import type { NewerRuns as Newer } from '../query/shownHistory.ts';
import { useArmed } from './useArmed.ts';
import { useFocusPassedOn } from './useFocusPassedOn.ts';
import { useMessages } from './wording.ts';

interface NewerRunsProps {
  readonly newer: Newer;
  readonly onShow: () => void;
  /** Called when the button goes while it has the focus: pressed, or once the runs come by themselves. Must be stable. */
  readonly passFocusOn: () => void;
}

/** Runs that have come while the reader was elsewhere, or at something. It lies over the border of the heading, so that it moves nothing. */
export function NewerRuns({ newer, onShow, passFocusOn }: NewerRunsProps) {
  const messages = useMessages();
  const armed = useArmed();
  const button = useRef<HTMLButtonElement>(null);
  useFocusPassedOn(button, passFocusOn);
  return (
    <div className="stage-history-newer">
      <button
        ref={button}
        type="button"
        data-armed={armed || undefined}
        onClick={(event) => {
          if (armed || event.detail === 0) onShow();
        }}
      >
        <span aria-hidden="true">↑ </span>
        {messages.newerRuns(newer)}
      </button>
    </div>
  );
}
