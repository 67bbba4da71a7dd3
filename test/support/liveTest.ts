import type { BrowserContext } from 'playwright-core';
import { inject, test as base, vi } from 'vitest';
import { installAttention } from './attention.ts';
import { useStand } from './browserTest.ts';
import type { Stand } from './browserTest.ts';
import { settled, standStill } from './stillPage.ts';
import { watchAnswers } from './watchAnswers.ts';
import type { Answers } from './watchAnswers.ts';

/** How {@link LiveStand.pass} goes. */
export interface PassOptions {
  /** The longest step, in milliseconds. Default 1,000. */
  readonly longest?: number;
  /**
   * Steps go beyond intervals, which fire within them: for long times, where intervals only tick and ask nothing.
   * Default false.
   */
  readonly overTicks?: boolean;
  /** Asked after each step: whether this was the last. */
  readonly until?: () => boolean;
}

/** A stand on which time stands still, in the browser as on the Go server, until a test lets it pass. */
export interface LiveStand extends Stand {
  /**
   * Lets time pass on the Go server and in every page, in steps that end where the next timer of any page is due.
   * After each step it waits until no page waits for an answer and all have reacted; a request that the server keeps
   * (`silent`, `latency`) is waited for no longer than some 150 ms of real time, and once. `pass(0)` only waits.
   */
  readonly pass: (ms: number, options?: PassOptions) => Promise<void>;
}

/** No answer takes as long, unless the server keeps it. */
const DEADLINE_MS = 6_000;

// Minutes that pass in steps are work, of which a busy computer does little a second. Whatever waits in vain has a
// shorter limit of its own. A simulated day has a longer one already.
if (import.meta.env.MODE !== 'soak') vi.setConfig({ testTimeout: 120_000 });

/**
 * The same as `test` of browserTest.ts, where time passes by `stand.pass` alone: `Date`, `performance.now`, timers
 * and animation frames of all pages stand still. They begin at the Go server's time, to which each `open` brings all
 * pages again; a `stand.clock` that is moved alone leaves them behind until then.
 *
 * What a test need not do: Playwright's own waiting (`click`, `waitFor`, `waitForFunction`, `expect.poll`, axe) uses
 * the real clock, so it works as ever, without `force`. Timers of 0 ms fire at once, since React Query brings its
 * news by them; so what an answer or a click changes appears without `pass`.
 *
 * What it must do: `pass(500)` before a Cancel button that has just appeared, and before any click after a dialog has
 * closed: neither takes clicks for half a second of the page's time. And wait itself for an answer that the server
 * keeps: `latency` is real time, and so are CSS transitions. `performance.getEntries` and its kind find nothing.
 */
export const liveTest = base.extend<{ stand: LiveStand }>({
  stand: async ({}, use) => useLiveStand(use, inject('pageFolder')),
});

/** The same with the host pages of `test/hosts` in place of the page. */
export const liveHostTest = base.extend<{ stand: LiveStand }>({
  stand: async ({}, use) => useLiveStand(use, inject('hostFolder')),
});

async function useLiveStand(use: (stand: LiveStand) => Promise<void>, folder: string): Promise<void> {
  const contexts: BrowserContext[] = [];
  let answers: Answers | undefined;
  const settle = async (overTicks = false): Promise<number> => untilTimer(contexts, answers, overTicks);

  const live = (stand: Stand): LiveStand => ({
    ...stand,
    open: async (address, page) => {
      await Promise.all(contexts.map((context) => context.clock.pauseAt(stand.clock.now())));
      await stand.open(address, page);
      await settle();
    },
    pass: async (ms, { longest = 1_000, overTicks = false, until } = {}) => {
      let next = await settle(overTicks);
      for (let left = ms; left > 0;) {
        const step = Math.min(left, longest, Math.max(1, Math.ceil(next)));
        left -= step;
        // The server first: what a timer asks at the end of the step is answered as of then.
        stand.clock.advance(step);
        await Promise.all(contexts.map((context) => context.clock.runFor(step)));
        next = await settle(overTicks);
        if (until?.() === true) return;
      }
    },
  });

  await useStand((stand) => use(live(stand)), folder, {
    server: (go) => (answers = watchAnswers(go)).go,
    prepare: async (context, clock) => {
      contexts.push(context);
      await standStill(context, clock.now());
      await installAttention(context);
    },
  });
}

/** Waits until all pages are quiet, and tells how long it is to the next timer of any of them. */
async function untilTimer(
  contexts: readonly BrowserContext[],
  answers: Answers | undefined,
  overTicks: boolean,
): Promise<number> {
  const deadline = Date.now() + DEADLINE_MS;
  for (;;) {
    const pages = contexts.flatMap((context) => context.pages());
    const all = await Promise.all(pages.map((page) => settled(page)));
    const awaited = all.flatMap((one) => (one === undefined ? ['another page'] : one.underWay));
    const missing = awaited.filter((path) => answers?.isKept(path) !== true);
    if (missing.length === 0)
      return Math.min(...all.map((one) => one?.[overTicks ? 'untilTimeout' : 'untilTimer'] ?? Infinity));
    if (Date.now() > deadline) throw new Error(`Still waited for: ${missing.join(', ')}`);
    await answers?.wait();
  }
}
