import { describe, expect } from 'vitest';
import { atFocus } from './support/atFocus.ts';
import { connectionNoise, statusNoise } from './support/browserTest.ts';
import { askedSince, openLiveStage } from './support/liveStage.ts';
import { blur, focus, goOffline, goOnline, hide, show } from './support/attention.ts';
import { liveTest as test } from './support/liveTest.ts';
import type { LiveStand } from './support/liveTest.ts';
import { resetWork, watchWork, work } from './support/countWork.ts';

const status = ({ page }: LiveStand) => page.locator('.stage-history-live').textContent();
const NEWEST = '/go/api/stages/shop/deploy/history/0';

describe('Reading again', () => {
  test('every 5 s while a run is active, every 30 s otherwise, a third as often without focus', async ({
    stand,
  }) => {
    const { go, page, pass } = stand;
    const asked = (): string[] => askedSince(stand);
    await openLiveStage(stand, { active: true });
    await pass(4_000);
    expect(asked()).toEqual([]);
    expect(await status(stand)).toBe('Live · updated 4 s ago');
    await pass(1_000);
    expect(asked()).toEqual([NEWEST]);
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
    expect(await page.locator('tr[data-state=building]').count()).toBe(0);
    asked();
    await pass(29_000);
    expect(asked()).toEqual([]);
    await pass(1_000);
    expect(asked()).toEqual([NEWEST]);
  });

  test('not while the tab is hidden; at once when it is seen again, or is back online', async ({ stand }) => {
    const { page, pass, context } = stand;
    const asked = (): string[] => askedSince(stand);
    stand.expectConsole(connectionNoise);
    await openLiveStage(stand, { active: true });
    await hide(page);
    await pass(120_000);
    expect(asked()).toEqual([]);
    await show(page);
    await pass(1);
    expect(asked()).toEqual([NEWEST]);
    expect(await status(stand)).toBe('Live · updated 0 s ago');

    await goOffline(context);
    await pass(6_000);
    expect(asked()).toEqual([]);
    expect(await status(stand)).toMatch(/^No answer since \d\d:\d\d:\d\d, showing what was known$/);
    await goOnline(context);
    await pass(1);
    expect(asked()).toEqual([NEWEST]);
    expect(await status(stand)).toBe('Live · updated 0 s ago');
  });

  test('the page that is shown, too, as long as it holds an active run', async ({ stand }) => {
    const { go, pass } = stand;
    const asked = (): string[] => askedSince(stand);
    await openLiveStage(stand, { active: true, address: '&offset=20' });
    await pass(10_000);
    expect(asked(), 'an older page of finished runs').toEqual([NEWEST, NEWEST]);
    // Eleven runs that come while it goes on push the active one to the second page.
    for (let runs = 0; runs < 11; runs += 1) {
      go.startRun('shop', 'deploy', { evenIfActive: true });
      stand.clock.advance(10);
      go.finishRun('shop', 'deploy', 'Passed');
    }
    await stand.open('?pipeline=shop&stage=deploy&offset=10');
    asked();
    await pass(5_000);
    expect(
      asked()
        .map((path) => /\d+$/.exec(path)?.[0])
        .sort(),
    ).toEqual(['0', '10']);
    go.finishRun('shop', 'deploy', 'Passed');
    await pass(5_000);
    asked();
    await pass(30_000);
    expect(asked(), 'once it has ended').toEqual([NEWEST]);
  });

  test('is paused by a button and goes on by it', async ({ stand }) => {
    const { page, pass } = stand;
    const asked = (): string[] => askedSince(stand);
    await openLiveStage(stand, { active: true });
    await page.getByRole('button', { name: 'Pause updates' }).click();
    await pass(60_000);
    expect(asked()).toEqual([]);
    expect(await status(stand)).toMatch(/^Paused · as of \d\d:\d\d:\d\d$/);
    await hide(page);
    await show(page);
    await pass(1);
    expect(asked(), 'coming back does not end the pause').toEqual([]);
    await page.getByRole('button', { name: 'Refresh' }).click();
    await stand.pass(0);
    expect(asked(), 'Refresh works all the same').toEqual([NEWEST]);
    await page.getByRole('button', { name: 'Resume updates' }).click();
    await stand.pass(0);
    expect(asked()).toEqual([NEWEST]);
    await pass(5_000);
    expect(asked()).toEqual([NEWEST]);
    expect(await status(stand)).toBe('Live · updated 0 s ago');
  });

  test('less and less often after failures, until it works again', async ({ stand }) => {
    const { go, page, pass } = stand;
    const asked = (): string[] => askedSince(stand);
    stand.expectConsole(statusNoise(500));
    await openLiveStage(stand, { active: true });
    go.setFault('history:500');
    await pass(5_000);
    expect(asked()).toHaveLength(1);
    expect(await page.locator('.stage-history-notices').textContent()).toContain('The Go server failed');
    for (const wait of [10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000]) {
      await pass(wait - 1_000);
      expect(asked(), `within ${wait} ms`).toEqual([]);
      await pass(1_000);
      expect(asked(), `after ${wait} ms`).toHaveLength(1);
    }
    expect(await status(stand)).toMatch(/^No answer since /);
    go.setFault(undefined);
    await page.getByRole('button', { name: 'Try again' }).click();
    await stand.pass(0);
    expect(asked()).toEqual([NEWEST]);
    expect(await page.locator('.stage-history-notices').textContent()).toBe('');
    expect(await page.getByText('The Go server answers again.').count()).toBe(1);
    await pass(5_000);
    expect(asked()).toEqual([NEWEST]);
  });

  test('passes the keyboard’s place on when what went wrong is over', async ({ stand }) => {
    const { go, page, pass } = stand;
    stand.expectConsole(statusNoise(500));
    go.setFault('history:500x1');
    await stand.open('?pipeline=website&stage=test');
    const focusOnTryAgain = () => page.getByRole('button', { name: 'Try again' }).focus();
    const focused = () => atFocus(page, (at) => at?.tagName);
    await focusOnTryAgain();
    await pass(60_000);
    expect(await focused(), 'where there were no rows').toBe('H2');
    go.setFault('history:500');
    await pass(30_000);
    await focusOnTryAgain();
    go.setFault(undefined);
    await pass(60_000);
    expect(await focused(), 'below the rows').toBe('H2');
  });

  test('as late as the server asks for', async ({ stand }) => {
    const { go, pass } = stand;
    const asked = (): string[] => askedSince(stand);
    stand.expectConsole(statusNoise(429, 503));
    await openLiveStage(stand, { active: true });
    go.setFault('history:busy=120');
    await pass(5_000);
    expect(asked()).toHaveLength(1);
    go.setFault('history:toomany=400');
    await pass(119_000);
    expect(asked()).toEqual([]);
    await pass(1_000);
    expect(asked()).toHaveLength(1);
    go.setFault(undefined);
    await pass(399_000);
    expect(asked()).toEqual([]);
    await pass(1_000);
    expect(asked()).toEqual([NEWEST]);
    await pass(5_000);
    expect(asked()).toEqual([NEWEST]);
  });

  test('stops when signed out and says so; goes on when somebody is back who has signed in', async ({
    stand,
  }) => {
    const { go, page, pass } = stand;
    const asked = (): string[] => askedSince(stand);
    stand.expectConsole(statusNoise(401));
    await openLiveStage(stand, { active: true });
    go.setSignInNeeded(true);
    await pass(5_000);
    expect(asked()).toHaveLength(1);
    expect(await status(stand)).toMatch(/^Signed out · as of /);
    await pass(600_000);
    expect(asked()).toEqual([]);
    go.signIn('admin');
    await blur(page);
    await focus(page);
    await pass(1);
    expect(asked()).toEqual([NEWEST]);
    await pass(5_000);
    expect(asked()).toEqual([NEWEST]);
    expect(await status(stand)).toBe('Live · updated 0 s ago');
  });

  test('outlives the server: it dies, the rows stay, and it is back by itself', async ({ stand }) => {
    const { page, pass, site } = stand;
    const asked = (): string[] => askedSince(stand);
    stand.expectConsole(connectionNoise);
    await openLiveStage(stand, { active: true });
    const before = await page.locator('tbody').textContent();
    await site.stop();
    await pass(5_000);
    expect(await status(stand)).toMatch(/^No answer since /);
    expect(await page.locator('.stage-history-notices').textContent()).toContain('cannot be reached');
    expect(await page.locator('tbody').textContent()).toBe(before);
    await site.restart();
    await pass(10_000);
    expect(asked()).toEqual([NEWEST]);
    expect(await status(stand)).toBe('Live · updated 0 s ago');
  });
});

