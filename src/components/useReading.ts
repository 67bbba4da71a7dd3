import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import { holdsSelection } from './shadow.ts';

/** How long the reader stays a reader after letting go, in milliseconds: nothing jumps while the pointer is on its way. */
const LINGERS_MS = 2_000;

/** What tells that somebody may have begun or stopped reading. */
const SIGNS = ['focusin', 'focusout', 'pointerover', 'pointerout', 'click'] as const;

/**
 * Is the reader at something in the rows: a row that is open, text that is selected, the focus in a row, the pointer
 * over its actions? `widget`: the element around the rows.
 */
export function useReading(widget: RefObject<HTMLElement | null>): boolean {
  const [reading, setReading] = useState(false);
  useEffect(() => {
    const element = widget.current;
    if (element === null) return undefined;
    const { ownerDocument } = element;
    let lingering: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      clearTimeout(lingering);
      lingering = undefined;
      if (isReading(element)) setReading(true);
      else lingering = setTimeout(() => setReading(isReading(element)), LINGERS_MS);
    };
    // After the event: what it does to focus and rows has not been done yet.
    let soon: ReturnType<typeof setTimeout> | undefined;
    const lookSoon = (): void => {
      clearTimeout(soon);
      soon = setTimeout(look, 0);
    };
    for (const sign of SIGNS) element.addEventListener(sign, lookSoon);
    ownerDocument.addEventListener('selectionchange', look);
    return () => {
      clearTimeout(soon);
      clearTimeout(lingering);
      for (const sign of SIGNS) element.removeEventListener(sign, lookSoon);
      ownerDocument.removeEventListener('selectionchange', look);
    };
  }, [widget]);
  // A link opens a row, and a host does, without any of these signs.
  useEffect(() => {
    if (widget.current !== null && isReading(widget.current)) setReading(true);
  });
  return reading;
}

/** Of the grid the headings, too: a run is opened there. */
const ROWS = 'tbody, [role=grid]';

function isReading(widget: HTMLElement): boolean {
  const root = widget.getRootNode();
  const focused = root instanceof ShadowRoot || root instanceof Document ? root.activeElement : null;
  return [...widget.querySelectorAll<HTMLElement>(ROWS)].some(
    (rows) =>
      rows.contains(focused) ||
      rows.querySelector('[aria-expanded="true"], .stage-history-actions:hover') !== null ||
      holdsSelection(rows),
  );
}
