import { useId } from 'react';
import { useGlanceMessages } from './glanceMessages.ts';
import { useTyped } from './useTyped.ts';

interface CounterFieldProps {
  readonly label: string;
  readonly counter: number | undefined;
  /** What is wrong with it, other than that it is no number. */
  readonly fault: string | undefined;
  readonly onCounter: (counter: number | undefined) => void;
}

/** A pipeline counter, or none. What is typed stays when it is no counter. */
export function CounterField({ label, counter, fault, onCounter }: CounterFieldProps) {
  const { filter: filterMessages } = useGlanceMessages();
  const id = useId();
  const typed = useTyped(counter === undefined ? '' : String(counter), (text) => {
    const next = readCounter(text);
    if (next === 'wrong') return false;
    if (next !== counter) onCounter(next);
    return true;
  });
  const wrong = readCounter(typed.text) === 'wrong' ? filterMessages.noCounter : fault;
  return (
    <span className="stage-history-field">
      <label>
        {label}{' '}
        <input
          type="text"
          inputMode="numeric"
          autoComplete="off"
          size={6}
          value={typed.text}
          aria-invalid={wrong !== undefined || undefined}
          aria-describedby={wrong === undefined ? undefined : id}
          onChange={(event) => typed.type(event.target.value)}
          onBlur={typed.leave}
          onKeyDown={(event) => {
            if (event.key === 'Enter') typed.take();
          }}
        />
      </label>
      <span id={id} role="alert" className="stage-history-wrong">
        {wrong}
      </span>
    </span>
  );
}

function readCounter(text: string): number | undefined | 'wrong' {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  return /^\d{1,9}$/.test(trimmed) ? Number(trimmed) : 'wrong';
}
