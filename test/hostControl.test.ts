import { describe, expect } from 'vitest';
import { ACTIVE_RUN_ADDRESS, anyCancel, openWithActiveRun, outcome, posts } from './support/activeRun.ts';
import { connectionNoise, hostTest, SPOKEN, statusNoise } from './support/browserTest.ts';
import type { Stand } from './support/browserTest.ts';
import { cancelRun, confirmButton, expectState, pauseUpdates, pressCancel, row } from './support/history.ts';
import { CANCELS, holdRequests, TO_GO } from './support/holdRequests.ts';

/** The stage with an active run, 4 / 1, on a host page that controls the widget. */
const on = (stand: Stand, version: string | undefined, settings: string): Promise<void> =>
  openWithActiveRun(stand, version, `${ACTIVE_RUN_ADDRESS}&case=control&${settings}`);

/** What the host has been told so far. */
const told = ({ page }: Stand): Promise<string[]> => page.evaluate(() => window.told);

const refresh = async ({ page }: Stand): Promise<void> =>
  // By keyboard: a dialog that has just closed takes the clicks that were meant for it.
  page.getByRole('button', { name: 'Refresh' }).press('Enter');

describe.each(SPOKEN)('A widget that only shows ($speaks)', ({ version }) => {
  hostTest('has no button that changes anything, and asks nothing for one', async ({ stand }) => {
    const { page, go } = stand;
    // What an old server says of what is inside a run.
    stand.expectConsole(statusNoise(404));
    await on(stand, version, 'readonly');
    await page
      .getByRole('button', { name: /details of run 3 \/ 1|run 3 \/ 1/i })
      .first()
      .press('Enter');
    await page.waitForLoadState('networkidle');
    expect(await anyCancel(stand).count()).toBe(0);
    expect(await page.getByRole('button', { name: /again/ }).count()).toBe(0);
    expect(go.requests.map(({ path }) => path).filter((path) => /pipelines\/.*history/.test(path))).toEqual(
      [],
    );
    expect(posts(stand)).toEqual([]);
  });

  hostTest(
    'that has become one meanwhile takes the question away, and does not ask it again',
    async ({ stand }) => {
      const { page } = stand;
      await on(stand, version, '');
      await pressCancel(page, '4 / 1');
      await page.getByRole('alertdialog').waitFor();
      await page.evaluate(() => window.onlyShow());
      await expect.poll(() => page.getByRole('alertdialog').count()).toBe(0);
      expect(await anyCancel(stand).count()).toBe(0);
      expect(posts(stand)).toEqual([]);
    },
  );
});

describe.each(SPOKEN)('A widget that only shows since a cancel was confirmed ($speaks)', ({ version }) => {
  hostTest('posts nothing, even where the stage is being looked at already', async ({ stand }) => {
    const { page } = stand;
    await on(stand, version, 'say=later');
    await pauseUpdates(page);
    await cancelRun(page, '4 / 1');
    await page.getByRole('button', { name: 'Do not cancel' }).waitFor();
    const letGo = await holdRequests(page, TO_GO);
    const look = page.waitForRequest(TO_GO);
    await page.evaluate(() => window.answer(true));
    await look;
    await page.evaluate(() => window.onlyShow());
    letGo();
    await expect.poll(() => told(stand)).toContain('settled 4/1 not-sent');
    await expect
      .poll(() => outcome(stand))
      .toBe('The page around this history did not allow it. No cancel was sent. Nothing was cancelled.');
    expect(posts(stand)).toEqual([]);
  });
});

