import { useRef } from 'react';
import type { RerunKind } from '../stage/rerunRule.ts';
import type { RunDetails } from '../stage/RunDetails.ts';
import { useArmed } from './useArmed.ts';
import { useFocusPassedOn } from './useFocusPassedOn.ts';
import { useMessages } from './wording.ts';

interface RerunButtonsProps {
  readonly run: RunDetails;
  readonly kinds: readonly RerunKind[];
  /** A confirmed re-run is on its way: the buttons keep their places and drop presses. */
  readonly pending: boolean;
  readonly onPress: (run: RunDetails, kind: RerunKind) => void;
  /** Called when they go while one has the focus. Must be stable. */
  readonly passFocusOn: () => void;
}

/** They only open the question. As they may appear under a resting pointer, they take no click in their first half second. */
export function RerunButtons({ run, kinds, pending, onPress, passFocusOn }: RerunButtonsProps) {
  const messages = useMessages();
  const armed = useArmed();
  const buttons = useRef<HTMLDivElement>(null);
  useFocusPassedOn(buttons, passFocusOn);
  return (
    <div ref={buttons} className="stage-history-answers">
      {kinds.map((kind) => (
        <button
          key={kind}
          type="button"
          className="stage-history-button"
          aria-haspopup="dialog"
          aria-disabled={pending || undefined}
          data-armed={armed || undefined}
          onClick={(event) => {
            const isPointer = event.detail > 0;
            if (pending || (isPointer && !armed)) return;
            // Safari does not focus a button that is clicked, and the dialog gives the focus back to what had it.
            event.currentTarget.focus();
            onPress(run, kind);
          }}
        >
          {messages.rerun.button(kind, run)}
        </button>
      ))}
    </div>
  );
}
