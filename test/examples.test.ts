import type { Locator } from 'playwright-core';
import { describe, expect, inject, test as base } from 'vitest';
import { connectionNoise, expectAccessible, statusNoise, useStand } from './support/browserTest.ts';
import type { Stand } from './support/browserTest.ts';
import { cancelRun, confirmButton, expectState, pressCancel, rows } from './support/history.ts';

/** As strict as in docs/nginx.conf: the page has nothing inline. What is blocked is an error on the console. */
const POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'";
const test = base.extend<{ stand: Stand }>({
  stand: async ({}, use) =>
    useStand(use, inject('pageFolder'), { headers: { 'Content-Security-Policy': POLICY } }),
});

/** Waits for what an example is named for, in the place of its widget. */
type Shows = (place: Locator) => Promise<unknown>;

const text =
  (said: string | RegExp): Shows =>
  (place) =>
    place.getByText(said).first().waitFor();
const part =
  (selector: string): Shows =>
  (place) =>
    place.locator(selector).first().waitFor();
const button =
  (name: string | RegExp): Shows =>
  (place) =>
    place.getByRole('button', { name }).first().waitFor();
const rowCount =
  (count: number): Shows =>
  (place) =>
    expect.poll(() => place.locator('tr.stage-history-run').count()).toBe(count);
const without =
  (name: RegExp): Shows =>
  async (place) => {
    await rowCount(10)(place);
    expect(await place.getByRole('button', { name }).count()).toBe(0);
  };
const styled =
  (selector: string, property: string, value: string): Shows =>
  async (place) => {
    await rowCount(10)(place);
    const found = place.locator(selector).first();
    expect(await found.evaluate((one, name) => getComputedStyle(one).getPropertyValue(name), property)).toBe(
      value,
    );
  };
const ground = (color: string): Shows => styled('.stage-history', 'background-color', color);
const ofPage =
  (selector: string, said: string): Shows =>
  async (place) => {
    await rowCount(10)(place);
    expect(await place.page().locator(selector).allTextContents()).toContainEqual(
      expect.stringContaining(said),
    );
  };

const CANCEL = button(/^Cancel run/);

/** What each example is named for. */
const SHOWS: Readonly<Record<string, Shows>> = {
  live: button('Pause updates'),
  cancel: CANCEL,
  failing: text('Failing'),
  cancelled: text('No pass and no failure in all 7 runs.'),
  unknown: text('Quarantined'),
  empty: text('No runs'),
  'sixty-jobs': text(/^\d\d running$/),
  'long-names': (place) => place.getByRole('heading', { name: /^.{400,}$/ }).waitFor(),
  'markup-names': text('<img src=x onerror=alert(1)>'),
  reruns: button(/^Run .* again/),
  'not-yours': text('You may view this stage but not operate it.'),
  'permission-untold': text('The server does not say whether you may operate this stage.'),
  loading: part('.stage-history-placeholder'),
  slow: part('.stage-history-placeholder'),
  'signed-out': text('You are signed out of the Go server'),
  'not-permitted': text('You may not view this pipeline'),
  'no-such-pipeline': text('No such pipeline'),
  'server-down': text('The Go server is not taking requests now'),
  'not-json': text('This server speaks no Stages API that we know'),
  'broken-off': text('The answer broke off'),
  malformed: text(/^stages\[3\]\.counter/),
  'other-origin': text(/another origin, since Go servers send no CORS headers/),
  // The simulated clock stands still while the examples before are walked through.
  clock: text(/^The Go server’s clock is \d min ahead/),
  'cancel-refused': CANCEL,
  'cancel-slow': CANCEL,
  'cancel-lost': CANCEL,
  overview: text(/^Failing for 4 runs since/),
  grid: part('[role="grid"]'),
  filter: text(/^8 of all 30 runs match/),
  comparison: text('1 job is in another state:'),
  'open-run': (place) => place.getByRole('group', { name: 'Details of run 27 / 1' }).waitFor(),
  'older-page': text('Runs 21–30 of 2,431'),
  'list-alone': without(/^Grid$/),
  compact: styled('tr.stage-history-run:nth-child(2)', 'height', '30px'),
  'dark-in-light': ground('rgb(20, 24, 29)'),
  'light-in-dark': ground('rgb(255, 255, 255)'),
  tokens: ground('rgb(255, 253, 247)'),
  parts: styled('[part~="heading"]', 'font-style', 'italic'),
  'heading-level': (place) => place.getByRole('heading', { level: 4, name: 'website / test' }).waitFor(),
  wall: part('.stage-history-wall-run'),
  german: button(/^Lauf .* abbrechen$/),
  japanese: text('キャンセル'),
  arabic: text('إلغاء'),
  words: text('About to fail'),
  'time-zone': text(/GMT\+9/),
  'read-only': without(/^Cancel/),
  hold: text('Hold to cancel'),
  veto: CANCEL,
  ask: CANCEL,
  'no-actions': without(/^Cancel/),
  'page-size': rowCount(25),
  'address-prefix': (place) => expect.poll(() => place.getByRole('table').count()).toBe(2),
  'by-hand': without(/^Pause updates$/),
  events: text('history page'),
  'gocd-document': rowCount(2),
  'gocd-16.5.0': text('Runs 1–10 of 2,431'),
  'gocd-19.5.0': text('Runs 1–10 of 2,431'),
  'gocd-20.4.0': text(/^GoCD 20\.4\.0 does not show new runs/),
  'gocd-26.1.0': text('Runs 2121 / 1 to 2113 / 1'),
  'script-tag': ofPage('code', 'src="./gocd-stage-history.js"'),
  element: ofPage('code', "import 'gocd-stage-history/element';"),
  react: ofPage('code', '<StageHistory pipeline="website" stage="test" />'),
};

