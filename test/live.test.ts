import { describe, expect } from 'vitest';
import { rows } from './support/history.ts';
import { blur, focus, hide, liveTest as test, show } from './support/liveTest.ts';
import type { LiveStand } from './support/liveTest.ts';
import { beginCounting, workOf } from './support/watchWork.ts';

/** A stage with finished runs, or one more that is active. */
async function open(stand: LiveStand, { active }: { active: boolean }): Promise<void> {
  const { go, page } = stand;
  go.addStage({
    pipeline: 'shop',
    stage: 'deploy',
    jobs: ['api', 'docs', 'web'],
    pastRuns: 34,
    ...(active && { underWay: { ago: 60_000, pace: 'held' } }),
  });
  await stand.open('?pipeline=shop&stage=deploy');
  await expect.poll(() => rows(page).count()).toBe(10);
  stand.asked();
}

const status = ({ page }: LiveStand) => page.locator('.stage-history-live').textContent();

describe('Reading again', () => {
  test('every 5 s while a run is active, every 30 s otherwise, a third as often without focus', async ({
    stand,
  }) => {
    const { go, page, pass, asked } = stand;
    await open(stand, { active: true });
    await pass(4_000);
    expect(asked()).toEqual([]);
    expect(await status(stand)).toBe('Live · updated 4 s ago');
    await pass(1_000);
    expect(asked()).toEqual(['/go/api/stages/shop/deploy/history/0']);
    expect(await status(stand)).toBe('Live · updated 0 s ago');
    await pass(20_000);
    expect(asked()).toHaveLength(4);
    await blur(page);
    await pass(30_000);
    expect(asked()).toHaveLength(2);
    await focus(page);
    await pass(5_000);
    expect(asked()).toHaveLength(1);

    go.finishRun('shop', 'deploy', 'Passed');
    await pass(5_000);
    await expect.poll(() => page.locator('tr[data-state=building]').count()).toBe(0);
    asked();
    await pass(29_000);
    expect(asked()).toEqual([]);
    await pass(1_000);
    expect(asked()).toHaveLength(1);
  });

  test('not while the tab is hidden, and at once when it is seen again', async ({ stand }) => {
    const { page, pass, asked } = stand;
    await open(stand, { active: true });
    await hide(page);
    await pass(120_000, 10_000);
    expect(asked()).toEqual([]);
    await show(page);
    await pass(1);
    expect(asked()).toHaveLength(1);
    expect(await status(stand)).toBe('Live · updated 0 s ago');
  });

  test('100 times without news renders nothing and touches no row', async ({ stand }) => {
    const { page, pass, asked } = stand;
    await open(stand, { active: true });
    await pass(1_000);
    await beginCounting(page);
    await pass(500_000, 5_000);
    expect(asked()).toHaveLength(100);
    const { commits, rows: touched, told, elsewhere } = await workOf(page);
    expect({ commits, touched, told, elsewhere }).toEqual({ commits: 0, touched: [], told: 0, elsewhere: 0 });
  });
});