describe.each(SPOKEN)('A host that is asked before a cancel ($speaks)', ({ version }) => {
  for (const [say, sentence] of [
    ['no', 'The page around this history did not allow it.'],
    ['prevent', 'The page around this history did not allow it: Frozen until Monday.'],
    ['why', 'The page around this history did not allow it: Ask <b>ops</b> first.'],
    ['throw', 'The page around this history failed when it was asked.'],
  ] as const)
    hostTest(
      `and does not allow it (${say}): nothing is sent, and the reader is told so`,
      async ({ stand }) => {
        const { page, go } = stand;
        stand.expectConsole(/this host cannot say/);
        await on(stand, version, `say=${say}`);
        await pauseUpdates(page);
        const before = go.requests.length;
        await pressCancel(page, '4 / 1');
        await confirmButton(page).evaluate((button: HTMLButtonElement) => {
          for (let clicks = 0; clicks < 10; clicks += 1) button.click();
        });
        await expect
          .poll(() => outcome(stand))
          .toBe(`${sentence} No cancel was sent. Nothing was cancelled.`);
        await expect.poll(() => told(stand)).toEqual(['asked 4/1', 'settled 4/1 not-sent']);
        expect(go.requests.slice(before).map(({ path }) => path)).toEqual([]);
        await page.getByRole('button', { name: 'Cancel run 4 / 1' }).waitFor();
      },
    );

  hostTest('and says yes at once is asked once, and the cancel is sent once', async ({ stand }) => {
    const { page, go } = stand;
    await on(stand, version, 'say=yes&broken');
    stand.expectConsole(/this host is broken/);
    await pauseUpdates(page);
    await pressCancel(page, '4 / 1');
    const before = go.requests.length;
    await confirmButton(page).evaluate((button: HTMLButtonElement) => {
      for (let clicks = 0; clicks < 10; clicks += 1) button.click();
    });
    await expectState(page, '4 / 1', 'Cancelled');
    await expect.poll(() => told(stand)).toContain('settled 4/1 cancelled');
    expect((await told(stand)).filter((text) => /asked|settled/.test(text))).toEqual([
      'asked 4/1',
      'settled 4/1 cancelled',
    ]);
    expect(posts(stand)).toHaveLength(1);
    // By the stage alone, the newest runs are looked at first in any case.
    const methods = version === undefined ? ['GET', 'POST', 'GET'] : ['POST', 'GET'];
    expect(go.requests.slice(before).map(({ method }) => method)).toEqual(methods);
  });

  hostTest('and says yes later holds the cancel back till then', async ({ stand }) => {
    const { page } = stand;
    await on(stand, version, 'say=later');
    await cancelRun(page, '4 / 1');
    await expect
      .poll(() => outcome(stand))
      .toBe(
        'The page around this history is being asked whether to cancel run 4 / 1. Nothing has been sent yet. Do not cancel',
      );
    const waiting = row(page, '4 / 1').getByRole('button', { name: /^Waiting…/ });
    await waiting.press('Enter');
    expect(await page.getByRole('alertdialog').count()).toBe(0);
    expect(posts(stand)).toEqual([]);
    await pauseUpdates(page);
    const before = stand.go.requests.length;
    await page.evaluate(() => window.answer(true));
    await expectState(page, '4 / 1', 'Cancelled');
    expect(posts(stand)).toHaveLength(1);
    expect(stand.go.requests.slice(before).map(({ method }) => method)).toEqual(['GET', 'POST', 'GET']);
    expect((await told(stand)).filter((text) => text.startsWith('asked'))).toEqual(['asked 4/1']);
  });

  hostTest('and fails later, or says no, has sent nothing', async ({ stand }) => {
    const { page } = stand;
    stand.expectConsole(/the host’s server is down/);
    await on(stand, version, 'say=later');
    await cancelRun(page, '4 / 1');
    await page.getByRole('button', { name: 'Do not cancel' }).waitFor();
    await page.evaluate(() => window.answer.fail?.(new Error('the host’s server is down')));
    await expect.poll(() => outcome(stand)).toContain('failed when it was asked. No cancel was sent');
    await page.getByRole('button', { name: 'Cancel run 4 / 1' }).press('Enter');
    await confirmButton(page).press('Enter');
    await page.getByRole('button', { name: 'Do not cancel' }).waitFor();
    await page.evaluate(() => window.answer(false));
    await expect.poll(() => outcome(stand)).toContain('did not allow it. No cancel was sent');
    expect(posts(stand)).toEqual([]);
    await expect
      .poll(() => told(stand))
      .toEqual(['asked 4/1', 'settled 4/1 not-sent', 'asked 4/1', 'settled 4/1 not-sent']);
  });

  hostTest(
    'can be given up by the reader, and its late yes counts for nothing, nor for the next request',
    async ({ stand }) => {
      const { page } = stand;
      await on(stand, version, 'say=later');
      await cancelRun(page, '4 / 1');
      await page.getByRole('button', { name: 'Do not cancel' }).press('Enter');
      await expect.poll(() => outcome(stand)).toContain('Given up before');
      expect(await told(stand)).toEqual(['asked 4/1', 'aborted', 'settled 4/1 not-sent']);
      const late = await page.evaluateHandle(() => window.answer);
      await page.getByRole('button', { name: 'Cancel run 4 / 1' }).press('Enter');
      await confirmButton(page).press('Enter');
      await page.getByRole('button', { name: 'Do not cancel' }).waitFor();
      await late.evaluate((answer) => answer(true));
      await refresh(stand);
      await page.waitForLoadState('networkidle');
      expect(await page.getByRole('button', { name: 'Do not cancel' }).count()).toBe(1);
      await page.evaluate(() => window.onlyShow());
      await expect.poll(() => page.getByRole('button', { name: 'Do not cancel' }).count()).toBe(0);
      await page.evaluate(() => window.answer(true));
      await refresh(stand);
      await page.waitForLoadState('networkidle');
      expect(posts(stand)).toEqual([]);
    },
  );

  hostTest(
    'and takes its time has the run looked at again: nothing is sent for one that has ended',
    async ({ stand }) => {
      const { page, go, clock } = stand;
      await on(stand, version, 'say=later');
      await pauseUpdates(page);
      await cancelRun(page, '4 / 1');
      await page.getByRole('button', { name: 'Do not cancel' }).waitFor();
      go.finishRun('shop', 'deploy', 'Passed');
      clock.advance(1_000);
      go.startRun('shop', 'deploy');
      await page.evaluate(() => window.answer(true));
      await expect
        .poll(() => outcome(stand))
        .toBe('4 / 1 has finished: Passed. 5 / 1 is running now. Nothing was cancelled.');
      await expect.poll(() => told(stand)).toContain('settled 4/1 not-active');
      expect(posts(stand)).toEqual([]);
    },
  );

  hostTest('is told that it need not answer when the run ends meanwhile', async ({ stand }) => {
    const { page, go } = stand;
    await on(stand, version, 'say=later');
    await pauseUpdates(page);
    await cancelRun(page, '4 / 1');
    await page.getByRole('button', { name: 'Do not cancel' }).waitFor();
    go.finishRun('shop', 'deploy', 'Passed');
    await refresh(stand);
    await expect.poll(() => outcome(stand)).toBe('4 / 1 has finished: Passed. Nothing was cancelled.');
    await expect.poll(() => told(stand)).toContain('settled 4/1 not-active');
    expect(await told(stand)).toContain('aborted');
    expect(posts(stand)).toEqual([]);
  });
});

