import { describe, expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { atFocus } from './support/atFocus.ts';
import { asked, mark } from './support/asked.ts';
import { expectAccessible, SPOKEN, statusNoise, test as realTest } from './support/browserTest.ts';
import { resetWork, watchWork, work } from './support/countWork.ts';
import { counters, pressCancel, row, rows } from './support/history.ts';
import { addFreshStage, letRunsCome, LIVE_STAGE, openLiveStage } from './support/liveStage.ts';
import { liveTest as test } from './support/liveTest.ts';
import type { LiveStand } from './support/liveTest.ts';

const overview = (page: Page): Locator => page.locator('.stage-history-glance');
const sentence = async ({ page }: Pick<LiveStand, 'page'>): Promise<string> =>
  (await page.locator('.stage-history-told').innerText()).replaceAll(/\s+/g, ' ');
const bars = (page: Page): Locator => page.locator('.stage-history-strip a');
const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const focused = (page: Page): Promise<string> => atFocus(page, (at) => at?.textContent ?? '');

describe.each(SPOKEN)('The overview on a server that speaks $speaks', ({ version }) => {
  test('says since when a stage fails, who began it, what last passed and which job it is', async ({
    stand,
  }) => {
    stand.go.setVersion(version);
    await stand.open('?pipeline=catalogue&stage=acceptance');
    expect(await sentence(stand)).toMatch(
      /^Failing for 4 runs since 40 \/ 1 \(.+ ago, triggered by alice\)\. Last passed 39 \/ 1\. Failing job: search-index\. /,
    );
  });

  test('costs what it must: the newest 50 runs once, two requests at a time, and no more for what comes', async ({
    stand,
  }) => {
    await openLiveStage(stand, { version, pastRuns: 120 });
    const offsets = stand.go.requests.filter(({ path }) => /api\/stages\/.*\/history/.test(path)).length;
    expect(offsets).toBe(version === undefined ? 5 : 2);
    expect(await bars(stand.page).count()).toBe(50);
    letRunsCome(stand, 2);
    await stand.pass(30_000);
    expect(asked(stand), 'the poll’s own').toHaveLength(1);
    expect(await bars(stand.page).count()).toBe(50);
    const [newest = ''] = await counters(stand.page);
    expect(await bars(stand.page).first().getAttribute('aria-label')).toContain(`${newest} Passed`);
  });

  test('leads from a bar to the row of its run, on whichever page that is', async ({ stand }) => {
    const { page } = stand;
    await openLiveStage(stand, { version, pastRuns: 60 });
    const shown = await counters(page);
    const name = /^\d+ \/ \d+/.exec((await bars(page).nth(37).getAttribute('aria-label')) ?? '')?.[0] ?? '';
    expect(shown).not.toContain(name);
    await bars(page).nth(37).click();
    await stand.pass(0);
    await row(page, name).waitFor();
    expect(await focused(page)).toBe(name);
    expect(await row(page, name).getAttribute('data-led')).toBe('');
    expect(new URL(page.url()).search).toMatch(/offset=|after=/);

    await bars(page).nth(2).click();
    await stand.pass(0);
    await expect.poll(() => focused(page)).toBe(shown[2]);
  });

  test('finds the last pass far back when asked to, tells how far it is, and can be stopped', async ({
    stand,
  }) => {
    const { page, go } = stand;
    go.setVersion(version);
    await stand.open('?pipeline=old-reports&stage=nightly');
    expect(await sentence(stand)).toContain('Failing for 50 runs at least. No pass in the newest 50');
    mark(stand);
    await button(page, 'Look further').click();
    await stand.pass(0);
    await row(page, '12 / 1').waitFor();
    expect(await focused(page)).toBe('12 / 1');
    expect(await sentence(stand)).toContain('Failing for 130 runs since 13 / 1');
    expect(asked(stand).length, 'no further than it is').toBeLessThanOrEqual(version === undefined ? 12 : 4);
  });
});

/** The part that has the overview, of the page or of the script tag. */
const GLANCE = /\/(assets|gocd-stage-history)\/glance-[^/]*\.js$/;

describe('The sentence', () => {
  test.for([
    ['warehouse/build', /^Passed 12 times in a row since .+ Last failed /],
    ['newsletter/send-test', /^Passed all 23 times\./],
    ['mobile-app/ui-tests', /^It has never passed in its 14 runs\. Failing job/],
    ['ledger/backfill', /^No pass and no failure in all 7 runs\./],
  ] as const)('of %s is true', async ([where, words], { stand }) => {
    const [pipeline, stage] = where.split('/');
    await stand.open(`?pipeline=${pipeline}&stage=${stage}`);
    expect(await sentence(stand)).toMatch(words);
  });

  test('changes when the run that goes on fails, and not before', async ({ stand }) => {
    addFreshStage(stand, 2);
    stand.go.startRun('shop', 'deploy');
    await stand.open(LIVE_STAGE);
    expect(await sentence(stand)).toMatch(/^Passing since 2 \/ 1 /);
    stand.go.finishRun('shop', 'deploy', 'Failed');
    await stand.pass(5_000);
    expect(await sentence(stand)).toMatch(
      /^Failing for 1 run since 3 \/ 1 .+ Failing jobs: api, docs and web\./,
    );
  });
});

describe('The strip', () => {
  test('is one stop of the Tab key, with arrow keys within', async ({ stand }) => {
    const { page } = stand;
    await openLiveStage(stand, { pastRuns: 34 });
    await bars(page).first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(
      await bars(page)
        .nth(2)
        .evaluate((bar) => bar.matches(':focus')),
    ).toBe(true);
    await page.keyboard.press('End');
    expect(
      await bars(page)
        .last()
        .evaluate((bar) => bar.matches(':focus')),
    ).toBe(true);
    await page.keyboard.press('Tab');
    expect(await atFocus(page, (at) => at?.closest('.stage-history-strip'))).toBe(null);
  });

  test('and the rows are touched by no refresh that brings nothing new', async ({ stand }) => {
    await watchWork(stand.context);
    await openLiveStage(stand, { pastRuns: 34 });
    await resetWork(stand.page);
    await stand.pass(30_000);
    const { commits, rows: inRows, glance } = await work(stand.page);
    expect({ commits, inRows, glance }).toEqual({ commits: 0, inRows: 0, glance: 0 });
  });
});

describe('What comes after the list', () => {
  test('moves no row when it comes', async ({ stand }) => {
    const { page, context } = stand;
    for (const width of [320, 500, 700, 1040]) {
      await page.setViewportSize({ width, height: 900 });
      let letLoad: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (letLoad = resolve));
      await context.route(/assets\/glance-.*\.js$/, async (route) => {
        await held;
        await route.continue();
      });
      const opened = stand.open('?pipeline=catalogue&stage=acceptance');
      await rows(page).first().waitFor();
      const before = await rows(page)
        .first()
        .evaluate((element) => element.getBoundingClientRect().y);
      letLoad();
      await opened;
      await bars(page).first().waitFor();
      await stand.pass(0);
      expect(
        await rows(page)
          .first()
          .evaluate((element) => element.getBoundingClientRect().y),
        `${width} px`,
      ).toBe(before);
      await context.unroute(/assets\/glance-.*\.js$/);
    }
  });

  realTest(
    'is said to be missing where it cannot be loaded, and comes when asked for again',
    async ({ stand }) => {
      const { page } = stand;
      stand.expectConsole(/Failed to load resource/, /dynamically imported module/);
      await page.route(GLANCE, (route) => route.abort());
      await stand.open('?pipeline=catalogue&stage=acceptance');
      await page.getByText(/^This part of the page could not be loaded/).waitFor();
      expect(await rows(page).count()).toBe(10);
      await pressCancel(page, '45 / 1');
      await button(page, 'Keep running').press('Enter');
      await page.unroute(GLANCE);
      await page.reload();
      await overview(page).waitFor();
    },
  );

  realTest(
    'says so where older runs cannot be read, keeps what is known, and reads on when asked',
    async ({ stand }) => {
      const { page, go } = stand;
      stand.expectConsole(statusNoise(500));
      go.addStage({ pipeline: 'shop', stage: 'deploy', jobs: ['api'], pastRuns: 60 });
      await page.route(/history\/[1-9]\d*$/, (route) => route.fulfill({ status: 500, body: '{}' }));
      await stand.open('?pipeline=shop&stage=deploy');
      await page.getByText('Older runs could not be read: The Go server failed.').waitFor();
      expect(await bars(page).count()).toBe(10);
      expect(await rows(page).count()).toBe(10);
      await page.unroute(/history\/[1-9]\d*$/);
      await button(page, 'Try again').click();
      await expect.poll(() => bars(page).count()).toBe(50);
    },
  );

  test('is not there, and asks for nothing, where the list is wanted alone', async ({ stand }) => {
    await openLiveStage(stand, { pastRuns: 60, address: '&overview=no' });
    expect(stand.go.requests.filter(({ path }) => path.includes('/history/'))).toHaveLength(1);
    expect(await overview(stand.page).count()).toBe(0);
    expect(await stand.page.getByRole('group', { name: 'View' }).count()).toBe(0);
  });

  realTest.for(['light', 'dark'] as const)('is accessible (%s)', async (colorScheme, { stand }) => {
    const page = await stand.anotherPage({ colorScheme });
    await stand.open('?pipeline=catalogue&stage=acceptance&state=failed&compare=44/1,43/1', page);
    await page
      .getByText(/match\.$/)
      .first()
      .waitFor();
    await expectAccessible(page);
  });
});