/** Where the browser itself notes what the server answers, or that it does not. */
const NOISY = new Set([
  ...['permission-untold', 'signed-out', 'not-permitted', 'no-such-pipeline', 'server-down'],
  ...['broken-off', 'other-origin'],
]);

describe('The page of examples', () => {
  // Some sixty pages, each loaded anew.
  test(
    'opens each by its link, which shows what it is named for',
    { timeout: 300_000 },
    async ({ stand }) => {
      const { page, open } = stand;
      stand.expectConsole(
        statusNoise(401, 404, 503),
        connectionNoise,
        /127\.0\.0\.1:9.*Content Security Policy/,
      );
      await open('examples.html');
      const links = page.getByRole('navigation', { name: 'Examples' }).getByRole('link');
      await links.first().waitFor();
      const listed = await links.evaluateAll((all) =>
        all.map((one) => [one.getAttribute('href') ?? '', one.textContent] as const),
      );
      expect(listed.map(([address]) => address).toSorted()).toEqual(
        Object.keys(SHOWS)
          .map((id) => `?example=${id}`)
          .toSorted(),
      );
      await expectAccessible(page);

      const noted: string[] = [];
      let at = '';
      page.on('console', (message) => {
        // A server that tells no version is no failure, but the browser notes every 404.
        const isKnown = message.location().url.endsWith('/api/version') || NOISY.has(at);
        if (message.type() === 'error' && !isKnown) noted.push(`${at}: ${message.text()}`);
      });
      for (const [address, title] of listed) {
        at = address.replace('?example=', '');
        await open(`examples.html${address}`);
        await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
        await SHOWS[at]?.(page.locator('.examples-place'));
      }
      expect(noted).toEqual([]);
    },
  );

  test('keeps the width in the address, says what it does not know, and runs nothing on a real server', async ({
    stand,
  }) => {
    const { page, open, go } = stand;
    await open('examples.html?example=signed-out&width=340');
    stand.expectConsole(statusNoise(401, 404));
    const place = page.locator('.examples-place');
    await place.getByText('You are signed out of the Go server').waitFor();
    expect((await place.boundingBox())?.width).toBe(340);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await expectAccessible(page);
    await page.getByRole('link', { name: /^Next/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Not permitted' }).waitFor();
    expect(new URL(page.url()).search).toBe('?example=not-permitted&width=340');
    await page.getByRole('link', { name: 'Full width' }).press('Enter');
    await page.waitForURL(/\?example=not-permitted$/);

    await open('examples.html?example=nowhere');
    await page.getByRole('alert').getByText('There is no example “nowhere”.').waitFor();
    await page.getByRole('link', { name: 'Compact', exact: true }).waitFor();

    await page.route('**/sim/worlds', (route) => route.fulfill({ status: 404 }));
    const asked = go.requests.length;
    await open('examples.html?example=cancel');
    await page
      .getByRole('alert')
      .getByText(/^No simulated Go server answers here/)
      .waitFor();
    expect(await page.locator('gocd-stage-history').count()).toBe(0);
    expect(go.requests.length).toBe(asked);
  });

  test('does what is written beside it', async ({ stand }) => {
    const { page, open, go } = stand;
    const posts = (): number => go.requests.filter(({ method }) => method === 'POST').length;
    const run = '2121 / 1';
    await open('examples.html?example=veto');
    await cancelRun(page, run);
    await page.getByText('Frozen until Monday. Ask Priya.').first().waitFor();
    expect(posts()).toBe(0);

    await open('examples.html?example=address-prefix');
    await page
      .getByRole('button', { name: /^Older/ })
      .first()
      .click();
    await page.waitForURL(/web-page=/);
    await page.goBack();
    await expect.poll(() => rows(page).first().textContent()).toContain(run);

    await open('examples.html?example=events');
    await rows(page).first().waitFor();
    await page.getByRole('button', { name: /^Older/ }).click();
    await page.locator('.told').getByText('pagechange page, why').waitFor();

    await open('examples.html?example=ask');
    await pressCancel(page, run);
    await confirmButton(page).click();
    expect(posts()).toBe(0);
    // By keyboard: a dialog that has just closed takes the clicks that were meant for it.
    await page.getByRole('button', { name: 'Yes', exact: true }).press('Enter');
    await expectState(page, run, 'Cancelled');
    expect(posts()).toBe(1);
  });
});
