import { describe, expect } from 'vitest';
import { atFocus } from './support/atFocus.ts';
import { anyCancel, openWithActiveRun, outcome, posts, resultsOnServer } from './support/activeRun.ts';
import { announcements } from './support/announcements.ts';
import { connectionNoise, SPOKEN, statusNoise, test } from './support/browserTest.ts';
import { CANCELS, holdRequests } from './support/holdRequests.ts';
import { cancelRun, confirmButton, expectState, pauseUpdates, pressCancel, row } from './support/history.ts';
import { liveTest } from './support/liveTest.ts';

/** What stands in the end under a run that was cancelled: by whom, where the server tells. */
const cancelled = (version: string | undefined): string =>
  version === undefined ? '4 / 1 was cancelled.' : '4 / 1 was cancelled by anonymous.';

describe.each(SPOKEN)('The Cancel button ($speaks)', ({ version }) => {
  test('stands at the newest active run and nowhere else', async ({ stand }) => {
    await openWithActiveRun(stand, version);
    await row(stand.page, '4 / 1').getByRole('button', { name: 'Cancel run 4 / 1' }).waitFor();
    expect(await anyCancel(stand).count()).toBe(1);
    expect(await row(stand.page, '4 / 1').getByRole('button', { name: 'Cancel run 4 / 1' }).count()).toBe(1);
  });

  test('is not there for a run that is over, without permission, or when the server tells of none', async ({
    stand,
  }) => {
    const { page, go, open } = stand;
    stand.expectConsole(statusNoise(404));
    go.setVersion(version);
    for (const [stage, active] of [
      ['pipeline=foo&stage=DEV', 0],
      ['pipeline=payments&stage=deploy', 1],
      ['pipeline=partner-feed&stage=publish', 1],
    ] as const) {
      await open(`?${stage}`);
      await page.locator('tr.stage-history-run').first().waitFor();
      await page.waitForLoadState('networkidle');
      expect(await page.locator('tr[data-state="building"]').count(), stage).toBe(active);
      expect(await anyCancel(stand).count(), stage).toBe(0);
    }
  });

  test('is there for a run that is failing while other jobs still run', async ({ stand }) => {
    stand.go.setVersion(version);
    await stand.open('?pipeline=website&stage=test');
    const failing = stand.page.locator('tr[data-state="failing"]');
    await failing.waitFor();
    await failing.getByRole('button', { name: /^Cancel run/ }).waitFor();
  });
});

