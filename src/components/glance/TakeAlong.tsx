import { useId, useRef, useState } from 'react';
import { runsAsCsv, runsAsJson } from '../../stage/takeAlong.ts';
import type { RunId, StageName, StageRun } from '../../stage/StageRun.ts';
import { copyText } from '../copyText.ts';
import { useGlanceMessages } from './glanceMessages.ts';
import { fileName } from './fileName.ts';
import './filters.css';
import { saveText } from './saveText.ts';
import type { TakenForm } from './takeAlongMessages.ts';

interface TakeAlongProps {
  readonly name: StageName;
  /** The runs that match, newest first. */
  readonly runs: readonly StageRun[];
  /** A run's address, for others too: with its origin. */
  readonly linkOf: (run: RunId) => string;
}

const FORMS: readonly TakenForm[] = ['CSV', 'JSON'];
const TYPE: Readonly<Record<TakenForm, string>> = {
  CSV: 'text/csv;charset=utf-8',
  JSON: 'application/json',
};

/** Takes the runs that match along as a file or in the clipboard. */
export function TakeAlong({ name, runs, linkOf }: TakeAlongProps) {
  const { takeAlong: takeAlongMessages } = useGlanceMessages();
  const [isOpen, setIsOpen] = useState(false);
  const [said, setSaid] = useState('');
  const opener = useRef<HTMLButtonElement>(null);
  const id = useId();
  const text = (form: TakenForm): string => (form === 'CSV' ? runsAsCsv : runsAsJson)(runs, linkOf);
  const download = (form: TakenForm): void => {
    const file = fileName(name, new Date(), form.toLowerCase());
    saveText(file, TYPE[form], text(form));
    setSaid(takeAlongMessages.downloaded(runs.length, file));
  };
  const copy = async (form: TakenForm): Promise<void> => {
    const worked = await copyText(text(form));
    setSaid(worked ? takeAlongMessages.copied(runs.length, form) : takeAlongMessages.notCopied);
  };
  return (
    <>
      <button
        ref={opener}
        type="button"
        className="stage-history-button"
        data-unfolds="true"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => {
          setIsOpen(!isOpen);
          setSaid('');
        }}
      >
        {takeAlongMessages.button}
      </button>
      {isOpen && (
        <div id={id} className="stage-history-take-along">
          <span>{runs.length === 0 ? takeAlongMessages.nothing : takeAlongMessages.what(runs.length)}</span>
          {runs.length > 0 &&
            FORMS.map((form) => (
              <button
                key={form}
                type="button"
                className="stage-history-button"
                onClick={() => download(form)}
              >
                {takeAlongMessages.download(form)}
              </button>
            ))}
          {runs.length > 0 &&
            FORMS.map((form) => (
              <button
                key={form}
                type="button"
                className="stage-history-button"
                onClick={() => void copy(form)}
              >
                {takeAlongMessages.copy(form)}
              </button>
            ))}
          <span role="status">{said}</span>
        </div>
      )}
    </>
  );
}
