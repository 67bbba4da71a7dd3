import { useSyncExternalStore } from 'react';

/** How often ages are counted anew, in milliseconds: they are told in whole minutes. */
const TICK_MS = 20_000;

const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) {
    now = Date.now();
    timer = setInterval(() => {
      now = Date.now();
      for (const tell of listeners) tell();
    }, TICK_MS);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearInterval(timer);
  };
}

/**
 * What `tell` makes of the present time. All texts on a page share one timer, and a component renders again only
 * when its own text has changed.
 */
export function useTold<T extends string>(tell: (now: number) => T): T {
  return useSyncExternalStore(
    subscribe,
    () => tell(now),
    () => tell(now),
  );
}
