/**
 * A key that is held down presses nothing more until it is let go, wherever the focus goes meanwhile: where the button
 * disappears under it, the next thing in focus is a link.
 */
export function swallowRepeats(view: Window, code: string): void {
  const listening = new AbortController();
  const options = { capture: true, signal: listening.signal };
  view.addEventListener(
    'keydown',
    (event) => {
      if (event.code !== code) return;
      if (!event.repeat) {
        listening.abort();
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    },
    options,
  );
  view.addEventListener(
    'keyup',
    (event) => {
      if (event.code !== code) return;
      event.preventDefault();
      listening.abort();
    },
    options,
  );
  view.addEventListener('blur', () => listening.abort(), { signal: listening.signal });
}
