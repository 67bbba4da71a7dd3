import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { ACTIVE_RUN_ADDRESS } from './activeRun.ts';
import { asked, mark } from './asked.ts';
import { blur, focus, goOffline, goOnline, hide, show } from './attention.ts';
import { resetWork, watchWork, work } from './countWork.ts';
import { connectionNoise, expectAccessible } from './browserTest.ts';
import { counters, expectState, pressCancel } from './history.ts';
import { liveTest } from './liveTest.ts';
import type { LiveStand } from './liveTest.ts';
import { rowBoxes } from './rowBoxes.ts';

const READ = '/go/api/stages/shop/deploy/history/0';

/** A stage whose newest run goes on until it is ended, on the screen. */
async function openRunning(stand: LiveStand, page?: Page): Promise<void> {
  const { go } = stand;
  go.addStage({ pipeline: 'shop', stage: 'deploy', jobs: ['api', 'web'], pastRuns: 3, pace: 'held' });
  go.startRun('shop', 'deploy');
  await stand.open(ACTIVE_RUN_ADDRESS, page);
}

const age = (page: Page) => page.locator('.stage-history-time > span').first().textContent();

describe('Time', () => {
  liveTest('passes by pass alone, in all pages and on the server alike', async ({ stand }) => {
    const { page, clock } = stand;
    await openRunning(stand);
    const other = await stand.anotherPage({});
    await stand.open(ACTIVE_RUN_ADDRESS, other);
    const times = () => Promise.all([page, other].map((one) => one.evaluate(() => Date.now())));
    const began = clock.now();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await times()).toEqual([began, began]);
    expect(await Promise.all([page, other].map(age))).toEqual(['now', 'now']);

    await stand.pass(59_999);
    expect(await age(page)).toBe('now');
    await stand.pass(1);
    expect(await Promise.all([page, other].map(age))).toEqual(['1 min ago', '1 min ago']);
    expect(await times()).toEqual([began + 60_000, began + 60_000]);
    expect(clock.now()).toBe(began + 60_000);
    await page.reload();
    expect(await page.evaluate(() => Date.now()), 'after a reload').toBe(began + 60_000);
  });

  liveTest('lets timers fire at their own moment, with the server at the same', async ({ stand }) => {
    const { page, clock } = stand;
    await openRunning(stand);
    mark(stand);
    const began = clock.now();
    await page.evaluate((path) => {
      const dates: string[] = [];
      Object.assign(window, { dates });
      const again = setInterval(() => {
        void fetch(path).then(async (answer) => {
          await answer.text();
          dates.push(`${answer.headers.get('Date') ?? ''} ${Date.now()}`);
        });
      }, 1_300);
      setTimeout(() => clearInterval(again), 4_000);
    }, READ);
    // Its own reading would be counted, too.
    await page.getByRole('button', { name: 'Pause updates' }).click();
    await stand.pass(10_000);
    const moments = [1_300, 2_600, 3_900].map((ms) => began + ms);
    expect(await page.evaluate('dates')).toEqual(
      moments.map((moment) => `${new Date(moment).toUTCString()} ${moment}`),
    );
    expect(asked(stand)).toEqual([READ, READ, READ]);
    mark(stand);
    expect(asked(stand)).toEqual([]);
  });

  liveTest('stands still while a person presses buttons', async ({ stand }) => {
    const { page, go, clock } = stand;
    await openRunning(stand);
    const began = clock.now();
    expect(await page.locator('button[data-armed]').count(), 'a Cancel that has just appeared').toBe(0);
    await stand.pass(500);
    await pressCancel(page, '4 / 1');
    await page.getByRole('button', { name: 'Keep running' }).waitFor();
    await page.keyboard.press('Escape');
    // The page takes no clicks for half a second after a dialog.
    await stand.pass(500);
    go.finishRun('shop', 'deploy');
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expectState(page, '4 / 1', 'Passed');
    expect(await page.evaluate(() => Date.now())).toBe(began + 1_000);
    await expectAccessible(page);
  });

  liveTest('passes although the server never answers', async ({ stand }) => {
    const { page, go } = stand;
    await openRunning(stand);
    go.setFault('silent');
    await page.getByRole('button', { name: 'Refresh' }).click();
    await stand.pass(14_000);
    expect(await page.getByText('no answer within 15 s').count()).toBe(0);
    await stand.pass(1_000);
    expect(await page.getByText('no answer within 15 s').count()).toBe(1);
  });
});

