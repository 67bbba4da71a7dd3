import { describe, expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { hostTest, SPOKEN, statusNoise } from './support/browserTest.ts';

const ADDRESS = '?case=control&pipeline=website&stage=test';

const widget = (page: Page, at: number): Locator =>
  page.getByRole('region', { name: 'website / test' }).nth(at);
const first = (of: Locator): Promise<string | null> =>
  of.locator('tr.stage-history-run th > a').first().textContent();
const parameters = (page: Page): URLSearchParams => new URL(page.url()).searchParams;

describe.each(SPOKEN)('The address of a page around widgets ($speaks)', ({ version }) => {
  hostTest('is left alone where no prefix is given', async ({ stand }) => {
    const { page, go, open } = stand;
    go.setVersion(version);
    await open(ADDRESS);
    await expect.poll(() => page.locator('tr.stage-history-run').count()).toBe(10);
    const address = page.url();
    const newest = await first(widget(page, 0));
    await widget(page, 0).getByRole('button', { name: 'Older' }).press('Enter');
    await expect.poll(() => first(widget(page, 0))).not.toBe(newest);
    expect(page.url()).toBe(address);
  });

  hostTest(
    'keeps the place of each of two, with all else as it was, through Back, Forward and a link',
    async ({ stand }) => {
      const { page, go, open, anotherPage } = stand;
      // What an old server says of what is inside a run.
      stand.expectConsole(statusNoise(404));
      go.setVersion(version);
      await open(`${ADDRESS}&prefix=a-,b-&flag&q=a%20b&overview#there`);
      const [a, b] = [widget(page, 0), widget(page, 1)];
      await expect.poll(() => page.locator('tr.stage-history-run').count()).toBe(20);
      await page.evaluate(() => history.replaceState({ mine: 1 }, ''));
      const start = page.url();
      const newest = await first(a);

      await a.getByRole('button', { name: 'Older' }).press('Enter');
      await expect.poll(() => first(a)).not.toBe(newest);
      const older = await first(a);
      expect(await first(b), 'the other stays').toBe(newest);
      expect(page.url().startsWith(start.replace('#there', ''))).toBe(true);
      expect(page.url().endsWith('#there')).toBe(true);
      expect([...parameters(page).keys()].filter((name) => /^[ab]-/.test(name))).toEqual(['a-page']);
      expect(await page.evaluate(() => history.state as unknown)).toEqual({ mine: 1 });

      await b.locator('tr.stage-history-run').first().locator('button.stage-history-open').press('Enter');
      const opened = (newest ?? '').replaceAll(' ', '');
      expect(parameters(page).get('b-run')).toBe(opened);
      await b.getByRole('button', { name: 'Grid' }).press('Enter');
      await b.getByRole('grid').waitFor();
      expect(parameters(page).get('b-view')).toBe('view=grid');

      await page.goBack();
      await b.getByRole('table').first().waitFor();
      expect(await first(a)).toBe(older);
      await page.goBack();
      await expect.poll(() => first(a)).toBe(newest);
      expect(page.url()).toBe(start);
      await page.goForward();
      await expect.poll(() => first(a)).toBe(older);
      await page.goForward();
      await b.getByRole('grid').waitFor();

      const other = await anotherPage({});
      await open(page.url().slice(page.url().indexOf('?')), other);
      await widget(other, 1).getByRole('grid').waitFor();
      await expect.poll(() => first(widget(other, 0))).toBe(older);
    },
  );

  hostTest(
    'keeps nothing that the host itself has set, nor the place in another stage',
    async ({ stand }) => {
      const { page, go, open } = stand;
      go.setVersion(version);
      await open(`${ADDRESS}&prefix=a-&page=`);
      await expect.poll(() => page.locator('tr.stage-history-run').count()).toBe(10);
      const newest = await first(widget(page, 0));
      const address = page.url();
      await widget(page, 0).getByRole('button', { name: 'Older' }).press('Enter');
      await page.waitForLoadState('networkidle');
      expect(await first(widget(page, 0)), 'the host has not turned the page').toBe(newest);
      expect(page.url()).toBe(address);

      await open(`${ADDRESS}&prefix=a-`);
      await widget(page, 0).getByRole('button', { name: 'Older' }).press('Enter');
      await expect.poll(() => parameters(page).has('a-page')).toBe(true);
      await page.evaluate(() => window.showStage('nowhere'));
      await expect.poll(() => parameters(page).has('a-page')).toBe(false);
      expect(go.requests.at(-1)?.path).toMatch(/nowhere\/history(\/0|\?page_size=10)?$/);
    },
  );
});
