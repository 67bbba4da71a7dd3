import { describe, expect } from 'vitest';
import { atFocus } from './support/atFocus.ts';
import { hostTest, test } from './support/browserTest.ts';
import type { Stand } from './support/browserTest.ts';
import { holdRequests, TO_GO } from './support/holdRequests.ts';
import { counters, rows } from './support/history.ts';

const STAGE = '?pipeline=paged&stage=build';
/** Without the overview, which reads further runs by itself. */
const ALONE = `${STAGE}&overview=no`;

/** A stage with as many finished runs as asked for, on today's servers. */
function addRuns({ go }: Stand, runs: number): void {
  go.setVersion('26.1.0');
  go.addStage({ pipeline: 'paged', stage: 'build', jobs: ['unit'], pastRuns: runs });
}

/** So many runs come and go. */
function arrive({ go, clock }: Stand, runs: number): void {
  for (let run = 0; run < runs; run += 1) {
    go.startRun('paged', 'build');
    clock.advance(1_000);
    go.finishRun('paged', 'build', 'Passed');
  }
}

/** What was asked of the history, as queries. */
function queries({ go }: Stand): string[] {
  return go.requests.flatMap(({ path }) => /build\/history\?(.*)$/.exec(path)?.[1] ?? []);
}

/** Every run's counter, newest first, asked of the Go server without the page. */
async function allRuns({ go }: Stand): Promise<string[]> {
  const answer = await go.fetch(
    new Request('http://go/go/api/stages/paged/build/history?page_size=100', {
      headers: { Accept: 'application/vnd.go.cd.v3+json' },
    }),
  );
  const { stages } = (await answer.json()) as { stages: { pipeline_counter: number; counter: string }[] };
  return stages.map((run) => `${run.pipeline_counter} / ${run.counter}`);
}

const button = ({ page }: Stand, name: string) => page.getByRole('button', { name, exact: true });

