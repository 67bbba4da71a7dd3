import { describe, expect } from 'vitest';
import { atFocus } from './support/atFocus.ts';
import { statusNoise, test } from './support/browserTest.ts';
import { holdRequests, TO_GO } from './support/holdRequests.ts';
import { counters, failureNotice, pauseUpdates, rows } from './support/history.ts';
import type { Stand } from './support/browserTest.ts';

const LONG = '?pipeline=website&stage=test';
/** Without the overview, which reads further pages by itself. */
const ALONE = '&overview=no';

/** A stage of our own with as many finished runs as asked for: 1 / 1, 2 / 1, … */
function addRuns(stand: Stand, runs: number): string {
  stand.go.addStage({ pipeline: 'paged', stage: 'build', jobs: ['unit'], pastRuns: runs });
  return '?pipeline=paged&stage=build';
}

/** What was asked of the history endpoint, as offsets. */
function offsetsAsked({ go }: Stand): string[] {
  return go.requests.flatMap(({ path }) => /history\/(\d+)$/.exec(path)?.[1] ?? []);
}

/** The counters at an offset, asked of the Go server without the page. */
async function countersAt({ go }: Stand, offset: number): Promise<string[]> {
  const answer = await go.fetch(new Request(`http://go/go/api/stages/paged/build/history/${offset}`));
  const { stages } = (await answer.json()) as { stages: { pipeline_counter: number; counter: string }[] };
  return stages.map((run) => `${run.pipeline_counter} / ${run.counter}`);
}

const range = ({ page }: Stand) => page.locator('.stage-history-range').textContent();
const button = ({ page }: Stand, name: string) => page.getByRole('button', { name, exact: true });

