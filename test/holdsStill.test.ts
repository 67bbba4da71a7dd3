import type { Locator } from 'playwright-core';
import { describe, expect } from 'vitest';
import { atFocus } from './support/atFocus.ts';
import { SPOKEN, statusNoise } from './support/browserTest.ts';
import { resetWork, watchWork, work } from './support/countWork.ts';
import { counters, rows } from './support/history.ts';
import { allCounters, askedSince, letRunsCome, openLiveStage } from './support/liveStage.ts';
import { liveHostTest, liveTest as test } from './support/liveTest.ts';
import type { LiveStand } from './support/liveTest.ts';
import { rowBoxes } from './support/rowBoxes.ts';

const newerButton = ({ page }: LiveStand) => page.getByRole('button', { name: /newer runs?$/ });
const button = ({ page }: LiveStand, name: string) => page.getByRole('button', { name, exact: true });
const range = ({ page }: LiveStand) => page.locator('.stage-history-range').textContent();

describe.each(SPOKEN)('While runs arrive ($speaks)', ({ version }) => {
  test('a reader on the third page keeps the same ten runs in the same places', async ({ stand }) => {
    const { page, pass } = stand;
    await watchWork(stand.context);
    await openLiveStage(stand, { version });
    await button(stand, 'Older').click();
    await pass(0);
    await button(stand, 'Older').click();
    await pass(0);
    await page.mouse.move(0, 0);
    const before = await rowBoxes(page);
    expect(before).toHaveLength(10);
    await resetWork(page);
    for (let quarter = 0; quarter < 4; quarter += 1) {
      letRunsCome(stand, 1);
      await pass(30_000);
    }
    expect(await rowBoxes(page)).toEqual(before);
    expect((await work(page)).touched.rows).toEqual([]);
    expect(await newerButton(stand).textContent()).toBe('↑ 4 newer runs');
    const told = await page.getByRole('status').allTextContents();
    expect(
      told.filter((text) => text.includes('newer')),
      'told once, of the first',
    ).toEqual(['1 newer run']);
    if (version === undefined) expect(await range(stand)).toBe('Runs 25–34 of 38');

    await newerButton(stand).focus();
    await page.keyboard.press('Enter');
    await pass(0);
    expect(await counters(page)).toEqual((await allCounters(stand)).slice(0, 10));
    expect(await newerButton(stand).count()).toBe(0);
    expect(await atFocus(page, (at) => at?.tagName)).toBe('H2');
  });

  test('stepping from the oldest page to the newest lists every run exactly once', async ({ stand }) => {
    const { page, pass } = stand;
    await openLiveStage(stand, { version, pastRuns: 31 });
    if (version === undefined) await button(stand, 'Oldest').click();
    else
      for (let step = 0; step < 3; step += 1) {
        await button(stand, 'Older').click();
        await pass(0);
      }
    await pass(0);
    const seen = [(await counters(page)).reverse()];
    for (let steps = 0; (await button(stand, 'Newer').getAttribute('aria-disabled')) === null; steps += 1) {
      expect(steps).toBeLessThan(10);
      letRunsCome(stand, 2);
      if (steps % 2 === 0) await pass(31_000);
      await button(stand, 'Newer').click();
      await pass(0);
      seen.push((await counters(page)).reverse());
    }
    // The newest page may be as old as it says, and is live.
    await pass(31_000);
    seen.splice(-1, 1, (await counters(page)).reverse());
    expect(seen.flat()).toEqual((await allCounters(stand)).reverse());
  });

  test('new runs wait while something in the rows is focused, selected, open or about to be pressed', async ({
    stand,
  }) => {
    const { page, pass } = stand;
    // The documented API has no word for the inside of a run.
    stand.expectConsole(statusNoise(404));
    stand.go.addStage({
      pipeline: 'wide',
      stage: 'build',
      jobs: ['j01', 'j02', 'j03', 'j04', 'j05', 'j06', 'j07', 'j08', 'j09', 'j10'],
      pastRuns: 24,
    });
    stand.go.setVersion(version);
    await stand.open('?pipeline=wide&stage=build');
    const come = (): void => {
      stand.go.startRun('wide', 'build');
      stand.clock.advance(10);
      stand.go.finishRun('wide', 'build');
    };
    const first = rows(page).first();
    const pressThenLeave = async (pressed: Locator): Promise<void> => {
      await pressed.click();
      await button(stand, 'Refresh').focus();
    };
    const ways: Record<string, { take: () => Promise<void>; letGo: () => Promise<void> }> = {
      focus: {
        take: () => first.getByRole('link').first().focus(),
        letGo: () => button(stand, 'Refresh').focus(),
      },
      selection: {
        take: () => first.locator('.stage-history-by').selectText(),
        letGo: () => page.evaluate(() => getSelection()?.removeAllRanges()),
      },
      'jobs folded out': {
        take: () => pressThenLeave(first.getByRole('button', { name: 'passed' })),
        letGo: () => pressThenLeave(page.locator('tbody [aria-expanded=true]')),
      },
      'an open run': {
        take: () => pressThenLeave(first.getByRole('button', { name: 'Details of run' })),
        letGo: () => pressThenLeave(page.locator('tbody [aria-expanded=true]')),
      },
      'the pointer over the actions': {
        take: () => first.locator('.stage-history-actions').hover({ force: true }),
        letGo: () => page.mouse.move(0, 0),
      },
    };
    for (const [way, { take, letGo }] of Object.entries(ways)) {
      await take();
      await pass(1);
      const before = await rowBoxes(page);
      come();
      come();
      await pass(60_000);
      expect(await rowBoxes(page), way).toEqual(before);
      expect(await newerButton(stand).textContent(), way).toBe('↑ 2 newer runs');
      await letGo();
      await pass(2_500);
      expect(await newerButton(stand).count(), way).toBe(0);
      expect((await rowBoxes(page)).map(({ counter }) => counter).slice(2), way).toEqual(
        before.map(({ counter }) => counter).slice(0, 8),
      );
    }
  });

  liveHostTest(
    'focus, an open row, what is typed, the place on the page and the question survive a hundred reads',
    async ({ stand }) => {
      const { page, pass, go } = stand;
      const asked = (): string[] => askedSince(stand);
      await openLiveStage(stand, { version, active: true, address: '&case=brisk' });
      await button(stand, 'Older').click();
      await pass(0);
      const number = page.getByRole('textbox', { name: 'Page' });
      if (version === undefined) await number.fill('twel');
      const link = rows(page).nth(3).getByRole('link').first();
      if (version !== undefined) await link.focus();
      await page.evaluate(() => scrollTo(0, 40));
      const focused = (): Promise<string> => atFocus(page, (at) => at?.outerHTML ?? '');
      const before = { focused: await focused(), boxes: await rowBoxes(page) };
      asked();
      for (let runs = 0; runs < 12; runs += 1) {
        go.startRun('shop', 'deploy', { evenIfActive: true });
        stand.clock.advance(1);
        go.finishRun('shop', 'deploy', 'Passed');
        await pass(4_000);
      }
      // Enough runs that the page under the reader has another number.
      if (version === undefined) expect(await page.getByText('of 5', { exact: true }).count()).toBe(1);
      expect({ focused: await focused(), boxes: await rowBoxes(page) }).toEqual(before);
      if (version === undefined) expect(await number.inputValue()).toBe('twel');

      await button(stand, 'Newest').click();
      await pass(500);
      go.startRun('shop', 'deploy', { evenIfActive: true });
      await pass(2_000);
      const active = page.locator('tr[data-state=building]').first();
      await active.getByRole('button', { name: /^Cancel run/ }).click();
      const question = await page.getByRole('alertdialog').getByRole('heading').textContent();
      const onQuestion = await focused();
      await pass(52_000);
      expect(await page.getByRole('alertdialog').getByRole('heading').textContent()).toBe(question);
      expect(await focused()).toBe(onQuestion);
      expect(asked().length).toBeGreaterThanOrEqual(100);
    },
  );
});