describe.each(SPOKEN)('Cancelling ($speaks)', ({ version }) => {
  test('asks first, names run, stage and running jobs, and posts nothing until it is confirmed', async ({
    stand,
  }) => {
    const { page } = stand;
    await openWithActiveRun(stand, version);
    await pressCancel(page, '4 / 1');
    const question = page.getByRole('alertdialog', { name: 'Cancel run 4 / 1 of shop / deploy?' });
    expect(await question.locator('p').textContent()).toContain('api, docs and web are still running.');
    expect(await atFocus(page, (at) => at?.textContent)).toBe('Keep running');
    await page.getByRole('button', { name: 'Keep running' }).click();
    await expect.poll(() => question.count()).toBe(0);
    expect(await atFocus(page, (at) => at?.getAttribute('aria-label'))).toBe('Cancel run 4 / 1');
    expect(posts(stand)).toEqual([]);
    await expectState(page, '4 / 1', 'Building');
  });

  test('keeps the run on Escape, and gives the focus back', async ({ stand }) => {
    const { page } = stand;
    await openWithActiveRun(stand, version);
    await pressCancel(page, '4 / 1');
    await page.getByRole('alertdialog').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('alertdialog').count()).toBe(0);
    expect(await atFocus(page, (at) => at?.getAttribute('aria-label'))).toBe('Cancel run 4 / 1');
    expect(posts(stand)).toEqual([]);
  });

  test('stops the run, which then shows what the server says, and moves the focus to the run’s link', async ({
    stand,
  }) => {
    const { page, go } = stand;
    await openWithActiveRun(stand, version);
    await cancelRun(page, '4 / 1');
    await expectState(page, '4 / 1', 'Cancelled');
    await expect.poll(() => outcome(stand)).toBe(cancelled(version));
    expect(posts(stand)).toEqual([
      version === undefined ? '/go/api/stages/shop/deploy/cancel' : '/go/api/stages/shop/4/deploy/1/cancel',
    ]);
    expect(await anyCancel(stand).count()).toBe(0);
    await expect.poll(() => atFocus(page, (at) => at?.textContent)).toBe('4 / 1');

    const post = go.requests.find(({ method }) => method === 'POST');
    expect(post?.headers.get('confirm')).toBe('true');
    expect(post?.headers.get('x-gocd-confirm')).toBe('true');
    expect(post?.headers.get('x-requested-with')).toBe('XMLHttpRequest');
    expect(await resultsOnServer(stand)).toMatchObject({ '4 / 1': 'Cancelled', '3 / 1': 'Passed' });
  });

  test('works by keyboard alone', async ({ stand }) => {
    const { page } = stand;
    await openWithActiveRun(stand, version);
    await page.getByRole('button', { name: 'Cancel run 4 / 1' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('alertdialog').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await expectState(page, '4 / 1', 'Cancelled');
    expect(posts(stand)).toHaveLength(1);
  });

  test('says each step once to a screen reader', async ({ stand }) => {
    const { page } = stand;
    await openWithActiveRun(stand, version);
    const said = await announcements(page);
    const letCancel = await holdRequests(page, CANCELS);
    await cancelRun(page, '4 / 1');
    await expect.poll(() => said.jsonValue()).toEqual(['Cancelling run 4 / 1…']);
    letCancel();
    await expectState(page, '4 / 1', 'Cancelled');
    await expect.poll(() => said.jsonValue()).toEqual(['Cancelling run 4 / 1…', cancelled(version)]);
  });
});

describe.each(SPOKEN)('Pressing often and fast ($speaks)', ({ version }) => {
  // On time that stands still: ten clicks would have to be over within half a second.
  liveTest('posts once for ten clicks, and opens nothing that lay beneath', async ({ stand }) => {
    const { page, pass } = stand;
    await openWithActiveRun(stand, version);
    await pass(500);
    const address = page.url();
    const letCancel = await holdRequests(page, CANCELS);
    await pressCancel(page, '4 / 1');
    await page.getByRole('alertdialog').waitFor();
    await pass(500);
    const box = await confirmButton(page).boundingBox();
    for (let clicks = 0; clicks < 10; clicks += 1)
      await page.mouse.click((box?.x ?? 0) + 10, (box?.y ?? 0) + 10);
    letCancel();
    await expectState(page, '4 / 1', 'Cancelled');
    expect(posts(stand)).toHaveLength(1);
    expect(page.url()).toBe(address);
    expect(await page.getByRole('alertdialog').count()).toBe(0);
  });

  test('posts once for ten clicks within one tick', async ({ stand }) => {
    const { page } = stand;
    await openWithActiveRun(stand, version);
    await pressCancel(page, '4 / 1');
    await confirmButton(page).evaluate((button: HTMLButtonElement) => {
      for (let clicks = 0; clicks < 10; clicks += 1) button.click();
    });
    await expectState(page, '4 / 1', 'Cancelled');
    expect(posts(stand)).toHaveLength(1);
  });

  liveTest('takes no click on a question that has only just opened under the pointer', async ({ stand }) => {
    const { page, pass } = stand;
    await openWithActiveRun(stand, version);
    await pass(500);
    await pressCancel(page, '4 / 1');
    const confirm = page.getByRole('alertdialog').getByRole('button', { name: 'Cancel run 4 / 1' });
    expect(await confirm.getAttribute('data-armed')).toBeNull();
    await confirm.click();
    await pass(499);
    await confirm.click();
    expect(await page.getByRole('alertdialog').count()).toBe(1);
    expect(posts(stand)).toEqual([]);
    await pass(1);
    await confirm.click();
    await expectState(page, '4 / 1', 'Cancelled');
  });

  test('is pending, not disabled, while the cancel is on its way: keeps the focus and drops presses', async ({
    stand,
  }) => {
    const { page } = stand;
    await openWithActiveRun(stand, version);
    const letCancel = await holdRequests(page, CANCELS);
    await cancelRun(page, '4 / 1');
    const pending = page.getByRole('button', { name: 'Cancelling run 4 / 1…' });
    await pending.waitFor();
    expect(await pending.textContent()).toBe('Asking…');
    expect(await outcome(stand), 'is told at once').toBe('Cancelling run 4 / 1…');
    expect(await pending.evaluate((button) => button.matches(':focus'))).toBe(true);
    expect(await pending.evaluate((button: HTMLButtonElement) => button.disabled)).toBe(false);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Space');
    expect(await page.getByRole('alertdialog').count()).toBe(0);
    letCancel();
    await expectState(page, '4 / 1', 'Cancelled');
    expect(posts(stand)).toHaveLength(1);
  });
});

describe.each(SPOKEN)('An answer to a cancel ($speaks)', ({ version }) => {
  test('that says it was ignored is never shown as cancelled', async ({ stand }) => {
    const { page } = stand;
    await openWithActiveRun(stand, version);
    // The run ends between the look and the post.
    await page.route('**/cancel', async (route) => {
      stand.go.finishRun('shop', 'deploy', 'Passed');
      await route.continue();
    });
    await cancelRun(page, '4 / 1');
    await expect
      .poll(() => outcome(stand))
      .toBe('The server ignored the cancel: the stage was not active. Nothing was cancelled.');
    await expectState(page, '4 / 1', 'Passed');
  });

  test('that is a bare 200 is never shown as cancelled', async ({ stand }) => {
    const { page, go } = stand;
    await openWithActiveRun(stand, version);
    go.setFault('cancel:bare');
    await cancelRun(page, '4 / 1');
    await expect.poll(() => outcome(stand)).toContain('The server answered without saying what it did.');
    await row(page, '4 / 1').locator('~ tr').getByRole('button', { name: 'Look again' }).waitFor();
    await expectState(page, '4 / 1', 'Building');
    expect(await page.locator('.stage-history-runs').textContent()).not.toContain('Cancelled');
    await page.getByRole('button', { name: 'Cancel run 4 / 1' }).waitFor();
  });

  test('that accepts is not taken for the run’s state', async ({ stand }) => {
    const { page } = stand;
    await openWithActiveRun(stand, version);
    await page.route('**/cancel', (route) => route.fulfill({ body: 'Stage cancelled successfully.\n' }));
    await cancelRun(page, '4 / 1');
    await expect.poll(() => outcome(stand)).toMatch(/^Cancel requested [2-9] s ago, 3 jobs still running\.$/);
    await expectState(page, '4 / 1', 'Building');
    stand.go.finishRun('shop', 'deploy', 'Passed');
    await expect.poll(() => outcome(stand)).toBe('4 / 1 finished first: Passed.');
    await expectState(page, '4 / 1', 'Passed');
  });

  for (const [fault, sentence] of [
    ['cancel:403', 'You may view this stage but not operate it. Nothing was cancelled.'],
    ['cancel:401', 'You are signed out of the Go server. Nothing was cancelled. Sign in and try again.'],
    [
      'cancel:503',
      'The Go server is not taking requests now (HTTP 503). Nothing was cancelled. Try again in a minute.',
    ],
    [
      'cancel:500',
      'The Go server failed (HTTP 500). Whether the cancel took effect is unknown. As last read, 4 / 1 is Building, 3 jobs still running. Look again',
    ],
  ] as const)
    test(`that refuses (${fault}) gets its sentence beside the row`, async ({ stand }) => {
      const { page, go } = stand;
      stand.expectConsole(statusNoise(401, 403, 500, 503));
      await openWithActiveRun(stand, version);
      go.setFault(fault);
      await cancelRun(page, '4 / 1');
      await expect.poll(() => outcome(stand)).toBe(sentence);
      await expectState(page, '4 / 1', 'Building');
    });

  test('that denies it takes the button away for five minutes, after which the server may know better', async ({
    stand,
  }) => {
    const { page, go } = stand;
    stand.expectConsole(statusNoise(403));
    await page.clock.install();
    await openWithActiveRun(stand, version);
    await pauseUpdates(page);
    go.setFault('cancel:403');
    await page.clock.runFor(1_000);
    await pressCancel(page, '4 / 1');
    await page.clock.runFor(1_000);
    await confirmButton(page).click();
    await expect
      .poll(() => outcome(stand))
      .toBe('You may view this stage but not operate it. Nothing was cancelled.');
    await expect.poll(() => anyCancel(stand).count()).toBe(0);
    go.setFault(undefined);
    await page.clock.runFor(4 * 60_000);
    expect(await anyCancel(stand).count()).toBe(0);
    await page.clock.runFor(2 * 60_000);
    await page.getByRole('button', { name: 'Cancel run 4 / 1' }).waitFor();
  });

  test('of somebody who may only view gets its sentence, and one of no such stage', async ({ stand }) => {
    const { page } = stand;
    stand.expectConsole(statusNoise(401, 404));
    await openWithActiveRun(stand, version);
    await page.route('**/cancel', (route) => route.fulfill({ status: 404, body: 'Stage not found.\n' }));
    await cancelRun(page, '4 / 1');
    await expect
      .poll(() => outcome(stand))
      .toBe('The Go server knows no such run to cancel. Nothing was cancelled.');

    await page.route('**/cancel', (route) =>
      route.fulfill({ status: 401, body: 'Unauthorized to operate stage named deploy\n' }),
    );
    // By keyboard: a dialog that has just closed takes the clicks that were meant for it.
    await page.getByRole('button', { name: 'Cancel run 4 / 1' }).press('Enter');
    await confirmButton(page).press('Enter');
    await expect
      .poll(() => outcome(stand))
      .toBe('You may view this stage but not operate it. Nothing was cancelled.');
  });

  test('that is lost leaves open what happened, and the row shows what the server says', async ({
    stand,
  }) => {
    const { page, go } = stand;
    stand.expectConsole(connectionNoise);
    await openWithActiveRun(stand, version);
    // Counted in the page: below it, Chromium itself sends a request again whose kept-alive connection drops.
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(request.url());
    });
    go.setFault('cancel:lost');
    await cancelRun(page, '4 / 1');
    await expect
      .poll(() => outcome(stand))
      .toBe(`The connection failed before the cancel was answered. ${cancelled(version)}`);
    await expectState(page, '4 / 1', 'Cancelled');
    expect(sent).toHaveLength(1);
  });

  test('that does not come within 30 s leaves open what happened, and the post is not aborted', async ({
    stand,
  }) => {
    const { page, go } = stand;
    await page.clock.install();
    await openWithActiveRun(stand, version);
    await pauseUpdates(page);
    const aborted: string[] = [];
    page.on('requestfailed', (request) => aborted.push(request.url()));
    go.setFault('cancel:silent');
    await page.clock.runFor(1_000);
    await pressCancel(page, '4 / 1');
    await page.clock.runFor(1_000);
    await confirmButton(page).click();
    await expect.poll(() => posts(stand)).toHaveLength(1);
    await page.clock.runFor(29_000);
    expect(await page.getByRole('button', { name: 'Cancelling run 4 / 1…' }).count()).toBe(1);
    await page.clock.runFor(2_000);
    await expect
      .poll(() => outcome(stand))
      .toBe(
        'The Go server has not answered the cancel for 30 s. Whether the cancel took effect is unknown. As last read, 4 / 1 is Building, 3 jobs still running. Look again',
      );
    expect(aborted).toEqual([]);
    expect(posts(stand)).toHaveLength(1);
  });
});
