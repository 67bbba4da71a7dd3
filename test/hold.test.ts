import { describe, expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { ACTIVE_RUN_ADDRESS, openWithActiveRun, outcome, posts } from './support/activeRun.ts';
import { expectAccessible, SPOKEN } from './support/browserTest.ts';
import { expectState, pauseUpdates } from './support/history.ts';
import { liveHostTest } from './support/liveTest.ts';
import type { LiveStand } from './support/liveTest.ts';

const button = (page: Page): Locator => page.locator('button.stage-history-cancel[data-hold]');
const question = (page: Page): Locator => page.getByRole('alertdialog');

/** The stage with an active run, 4 / 1, whose button is to be held and takes presses by now. */
async function on(stand: LiveStand, version: string | undefined, settings = ''): Promise<void> {
  await openWithActiveRun(stand, version, `${ACTIVE_RUN_ADDRESS}&case=control&confirm=hold&${settings}`);
  await pauseUpdates(stand.page);
  await stand.page.waitForLoadState('networkidle');
  await stand.pass(500);
  await stand.page.locator('button[data-hold][data-armed]').waitFor();
}

/** Puts the pointer on the button and presses it down. */
async function pressDown({ page }: LiveStand): Promise<void> {
  await button(page).hover();
  await page.mouse.down();
}

/** Closes the question, and is there when its button takes clicks again. */
async function keep({ page, pass }: LiveStand): Promise<void> {
  await question(page).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => question(page).count()).toBe(0);
  await pass(500);
}

describe.each(SPOKEN)('A Cancel button that is held ($speaks)', ({ version }) => {
  liveHostTest('says so, shows how far it is, and cancels once after a second', async ({ stand }) => {
    const { page, pass } = stand;
    await on(stand, version);
    const held = page.getByRole('button', { name: 'Hold to cancel run 4 / 1', exact: true });
    expect(await held.textContent()).toBe('Hold to cancel');
    const help = await held.getAttribute('aria-describedby');
    expect(await page.locator(`[id="${help ?? ''}"]`).textContent()).toBe(
      'Held for a second, it cancels at once. Pressed shortly, it asks first.',
    );
    const { width } = (await held.boundingBox()) ?? {};
    await pressDown(stand);
    await page.getByRole('button', { name: 'Keep holding to cancel run 4 / 1' }).waitFor();
    expect(await button(page).textContent()).toBe('Keep holding');
    expect((await button(page).boundingBox())?.width, 'does not move under the pointer').toBe(width);
    // Real time, as transitions go by it: until it is filled.
    await expect
      .poll(() =>
        button(page).evaluate(
          (it) => Math.abs(parseFloat(getComputedStyle(it, '::before').width) - it.clientWidth) < 1,
        ),
      )
      .toBe(true);
    await expectAccessible(page, undefined, '.stage-history-actions');
    await pass(999);
    expect(posts(stand)).toEqual([]);
    await pass(50);
    await expectState(page, '4 / 1', 'Cancelled');
    await page.mouse.up();
    await pass(2_000);
    expect(posts(stand)).toHaveLength(1);
    expect(await question(page).count()).toBe(0);
  });

  for (const key of ['Space', 'Enter'])
    liveHostTest(
      `works by ${key}, once, and presses nothing else while the key is still down`,
      async ({ stand }) => {
        const { page, pass } = stand;
        await on(stand, version);
        const address = page.url();
        await button(page).focus();
        await page.keyboard.down(key);
        // Keys that are held down repeat.
        for (let times = 0; times < 3; times += 1) {
          await pass(300);
          await page.keyboard.down(key);
        }
        expect(posts(stand)).toEqual([]);
        await pass(150);
        await expectState(page, '4 / 1', 'Cancelled');
        // The focus is on the run's link by now.
        await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('4 / 1');
        await page.evaluate(() =>
          document.addEventListener('keydown', ({ key: pressed }) => window.told.push(`pressed ${pressed}`)),
        );
        for (let times = 0; times < 5; times += 1) await page.keyboard.down(key);
        expect(await page.evaluate(() => window.told.filter((text) => text.startsWith('pressed')))).toEqual(
          [],
        );
        await page.keyboard.up(key);
        await pass(2_000);
        expect(posts(stand)).toHaveLength(1);
        expect(page.url()).toBe(address);
      },
    );

  liveHostTest('asks at every press that is too short, and at a click of no pointer', async ({ stand }) => {
    const { page, pass } = stand;
    await on(stand, version);
    await pressDown(stand);
    await pass(900);
    await page.mouse.up();
    await keep(stand);
    await button(page).focus();
    await page.keyboard.down('Space');
    await pass(900);
    expect(await question(page).count()).toBe(0);
    await page.keyboard.up('Space');
    await keep(stand);
    // Where the keys that closed it are down still, they hold nothing.
    await page.keyboard.press('Enter');
    await question(page).waitFor();
    await page.keyboard.down('Enter');
    await expect.poll(() => question(page).count()).toBe(0);
    for (let times = 0; times < 8; times += 1) {
      await pass(300);
      await page.keyboard.down('Enter');
    }
    await page.keyboard.up('Enter');
    // As assistive technologies do it.
    await button(page).evaluate((it: HTMLElement) => it.click());
    await keep(stand);
    await pass(5_000);
    expect(posts(stand)).toEqual([]);
  });

  liveHostTest(
    'gives up when it is left, at Escape, at scrolling, and when something else has the focus',
    async ({ stand }) => {
      const { page, pass } = stand;
      await on(stand, version);
      const givesUp = async (how: () => Promise<unknown>): Promise<void> => {
        await pressDown(stand);
        await expect.poll(() => button(page).getAttribute('data-holding')).toBe('true');
        await pass(600);
        await how();
        await expect.poll(() => button(page).getAttribute('data-holding')).toBe(null);
        await pass(2_000);
        await page.mouse.up();
        await pass(500);
        expect(await question(page).count()).toBe(0);
        expect(posts(stand)).toEqual([]);
      };
      await givesUp(() => page.mouse.move(5, 5));
      // Coming back does not make it good.
      await givesUp(async () => {
        await page.mouse.move(5, 5);
        await button(page).hover();
      });
      await givesUp(() => page.keyboard.press('Escape'));
      await givesUp(() => page.evaluate(() => window.dispatchEvent(new Event('blur'))));
      await givesUp(() => page.keyboard.press('Tab'));
      await page.setViewportSize({ width: 1040, height: 300 });
      await page.evaluate(() => (document.body.style.paddingBottom = '2000px'));
      await button(page).scrollIntoViewIfNeeded();
      await givesUp(() => page.evaluate(() => window.scrollBy(0, 20)));
      await button(page).focus();
      await page.keyboard.down('Space');
      await pass(600);
      await page.keyboard.press('Tab');
      await page.keyboard.up('Space');
      await pass(2_000);
      expect(posts(stand)).toEqual([]);
    },
  );

  liveHostTest('does nothing when the run has ended meanwhile, nor to its successor', async ({ stand }) => {
    const { page, go, clock, pass } = stand;
    await on(stand, version);
    // Known to the page before the second is over.
    await pressDown(stand);
    await pass(600);
    go.finishRun('shop', 'deploy', 'Passed');
    clock.advance(1_000);
    go.startRun('shop', 'deploy');
    await page.evaluate(() => {
      const refresh = [...document.querySelectorAll('button')].find(
        (one) => one.getAttribute('aria-label') === 'Refresh' || one.textContent === 'Refresh',
      );
      refresh?.click();
    });
    await expectState(page, '4 / 1', 'Passed');
    await pass(2_000);
    await page.mouse.up();
    await pass(500);
    expect(posts(stand)).toEqual([]);
    // Not known to the page: the server is asked, or names the run and ignores it.
    await button(page).first().focus();
    await page.keyboard.down('Space');
    go.finishRun('shop', 'deploy', 'Passed');
    clock.advance(1_000);
    go.startRun('shop', 'deploy');
    await pass(1_100);
    await page.keyboard.up('Space');
    await expect.poll(() => outcome(stand)).toContain('Nothing was cancelled.');
    expect(posts(stand)).toHaveLength(version === undefined ? 0 : 1);
    const answer = await go.fetch(new Request('http://go/sim/19.2.0/go/api/stages/shop/deploy/history/0'));
    expect(await answer.text()).not.toContain('"result":"Cancelled"');
  });

  liveHostTest('puts it to the host, too, which may not allow it', async ({ stand }) => {
    const { page, pass } = stand;
    await on(stand, version, 'say=no');
    await pressDown(stand);
    await pass(1_100);
    await expect.poll(() => outcome(stand)).toContain('The page around this history did not allow it.');
    await page.mouse.up();
    await pass(1_000);
    expect(await page.evaluate(() => window.told)).toEqual(['asked 4/1', 'settled 4/1 not-sent']);
    expect(await question(page).count()).toBe(0);
    expect(posts(stand)).toEqual([]);
  });
});

