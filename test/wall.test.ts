import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { hide, show } from './support/attention.ts';
import { expectAccessible, statusNoise, test as pageTest } from './support/browserTest.ts';
import { liveTest as test } from './support/liveTest.ts';

const RUNS = '.stage-history-wall-run';
const WALL = '?pipeline=shop&stage=deploy&wall';

/** The runs in sight as `Building 3 / 1`, from the top. Fails where one is cut. */
async function seen(page: Page): Promise<string[]> {
  await page.locator(RUNS).first().waitFor();
  const { told, cut } = await page.locator(RUNS).evaluateAll((all) => {
    const frame = all[0]?.parentElement?.getBoundingClientRect() ?? new DOMRect();
    const boxes = all.map((one) => ({ one, box: one.getBoundingClientRect() }));
    const inSight = boxes.filter(({ box }) => box.left < frame.right && box.top < frame.bottom);
    return {
      told: inSight.map(({ one }) =>
        ['.stage-history-wall-state', '.stage-history-wall-counter']
          .map((part) => one.querySelector(part)?.textContent)
          .join(' '),
      ),
      cut: inSight.filter(({ box }) => box.bottom > frame.bottom + 1).length,
    };
  });
  expect(cut, 'runs that are cut').toBe(0);
  return told;
}

/** How many locks on the screen the page holds, and how often it has asked for one. */
const locks = (page: Page) => page.evaluate('[rigLocks.held, rigLocks.asked]');

describe('A wall', () => {
  test('has nothing to press or focus, follows the stage, and keeps the screen awake', async ({ stand }) => {
    const { page, go, pass, open } = stand;
    await page.addInitScript(() => {
      const locks = { held: 0, asked: 0, letGo: (): unknown => undefined };
      Object.assign(window, { rigLocks: locks });
      Object.defineProperty(navigator, 'wakeLock', {
        value: {
          request: async () => {
            locks.asked += 1;
            // The first is refused, as when the battery runs low.
            if (locks.asked === 1) return Promise.reject(new DOMException('low', 'NotAllowedError'));
            locks.held += 1;
            const lock = {
              released: false,
              release: async () => {
                if (!lock.released) locks.held -= 1;
                lock.released = true;
                return Promise.resolve();
              },
            };
            locks.letGo = () => void lock.release();
            return Promise.resolve(lock);
          },
        },
      });
    });
    go.addStage({
      ...{ pipeline: 'shop', stage: 'deploy', jobs: ['api', 'docs', 'web'], pastRuns: 5 },
      underWay: { ago: 60_000, pace: 'held' },
    });
    await open(WALL);
    expect((await seen(page))[0]).toBe('Building 6 / 1');
    expect(await page.locator(`${RUNS}[data-lead]`).count()).toBe(1);
    const pressed = 'a, button, input, select, textarea, summary, [tabindex], [contenteditable]';
    expect(await page.locator(pressed).count()).toBe(0);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
    await expectAccessible(page);

    go.finishRun('shop', 'deploy', 'Failed');
    await pass(5_000);
    expect((await seen(page))[0]).toBe('Failed 6 / 1');
    go.startRun('shop', 'deploy');
    await pass(30_000);
    expect((await seen(page)).slice(0, 2)).toEqual(['Building 7 / 1', 'Failed 6 / 1']);
    expect(await page.title()).toBe('Building: shop / deploy');

    expect(await locks(page)).toEqual([0, 1]);
    await hide(page);
    await show(page);
    expect(await locks(page), 'asked for again').toEqual([1, 2]);
    // As browsers do with a tab that is hidden.
    await hide(page);
    await page.evaluate('rigLocks.letGo()');
    expect(await locks(page)).toEqual([0, 2]);
    await show(page);
    expect(await locks(page), 'and again').toEqual([1, 3]);
    await page.evaluate((to) => {
      window.history.pushState(null, '', to);
      window.dispatchEvent(new PopStateEvent('popstate'));
    }, '?pipeline=shop&stage=deploy&overview=no');
    await page.getByRole('table').waitFor();
    expect(await locks(page), 'let go of when the wall is gone').toEqual([0, 3]);
    await hide(page);
    await show(page);
    expect(await locks(page)).toEqual([0, 3]);
  });

  test('says what is wrong and as of when, with and without runs to show', async ({ stand }) => {
    const { page, go, pass, open } = stand;
    stand.expectConsole(statusNoise(503));
    await page.emulateMedia({ colorScheme: 'dark' });
    go.addStage({ pipeline: 'shop', stage: 'deploy', jobs: ['api'], pastRuns: 5 });
    const status = page.locator('.stage-history-wall-status');
    await open(WALL);
    await status.getByText(/^as of [\d:]+$/).waitFor();
    go.setFault('503');
    await pass(30_000);
    await status.getByText('The Go server is not taking requests now').waitFor();
    await status.getByText(/^as of [\d:]+, 30 s ago$/).waitFor();
    expect(await seen(page)).toHaveLength(5);
    await expectAccessible(page);

    await open(WALL);
    const alert = page.getByRole('alert');
    await alert.getByText('The Go server is not taking requests now').waitFor();
    expect(await page.locator('a, button').count()).toBe(0);
    go.setFault(undefined);
    await pass(60_000, { until: () => false });
    expect(await seen(page), 'by itself').toHaveLength(5);
  });

  pageTest('grows with the screen, and needs no scrolling on any', async ({ stand }) => {
    const sizes: number[] = [];
    for (const [width, height] of [
      [320, 256],
      [340, 640],
      [1080, 1920],
      [1920, 1080],
      [3840, 2160],
    ] as const) {
      const page = await stand.anotherPage({ viewport: { width, height } });
      await stand.open('?pipeline=website&stage=test&wall', page);
      const runs = await seen(page);
      const scrolled = () => [document.documentElement.scrollWidth, document.documentElement.scrollHeight];
      expect(await page.evaluate(scrolled), `${width} × ${height}`).toEqual([width, height]);
      if (height >= 640) expect(runs.length, `${width} × ${height}`).toBeGreaterThanOrEqual(7);
      sizes.push(
        await page
          .locator(`${RUNS}:not([data-lead]) .stage-history-wall-counter`)
          .first()
          .evaluate((counter) => parseFloat(getComputedStyle(counter).fontSize)),
      );
    }
    const [, , , fullHd = 0, ultraHd = 0] = sizes;
    expect(fullHd).toBeGreaterThan(30);
    expect(ultraHd).toBeGreaterThan(fullHd * 1.9);
  });
});
