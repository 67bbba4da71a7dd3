import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useFocusPassedOn } from './useFocusPassedOn.ts';

interface TextualButtonProps {
  readonly onPress: () => void;
  /** Called when the button goes while it has the focus. Must be stable. */
  readonly passFocusOn: () => void;
  readonly children: ReactNode;
}

/** A button within a sentence, that may go with it. */
export function TextualButton({ onPress, passFocusOn, children }: TextualButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  useFocusPassedOn(button, passFocusOn);
  return (
    <button ref={button} type="button" className="stage-history-textual" onClick={onPress}>
      {children}
    </button>
  );
}