describe('What reading again costs', () => {
  test('nothing in React and nothing in the rows, 100 times without news', async ({ stand }) => {
    const { page, pass } = stand;
    await watchWork(stand.context);
    const asked = (): string[] => askedSince(stand);
    await openLiveStage(stand, { active: true });
    await pass(1_000);
    await resetWork(page);
    await pass(500_000);
    expect(asked()).toHaveLength(100);
    const { commits, touched, live, title, elsewhere, ages } = await work(page);
    expect({ commits, rows: touched.rows, live, title, elsewhere }).toEqual({
      commits: 0,
      rows: [],
      live: 0,
      title: 0,
      elsewhere: 0,
    });
    expect(ages).toBeGreaterThan(100);
  });

  test('one commit when a job has changed, which touches that job and its run’s state', async ({ stand }) => {
    const { go, page, pass } = stand;
    go.addStage({ pipeline: 'two', stage: 'steps', jobs: ['api', 'web'], pastRuns: 12, pace: 'seconds' });
    go.startRun('two', 'steps', { jobs: { api: 'Failed' } });
    await watchWork(stand.context);
    await stand.open('?pipeline=two&stage=steps');
    // Until buttons that have just appeared take clicks.
    await pass(1_000);
    const row = page.locator('tbody tr').first();
    const counter = (await row.locator('th a').textContent()) ?? '';
    const jobs = (): Promise<string[]> => row.locator('li').allTextContents();
    let steps = 0;
    for (let before = await jobs(); before.some((job) => job.includes('running')); before = await jobs()) {
      const stateBefore = await row.getAttribute('data-state');
      await resetWork(page);
      await pass(5_000);
      const changed = (await jobs()).filter((job, at) => job !== before[at]);
      const { commits, touched } = await work(page);
      // Servers tell phases of a job that are shown alike.
      if (changed.length > 0) expect(commits).toBe(1);
      expect(touched.rows.filter((touch) => !touch.startsWith(`${counter}: `))).toEqual([]);
      expect(touched.elsewhere).toEqual([]);
      if ((await row.getAttribute('data-state')) === stateBefore)
        expect(touched.glance, 'a job of a run that goes on is nothing to the overview').toEqual([]);
      if (changed.length === 1 && !(await row.textContent())?.includes('running')) {
        const jobsTouched = touched.rows.filter((touch) => touch.includes('li.stage-history-job'));
        expect(jobsTouched, 'the job itself, and no other').toHaveLength(1);
      }
      steps += changed.length;
    }
    expect(steps).toBe(2);
  });
});
