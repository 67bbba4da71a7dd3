import { useId } from 'react';
import { LONGEST_FILTER_TEXT } from '../../stage/runFilter.ts';
import { useTyped } from './useTyped.ts';

interface NameFieldProps {
  readonly label: string;
  readonly name: string;
  /** Names there are. Others can be typed, and parts of names. */
  readonly known: readonly string[];
  readonly onName: (name: string) => void;
}

/** A name, or a part of one, with the known ones to choose from. */
export function NameField({ label, name, known, onName }: NameFieldProps) {
  const id = useId();
  const typed = useTyped(name, (text) => {
    if (text !== name) onName(text);
    return true;
  });
  return (
    <label className="stage-history-field">
      {label}{' '}
      <input
        type="text"
        autoComplete="off"
        spellCheck={false}
        maxLength={LONGEST_FILTER_TEXT}
        list={id}
        value={typed.text}
        onChange={(event) => typed.type(event.target.value)}
        onBlur={typed.leave}
        onKeyDown={(event) => {
          if (event.key === 'Enter') typed.take();
        }}
      />
      <datalist id={id}>
        {known.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </label>
  );
}
