import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { atFocus } from './support/atFocus.ts';
import { resetWork, watchWork, work } from './support/countWork.ts';
import { expectAccessible } from './support/browserTest.ts';
import { rows } from './support/history.ts';
import { liveTest as test } from './support/liveTest.ts';
import type { LiveStand } from './support/liveTest.ts';
import {
  addTimedStage,
  detailsButton,
  openRun,
  panel,
  runsAsked,
  startHeldRun,
  TIMED_STAGE,
  WHOLE_TIMED_STAGE,
} from './support/openRun.ts';
import { rowBoxes } from './support/rowBoxes.ts';

const newest = async (page: Page): Promise<string> =>
  (await rows(page).first().locator('th > a').textContent()) ?? '';

/** Opens the newest run of a stage of the simulated server, on today's GoCD. */
async function openNewest(stand: LiveStand, pipeline: string, stage: string): Promise<string> {
  stand.go.setVersion('26.1.0');
  await stand.open(`?pipeline=${pipeline}&stage=${stage}`);
  const run = await newest(stand.page);
  await openRun(stand, run);
  await stand.pass(500);
  return run;
}

const WHAT_IS_OPEN = 'dialog[open], .stage-history-panel';

/** What can be open, and how to come to it. */
const OPEN: Readonly<Record<string, (stand: LiveStand) => Promise<void>>> = {
  'a finished run, which can be run again': async (stand) => {
    await openNewest(stand, 'checkout', 'verify');
    expect(await stand.page.getByRole('button', { name: 'Run failed jobs again…' }).count()).toBe(1);
  },
  'an active run': async (stand) => {
    await openNewest(stand, 'website', 'test');
    expect(await stand.page.getByText('so far').count()).toBeGreaterThan(0);
  },
  'the choice of jobs': async (stand) => {
    await openNewest(stand, 'checkout', 'verify');
    await stand.page.getByRole('button', { name: 'Run chosen jobs again…' }).click();
    await stand.pass(500);
    expect(await stand.page.getByRole('checkbox').count()).toBe(6);
  },
  'a run with sixty jobs, all shown': async (stand) => {
    await openNewest(stand, 'platform', 'integration');
    await stand.page.getByRole('button', { name: 'Show all 60 jobs' }).click();
  },
  'a run that a link leads to': async (stand) => {
    stand.go.setVersion('26.1.0');
    await stand.open('?pipeline=checkout&stage=verify&offset=0&run=3/1');
    await stand.page.getByText('not on this page').waitFor();
    await stand.pass(500);
  },
};

/** How wide the page is beyond the window, and what of the widget is beyond its own right edge, or its box. */
async function overflow(page: Page): Promise<unknown> {
  return page.locator('.stage-history').evaluate((widget) => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const { right } = widget.getBoundingClientRect();
    const all = [...widget.querySelectorAll('*')];
    return {
      scrolls: scrollWidth > clientWidth,
      beyond: all
        .filter(
          (one) =>
            !one.closest('.stage-history-unseen, thead') && one.getBoundingClientRect().right > right + 1,
        )
        .map((one) => one.outerHTML.slice(0, 80)),
      spilling: all
        .filter((one) => one.matches('a, button, li, dd, dialog') && one.clientWidth > 0)
        .filter((one) => one.scrollWidth > one.clientWidth + 1)
        .map((one) => one.outerHTML.slice(0, 80)),
    };
  });
}

const NONE = { scrolls: false, beyond: [], spilling: [] };

describe.each(Object.entries(OPEN))('%s', (_, reach) => {
  test('is found accessible by axe, light and dark, and fits, narrow and wide', async ({ stand }) => {
    const { page } = stand;
    await page.setViewportSize({ width: 340, height: 800 });
    await reach(stand);
    for (const width of [340, 1040]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await overflow(page), `${width} px`).toEqual(NONE);
      await page.emulateMedia({ colorScheme: 'light' });
      await expectAccessible(page, undefined, WHAT_IS_OPEN);
      await page.emulateMedia({ colorScheme: 'dark' });
      await expectAccessible(page, ['color-contrast'], WHAT_IS_OPEN);
    }
  });
});

describe('An open run of sixty jobs', () => {
  test('shows at first those that say most, and all when asked to, without another read', async ({
    stand,
  }) => {
    const { page } = stand;
    const run = await openNewest(stand, 'platform', 'integration');
    const jobs = panel(page, run).getByRole('listitem');
    expect(await jobs.count()).toBe(12);
    const before = runsAsked(stand).length;
    const all = page.getByRole('button', { name: 'Show all 60 jobs' });
    expect(await all.getAttribute('aria-expanded')).toBe('false');
    await all.press('Enter');
    expect(await jobs.count()).toBe(60);
    await page.getByRole('button', { name: 'Show fewer jobs' }).press('Enter');
    expect(await jobs.count()).toBe(12);
    expect(await atFocus(page, (at) => at?.textContent)).toBe('Show all 60 jobs');
    expect(runsAsked(stand)).toHaveLength(before);
  });
});

describe('Open runs', () => {
  test('stay as they are through reads that say nothing new: nothing moves but what ticks', async ({
    stand,
  }) => {
    const { page, open, pass } = stand;
    await watchWork(stand.context);
    addTimedStage(stand);
    startHeldRun(stand);
    await open(TIMED_STAGE);
    await openRun(stand, '4 / 1');
    await openRun(stand, '3 / 1');
    await openRun(stand, '1 / 1');
    await pass(60_000, { longest: 5_000 });
    const before = await rowBoxes(page);
    await resetWork(page);
    await pass(20_000);
    const { commits, touched } = await work(page);
    expect(commits).toBe(0);
    const { ages, ...rest } = touched;
    expect(
      ages.every((one) => one.includes('text of span') || one.includes('+text')),
      ages.join(),
    ).toBe(true);
    expect(
      Object.values(rest)
        .flat()
        // The length of what goes on, written past React.
        .filter((one) => !one.endsWith('attribute style of ul.stage-history-timeline')),
    ).toEqual([]);
    expect(await rowBoxes(page)).toEqual(before);
  });

  test('are opened, walked through and closed by keyboard alone', async ({ stand }) => {
    const { page, open, pass } = stand;
    addTimedStage(stand);
    await open(WHOLE_TIMED_STAGE);
    const focused = (): Promise<string | null | undefined> =>
      atFocus(page, (at) => at?.ariaLabel ?? at?.textContent);
    await detailsButton(page, '3 / 1').focus();
    await page.keyboard.press('Enter');
    await pass(500);
    const stops: (string | null | undefined)[] = [];
    for (let steps = 0; (await focused()) !== 'Details of run 2 / 1' && steps < 40; steps += 1) {
      await page.keyboard.press('Tab');
      stops.push(await focused());
    }
    expect(stops.slice(-11)).toEqual([
      'api',
      'docs',
      'web',
      'Run on the Go server',
      'Value stream map',
      'Compare with 2',
      'Compare jobs with another run',
      'Copy link',
      'Run stage again…',
      'Run chosen jobs again…',
      'Details of run 2 / 1',
    ]);
    await detailsButton(page, '3 / 1').focus();
    await page.keyboard.press('Enter');
    expect(await panel(page, '3 / 1').count()).toBe(0);
    expect(await focused()).toBe('Details of run 3 / 1');
  });
});