describe('A Cancel button that is held by a finger', () => {
  liveHostTest('cancels after a second, and gives up when the finger slips off', async ({ stand }) => {
    await on(stand, '26.1.0');
    const page = await stand.anotherPage({ hasTouch: true, viewport: { width: 340, height: 700 } });
    await stand.open(`${ACTIVE_RUN_ADDRESS}&case=control&confirm=hold`, page);
    await page.waitForLoadState('networkidle');
    await stand.pass(500);
    await page.locator('button[data-hold][data-armed]').waitFor();
    await button(page).scrollIntoViewIfNeeded();
    const box = await button(page).boundingBox();
    const at = { x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 10 };
    const client = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: { x: number; y: number }[]) =>
      client.send('Input.dispatchTouchEvent', { type, touchPoints: points });
    await touch('touchStart', at);
    await expect.poll(() => button(page).getAttribute('data-holding')).toBe('true');
    await touch('touchMove', { x: at.x, y: at.y - 60 });
    await expect.poll(() => button(page).getAttribute('data-holding')).toBe(null);
    await stand.pass(2_000);
    await touch('touchEnd');
    expect(posts(stand)).toEqual([]);
    await button(page).scrollIntoViewIfNeeded();
    const now = await button(page).boundingBox();
    await touch('touchStart', { x: (now?.x ?? 0) + 20, y: (now?.y ?? 0) + 10 });
    await expect.poll(() => button(page).getAttribute('data-holding')).toBe('true');
    await stand.pass(1_100);
    await touch('touchEnd');
    await expectState(page, '4 / 1', 'Cancelled');
    expect(posts(stand)).toHaveLength(1);
  });
});