describe('Attention', () => {
  liveTest('goes from the page and comes back to it', async ({ stand }) => {
    const { page, context } = stand;
    // Of requests that find no network.
    stand.expectConsole(connectionNoise);
    await openRunning(stand);
    await page.evaluate(() => {
      const told: string[] = [];
      Object.assign(window, { told });
      for (const type of ['visibilitychange', 'blur', 'focus', 'offline', 'online'])
        window.addEventListener(type, () => {
          told.push(
            `${type}: ${document.visibilityState} ${document.hidden} ${document.hasFocus()} ${navigator.onLine}`,
          );
        });
    });
    const told = () => page.evaluate('told.splice(0)');
    await blur(page);
    await focus(page);
    await hide(page);
    await show(page);
    expect(await told()).toEqual([
      'blur: visible false false true',
      'focus: visible false true true',
      'visibilitychange: hidden true false true',
      'visibilitychange: visible false true true',
    ]);
    await goOffline(context);
    await goOnline(context);
    expect(await told()).toEqual(['offline: visible false true false', 'online: visible false true true']);
  });

  liveTest('makes React Query read again, where what it has is old', async ({ stand }) => {
    const { page } = stand;
    await openRunning(stand);
    mark(stand);
    await hide(page);
    await stand.pass(11_000);
    expect(asked(stand)).toEqual([]);
    await show(page);
    await stand.pass(0);
    expect(asked(stand)).toEqual([READ]);
  });
});

describe('Work', () => {
  liveTest('is counted by place', async ({ stand }) => {
    const { page, go, context } = stand;
    await watchWork(context);
    await openRunning(stand);
    const refresh = async () => {
      await resetWork(page);
      await page.getByRole('button', { name: 'Refresh' }).click();
      await stand.pass(0);
      return work(page);
    };
    const boxes = await rowBoxes(page);
    expect(boxes.map(({ counter }) => counter)).toEqual(await counters(page));

    const same = await refresh();
    expect(same.touched.rows).toEqual([]);
    expect(same.commits).toBeGreaterThan(0);
    expect(await rowBoxes(page)).toEqual(boxes);

    go.finishRun('shop', 'deploy');
    const ended = await refresh();
    expect(ended.touched.rows).toContain('4 / 1: attribute data-state of tr.stage-history-run 4 / 1');
    expect(ended.touched.rows.filter((what) => !what.startsWith('4 / 1: '))).toEqual([]);
    expect(ended.rows).toBe(ended.touched.rows.length);
    expect(ended.title).toBeGreaterThan(0);

    go.startRun('shop', 'deploy');
    const begun = await refresh();
    expect(begun.touched.rows).toEqual(['children +tr.stage-history-run 5 / 1 of tbody']);
    expect(await rowBoxes(page)).not.toEqual(boxes);

    // The new Cancel button comes to take clicks, which is a change of its row.
    await stand.pass(500);
    await page.getByRole('button', { name: 'Pause updates' }).click();
    await stand.pass(0);
    await resetWork(page);
    await stand.pass(61_000);
    const aged = await work(page);
    expect(aged).toMatchObject({ rows: 0, live: 0, title: 0 });
    expect(aged.ages).toBeGreaterThan(0);
  });

  liveTest('is seen in live regions, in shadow roots and where a table is made anew', async ({ stand }) => {
    const { page, context } = stand;
    await watchWork(context);
    await openRunning(stand);
    await resetWork(page);
    await page.evaluate(() => {
      const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
      root.innerHTML = '<p role="status"></p><b data-ticks></b>';
      for (const element of root.children) element.textContent = 'news';
      document.querySelector('.stage-history-unseen[role=status]')?.append('news');
      document.querySelector('table')?.remove();
    });
    expect((await work(page)).touched).toEqual({
      rows: ['children -table.stage-history-runs of section.stage-history'],
      ages: ['children +text of b'],
      live: [
        'children +p +b of #document-fragment',
        'children +text of p',
        'children +text of p.stage-history-unseen',
      ],
      glance: [],
      title: [],
      elsewhere: ['children +div of body'],
    });
  });
});