describe.each(SPOKEN)('A host is told what became of a cancel ($speaks)', ({ version }) => {
  hostTest('that the server refused, that it ignored, and of which it said nothing', async ({ stand }) => {
    const { page, go } = stand;
    stand.expectConsole(statusNoise(503), connectionNoise);
    await page.clock.install();
    await on(stand, version, '');
    await pauseUpdates(page);
    const again = async (): Promise<void> => {
      await page.getByRole('button', { name: 'Cancel run 4 / 1' }).press('Enter');
      await page.locator('dialog[open] .stage-history-cancel').press('Enter');
    };
    const settled = async (): Promise<string[]> =>
      (await told(stand)).filter((text) => text.startsWith('settled'));
    go.setFault('cancel:503');
    await again();
    await expect.poll(settled).toEqual(['settled 4/1 refused']);
    go.setFault('cancel:bare');
    await again();
    await expect.poll(() => outcome(stand)).toContain('without saying what it did');
    expect(await settled(), 'the run may tell yet').toHaveLength(1);
    await page.clock.runFor(61_000);
    await expect.poll(settled).toEqual(['settled 4/1 refused', 'settled 4/1 unknown']);
    go.setFault(undefined);
    const letCancel = await holdRequests(page, CANCELS);
    await again();
    await page.getByRole('button', { name: 'Cancelling run 4 / 1…' }).waitFor();
    go.finishRun('shop', 'deploy', 'Passed');
    letCancel();
    await expect
      .poll(settled)
      .toEqual(['settled 4/1 refused', 'settled 4/1 unknown', 'settled 4/1 not-active']);
  });
});

describe.each(SPOKEN)('A host is told news ($speaks)', ({ version }) => {
  hostTest('of new runs once, and of a failure and its end once', async ({ stand }) => {
    const { page, go, clock } = stand;
    stand.expectConsole(statusNoise(503, 500));
    await on(stand, version, '');
    expect(await told(stand)).toEqual([]);
    go.finishRun('shop', 'deploy', 'Passed');
    clock.advance(1_000);
    go.startRun('shop', 'deploy');
    await refresh(stand);
    await expect.poll(() => told(stand)).toEqual(['ended 4', 'new 5']);
    const readAgain = async (): Promise<void> => {
      const answered = page.waitForResponse(/history/);
      await refresh(stand);
      await answered;
    };
    go.setFault('history:503');
    for (let times = 0; times < 3; times += 1) await readAgain();
    go.setFault('history:500');
    for (let times = 0; times < 2; times += 1) await readAgain();
    go.setFault(undefined);
    for (let times = 0; times < 2; times += 1) await readAgain();
    await expect
      .poll(async () => (await told(stand)).slice(2))
      .toEqual([
        'failure unavailable: The Go server is not taking requests now',
        'failure server-error: The Go server failed',
        'well again',
      ]);
  });
});