describe('Turning pages', () => {
  test('asks the server once a page, whatever the total', async ({ stand }) => {
    await stand.open(LONG + ALONE);
    await expect.poll(() => range(stand)).toBe('Runs 1–10 of 2,431');
    await button(stand, 'Oldest').click();
    await expect.poll(() => range(stand)).toBe('Runs 2,431–2,431 of 2,431');
    expect(offsetsAsked(stand)).toEqual(['0', '2430']);
  });

  test('steps to older and newer runs, and to both ends, with the mouse', async ({ stand }) => {
    const { page } = stand;
    await stand.open(addRuns(stand, 24));
    await expect.poll(() => counters(page)).toHaveLength(10);
    const newest = await counters(page);
    expect(await range(stand)).toBe('Runs 1–10 of 24');

    for (const name of ['Newer', 'Newest']) {
      expect(await button(stand, name).getAttribute('aria-disabled')).toBe('true');
      await button(stand, name).click({ force: true });
    }
    expect(await counters(page), 'nothing is newer than the newest').toEqual(newest);

    await button(stand, 'Older').click();
    await expect.poll(() => range(stand)).toBe('Runs 11–20 of 24');
    const middle = await counters(page);
    await button(stand, 'Older').click();
    await expect.poll(() => range(stand)).toBe('Runs 21–24 of 24');
    const oldest = await counters(page);
    expect(new Set([...newest, ...middle, ...oldest]).size).toBe(24);
    expect(await button(stand, 'Older').getAttribute('aria-disabled')).toBe('true');
    expect(await button(stand, 'Oldest').getAttribute('aria-disabled')).toBe('true');

    await button(stand, 'Newer').click();
    await expect.poll(() => counters(page)).toEqual(middle);
    await button(stand, 'Oldest').click();
    await expect.poll(() => counters(page)).toEqual(oldest);
    await button(stand, 'Newest').click();
    await expect.poll(() => counters(page)).toEqual(newest);
  });

  test('goes to the oldest page and back by keyboard alone, keeping its place in the pager', async ({
    stand,
  }) => {
    const { page } = stand;
    await stand.open(addRuns(stand, 24));
    await expect.poll(() => counters(page)).toHaveLength(10);
    const focused = () => atFocus(page, (at) => at?.textContent.replace(/[‹›]/, '').trim());
    for (let presses = 0; (await focused()) !== 'Older'; presses += 1) {
      expect(presses).toBeLessThan(60);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await expect.poll(() => range(stand)).toBe('Runs 11–20 of 24');
    await page.keyboard.press('Enter');
    await expect.poll(() => range(stand)).toBe('Runs 21–24 of 24');
    expect(await focused(), 'the last step does not lose the focus').toBe('Older');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    expect(await focused()).toBe('Newer');
    await page.keyboard.press('Enter');
    await expect.poll(() => range(stand)).toBe('Runs 11–20 of 24');
    await page.keyboard.press('Space');
    await expect.poll(() => range(stand)).toBe('Runs 1–10 of 24');
  });

  test('goes to a page by its number, and says what is wrong with one that is none', async ({ stand }) => {
    const { page } = stand;
    await stand.open(LONG + ALONE);
    await rows(page).first().waitFor();
    await pauseUpdates(page);
    const number = page.getByRole('textbox', { name: 'Page' });
    await number.fill('12');
    await number.press('Enter');
    await expect.poll(() => range(stand)).toBe('Runs 111–120 of 2,431');
    for (const wrong of ['245', '0', '-1', '1.5', 'twelve', '']) {
      await number.fill(wrong);
      await number.press('Enter');
      await page.getByText('Pages go from 1 to 244.').waitFor();
      expect(await number.inputValue(), 'what was typed stays').toBe(wrong);
      expect(await range(stand)).toBe('Runs 111–120 of 2,431');
    }
    expect(offsetsAsked(stand)).toEqual(['0', '110']);
  });

  test('fetches the next page when its button is pointed at or focused, and not again when it is pressed', async ({
    stand,
  }) => {
    const { page } = stand;
    await stand.open(LONG + ALONE);
    await rows(page).first().waitFor();
    await pauseUpdates(page);
    // Far away, and rarely wanted: not fetched before it is pressed.
    await button(stand, 'Oldest').hover();
    await button(stand, 'Older').hover();
    await expect.poll(() => offsetsAsked(stand)).toEqual(['0', '10']);
    await expect.poll(() => page.locator('[data-icon][data-pending]').count()).toBe(0);
    await button(stand, 'Older').click();
    await expect.poll(() => range(stand)).toBe('Runs 11–20 of 2,431');
    expect(offsetsAsked(stand)).toEqual(['0', '10']);
    await page.mouse.move(0, 0);
    await page.getByRole('textbox', { name: 'Page' }).focus();
    await button(stand, 'Older').focus();
    await expect.poll(() => offsetsAsked(stand)).toEqual(['0', '10', '20']);
  });

  test('keeps the old rows, marked as old, until the new ones are there', async ({ stand }) => {
    const { page } = stand;
    await stand.open(LONG);
    await rows(page).first().waitFor();
    const before = await counters(page);
    const letRead = await holdRequests(page, TO_GO);
    await button(stand, 'Oldest').click();
    await page.locator('table[data-old][aria-busy="true"]').waitFor();
    expect(await counters(page)).toEqual(before);
    expect(await page.getByRole('button', { name: /^Cancel run/ }).count(), 'no cancel on old rows').toBe(0);
    letRead();
    await expect.poll(() => range(stand)).toBe('Runs 2,431–2,431 of 2,431');
    expect(await page.locator('table[data-old]').count()).toBe(0);
  });

  test('never shows the rows of another stage while a stage is read', async ({ stand }) => {
    const { page } = stand;
    await stand.open(LONG);
    await rows(page).first().waitFor();
    const letRead = await holdRequests(page, TO_GO);
    await page.evaluate(() => {
      history.pushState(null, '', '?pipeline=foo&stage=DEV');
      dispatchEvent(new PopStateEvent('popstate'));
    });
    await page.getByRole('heading', { name: 'foo / DEV' }).waitFor();
    expect(await rows(page).count()).toBe(0);
    letRead();
    await expect.poll(() => counters(page)).toEqual(['2 / 1', '1 / 1']);
  });

  test('keeps the rows and says so when a page cannot be read, and reads it on Try again', async ({
    stand,
  }) => {
    const { page, go } = stand;
    stand.expectConsole(statusNoise(500));
    // What the overview cannot read has a button “Try again” of its own.
    await stand.open(addRuns(stand, 24) + ALONE);
    await expect.poll(() => counters(page)).toHaveLength(10);
    const before = await counters(page);
    go.setFault('500');
    await button(stand, 'Older').click();
    await failureNotice(page, 'The Go server failed').waitFor();
    expect(await counters(page)).toEqual(before);
    go.setFault(undefined);
    await button(stand, 'Try again').click();
    await expect.poll(() => range(stand)).toBe('Runs 11–20 of 24');
    expect(await failureNotice(page, 'The Go server failed').count()).toBe(0);
  });

  test('reads the page again on Refresh, and shows what has changed', async ({ stand }) => {
    const { page, go } = stand;
    await stand.open(addRuns(stand, 3));
    await expect.poll(() => counters(page)).toHaveLength(3);
    go.startRun('paged', 'build');
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect.poll(() => counters(page)).toHaveLength(4);
    expect(await rows(page).first().getAttribute('data-state')).toBe('building');
    expect(offsetsAsked(stand)).toEqual(['0', '0']);
  });

  test('reads the newest page and the one that is shown on Refresh further back', async ({ stand }) => {
    await stand.open(addRuns(stand, 24) + ALONE);
    await expect.poll(() => range(stand)).toBe('Runs 1–10 of 24');
    await button(stand, 'Oldest').click();
    await expect.poll(() => range(stand)).toBe('Runs 21–24 of 24');
    await button(stand, 'Refresh').click();
    await expect.poll(() => offsetsAsked(stand).sort()).toEqual(['0', '0', '20', '20']);
    expect(await range(stand)).toBe('Runs 21–24 of 24');
  });
});

describe('The address', () => {
  test('leads Back, Forward and reload to the same pages', async ({ stand }) => {
    const { page } = stand;
    await stand.open(addRuns(stand, 34));
    await expect.poll(() => range(stand)).toBe('Runs 1–10 of 34');
    await button(stand, 'Older').click();
    await expect.poll(() => range(stand)).toBe('Runs 11–20 of 34');
    expect(new URL(page.url()).search).toBe('?pipeline=paged&stage=build&offset=10&total=34');
    const second = await counters(page);
    await button(stand, 'Older').click();
    await expect.poll(() => range(stand)).toBe('Runs 21–30 of 34');
    const third = await counters(page);

    await page.goBack();
    await expect.poll(() => counters(page)).toEqual(second);
    await page.goForward();
    await expect.poll(() => counters(page)).toEqual(third);
    await page.reload();
    await expect.poll(() => counters(page)).toEqual(third);
    await page.goBack();
    await page.goBack();
    await expect.poll(() => range(stand)).toBe('Runs 1–10 of 34');
  });

  test('grows by one page, however often a button is pressed before the page is there', async ({ stand }) => {
    const { page } = stand;
    await stand.open(addRuns(stand, 34));
    await expect.poll(() => range(stand)).toBe('Runs 1–10 of 34');
    const letRead = await holdRequests(page, TO_GO);
    const past = () => page.evaluate(() => history.length);
    const before = await past();
    for (let presses = 0; presses < 3; presses += 1) await button(stand, 'Older').press('Enter');
    letRead();
    await expect.poll(() => range(stand)).toBe('Runs 11–20 of 34');
    expect(await past()).toBe(before + 1);
    await page.goBack();
    await expect.poll(() => range(stand)).toBe('Runs 1–10 of 34');
  });

  test('finds the same runs again although others have arrived since', async ({ stand }) => {
    const { page, go, clock } = stand;
    await stand.open(`${addRuns(stand, 34)}&offset=20&total=34`);
    await expect.poll(() => range(stand)).toBe('Runs 21–30 of 34');
    const before = await counters(page);
    for (let arrivals = 0; arrivals < 3; arrivals += 1) {
      go.startRun('paged', 'build');
      clock.advance(1000);
      go.finishRun('paged', 'build');
    }
    const past = () => page.evaluate(() => history.length);
    const pages = await past();
    await page.reload();
    await expect.poll(() => range(stand)).toBe('Runs 24–33 of 37');
    expect(await counters(page)).toEqual(before);
    await expect.poll(() => new URL(page.url()).search).toContain('offset=23&total=37');
    expect(await past(), 'it is the same page: Back leads to the one before it').toBe(pages);

    const asked = offsetsAsked(stand).length;
    await page.reload();
    await expect.poll(() => range(stand)).toBe('Runs 24–33 of 37');
    expect(offsetsAsked(stand).length - asked, 'the new place is known now').toBe(1);
  });

  test('neither skips nor repeats a run when stepping while runs arrive', async ({ stand }) => {
    const { page, go, clock } = stand;
    await stand.open(addRuns(stand, 34));
    await expect.poll(() => range(stand)).toBe('Runs 1–10 of 34');
    const there = (await Promise.all([0, 10, 20].map((offset) => countersAt(stand, offset)))).flat();
    const seen = await counters(page);
    for (const arrivedBefore of [1, 2]) {
      go.startRun('paged', 'build');
      clock.advance(1000);
      go.finishRun('paged', 'build');
      await button(stand, 'Older').click();
      const first = 10 * arrivedBefore + arrivedBefore + 1;
      await expect.poll(() => range(stand)).toContain(`Runs ${first}–`);
      seen.push(...(await counters(page)));
      await page.mouse.move(0, 0);
    }
    expect(seen).toEqual(there);
  });

  test('leads to the last page, and says so, when it names a page past the end', async ({ stand }) => {
    await stand.open(`${addRuns(stand, 24)}&offset=500`);
    await expect.poll(() => range(stand)).toBe('Runs 21–24 of 24');
    await stand.page
      .getByText('The page asked for lies past the oldest run. This is the last page.')
      .waitFor();
    await expect.poll(() => new URL(stand.page.url()).search).toContain('offset=20&total=24');
  });

  test('leads to the newest runs, and says so, when it names no page', async ({ stand }) => {
    await stand.open(`${addRuns(stand, 24)}&offset=twenty`);
    await expect.poll(() => range(stand)).toBe('Runs 1–10 of 24');
    await stand.page
      .getByText('The page asked for is none that this server has. These are the newest runs.')
      .waitFor();
    await expect.poll(() => new URL(stand.page.url()).search).not.toContain('offset');
  });

  test('aborts a read that is overtaken by the next', async ({ stand }) => {
    const { page } = stand;
    await stand.open(LONG);
    await rows(page).first().waitFor();
    const aborted: string[] = [];
    page.on('requestfailed', (request) => aborted.push(request.failure()?.errorText ?? ''));
    const letRead = await holdRequests(page, TO_GO);
    await button(stand, 'Oldest').click();
    await page.locator('table[data-old]').waitFor();
    const number = page.getByRole('textbox', { name: 'Page' });
    await number.fill('2');
    await number.press('Enter');
    await expect.poll(() => aborted).toEqual(['net::ERR_ABORTED']);
    letRead();
    await expect.poll(() => range(stand)).toBe('Runs 11–20 of 2,431');
    expect(aborted).toEqual(['net::ERR_ABORTED']);
  });
});
