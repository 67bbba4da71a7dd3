import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { expect, inject, test as base } from 'vitest';
import { createGoServer } from '../../src/simulator/goServer.ts';
import type { GoServer } from '../../src/simulator/goServer.ts';
import { createManualClock } from '../../src/simulator/manualClock.ts';
import { servePage } from './servePage.ts';
import type { ServedPage } from './servePage.ts';

/** What a browser test has: a Go server of its own, the built page in front of it, and a browser that watches for errors. */
export interface Stand {
  readonly go: GoServer;
  /** Moves the Go server's time. */
  readonly clock: ReturnType<typeof createManualClock>;
  readonly site: ServedPage;
  readonly page: Page;
  readonly context: BrowserContext;
  /** Opens an address of the built page: `?pipeline=foo&stage=DEV`. */
  readonly open: (address: string, page?: Page) => Promise<void>;
  /** Opens a page with other settings (window size, dark, credentials); errors on it count too. */
  readonly anotherPage: (options: BrowserContextOptions) => Promise<Page>;
  /** Console errors that belong to what is tested. Every other one fails the test. */
  readonly expectConsole: (...patterns: RegExp[]) => void;
}

/** A name under which a test reaches its page as on an intranet without certificates: `http://go.example:PORT`. */
export const PLAIN_HOST = 'go.example';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A host on plain http, where browsers give pages less than on localhost.
  `--host-resolver-rules=MAP ${PLAIN_HOST} localhost`,
];

let launched: Promise<Browser> | undefined;

/** One browser a test file; each test gets a context of its own. */
function browser(): Promise<Browser> {
  launched ??= chromium.launch({ executablePath: inject('browserPath'), args: ARGS });
  return launched;
}

/** What another kind of stand adds to this one. */
export interface StandSettings {
  /** What stands in front of the Go server, to watch what arrives and what is answered. */
  readonly server?: (go: GoServer) => GoServer;
  /** Called with each browser context before it has a page, and with the Go server's clock. */
  readonly prepare?: (context: BrowserContext, clock: Stand['clock']) => Promise<void>;
  /** Sent with every file of the page. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Builds a stand on a folder of built pages, lets a test use it, takes it down and fails with what went wrong on it. */
export async function useStand(
  use: (stand: Stand) => Promise<void>,
  folder: string,
  { server = (it) => it, prepare, headers }: StandSettings = {},
): Promise<void> {
  // The real present, since the browser's clock is the real one and ages are told from it.
  const clock = createManualClock(Date.now());
  const go = server(createGoServer({ clock }));
  const site = await servePage(folder, go, 0, headers);
  const contexts: BrowserContext[] = [];
  const problems: string[] = [];
  const expected: RegExp[] = [];

  const watch = (page: Page): void => {
    page.on('console', (message) => {
      // A server without that resource is no failure, but the browser notes every 404.
      if (message.location().url.endsWith('/api/version') && /\b404\b/.test(message.text())) return;
      if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(error.message));
  };
  const anotherPage = async (options: BrowserContextOptions): Promise<Page> => {
    const context = await (
      await browser()
    ).newContext({
      viewport: { width: 1040, height: 800 },
      // Marks that move are painted without end, which would be most of a test's time.
      reducedMotion: 'reduce',
      ...options,
    });
    contexts.push(context);
    context.on('page', watch);
    // Shorter than a test may take, so that what fails is the line that waits in vain.
    context.setDefaultTimeout(20_000);
    await prepare?.(context, clock);
    return context.newPage();
  };

  const page = await anotherPage({});
  await use({
    go,
    clock,
    site,
    page,
    context: page.context(),
    open: async (address, onto = page) => {
      await onto.goto(`${site.origin}/${address}`);
    },
    anotherPage,
    expectConsole: (...patterns) => void expected.push(...patterns),
  });
  await Promise.all(contexts.map((context) => context.close()));
  await site.stop();
  expect(
    problems.filter((problem) => !expected.some((pattern) => pattern.test(problem))),
    'errors on the browser’s console',
  ).toEqual([]);
  expect(site.unanswered, 'requests that nobody answers').toEqual([]);
}

/** A test with the built page in a real browser, over real HTTP. */
export const test = base.extend<{ stand: Stand }>({
  stand: async ({}, use) => useStand(use, inject('pageFolder')),
});

/** The same with the host pages of `test/hosts` in place of the page. */
export const hostTest = base.extend<{ stand: Stand }>({
  stand: async ({}, use) => useStand(use, inject('hostFolder')),
});

/** The two ways of speaking in which everything is tried: the API document's, and that of today's servers. */
export const SPOKEN = [
  { speaks: 'the documented API', version: undefined },
  { speaks: 'v3', version: '26.1.0' },
] as const;

/** What the browser writes to its console by itself when an answer is not a success. */
export const statusNoise = (...statuses: number[]): RegExp =>
  new RegExp(`Failed to load resource: the server responded with a status of (${statuses.join('|')})`);

/** What the browser writes to its console by itself when a connection fails. */
export const connectionNoise = /Failed to load resource: net::ERR_/;

/**
 * Fails with every finding of axe on the page as it stands; with all rules unless some are named.
 * @param within a selector: only what it finds is looked at, which takes less time; default: the whole page
 */
export async function expectAccessible(page: Page, rules?: string[], within?: string): Promise<void> {
  // Without frames there is nothing for a page of its own to put together, and what passes is not told.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  if (within !== undefined) {
    const isInDocument = await page.evaluate((it) => document.querySelector(it) !== null, within);
    axe.include(isInDocument ? within : { fromShadowDom: ['gocd-stage-history', within] });
  }
  const { violations } = await (rules === undefined ? axe : axe.withRules(rules)).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`),
    'axe',
  ).toEqual([]);
}
