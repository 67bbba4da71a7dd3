import { useRef } from 'react';
import type { StageRun } from '../stage/StageRun.ts';
import { useFocusPassedOn } from './useFocusPassedOn.ts';
import { useMessages } from './wording.ts';

interface TellMeButtonProps {
  readonly run: StageRun;
  readonly armed: boolean;
  readonly onToggle: (run: StageRun) => void;
  /** Called when the button goes while it has the focus. Must be stable. */
  readonly passFocusOn: () => void;
}

/** Asks to be told when a run ends. */
export function TellMeButton({ run, armed, onToggle, passFocusOn }: TellMeButtonProps) {
  const messages = useMessages();
  const button = useRef<HTMLButtonElement>(null);
  useFocusPassedOn(button, passFocusOn);
  return (
    <button
      ref={button}
      type="button"
      className="stage-history-button"
      data-icon="true"
      aria-pressed={armed}
      aria-label={messages.tellMe.button(run)}
      title={messages.tellMe.button(run)}
      onClick={() => onToggle(run)}
    >
      <svg className="stage-history-icon" viewBox="0 0 16 16" aria-hidden="true">
        <path d="M3 11.5h10l-1.3-2V6.7a3.7 3.7 0 0 0-7.4 0v2.8zM6.6 13.6a1.5 1.5 0 0 0 2.8 0" />
      </svg>
    </button>
  );
}
