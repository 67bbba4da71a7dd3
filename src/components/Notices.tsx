import type { ReactNode } from 'react';
import { messages } from './messages.ts';

/**
 * What is to be said while runs are shown. It stands below them, in sight at the lower edge of the window: above them
 * it would push them out from under the pointer.
 */
export function Notices({ children }: { children: ReactNode }) {
  return <div className="stage-history-notices">{children}</div>;
}

/** One of them, until the reader has seen it. */
export function Notice({ onHide, children }: { onHide: () => void; children: ReactNode }) {
  return (
    <div className="stage-history-notice">
      {children}
      <button type="button" className="stage-history-textual" onClick={onHide}>
        {messages.hide}
      </button>
    </div>
  );
}
