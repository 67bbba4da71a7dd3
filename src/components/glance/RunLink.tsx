import type { ReactNode } from 'react';
import type { RunId } from '../../stage/StageRun.ts';
import { isPlainClick } from './isPlainClick.ts';

interface RunLinkProps {
  readonly run: RunId;
  /** Where it leads in another tab. */
  readonly href: string;
  readonly onGoTo: (run: RunId) => void;
  readonly children: ReactNode;
}

/** A run's counter within a text, which leads to the run. */
export function RunLink({ run, href, onGoTo, children }: RunLinkProps) {
  return (
    <a
      className="stage-history-goto"
      href={href}
      onClick={(event) => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        onGoTo(run);
      }}
    >
      {children}
    </a>
  );
}
