import { memo, useRef } from 'react';
import { LONGEST_FILTER_TEXT } from '../../stage/runFilter.ts';
import { useGlanceMessages } from './glanceMessages.ts';
import { useTyped } from './useTyped.ts';

interface FindFieldProps {
  readonly text: string;
  /** Must be stable: runs come and go, and the field is not touched for it. */
  readonly onText: (text: string) => void;
}

/** Searches runs by a text. Taken over while it is typed, or at once with Enter; Escape clears it. */
export const FindField = memo(function FindField({ text, onText }: FindFieldProps) {
  const { filter: filterMessages } = useGlanceMessages();
  const input = useRef<HTMLInputElement>(null);
  const typed = useTyped(text, (next) => {
    if (next !== text) onText(next);
    return true;
  });
  const clear = (): void => {
    typed.type('');
    onText('');
    input.current?.focus();
  };
  return (
    <div className="stage-history-find">
      <input
        ref={input}
        type="search"
        autoComplete="off"
        spellCheck={false}
        maxLength={LONGEST_FILTER_TEXT}
        aria-label={filterMessages.find}
        placeholder={filterMessages.find}
        value={typed.text}
        onChange={(event) => typed.type(event.target.value)}
        onBlur={typed.leave}
        onKeyDown={(event) => {
          if (event.key === 'Enter') typed.take();
          if (event.key !== 'Escape' || typed.text === '') return;
          event.preventDefault();
          clear();
        }}
      />
      {typed.text !== '' && (
        <button
          type="button"
          aria-label={filterMessages.clearFind}
          title={filterMessages.clearFind}
          onClick={clear}
        >
          <Cross />
        </button>
      )}
    </div>
  );
});

/** Takes something away. */
export function Cross() {
  return (
    <svg className="stage-history-icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d="m4.5 4.5 7 7m0-7-7 7" />
    </svg>
  );
}
