import type { StageRun } from '../stage/StageRun.ts';
import { useMessages } from './wording.ts';

interface DetailsButtonProps {
  readonly run: StageRun;
  readonly open: boolean;
  /** The id of what it opens. */
  readonly controls: string;
  readonly onToggle: (run: StageRun) => void;
}

/** Opens and closes what is inside a run. */
export function DetailsButton({ run, open, controls, onToggle }: DetailsButtonProps) {
  const messages = useMessages();
  return (
    <button
      type="button"
      className="stage-history-open"
      aria-expanded={open}
      aria-controls={open ? controls : undefined}
      aria-label={messages.run.detailsOf(run)}
      onClick={() => onToggle(run)}
    >
      <svg className="stage-history-icon" viewBox="0 0 16 16" aria-hidden="true">
        <path d="m6 3.5 4.5 4.5L6 12.5" />
      </svg>
    </button>
  );
}
