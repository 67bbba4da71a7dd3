import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { atFocus } from './support/atFocus.ts';
import { statusNoise } from './support/browserTest.ts';
import { counters } from './support/history.ts';
import { letRunsCome } from './support/liveStage.ts';
import { liveTest as test } from './support/liveTest.ts';
import type { LiveStand } from './support/liveTest.ts';
import {
  addTimedStage,
  detailsButton,
  fact,
  openRun,
  panel,
  runsAsked,
  TIMED_STAGE,
  panels,
} from './support/openRun.ts';
import { rowBoxes } from './support/rowBoxes.ts';

/** What stands behind the page's `?`. */
const query = (page: Page): string => new URL(page.url()).search;

/** Fourteen runs, which is more than a page, and a link to one of them. */
async function follow(stand: LiveStand, run: string, version = '26.1.0'): Promise<void> {
  addTimedStage(stand, { version, took: Array.from({ length: 14 }, () => 60_000) });
  await stand.open(`${TIMED_STAGE}&run=${run}`);
}

const elsewhere = (page: Page) => page.getByText('opened by a link; not on this page');
const close = (page: Page) => page.getByRole('button', { name: 'Close', exact: true });
const focused = (page: Page): Promise<string | null | undefined> =>
  atFocus(page, (at) => at?.ariaLabel ?? at?.tagName);

describe('A link to a run', () => {
  test('opens its row, where the page has one', async ({ stand }) => {
    const { page } = stand;
    await follow(stand, '12/1');
    expect(await detailsButton(page, '12 / 1').getAttribute('aria-expanded')).toBe('true');
    expect(await fact(panel(page, '12 / 1'), 'Duration')).toMatch(/^1 min, /);
    expect(await panels(page).count(), 'and no other').toBe(1);
    expect(await elsewhere(page).count()).toBe(0);
  });

  test('to one on an older page shows it below the rows, with its state', async ({ stand }) => {
    const { page, pass } = stand;
    await follow(stand, '2/1');
    const details = panel(page, '2 / 1');
    expect(await elsewhere(page).count()).toBe(1);
    expect(await fact(details, 'State')).toBe(' Passed');
    expect(await fact(details, 'Duration')).toMatch(/^1 min, /);
    expect(await counters(page), 'the newest runs are there as ever').toHaveLength(10);
    const last = (await rowBoxes(page)).at(-1);
    expect((await details.boundingBox())?.y).toBeGreaterThan(last?.y ?? Infinity);

    await close(page).press('Enter');
    expect(await panels(page).count()).toBe(0);
    expect(query(page)).toBe(TIMED_STAGE);
    await pass(0);
    expect(await focused(page), 'the keyboard’s place').toBe('H2');
  });

  test('shows the row as open once the reader turns to it, and not below any more', async ({ stand }) => {
    const { page, pass } = stand;
    await follow(stand, '2/1');
    await page.getByRole('button', { name: 'Older', exact: true }).click();
    await pass(0);
    expect(await elsewhere(page).count()).toBe(0);
    expect(await detailsButton(page, '2 / 1').getAttribute('aria-expanded')).toBe('true');
    expect(await panels(page).count()).toBe(1);
  });

  test.for(['26.1.0', '20.6.0', '19.8.0', '18.6.0'])(
    'that the Go server does not know says so (GoCD %s)',
    async (version, { stand }) => {
      const { page } = stand;
      stand.expectConsole(statusNoise(404));
      await follow(stand, '999/1', version);
      const details = panel(page, '999 / 1');
      expect(await details.textContent()).toBe(
        'The Go server knows no run 999 / 1 of shop / deploy. Look again',
      );
      expect(await details.getByRole('link').count(), 'no links into nowhere').toBe(0);
      expect(await counters(page)).toHaveLength(10);
    },
  );

  test('that nobody can read is said in words, and opens nothing', async ({ stand }) => {
    const { page } = stand;
    await follow(stand, 'newest');
    await page
      .getByText(
        'The address names the run “newest”. Runs are named by their counters, like 142/1. None is opened.',
      )
      .waitFor();
    expect(await panels(page).count()).toBe(0);
    expect(await counters(page)).toHaveLength(10);
    expect(runsAsked(stand)).toEqual([]);
  });

  test('holds the rows still, as one does that the reader has opened', async ({ stand }) => {
    const { page, pass } = stand;
    await follow(stand, '12/1');
    await pass(1_000);
    const before = await rowBoxes(page);
    letRunsCome(stand, 1);
    await pass(31_000);
    expect(await rowBoxes(page)).toEqual(before);
    expect(await page.getByRole('button', { name: '1 newer run' }).count()).toBe(1);
  });
});

describe('The address', () => {
  test('follows what is opened and closed, the last one opened, and Back is not filled with it', async ({
    stand,
  }) => {
    const { page, open, pass } = stand;
    addTimedStage(stand);
    await open('');
    await open(TIMED_STAGE);
    const steps = await page.evaluate(() => history.length);
    await openRun(stand, '3 / 1');
    expect(query(page)).toBe(`${TIMED_STAGE}&run=3/1`);
    await openRun(stand, '1 / 1');
    expect(query(page)).toBe(`${TIMED_STAGE}&run=1/1`);
    await detailsButton(page, '1 / 1').click();
    expect(query(page), 'the one that is open still').toBe(`${TIMED_STAGE}&run=3/1`);
    await detailsButton(page, '3 / 1').click();
    expect(query(page)).toBe(TIMED_STAGE);
    expect(await page.evaluate(() => history.length)).toBe(steps);
    await page.goBack();
    await pass(0);
    expect(query(page)).toBe('');
  });

  test('leads there again, in another window', async ({ stand }) => {
    const { page, open } = stand;
    addTimedStage(stand);
    await open(TIMED_STAGE);
    await openRun(stand, '2 / 1');
    const other = await stand.anotherPage({});
    await open(query(page), other);
    expect(await fact(panel(other, '2 / 1'), 'Duration')).toMatch(/^2 min, /);
    expect(await detailsButton(other, '2 / 1').getAttribute('aria-expanded')).toBe('true');
  });

  test('names nothing that is not open, after a linked run gave way to a row', async ({ stand }) => {
    const { page } = stand;
    await follow(stand, '2/1');
    await openRun(stand, '12 / 1');
    expect(query(page)).toBe(`${TIMED_STAGE}&run=12/1`);
    await detailsButton(page, '12 / 1').click();
    expect(query(page)).toBe(TIMED_STAGE);
    expect(await panels(page).count()).toBe(0);
  });

  test('keeps the open run while the reader turns the page, and Back leads to both', async ({ stand }) => {
    const { page, pass } = stand;
    await follow(stand, '12/1');
    await page.getByRole('button', { name: 'Older', exact: true }).click();
    await pass(0);
    expect(await panels(page).count(), 'left behind with its row').toBe(0);
    await page.goBack();
    await pass(0);
    expect(query(page)).toBe(`${TIMED_STAGE}&run=12/1`);
    expect(await detailsButton(page, '12 / 1').getAttribute('aria-expanded')).toBe('true');
  });
});

describe('On a server of the API document', () => {
  test('a link to a run on no page says that nothing is known of single runs', async ({ stand }) => {
    const { page } = stand;
    stand.expectConsole(statusNoise(404));
    addTimedStage(stand, { version: undefined });
    await stand.open(`${TIMED_STAGE}&run=77/1`);
    expect(await panel(page, '77 / 1').getByText('Whether there is this one is not known.').count()).toBe(1);
  });
});
