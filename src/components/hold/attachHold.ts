import { HOLD_MS, IDLE, nextHold } from './holdMachine.ts';
import type { Hold, HoldDeed, HoldEvent } from './holdMachine.ts';
import { swallowRepeats } from './swallowRepeats.ts';
import './hold.css';

/** Later than this after letting go, a click does not belong to that press, in milliseconds. */
const CLICK_COMES_MS = 350;

/** What a button that is held belongs to. */
export interface HoldWiring {
  /** What a press is for now; `undefined` where it is for nothing. */
  readonly target: (by: 'pointer' | 'key') => string | undefined;
  readonly onHolding: (holding: boolean) => void;
  /** Called when it was held to the end, with what it was pressed for. */
  readonly onHeld: (target: string) => void;
}

/** Makes a button one that is held, by pointer or by key; its clicks reach others only where they are to ask. Returns how to undo that. */
export function attachHold(button: HTMLElement, { target, onHolding, onHeld }: HoldWiring): () => void {
  const view = button.ownerDocument.defaultView;
  if (view === null) return () => undefined;
  let hold: Hold = IDLE;
  let timer = 0;
  let frame = 0;
  let place = button.getBoundingClientRect();
  let watching: AbortController | undefined;

  const feed = (event: HoldEvent): HoldDeed => {
    const was = hold.phase === 'held';
    const next = nextHold(hold, event);
    const is = next.hold.phase === 'held';
    hold = next.hold;
    if (is && !was) begin();
    if (was && !is) end();
    return next.does;
  };
  const abandon = (): void => void feed({ type: 'abandon' });

  function begin(): void {
    onHolding(true);
    place = button.getBoundingClientRect();
    watching = new AbortController();
    const options = { signal: watching.signal, capture: true };
    // Of the window itself: caught on their way down, those of its elements would be heard, too.
    view?.addEventListener('blur', abandon, { signal: watching.signal });
    button.ownerDocument.addEventListener('visibilitychange', abandon, options);
    view?.addEventListener('scroll', onScroll, { ...options, passive: true });
    view?.addEventListener('keydown', onEscape, options);
    timer = view?.setTimeout(onTime, HOLD_MS) ?? 0;
  }

  function end(): void {
    onHolding(false);
    watching?.abort();
    view?.clearTimeout(timer);
    view?.cancelAnimationFrame(frame);
  }

  function onTime(): void {
    // Not at once: the page may have stood still, and a release may be waiting to be told of.
    frame = view?.requestAnimationFrame(onFrame) ?? 0;
  }
  function onFrame(): void {
    if (hold.phase !== 'held') return;
    const { by, target: pressedFor } = hold;
    const does = feed({ type: 'tick', at: performance.now(), target: target(by) });
    if (does === 'send') onHeld(pressedFor);
    // Clocks of browsers that do not want to be recognised are coarse: the second may not be over by theirs.
    else onTime();
  }
  function onScroll(): void {
    const { top, left } = button.getBoundingClientRect();
    // Other things on the page may scroll.
    if (Math.abs(top - place.top) >= 1 || Math.abs(left - place.left) >= 1) abandon();
  }
  function onEscape(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    // For the hold alone, and not for a dialog of the host's around it.
    event.preventDefault();
    event.stopPropagation();
    abandon();
  }

  const listening = new AbortController();
  const { signal } = listening;
  const press = (by: 'pointer' | 'key', id: string): boolean => {
    const pressedFor = target(by);
    if (pressedFor === undefined) return false;
    feed({ type: 'press', by, id, target: pressedFor, at: performance.now() });
    return true;
  };

  button.addEventListener(
    'pointerdown',
    (event) => {
      if (!event.isPrimary || event.button !== 0 || event.ctrlKey) {
        abandon();
        return;
      }
      // A finger is captured by what it touches, and would never be told to leave it.
      if (button.hasPointerCapture(event.pointerId)) button.releasePointerCapture(event.pointerId);
      press('pointer', `${event.pointerId}`);
    },
    { signal },
  );
  button.addEventListener('pointerleave', abandon, { signal });
  button.addEventListener('blur', abandon, { signal });
  button.addEventListener('contextmenu', (event) => hold.phase === 'held' && event.preventDefault(), {
    signal,
  });
  const released = (event: PointerEvent): void => {
    if (event.type === 'pointercancel') abandon();
    const { pointerId } = event;
    feed({ type: 'release', by: 'pointer', id: `${pointerId}` });
    // The click comes right after this, or not at all.
    view.setTimeout(() => {
      if (hold.phase === 'spent' && hold.by === 'pointer' && hold.id === `${pointerId}`) hold = IDLE;
    }, CLICK_COMES_MS);
  };
  view.addEventListener('pointerup', released, { signal, capture: true });
  view.addEventListener('pointercancel', released, { signal, capture: true });

  button.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (event.repeat) {
        event.preventDefault();
        return;
      }
      if (!press('key', event.code)) return;
      // The browser's own click would come at once with Enter, and at the end with Space.
      event.preventDefault();
      swallowRepeats(view, event.code);
    },
    { signal },
  );
  view.addEventListener(
    'keyup',
    (event) => {
      if (feed({ type: 'release', by: 'key', id: event.code }) === 'ask') button.click();
    },
    { signal, capture: true },
  );
  button.addEventListener(
    'click',
    (event) => {
      const does = feed({ type: 'click', synthetic: event.detail === 0 });
      if (does === 'ask') return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { signal, capture: true },
  );

  return () => {
    abandon();
    listening.abort();
  };
}
