/** Something that happens again and again, as long as anybody listens and the tab is on the screen. */
export interface Ticker {
  /** Returns how to stop listening. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** One timer for any number of listeners. Hidden tabs are not ticked; they are once they are seen again. */
function createTicker(everyMs: number): Ticker {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setInterval> | undefined;
  const tick = (): void => {
    for (const tell of listeners) tell();
  };
  const onVisibility = (): void => {
    clearInterval(timer);
    if (document.visibilityState !== 'visible') return;
    tick();
    timer = setInterval(tick, everyMs);
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      if (listeners.size === 1) {
        document.addEventListener('visibilitychange', onVisibility);
        timer = document.visibilityState === 'visible' ? setInterval(tick, everyMs) : undefined;
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        document.removeEventListener('visibilitychange', onVisibility);
      };
    },
  };
}

/** For what is told in seconds. */
export const everySecond: Ticker = createTicker(1_000);

/** For ages, which are told in whole minutes. */
export const everyTwentySeconds: Ticker = createTicker(20_000);
