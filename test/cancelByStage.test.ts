import { describe, expect } from 'vitest';
import { anyCancel, openWithActiveRun, outcome, posts } from './support/activeRun.ts';
import { statusNoise, test } from './support/browserTest.ts';
import {
  cancelRun,
  confirmButton,
  expectState,
  pauseUpdates,
  pressCancel,
  showNewer,
} from './support/history.ts';

describe('A cancel that takes only the stage, and could hit another run,', () => {
  test('reads the newest runs again before it is posted, and once more afterwards', async ({ stand }) => {
    const { page, go } = stand;
    await openWithActiveRun(stand, undefined);
    await pauseUpdates(page);
    await cancelRun(page, '4 / 1');
    await expectState(page, '4 / 1', 'Cancelled');
    expect(go.requests.map(({ method, path }) => `${method} ${path.split('/').slice(3).join('/')}`)).toEqual([
      'GET version',
      'GET stages/shop/deploy/history/0',
      'GET stages/shop/deploy/history/0',
      'POST stages/shop/deploy/cancel',
      'GET stages/shop/deploy/history/0',
    ]);
  });

  test('is not posted when the run ended while the question was open', async ({ stand }) => {
    const { page, go } = stand;
    await openWithActiveRun(stand, undefined);
    await pauseUpdates(page);
    await pressCancel(page, '4 / 1');
    go.finishRun('shop', 'deploy', 'Passed');
    await confirmButton(page).click();
    await expect.poll(() => outcome(stand)).toBe('4 / 1 has finished: Passed. Nothing was cancelled.');
    await expectState(page, '4 / 1', 'Passed');
    expect(posts(stand)).toEqual([]);
  });

  test('is not posted when the next run has started meanwhile, nor is that one stopped', async ({
    stand,
  }) => {
    const { page, go, clock } = stand;
    await openWithActiveRun(stand, undefined);
    await pauseUpdates(page);
    await pressCancel(page, '4 / 1');
    go.finishRun('shop', 'deploy', 'Passed');
    clock.advance(1_000);
    go.startRun('shop', 'deploy');
    await confirmButton(page).click();
    await expect
      .poll(() => outcome(stand))
      .toBe('4 / 1 has finished: Passed. 5 / 1 is running now. Nothing was cancelled.');
    expect(posts(stand)).toEqual([]);
    await showNewer(page, '1 newer run');
    await expectState(page, '5 / 1', 'Building');
    expect(await page.getByRole('button', { name: 'Cancel run 5 / 1' }).count()).toBe(1);
  });

  test('is not posted when two runs are active', async ({ stand }) => {
    const { page, go, clock } = stand;
    await openWithActiveRun(stand, undefined);
    await pauseUpdates(page);
    await pressCancel(page, '4 / 1');
    clock.advance(1_000);
    go.startRun('shop', 'deploy', { evenIfActive: true });
    await confirmButton(page).click();
    await expect
      .poll(() => outcome(stand))
      .toBe(
        '5 / 1 is running too, and this server does not let us say which to cancel. Nothing was cancelled.',
      );
    expect(posts(stand)).toEqual([]);
  });

  test('is not posted when the permission has been taken away', async ({ stand }) => {
    const { page, go } = stand;
    await openWithActiveRun(stand, undefined);
    await pauseUpdates(page);
    await pressCancel(page, '4 / 1');
    go.setOperatePermission('shop', false);
    await confirmButton(page).click();
    await expect
      .poll(() => outcome(stand))
      .toBe('You may view this stage but not operate it. Nothing was cancelled.');
    expect(posts(stand)).toEqual([]);
    expect(await anyCancel(stand).count()).toBe(0);
  });

  test('is not posted when the newest runs cannot be read again', async ({ stand }) => {
    const { page, go } = stand;
    stand.expectConsole(statusNoise(503));
    await openWithActiveRun(stand, undefined);
    await pauseUpdates(page);
    await pressCancel(page, '4 / 1');
    go.setFault('history:503');
    await confirmButton(page).click();
    await expect.poll(() => outcome(stand)).toContain('Nothing was cancelled.');
    expect(posts(stand)).toEqual([]);
    await expectState(page, '4 / 1', 'Building');
  });

  test('offers nothing to confirm once the page knows that the run is over', async ({ stand }) => {
    const { page, go } = stand;
    await openWithActiveRun(stand, undefined);
    await pressCancel(page, '4 / 1');
    go.finishRun('shop', 'deploy', 'Passed');
    // As when the window comes back to the front after a while.
    await page.evaluate(() => {
      const later = Date.now() + 60_000;
      Date.now = () => later;
      document.dispatchEvent(new Event('visibilitychange'));
      window.dispatchEvent(new Event('visibilitychange'));
    });
    await page.getByText('4 / 1 has finished: Passed. There is nothing left to cancel.').waitFor();
    await confirmButton(page).click({ force: true });
    await page.keyboard.press('Escape');
    expect(posts(stand)).toEqual([]);
  });

  test('is told of below the rows when its run is no longer among them', async ({ stand }) => {
    const { page, go, clock } = stand;
    await openWithActiveRun(stand, undefined);
    await pauseUpdates(page);
    await pressCancel(page, '4 / 1');
    go.finishRun('shop', 'deploy', 'Passed');
    for (let runs = 0; runs < 11; runs += 1) {
      clock.advance(1_000);
      go.startRun('shop', 'deploy');
      go.finishRun('shop', 'deploy', 'Passed');
    }
    await confirmButton(page).click();
    const notice = page.locator('.stage-history-runs ~ .stage-history-notices > .stage-history-notice');
    await expect
      .poll(() => notice.locator('p').allTextContents())
      .toEqual(['Cancel of 4 / 1:', '4 / 1 is no longer among the newest runs. Nothing was cancelled.']);
    await notice.getByRole('button', { name: 'Hide' }).press('Enter');
    expect(await notice.count()).toBe(0);
    expect(posts(stand)).toEqual([]);
  });
});
