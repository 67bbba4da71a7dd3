import type { BrowserContext, Page } from 'playwright-core';
import { expect, inject, test as base } from 'vitest';
import { useStand } from './browserTest.ts';
import type { Stand } from './browserTest.ts';
import { watchWork } from './watchWork.ts';

/** A stand whose time stands still, in the browser as on the Go server, until it is told to pass. */
export interface LiveStand extends Stand {
  /**
   * Lets so many milliseconds pass, on the server and in all pages together, in steps of at most a second; after each
   * step waits until what the pages asked for is answered. Timers in the pages run in no other way, not even those of
   * no time at all, by which React Query tells of answers: after a click it takes `settle` or `pass` until it shows.
   */
  readonly pass: (ms: number, stepMs?: number) => Promise<void>;
  /** Waits until what has been asked for is answered and shown, without letting time pass. */
  readonly settle: () => Promise<void>;
  /** The requests for a stage's history that have reached the Go server since the last call, as paths. */
  readonly asked: () => string[];
}

declare global {
  interface Window {
    /** What a test says of the reader. */
    attentionTold: { visible: boolean; focused: boolean };
  }
}

/** An answer that does not come is not waited for longer than this, in real milliseconds. */
const PATIENCE_MS = 1_000;

async function useLiveStand(use: (stand: LiveStand) => Promise<void>, folder: string): Promise<void> {
  const contexts: BrowserContext[] = [];
  const underWay = new Set<unknown>();
  let changed = 0;
  let seen = 0;

  await useStand(
    async (stand) => {
      const { go, clock } = stand;
      const openPages = (): Page[] => contexts.flatMap((one) => one.pages());
      const run = async (ms: number): Promise<void> => {
        await Promise.all(
          contexts.filter((one) => one.pages().length > 0).map((one) => one.clock.runFor(ms)),
        );
      };
      const pass = async (ms: number, stepMs = 1_000): Promise<void> => {
        for (let left = ms; left > 0; left -= stepMs) {
          const step = Math.min(left, stepMs);
          clock.advance(step);
          await run(step);
          await settle();
        }
      };
      const settle = async (): Promise<void> => {
        const until = Date.now() + PATIENCE_MS;
        for (let quiet = 0; quiet < 3 && Date.now() < until;) {
          const before = changed;
          // Through the page's own queue of tasks and back: what an answer has set going has begun by then.
          await Promise.all(openPages().map((page) => page.evaluate(turnOfTheLoop).catch(() => undefined)));
          // React Query tells of answers by timers of no time at all.
          await run(0);
          quiet = underWay.size === 0 && before === changed ? quiet + 1 : 0;
        }
      };
      await use({
        ...stand,
        open: async (address, onto) => {
          await stand.open(address, onto);
          const loading = (onto ?? stand.page).locator(
            'body:not(:has(.stage-history)), .stage-history-loading',
          );
          await expect
            .poll(async () => {
              await settle();
              return loading.count();
            })
            .toBe(0);
        },
        pass,
        settle,
        asked: () => {
          const since = go.requests.slice(seen);
          seen = go.requests.length;
          return since.map(({ path }) => path).filter((path) => /\/api\/stages\/.*\/history/.test(path));
        },
      });
    },
    folder,
    async (context, clock) => {
      contexts.push(context);
      await context.clock.install({ time: clock.now() });
      await context.clock.pauseAt(clock.now() + 1);
      await watchWork(context);
      await letAttentionBeSet(context);
      const isApi = (url: string): boolean => /\/(go|sim)\//.test(url);
      context.on('request', (request) => {
        changed += 1;
        if (isApi(request.url())) underWay.add(request);
      });
      const end = (request: unknown): void => {
        changed += 1;
        underWay.delete(request);
      };
      context.on('requestfinished', end);
      context.on('requestfailed', end);
    },
  );
}

/** Two turns by messages, which no clock holds up; React works by them too. Between them, whoever waits for a lock gets it. */
function turnOfTheLoop(): Promise<void> {
  const turn = (): Promise<void> =>
    new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        done();
      };
      port2.postMessage(null);
    });
  return turn()
    .then(() => navigator.locks.query())
    .then(turn);
}

/** Headless browsers believe that every page is seen and focused; here a test says so. */
async function letAttentionBeSet(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const told = { visible: true, focused: true };
    Object.assign(window, { attentionTold: told });
    Object.defineProperty(document, 'visibilityState', { get: () => (told.visible ? 'visible' : 'hidden') });
    Object.defineProperty(document, 'hidden', { get: () => !told.visible });
    document.hasFocus = () => told.focused;
  });
}

async function tell(page: Page, change: { visible?: boolean; focused?: boolean }): Promise<void> {
  await page.evaluate((to) => {
    Object.assign(window.attentionTold, to);
    if (to.visible !== undefined) document.dispatchEvent(new Event('visibilitychange'));
    if (to.focused !== undefined) window.dispatchEvent(new Event(to.focused ? 'focus' : 'blur'));
  }, change);
}

/** The tab is put behind another. */
export const hide = (page: Page): Promise<void> => tell(page, { visible: false });
/** The tab is brought to the front. */
export const show = (page: Page): Promise<void> => tell(page, { visible: true });
/** Another window gets the keyboard. */
export const blur = (page: Page): Promise<void> => tell(page, { focused: false });
/** The window gets the keyboard. */
export const focus = (page: Page): Promise<void> => tell(page, { focused: true });

/** A test with the built page in a real browser, over real HTTP, in which time passes only when the test says so. */
export const liveTest = base.extend<{ stand: LiveStand }>({
  stand: async ({}, use) => useLiveStand(use, inject('pageFolder')),
});

/** The same with the host pages of `test/hosts` in place of the page. */
export const liveHostTest = base.extend<{ stand: LiveStand }>({
  stand: async ({}, use) => useLiveStand(use, inject('hostFolder')),
});
