import type { NewerRuns as Newer } from '../query/shownHistory.ts';
import { messages } from './messages.ts';
import { useArmed } from './useArmed.ts';

interface NewerRunsProps {
  readonly newer: Newer;
  readonly onShow: () => void;
}

/** Runs that have come while the reader was elsewhere, or at something. It lies over the border of the heading, so that it moves nothing. */
export function NewerRuns({ newer, onShow }: NewerRunsProps) {
  const armed = useArmed();
  return (
    <div className="stage-history-newer">
      <button
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
