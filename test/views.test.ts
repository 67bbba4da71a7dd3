import { describe, expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { asked, mark } from './support/asked.ts';
import { expectAccessible, SPOKEN, statusNoise, test as realTest } from './support/browserTest.ts';
import { cancelRun, counters, expectState, row, rows } from './support/history.ts';
import { addFreshStage, letRunsCome } from './support/liveStage.ts';
import { liveTest as test } from './support/liveTest.ts';

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const coverage = (page: Page): Promise<string | null> => page.locator('.stage-history-count').textContent();
const search = (page: Page): string => new URL(page.url()).search;
const grid = (page: Page): Locator => page.getByRole('grid');

describe.each(SPOKEN)('A filter on a server that speaks $speaks', ({ version }) => {
  test('says of how many runs it tells, and looks at more only when asked to', async ({ stand }) => {
    const { page } = stand;
    addFreshStage(stand, 160, version);
    await stand.open('?pipeline=shop&stage=deploy');
    mark(stand);
    await button(page, 'Failed').click();
    await stand.pass(0);
    // One of three fails.
    expect(await coverage(page)).toBe('17 of the 50 newest runs match.');
    expect(await rows(page).count()).toBe(17);
    expect(await page.locator('tr[data-state=failed]').count()).toBe(17);
    expect(search(page)).toBe('?pipeline=shop&stage=deploy&state=failed');
    expect(asked(stand)).toEqual([]);

    await button(page, 'Search 100 more').click();
    await stand.pass(0);
    expect(await coverage(page)).toBe('50 of the 150 newest runs match.');
    expect(await rows(page).count()).toBe(50);
    expect(asked(stand)).toHaveLength(version === undefined ? 10 : 1);
    await page.getByRole('button', { name: /^Search / }).click();
    await stand.pass(0);
    expect(await coverage(page)).toMatch(/^5\d of all 160 runs match\.$/);
    expect(await page.getByRole('button', { name: /^Search / }).count()).toBe(0);
  });
});

describe('A filter', () => {
  test('stays while runs arrive, and shows those that match', async ({ stand }) => {
    const { page } = stand;
    addFreshStage(stand, 6);
    await stand.open('?pipeline=shop&stage=deploy&state=failed');
    expect(await counters(page)).toEqual(['4 / 1', '1 / 1']);
    letRunsCome(stand, 2);
    await stand.pass(30_000);
    expect(await counters(page)).toEqual(['7 / 1', '4 / 1', '1 / 1']);
    expect(await coverage(page)).toBe('3 of all 8 runs match.');
  });

  test('by text, from an address with what nobody understands, and cleared again', async ({ stand }) => {
    const { page } = stand;
    await stand.open('?pipeline=orders&stage=integration&state=blue&offset=20&text=27+/+1');
    await page.getByText(/Not understood in the address.*state=blue/).waitFor();
    expect(await counters(page)).toEqual(['27 / 1']);
    await button(page, 'Clear filters').click();
    await stand.pass(0);
    await expect.poll(() => counters(page)).toHaveLength(10);
    expect(search(page)).toMatch(/^\?pipeline=orders&stage=integration&offset=20/);
  });

  test('that finds nothing says so and takes nothing away that could change it', async ({ stand }) => {
    const { page } = stand;
    await stand.open('?pipeline=orders&stage=integration&text=nobody');
    expect(await coverage(page)).toBe('None of all 30 runs matches.');
    await page.getByText('None of all 30 runs matches this filter.').waitFor();
    await page
      .getByRole('searchbox')
      .or(page.getByRole('textbox', { name: /^Find/ }))
      .first()
      .fill('');
    await stand.pass(500);
    await expect.poll(() => counters(page)).toHaveLength(10);
  });

  realTest('does not keep a running stage from being stopped', async ({ stand }) => {
    const { page } = stand;
    await stand.open('?pipeline=catalogue&stage=acceptance&state=active');
    await cancelRun(page, '45 / 1');
    // Cancelled, it is no active run any more, and the filter lets it go.
    await expect.poll(() => rows(page).count()).toBe(0);
    await button(page, 'All').press('Enter');
    await expectState(page, '45 / 1', 'Cancelled');
  });
});

describe('The grid', () => {
  test('is a switch away, and Back leads to the list again', async ({ stand }) => {
    const { page } = stand;
    await stand.open('?pipeline=orders&stage=integration');
    await button(page, 'Grid').click();
    await stand.pass(0);
    await grid(page).waitFor();
    expect(search(page)).toBe('?pipeline=orders&stage=integration&view=grid');
    for (const [job, badge] of [
      ['stock-sync', 'flaky'],
      ['browser', 'unsteady'],
      ['fraud-rules', 'newly failing'],
    ] as const)
      expect(await grid(page).getByRole('row').filter({ hasText: job }).first().textContent()).toContain(
        badge,
      );
    expect(await grid(page).getByRole('row').filter({ hasText: 'mail' }).first().textContent()).not.toMatch(
      /flaky|unsteady/,
    );
    await page.goBack();
    await stand.pass(0);
    expect(await grid(page).count()).toBe(0);
    expect(await rows(page).count()).toBe(10);
  });

  realTest('opens a run from its column, with Cancel alive in it', async ({ stand }) => {
    const { page } = stand;
    // Servers of this age tell nothing of single runs.
    stand.expectConsole(statusNoise(404));
    await stand.open('?pipeline=catalogue&stage=acceptance&view=grid');
    await grid(page)
      .getByRole('columnheader', { name: /45 \/ 1/ })
      .getByRole('button')
      .click();
    await row(page, '45 / 1').waitFor();
    expect(search(page)).toContain('run=45/1');
    await cancelRun(page, '45 / 1');
    await expectState(page, '45 / 1', 'Cancelled');
  });

  test('holds still while somebody is in it, and says how many runs wait', async ({ stand }) => {
    const { page } = stand;
    addFreshStage(stand, 6);
    await stand.open('?pipeline=shop&stage=deploy&view=grid');
    const columns = grid(page).getByRole('columnheader').getByRole('button');
    await columns.first().focus();
    letRunsCome(stand, 2);
    await stand.pass(30_000);
    expect(await columns.count()).toBe(6);
    await button(page, '2 newer runs').press('Enter');
    await stand.pass(0);
    expect(await columns.count()).toBe(8);
  });

  test('tells marks and copies by all runs, whatever a filter shows of them', async ({ stand }) => {
    const { page } = stand;
    await stand.open('?pipeline=orders&stage=integration&view=grid&state=passed');
    const flaky = grid(page).getByRole('row').filter({ hasText: 'stock-sync' }).first();
    expect(await flaky.textContent()).toContain('flaky');
    expect(
      await grid(page)
        .getByRole('link', { name: /copied from an earlier run/ })
        .count(),
    ).toBeGreaterThan(0);
  });

  test('shows older runs when asked to', async ({ stand }) => {
    const { page } = stand;
    await stand.open('?pipeline=website&stage=test&view=grid');
    await page.getByText('Newest 50 of 2,431 runs', { exact: true }).waitFor();
    mark(stand);
    await button(page, 'Show 100 older').click();
    await stand.pass(0);
    await page.getByText('Newest 150 of 2,431 runs', { exact: true }).waitFor();
    expect(asked(stand)).toHaveLength(10);
  });
});

describe('Two runs', () => {
  test('stand side by side, those jobs first that changed', async ({ stand }) => {
    const { page } = stand;
    await stand.open('?pipeline=orders&stage=integration&compare=27/1,25/1');
    const panel = page.locator('.stage-history-compare');
    const jobs = await panel.getByRole('row').allTextContents();
    expect(jobs.some((job) => job.includes('fraud-rules') && job.includes('Failed'))).toBe(true);
    expect(await panel.locator('.stage-history-links a').getAttribute('href')).toBe(
      '/go/compare/orders/25/with/27',
    );
    await button(page, 'Close the comparison')
      .or(panel.getByRole('button', { name: /close/i }))
      .first()
      .click();
    expect(search(page)).toBe('?pipeline=orders&stage=integration');
  });
});

describe('What is taken along', () => {
  realTest('are the runs that match, as a file', async ({ stand }) => {
    const { page } = stand;
    await stand.open('?pipeline=orders&stage=integration&state=cancelled');
    await page
      .getByText(/of all 30 runs match/)
      .first()
      .waitFor();
    await button(page, 'Take along').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /CSV/ }).first().click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^orders-integration-\d{4}-\d\d-\d\d\.csv$/);
    const lines = await page.locator('tr.stage-history-run').count();
    const stream = await download.createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
    const text = Buffer.concat(chunks).toString('utf8');
    expect(text.trimEnd().split('\r\n')).toHaveLength(lines + 1);
    expect(text).toContain('16/1,Cancelled,');
  });

  realTest('is the link of an open run, which leads to it', async ({ stand }) => {
    const { page, context } = stand;
    // Servers of this age tell nothing of single runs.
    stand.expectConsole(statusNoise(404));
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await stand.open('?pipeline=orders&stage=integration&run=27/1');
    await button(page, 'Copy link').click();
    await page
      .getByText(/Link .*copied/)
      .first()
      .waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(new URL(link).search).toBe('?pipeline=orders&stage=integration&run=27/1');
    await button(page, 'Copy failed jobs').click();
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toMatch(/^\[orders \/ integration 27 \/ 1\]\(http.+\): Failed\n\n- \[browser\]/);
  });
});

realTest('The grid as a whole page is accessible', async ({ stand }) => {
  stand.expectConsole(statusNoise(404));
  await stand.open('?pipeline=orders&stage=integration&view=grid&run=27/1');
  await grid(stand.page).waitFor();
  await row(stand.page, '27 / 1').waitFor();
  await expectAccessible(stand.page);
});
