import { useEffect, useId, useRef, useState } from 'react';
import { COLOR_SCHEMES, colorScheme, setColorScheme } from './colorScheme.ts';
import { copyText } from '../components/copyText.ts';

const SCHEME_NAMES = { system: 'As the system', light: 'Light', dark: 'Dark' };

/** What belongs to the page rather than to the widget: its link, its other page on the Go server, its looks. */
export function PageMenu({ goServerPage, wallPage }: { goServerPage: string; wallPage: string }) {
  const [open, setOpen] = useState(false);
  const [copied, setCopied] = useState('');
  const [scheme, setScheme] = useState(colorScheme);
  const root = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const id = useId();

  useEffect(() => {
    if (!open) return undefined;
    const closeOutside = (event: Event): void => {
      if (event.target instanceof Node && root.current?.contains(event.target) === false) setOpen(false);
    };
    const closeOnEscape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      opener.current?.focus();
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    document.addEventListener('keydown', closeOnEscape);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
      document.removeEventListener('keydown', closeOnEscape);
    };
  }, [open]);

  return (
    <div ref={root} className="page-menu">
      <button
        ref={opener}
        type="button"
        className="stage-history-button"
        data-icon="true"
        aria-label="More"
        title="More"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => {
          setOpen(!open);
          setCopied('');
        }}
      >
        <span aria-hidden="true">⋯</span>
      </button>
      {open && (
        <div id={id} className="page-menu-panel">
          <button
            type="button"
            className="page-menu-item"
            onClick={() => {
              const link = window.location.href;
              void copyText(link).then((worked) => setCopied(worked ? 'Link copied.' : `Copy this: ${link}`));
            }}
          >
            Copy link
          </button>
          <a className="page-menu-item" href={goServerPage}>
            Open on the Go server
          </a>
          <a className="page-menu-item" href={wallPage}>
            Show on a wall
          </a>
          <fieldset className="page-menu-schemes">
            <legend>Looks</legend>
            {COLOR_SCHEMES.map((choice) => (
              <label key={choice}>
                <input
                  type="radio"
                  name={`${id}-scheme`}
                  checked={scheme === choice}
                  onChange={() => {
                    setColorScheme(choice);
                    setScheme(choice);
                  }}
                />{' '}
                {SCHEME_NAMES[choice]}
              </label>
            ))}
          </fieldset>
          <p role="status" className="page-menu-status">
            {copied}
          </p>
        </div>
      )}
    </div>
  );
}
