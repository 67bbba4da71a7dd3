import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { atFocus } from './support/atFocus.ts';
import { expectAccessible, hostTest as test } from './support/browserTest.ts';

const grid = (page: Page): Locator =>
  page.getByRole('grid', { name: 'Jobs of website / test by run, newest run first' });
const frame = (page: Page): Locator => page.locator('.stage-history-grid-frame');
/** What the keyboard's place is called. */
const focused = (page: Page): Promise<string | null> =>
  atFocus(page, (at) => at?.getAttribute('aria-label') ?? at?.textContent ?? null);

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

async function scrollTo(page: Page, left: number, top: number): Promise<void> {
  await frame(page).evaluate((element, to) => element.scrollTo({ ...to, behavior: 'instant' }), {
    left,
    top,
  });
}

describe('The grid of jobs and runs', () => {
  test('is one stop of the tabulator, and the arrows lead through runs, jobs and cells', async ({
    stand,
  }) => {
    const { page, open } = stand;
    await open('?case=grid');
    await page.getByRole('button', { name: 'Troubled first' }).focus();
    await press(page, 'Tab');
    expect(await focused(page)).toBe('12043 / 1: Building');
    await press(page, 'ArrowDown');
    expect(await focused(page)).toBe('Browser in 12043 / 1: Passed');
    await press(page, 'ArrowRight', 'ArrowDown');
    expect(await focused(page)).toBe('Contract in 12041 / 2: Cancelled, copied from an earlier run');
    await press(page, 'Home');
    expect(await focused(page)).toMatch(/^Contract/);
    await press(page, 'Control+End');
    expect(await focused(page)).toMatch(/^UnitTest in /);
    await press(page, 'Control+Home');
    expect(await focused(page)).toBe('Job');
    expect(await grid(page).locator('[tabindex="0"]').count()).toBe(1);
  });

  test('opens a run by its counter, with Enter and with the space bar', async ({ stand }) => {
    const { page, open } = stand;
    await open('?case=grid');
    const header = page.getByRole('button', { name: '12040 / 1: Failed' });
    await header.focus();
    await press(page, 'Enter');
    expect(await header.getAttribute('aria-expanded')).toBe('true');
    await press(page, ' ');
    expect(await header.getAttribute('aria-expanded')).toBe('false');
  });

  test('leads from a cell to the job’s page, and says so where a job was not in the run', async ({
    stand,
  }) => {
    const { page, open } = stand;
    await open('?case=grid');
    const cell = page.getByRole('link', { name: 'Browser in 12040 / 1: Failed', exact: true });
    expect(await cell.getAttribute('href')).toBe('/go/tab/build/detail/website/12040/test/1/Browser');
    await page.getByRole('gridcell', { name: 'Smoke in 12040 / 1: not in this run' }).waitFor();
    await page.getByRole('link', { name: 'Package in 12036 / 1: Discontinued' }).waitFor();
  });

  test('renders what is in view of 100 jobs and 200 runs, and says how many there are', async ({ stand }) => {
    const { page, open } = stand;
    await open('?case=grid&jobs=100&runs=200');
    await grid(page).waitFor();
    expect(await grid(page).getAttribute('aria-rowcount')).toBe('101');
    expect(await grid(page).getAttribute('aria-colcount')).toBe('201');
    const cells = grid(page).locator('td');
    expect(await cells.count()).toBeLessThan(2_000);
    await scrollTo(page, 3_000, 1_500);
    await expect
      .poll(() => grid(page).locator('tbody tr').last().getAttribute('aria-rowindex').then(Number))
      .toBeGreaterThan(70);
    expect(await cells.count()).toBeLessThan(2_000);
  });

  test('keeps names and counters in sight, and the focus where it is, however far it scrolls', async ({
    stand,
  }) => {
    const { page, open } = stand;
    await open('?case=grid&jobs=100&runs=200');
    await page.getByRole('link', { name: 'Browser in 12043 / 1: Passed', exact: true }).focus();
    await scrollTo(page, 3_000, 1_500);
    const row = grid(page).locator('tbody tr[aria-rowindex="60"]');
    await row.waitFor();
    const { x, y } = (await frame(page).boundingBox()) ?? { x: NaN, y: NaN };
    const name = await row.getByRole('rowheader').boundingBox();
    const counter = await grid(page).getByRole('columnheader').nth(20).boundingBox();
    expect(Math.abs((name?.x ?? NaN) - x)).toBeLessThanOrEqual(1);
    expect(Math.abs((counter?.y ?? NaN) - y)).toBeLessThanOrEqual(2);
    expect(await focused(page)).toBe('Browser in 12043 / 1: Passed');
    await press(page, 'ArrowDown');
    expect(await focused(page)).toMatch(/^Browser-2 in 12043 \/ 1/);
    await expect.poll(() => frame(page).evaluate((element) => element.scrollTop)).toBeLessThan(60);
  });

  test('keeps in view and in focus what the reader looks at when newer runs come', async ({ stand }) => {
    const { page, open } = stand;
    await open('?case=grid&jobs=20&runs=100');
    await scrollTo(page, 840, 0);
    const header = page.getByRole('button', { name: /^12005 \/ 1/ });
    await header.focus();
    const before = await header.boundingBox();
    await page
      .getByRole('button', { name: 'Ten newer runs' })
      .evaluate((button: HTMLElement) => button.click());
    await expect.poll(() => grid(page).getAttribute('aria-colcount')).toBe('111');
    expect(await header.boundingBox()).toEqual(before);
    expect(await focused(page)).toMatch(/^12005 \/ 1/);
  });

  test('goes to a run that it is told to go to', async ({ stand }) => {
    const { page, open } = stand;
    await open('?case=grid&jobs=20&runs=200');
    await page.getByRole('button', { name: 'Go to the oldest' }).click();
    await expect.poll(() => focused(page)).toMatch(/^118\d\d \/ \d/);
    expect(await frame(page).evaluate((element) => element.scrollLeft)).toBeGreaterThan(4_000);
  });

  test('touches nothing when nothing is new', async ({ stand }) => {
    const { page, open } = stand;
    await open('?case=grid&jobs=20&runs=100');
    await grid(page).waitFor();
    const touched = await page.evaluate(async () => {
      const found: string[] = [];
      const note = (records: readonly MutationRecord[]): void =>
        void found.push(...records.map(({ type, target }) => `${type} of ${target.nodeName}`));
      const observer = new MutationObserver(note);
      const everything = { subtree: true, childList: true, attributes: true, characterData: true };
      observer.observe(document.querySelector('.stage-history-grid-view') ?? document, everything);
      const frame = (): Promise<unknown> => new Promise(requestAnimationFrame);
      // What is in view is measured once the grid is there, and some of it comes by that.
      for (let quiet = 0; quiet < 5; quiet += 1) {
        found.length = 0;
        await frame();
        note(observer.takeRecords());
        if (found.length > 0) quiet = -1;
      }
      [...document.querySelectorAll('button')]
        .find(({ textContent }) => textContent === 'Nothing new')
        ?.click();
      await frame();
      note(observer.takeRecords());
      return found;
    });
    expect(touched).toEqual([]);
  });

  test('is clean for axe, in light and dark', async ({ stand }) => {
    const { page, open } = stand;
    await open('?case=grid&jobs=4&runs=5');
    await grid(page).waitFor();
    await page.getByText('How these are told').click();
    await page.emulateMedia({ colorScheme: 'light' });
    await expectAccessible(page, undefined, '.stage-history');
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(page, ['color-contrast'], '.stage-history');
  });

  test('is as good at 320 px and in the reader’s own colours', async ({ stand }) => {
    const page = await stand.anotherPage({
      viewport: { width: 320, height: 640 },
      forcedColors: 'active',
    });
    await stand.open('?case=grid&jobs=4&runs=40', page);
    await grid(page).waitFor();
    await expectAccessible(page, undefined, '.stage-history');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    const box = await grid(page).getByRole('rowheader').first().boundingBox();
    expect(box?.width ?? NaN).toBeLessThanOrEqual(0.45 * 320);
    const edge = (state: string): Promise<string> =>
      grid(page)
        .locator(`td[data-state="${state}"] > a`)
        .first()
        .evaluate((link) => getComputedStyle(link).borderTopColor);
    expect(await edge('failed')).not.toBe(await edge('passed'));
  });
});