describe('The button for newer runs', () => {
  test('passes the keyboard’s place on when the runs come by themselves', async ({ stand }) => {
    const { page, pass } = stand;
    await openLiveStage(stand);
    await rows(page).first().getByRole('link').first().focus();
    await pass(1_000);
    letRunsCome(stand, 1);
    await pass(30_000);
    await newerButton(stand).focus();
    // Out of the rows, the reader is not taken for one any more.
    await pass(2_500);
    expect(await newerButton(stand).count()).toBe(0);
    expect(await atFocus(page, (at) => at?.tagName)).toBe('H2');
  });
});

describe('A page that was stepped from to newer runs', () => {
  test('does not cut short the pages that Back leads to', async ({ stand }) => {
    const { page, pass } = stand;
    await openLiveStage(stand, { pastRuns: 57 });
    const turnTo = async (number: string): Promise<string[]> => {
      await page.getByRole('textbox', { name: 'Page' }).fill(number);
      await page.keyboard.press('Enter');
      await pass(0);
      return counters(page);
    };
    const second = await turnTo('2');
    letRunsCome(stand, 3);
    const [first = ''] = await turnTo('3');
    expect(second, 'the pages overlap').toContain(first);
    await button(stand, 'Newer').click();
    await pass(0);
    for (let back = 0; back < 2; back += 1) {
      await page.goBack();
      await pass(0);
    }
    expect(await counters(page)).toEqual(second);
  });
});

describe('Where the server does not count its runs', () => {
  test('more newer runs than a page holds are told as that', async ({ stand }) => {
    const { pass } = stand;
    await openLiveStage(stand, { version: '26.1.0' });
    await button(stand, 'Older').click();
    await pass(30_000);
    letRunsCome(stand, 11);
    await pass(30_000);
    expect(await newerButton(stand).textContent()).toBe('↑ 10+ newer runs');
  });
});
