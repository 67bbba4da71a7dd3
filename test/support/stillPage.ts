import type { BrowserContext, Page } from 'playwright-core';

/** How a page stands once it has done all that it can without an answer and without time. */
export interface Settled {
  /** Paths, with their queries, of what it waits for. */
  readonly underWay: readonly string[];
  /** Milliseconds of its own time until its next timer; `Infinity` without one. */
  readonly untilTimer: number;
  /** The same for the next timer that is no interval. */
  readonly untilTimeout: number;
}

declare global {
  interface Window {
    /** Left in the page by {@link standStill}. */
    rigStill?: { readonly settle: () => Promise<Settled> };
  }
}

/** Stops the time of all pages that the context is going to have. Call it before the first. */
export async function standStill(context: BrowserContext, now: number): Promise<void> {
  // Nothing is open yet: in a page, some milliseconds would pass between the two, and time never goes back.
  await context.clock.install({ time: now });
  await context.clock.pauseAt(now);
  // After the clock, whose timers it wraps.
  await context.addInitScript(watchTimersAndReads);
}

/** Waits until the page has reacted to everything it was told. `undefined` where it is on its way to another address. */
export async function settled(page: Page): Promise<Settled | undefined> {
  try {
    return await page.evaluate(
      async () =>
        (await window.rigStill?.settle()) ?? { underWay: [], untilTimer: Infinity, untilTimeout: Infinity },
    );
  } catch (error) {
    if (page.isClosed()) return { underWay: [], untilTimer: Infinity, untilTimeout: Infinity };
    if (/context was destroyed|navigat/i.test(String(error))) return undefined;
    throw error;
  }
}

/** Runs in the page, before its scripts; it can use nothing from outside itself. */
function watchTimersAndReads(): void {
  const page: Window = window;
  const underWay = new Set<{ readonly path: string }>();
  /** When each waiting timer is due, by its id. */
  const due = new Map<number, number>();
  /** The same of intervals. */
  const nextTick = new Map<number, number>();
  let changes = 0;

  // The clock fakes every timer but a message to oneself, which is also what React schedules its work by.
  const { port1, port2 } = new MessageChannel();
  const next = new Map<number, () => void>();
  const ids: number[] = [];
  let lastId = 0;
  port1.onmessage = () => {
    const id = ids.shift() ?? 0;
    const run = next.get(id);
    next.delete(id);
    run?.();
  };
  const soon = (run: () => void): number => {
    // Negative, so that no id of the clock is the same.
    lastId -= 1;
    next.set(lastId, run);
    ids.push(lastId);
    port2.postMessage(null);
    return lastId;
  };

  const later = page.setTimeout.bind(page);
  const again = page.setInterval.bind(page);
  const forget = page.clearTimeout.bind(page);
  page.setTimeout = (handler: TimerHandler, ms = 0, ...args: unknown[]) => {
    const run = (): void => {
      due.delete(id);
      if (typeof handler === 'function') void Reflect.apply(handler, page, args);
    };
    // React Query tells its news by a timer of 0 ms: no time passes for that.
    const id = ms > 0 ? later(run, ms) : soon(run);
    if (ms > 0) due.set(id, Date.now() + ms);
    return id;
  };
  page.setInterval = (handler: TimerHandler, ms = 0, ...args: unknown[]) => {
    const id = again(() => {
      nextTick.set(id, Date.now() + ms);
      if (typeof handler === 'function') void Reflect.apply(handler, page, args);
    }, ms);
    nextTick.set(id, Date.now() + ms);
    return id;
  };
  page.clearTimeout = page.clearInterval = (id = 0) => {
    due.delete(id);
    nextTick.delete(id);
    next.delete(id);
    forget(id);
  };

  async function track<T>(path: string, work: Promise<T>): Promise<T> {
    const entry = { path };
    underWay.add(entry);
    changes += 1;
    try {
      return await work;
    } finally {
      underWay.delete(entry);
      changes += 1;
    }
  }
  const read = page.fetch.bind(page);
  page.fetch = async (input, init) => {
    const { pathname, search } = new URL(input instanceof Request ? input.url : input, location.href);
    const path = pathname + search;
    const response = await track(path, read(input, init));
    // The browser calls a request finished before the page has its body in hand.
    const text = response.text.bind(response);
    response.text = () => track(path, text());
    return response;
  };

  window.rigStill = {
    async settle() {
      for (let before = -1; before !== changes;) {
        before = changes;
        // News, rendering, effects and what they set off are a message each; none is left after so many.
        for (let hops = 0; hops < 20; hops += 1) await new Promise<void>((resolve) => void soon(resolve));
        // Whoever has asked for a lock has been answered by then, and other tabs have got their messages.
        if ('locks' in navigator) await navigator.locks.query();
      }
      // A part of the widget that is being loaded is no request of the page's scripts.
      const elements = [...document.querySelectorAll('gocd-stage-history')];
      const isLoading = [document, ...elements.map(({ shadowRoot }) => shadowRoot)].some(
        (root) => root?.querySelector('[data-loading]') != null,
      );
      return {
        underWay: [...[...underWay].map(({ path }) => path), ...(isLoading ? ['a part of the widget'] : [])],
        untilTimer: Math.min(...due.values(), ...nextTick.values()) - Date.now(),
        untilTimeout: Math.min(...due.values()) - Date.now(),
      };
    },
  };
}
