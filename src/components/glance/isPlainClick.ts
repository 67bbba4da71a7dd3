import type { MouseEvent } from 'react';

/** Is a link to be followed here, and not in another tab, window or download? Enter on a link is such a click, too. */
export function isPlainClick(event: MouseEvent): boolean {
  const { altKey, button, ctrlKey, defaultPrevented, metaKey, shiftKey } = event;
  return button === 0 && !altKey && !ctrlKey && !metaKey && !shiftKey && !defaultPrevented;
}
