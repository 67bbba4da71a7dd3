import { describe, expect } from 'vitest';
import { atFocus } from './support/atFocus.ts';
import { expectAccessible } from './support/browserTest.ts';
import { hide, show } from './support/attention.ts';
import { askedSince, letRunsCome, openLiveStage } from './support/liveStage.ts';
import { liveTest as test } from './support/liveTest.ts';
import type { LiveStand } from './support/liveTest.ts';

const bell = ({ page }: LiveStand) => page.getByRole('button', { name: /^Tell me when run/ });

async function arm(stand: LiveStand, version?: string): Promise<string> {
  await openLiveStage(stand, { version, active: true });
  await stand.pass(500);
  await bell(stand).click();
  expect(await bell(stand).getAttribute('aria-pressed')).toBe('true');
  return (await stand.page.locator('tr[data-state=building] th a').textContent()) ?? '';
}

/** Puts a stand-in for the browser's notifications into the page, which keeps what was shown. */
async function standInNotifications(stand: LiveStand, answer: 'granted' | 'denied'): Promise<void> {
  await stand.context.addInitScript((given) => {
    const shown: string[] = [];
    let asked = 0;
    class StandIn extends EventTarget {
      static permission = 'default';
      static requestPermission(): Promise<string> {
        asked += 1;
        StandIn.permission = given;
        return Promise.resolve(given);
      }
      constructor(title: string, { body }: { body: string }) {
        super();
        shown.push(`${title} ${body}`);
      }
    }
    Object.assign(window, { Notification: StandIn, notifications: { shown, asked: () => asked } });
  }, answer);
}

describe('Tell me', () => {
  test('when a run ends: in the page, to screen readers and in the title, until somebody is back', async ({
    stand,
  }) => {
    const { go, page, pass } = stand;
    const run = await arm(stand);
    await page.getByText(`You will be told here when ${run} ends.`).waitFor();
    await expectAccessible(page);
    await hide(page);
    go.finishRun('shop', 'deploy', 'Failed');
    askedSince(stand);
    await pass(61_000);
    expect(askedSince(stand), 'once a minute while hidden').toHaveLength(1);
    expect(await page.title()).toBe(`${run} Failed · Failed: shop / deploy`);
    expect(await page.getByRole('status').allTextContents()).toContain(`${run} has ended: Failed.`);
    expect(await page.locator('tr.stage-history-outcome').textContent()).toBe(`${run} has ended: Failed.`);
    await pass(300_000);
    expect(askedSince(stand), 'and then not at all').toEqual([]);
    await show(page);
    await pass(0);
    expect(await page.title()).toBe('Failed: shop / deploy');
  });

  test('also on an older page, and while paused', async ({ stand }) => {
    const { go, page, pass } = stand;
    const run = await arm(stand);
    await page.getByRole('button', { name: 'Older', exact: true }).click();
    await page.getByRole('button', { name: 'Pause updates' }).click();
    await pass(0);
    askedSince(stand);
    go.finishRun('shop', 'deploy', 'Passed');
    await pass(61_000);
    expect(askedSince(stand)).toHaveLength(1);
    expect(await page.locator('.stage-history-notices').textContent()).toBe(`${run} has ended: Passed.Hide`);
    await page.getByRole('button', { name: 'Hide' }).press('Enter');
    expect(await page.locator('.stage-history-notices').textContent()).toBe('');
    expect(await atFocus(page, (at) => at?.tagName), 'the keyboard’s place').toBe('H2');
  });

  test('without losing the keyboard’s place, which goes from the button to the run', async ({ stand }) => {
    const { go, page, pass } = stand;
    const run = await arm(stand);
    const focused = (): Promise<string | undefined> => atFocus(page, (at) => at?.textContent ?? undefined);
    await bell(stand).focus();
    go.finishRun('shop', 'deploy', 'Passed');
    await pass(5_000);
    expect(await bell(stand).count()).toBe(0);
    expect(await focused()).toBe(run);
  });

  test.for([{ version: undefined }, { version: '26.1.0' }])(
    'when more runs have come before the next read than two pages hold ($version)',
    async ({ version }, { stand }) => {
      const { go, page, pass } = stand;
      const run = await arm(stand, version);
      await page.getByRole('button', { name: 'Refresh' }).focus();
      await hide(page);
      go.finishRun('shop', 'deploy', 'Failed');
      letRunsCome(stand, 35);
      askedSince(stand);
      await pass(240_000);
      expect(askedSince(stand), 'one page further with each read').toHaveLength(1 + 2 + 2 + 2);
      expect(await page.title()).toContain(`${run} Failed · `);
      await pass(300_000);
      expect(askedSince(stand), 'and then not at all').toEqual([]);
    },
  );

  test('no more, where the run is on no page any longer', async ({ stand }) => {
    const { go, page, pass, clock } = stand;
    const run = await arm(stand);
    await page.getByRole('button', { name: 'Older', exact: true }).focus();
    // As after the pipeline was deleted and made anew.
    await page.route('**/go/api/stages/shop/deploy/history/*', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({
        response: answer,
        body: (await answer.text()).replaceAll(/"counter": *"1"/g, '"counter":"7"'),
      });
    });
    await pass(30_000);
    expect(await page.locator('tbody').textContent()).not.toContain(run);
    go.finishRun('shop', 'deploy', 'Passed');
    clock.advance(1);
    await pass(120_000);
    askedSince(stand);
    await pass(60_000);
    expect(askedSince(stand)).toHaveLength(2);
  });

  test('not, when it is taken back', async ({ stand }) => {
    const { go, page, pass } = stand;
    const run = await arm(stand);
    await bell(stand).click();
    expect(await bell(stand).getAttribute('aria-pressed')).toBe('false');
    go.finishRun('shop', 'deploy', 'Passed');
    await pass(5_000);
    expect(await page.getByText(`${run} has ended`).count()).toBe(0);
    expect(await page.title()).toBe('Passed: shop / deploy');
  });

  test('by a desktop notification only where the reader asks for one and allows it then', async ({
    stand,
  }) => {
    const { go, page, pass } = stand;
    await standInNotifications(stand, 'granted');
    const run = await arm(stand);
    expect(await page.evaluate('notifications.asked()'), 'nothing is asked unasked').toBe(0);
    await page.getByRole('button', { name: 'Also by a desktop notification' }).click();
    await page.getByText(`You will be told here and by a desktop notification when ${run} ends.`).waitFor();
    go.finishRun('shop', 'deploy', 'Passed');
    await pass(5_000);
    expect(await page.evaluate('notifications.shown')).toEqual([`${run} has ended: Passed. shop / deploy`]);
  });

  test('in the page alone where notifications are refused, or the page is on plain http', async ({
    stand,
  }) => {
    const { go, page, pass } = stand;
    await standInNotifications(stand, 'denied');
    const run = await arm(stand);
    await page.getByRole('button', { name: 'Also by a desktop notification' }).click();
    await page.getByText('This browser does not allow notifications here.').waitFor();
    go.finishRun('shop', 'deploy', 'Passed');
    await pass(5_000);
    expect(await page.evaluate('notifications.shown')).toEqual([]);
    expect(await page.getByText(`${run} has ended: Passed.`).count()).toBe(2);
  });
});