describe('Turning pages where the server does not count its runs', () => {
  test('goes to the oldest page and back with one request a page, by mouse', async ({ stand }) => {
    const { page } = stand;
    addRuns(stand, 24);
    const all = await allRuns(stand);
    await stand.open(ALONE);
    for (const from of [0, 10, 20]) {
      await expect.poll(() => counters(page)).toEqual(all.slice(from, from + 10));
      if (from < 20) await button(stand, 'Older').click();
    }
    expect(await button(stand, 'Older').getAttribute('aria-disabled')).toBe('true');
    for (const from of [10, 0]) {
      await button(stand, 'Newer').click();
      await expect.poll(() => counters(page)).toEqual(all.slice(from, from + 10));
    }
    expect(await button(stand, 'Newer').getAttribute('aria-disabled')).toBe('true');
    expect(new URL(page.url()).search, 'the newest page needs no cursor').toBe(ALONE);
    expect(await page.getByRole('textbox', { name: 'Page' }).count()).toBe(0);
    expect(await button(stand, 'Oldest').count()).toBe(0);
    // The first is our own.
    expect(queries(stand).length - 1).toBeLessThanOrEqual(5);
  });

  test('goes there and back by keyboard alone', async ({ stand }) => {
    const { page } = stand;
    addRuns(stand, 24);
    const all = await allRuns(stand);
    await stand.open(STAGE);
    await rows(page).first().waitFor();
    const focused = () => atFocus(page, (at) => at?.textContent.replace(/[‹›]/, '').trim());
    await button(stand, 'Older').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => counters(page)).toEqual(all.slice(10, 20));
    await page.keyboard.press('Enter');
    await expect.poll(() => counters(page)).toEqual(all.slice(20));
    expect(await focused(), 'the last step does not lose the focus').toBe('Older');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => counters(page)).toEqual(all.slice(10, 20));
    expect(await focused()).toBe('Newer');
    await page.keyboard.press('Enter');
    await expect.poll(() => counters(page)).toEqual(all.slice(0, 10));
    expect(await focused(), 'nor does the first').toBe('Newer');
  });

  test('fetches the next page when its button is pointed at, and not again when it is pressed', async ({
    stand,
  }) => {
    const { page } = stand;
    addRuns(stand, 24);
    await stand.open(ALONE);
    await rows(page).first().waitFor();
    await button(stand, 'Older').hover();
    await expect.poll(() => queries(stand)).toHaveLength(2);
    await expect.poll(() => page.locator('[data-icon][data-pending]').count()).toBe(0);
    await button(stand, 'Older').click();
    await expect.poll(() => new URL(page.url()).search).toContain('after=');
    expect(queries(stand)).toHaveLength(2);
  });

  test('keeps the old rows, marked as old, until the new ones are there', async ({ stand }) => {
    const { page } = stand;
    addRuns(stand, 24);
    await stand.open(STAGE);
    await rows(page).first().waitFor();
    const before = await counters(page);
    const letRead = await holdRequests(page, TO_GO);
    await button(stand, 'Older').click();
    await page.locator('table[data-old][aria-busy="true"]').waitFor();
    expect(await counters(page)).toEqual(before);
    letRead();
    await expect.poll(() => counters(page)).not.toEqual(before);
    expect(await page.locator('table[data-old]').count()).toBe(0);
  });

  test('leads Back, Forward and reload to the same runs, though others arrive', async ({ stand }) => {
    const { page } = stand;
    addRuns(stand, 34);
    const all = await allRuns(stand);
    await stand.open(STAGE);
    await rows(page).first().waitFor();
    await button(stand, 'Older').click();
    await expect.poll(() => counters(page)).toEqual(all.slice(10, 20));
    await button(stand, 'Older').click();
    await expect.poll(() => counters(page)).toEqual(all.slice(20, 30));
    arrive(stand, 3);
    await page.reload();
    await expect.poll(() => counters(page)).toEqual(all.slice(20, 30));
    await page.goBack();
    await expect.poll(() => counters(page)).toEqual(all.slice(10, 20));
    await page.goForward();
    await expect.poll(() => counters(page)).toEqual(all.slice(20, 30));
  });

  test('neither skips nor repeats a run when stepping while runs arrive', async ({ stand }) => {
    const { page } = stand;
    addRuns(stand, 34);
    const all = await allRuns(stand);
    await stand.open(STAGE);
    await expect.poll(() => counters(page)).toHaveLength(10);
    const seen = await counters(page);
    for (const from of [10, 20]) {
      arrive(stand, 2);
      await button(stand, 'Older').click();
      await expect.poll(() => counters(page)).toEqual(all.slice(from, from + 10));
      seen.push(...(await counters(page)));
    }
    expect(seen).toEqual(all.slice(0, 30));
  });

  test('shows what has arrived, and no run twice, when stepping back to the newest page; and a full page of the newest when asked for them', async ({
    stand,
  }) => {
    const { page } = stand;
    addRuns(stand, 24);
    await stand.open(STAGE);
    await rows(page).first().waitFor();
    await button(stand, 'Older').click();
    await expect.poll(() => new URL(page.url()).search).toContain('after=');
    arrive(stand, 3);
    await button(stand, 'Newer').click();
    await button(stand, 'Newer')
      .click({ timeout: 2_000 })
      .catch(() => undefined);
    await expect.poll(() => new URL(page.url()).search).toBe(STAGE);
    const all = await allRuns(stand);
    await expect
      .poll(() => counters(page), { message: 'those above the page before' })
      .toEqual(all.slice(0, 3));
    await button(stand, 'Older').click();
    await expect.poll(() => counters(page), { message: 'on from there' }).toEqual(all.slice(3, 13));
    await button(stand, 'Newest').click();
    await expect.poll(() => counters(page)).toEqual(all.slice(0, 10));
  });
});

describe('A link made on another server', () => {
  for (const [page, version] of [
    ['offset=20&total=34', '26.1.0'],
    ['after=nonsense', '26.1.0'],
    // Below the oldest run: the server answers with an empty page.
    ['after=1', '26.1.0'],
    ['after=205', undefined],
  ] as const)
    test(`leads to the newest runs and says so (${page} on ${version ?? 'the documented API'})`, async ({
      stand,
    }) => {
      stand.expectConsole(/status of 400/);
      addRuns(stand, 34);
      stand.go.setVersion(version);
      await stand.open(`${STAGE}&${page}`);
      await stand.page.getByText('The page asked for is none that this server has.').waitFor();
      await expect.poll(() => counters(stand.page)).toHaveLength(10);
      await expect.poll(() => new URL(stand.page.url()).search).toBe(STAGE);
    });
});

describe('A page of a hundred runs', () => {
  hostTest('is read with one request where the server allows it', async ({ stand }) => {
    addRuns(stand, 134);
    await stand.open(`${STAGE}&case=hundred`);
    await expect.poll(() => counters(stand.page)).toHaveLength(100);
    expect(queries(stand)).toEqual(['page_size=100']);
    await button(stand, 'Older').click();
    await expect.poll(() => counters(stand.page)).toHaveLength(34);
  });

  hostTest('has ten where the server gives ten', async ({ stand }) => {
    addRuns(stand, 134);
    stand.go.setVersion(undefined);
    await stand.open(`${STAGE}&case=hundred`);
    await expect.poll(() => counters(stand.page)).toHaveLength(10);
    await button(stand, 'Older').click();
    await expect
      .poll(() => stand.page.locator('.stage-history-range').textContent())
      .toBe('Runs 11–20 of 134');
  });
});
