import { ARMING_MS } from './useArmed.ts';

/**
 * For half a second, pointer clicks reach nothing. Called when a dialog closes under the pointer: the rest of a
 * double click would otherwise open whatever link lay beneath. Keyboard presses pass.
 */
export function swallowClicks(view: Window): void {
  const swallow = (event: MouseEvent): void => {
    if (event.detail === 0) return;
    event.preventDefault();
    event.stopPropagation();
  };
  view.addEventListener('click', swallow, { capture: true });
  view.setTimeout(() => view.removeEventListener('click', swallow, { capture: true }), ARMING_MS);
}
