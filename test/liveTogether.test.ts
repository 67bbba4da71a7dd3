import { describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { rows } from './support/history.ts';
import { askedSince, LIVE_STAGE, openLiveStage } from './support/liveStage.ts';
import { hide, show } from './support/attention.ts';
import { liveHostTest, liveTest } from './support/liveTest.ts';
import type { LiveStand } from './support/liveTest.ts';

/** A stage with an active run on the host page of that case. */
async function openHost(stand: LiveStand, which: string): Promise<void> {
  stand.go.addStage({
    pipeline: 'shop',
    stage: 'deploy',
    jobs: ['api', 'web'],
    pastRuns: 12,
    underWay: { ago: 60_000, pace: 'held' },
  });
  await stand.open(`${LIVE_STAGE}&case=${which}`);
  await expect.poll(() => rows(stand.page).count()).toBeGreaterThan(0);
  askedSince(stand);
}

describe('Widgets on one page', () => {
  liveHostTest('read once for all that show the same stage', async ({ stand }) => {
    const { go, page, pass } = stand;
    const asked = (): string[] => askedSince(stand);
    await openHost(stand, 'ten');
    expect(await rows(page).count()).toBe(100);
    await pass(20_000);
    expect(asked()).toHaveLength(4);
    go.finishRun('shop', 'deploy', 'Failed');
    await pass(5_000);
    expect(asked()).toHaveLength(1);
    expect(await page.locator('tr[data-state=building]').count()).toBe(0);

    await page.getByRole('button', { name: 'Pause updates' }).first().click();
    await pass(60_000);
    expect(asked(), 'paused together').toEqual([]);
    expect(await page.getByText(/^Paused/).count()).toBe(10);
  });

  liveHostTest('read as often as their host says', async ({ stand }) => {
    const { pass } = stand;
    const asked = (): string[] => askedSince(stand);
    await openHost(stand, 'quick');
    await pass(10_000);
    expect(asked()).toHaveLength(5);
  });

  liveHostTest('read only when asked to where the host has turned reading off', async ({ stand }) => {
    const { page, pass } = stand;
    const asked = (): string[] => askedSince(stand);
    await openHost(stand, 'unread');
    await pass(120_000);
    await hide(page);
    await show(page);
    await pass(1);
    expect(asked()).toEqual([]);
    expect(await page.getByRole('button', { name: 'Pause updates' }).count()).toBe(0);
    expect(await page.locator('.stage-history-live').textContent()).toMatch(/^as of /);
    await page.getByRole('button', { name: 'Refresh' }).click();
    await pass(1);
    expect(asked()).toHaveLength(1);
  });
});

describe('Tabs of one browser', () => {
  const TABS = 10;

  async function openTabs(stand: LiveStand): Promise<Page[]> {
    await openLiveStage(stand, { active: true });
    const pages = [stand.page];
    while (pages.length < TABS) {
      const page = await stand.context.newPage();
      await stand.open(LIVE_STAGE, page);
      pages.push(page);
    }
    askedSince(stand);
    return pages;
  }

  liveTest('read once for all, and all show what one was answered', async ({ stand }) => {
    const { go, pass } = stand;
    const asked = (): string[] => askedSince(stand);
    const pages = await openTabs(stand);
    await pass(20_000);
    const requests = asked().length;
    expect(requests, 'four times 5 s').toBeGreaterThanOrEqual(4);
    expect(requests, 'four times 5 s, and not ten times that').toBeLessThanOrEqual(8);

    go.finishRun('shop', 'deploy', 'Passed');
    await pass(6_000);
    for (const page of pages) expect(await page.locator('tr[data-state=building]').count()).toBe(0);
  });

  liveTest(
    'go on when the one that reads is closed, and leave it to those that are seen',
    async ({ stand }) => {
      const { pass } = stand;
      const asked = (): string[] => askedSince(stand);
      const pages = await openTabs(stand);
      for (const page of pages.slice(0, 7)) await page.close();
      await pass(5_000);
      expect(asked().length, 'within one interval').toBeGreaterThanOrEqual(1);
      const left = pages.slice(7);
      for (const page of left.slice(0, 2)) await hide(page);
      await pass(5_500);
      asked();
      await pass(20_000);
      expect(asked().length).toBeGreaterThanOrEqual(4);
      for (const page of left) await hide(page);
      asked();
      await pass(60_000);
      expect(asked(), 'nobody looks').toEqual([]);
    },
  );
});
