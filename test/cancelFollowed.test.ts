import { describe, expect } from 'vitest';
import { atFocus } from './support/atFocus.ts';
import { posts } from './support/activeRun.ts';
import { connectionNoise, SPOKEN } from './support/browserTest.ts';
import { confirmButton, expectState, pressCancel, row } from './support/history.ts';
import { askedSince, openLiveStage } from './support/liveStage.ts';
import { liveTest as test } from './support/liveTest.ts';
import type { LiveStand } from './support/liveTest.ts';

/** The active run of the stage, which is its newest. */
async function activeRun({ page }: LiveStand): Promise<string> {
  return (await page.locator('tr[data-state=building] th a').first().textContent()) ?? '';
}

/** Asks for the cancel of the active run and confirms it. */
async function cancel(stand: LiveStand): Promise<string> {
  const run = await activeRun(stand);
  await stand.pass(500);
  await pressCancel(stand.page, run);
  await stand.pass(500);
  await confirmButton(stand.page).click();
  await stand.pass(0);
  return run;
}

const note = ({ page }: LiveStand) => page.locator('tr.stage-history-outcome').textContent();
const cell = async ({ page }: LiveStand, run: string) =>
  row(page, run).locator('.stage-history-state').textContent();

/** Keeps a list of what screen readers are told of the cancel, in their order. */
async function listen({ page }: LiveStand): Promise<() => Promise<string[]>> {
  await page.locator('[role=status]').evaluateAll((regions) => {
    const told: string[] = [];
    Object.assign(window, { told });
    for (const region of regions)
      new MutationObserver(() => {
        const text = region.textContent;
        if (text !== '') told.push(text);
      }).observe(region, { childList: true, characterData: true, subtree: true });
  });
  return () => page.evaluate('told');
}

describe.each(SPOKEN)('A cancel that takes its time ($speaks)', ({ version }) => {
  test('is followed from asking to the end, quickly, and told step by step, once each', async ({ stand }) => {
    const { go, pass } = stand;
    await openLiveStage(stand, { version, active: true });
    go.setCancelDelay(9_000);
    const told = await listen(stand);
    const run = await cancel(stand);
    expect(await note(stand)).toBe('Cancel requested 0 s ago, 3 jobs still running.');
    expect(await cell(stand, run)).toBe('Building');
    askedSince(stand);
    await pass(4_000);
    expect(askedSince(stand), 'once a second').toHaveLength(4);
    expect(await note(stand)).toBe('Cancel requested 4 s ago, 2 jobs still running.');
    await pass(5_000);
    const by = version === undefined ? '' : ' by anonymous';
    expect(await note(stand)).toBe(`${run} was cancelled${by}.`);
    expect(await cell(stand, run)).toBe(`Cancelled${by.trim()}`);
    expect(await told()).toEqual([
      `Cancelling run ${run}…`,
      `Cancel of ${run} requested.`,
      `${run} was cancelled${by}.`,
    ]);
    askedSince(stand);
    await pass(29_000);
    expect(askedSince(stand), 'no longer quickly').toEqual([]);
  });

  test('that comes too late is told as that', async ({ stand }) => {
    const { go, pass } = stand;
    await openLiveStage(stand, { version, active: true });
    go.setCancelDelay(600_000);
    const run = await cancel(stand);
    go.finishRun('shop', 'deploy', 'Passed');
    await pass(1_000);
    expect(await note(stand)).toBe(`${run} finished first: Passed.`);
    expect(await cell(stand, run)).toBe('Passed');
  });

  test('is followed quickly for a minute and no longer, and is still told of', async ({ stand }) => {
    const { go, pass } = stand;
    await openLiveStage(stand, { version, active: true });
    go.setCancelDelay(90_000);
    const run = await cancel(stand);
    await pass(61_000);
    expect(await note(stand)).toBe('Cancel requested 1 min ago, 1 job still running.');
    askedSince(stand);
    await pass(10_000);
    expect(askedSince(stand)).toHaveLength(2);
    await pass(25_000);
    expect(await note(stand)).toMatch(new RegExp(`^${run} was cancelled`));
  });

  test('is told of, and followed, when the page is loaded anew in the middle of it', async ({ stand }) => {
    const { go, page, pass } = stand;
    await openLiveStage(stand, { version, active: true });
    go.setCancelDelay(20_000);
    const run = await cancel(stand);
    await pass(3_000);
    await page.reload();
    await pass(0);
    expect(await note(stand)).toBe('Cancel requested 3 s ago, 3 jobs still running.');
    expect(await cell(stand, run)).toBe('Building');
    askedSince(stand);
    await pass(3_000);
    expect(askedSince(stand)).toHaveLength(3);
    await pass(20_000);
    expect(await note(stand)).toMatch(new RegExp(`^${run} was cancelled`));
  });

  test('whose answer is lost says so, looks by itself and when asked to, and never says more than is known', async ({
    stand,
  }) => {
    const { go, page, pass } = stand;
    stand.expectConsole(connectionNoise);
    await openLiveStage(stand, { version, active: true });
    go.setCancelDelay(70_000);
    go.setFault('cancel:lost');
    const run = await cancel(stand);
    const doubt = 'The connection failed before the cancel was answered.';
    expect(await note(stand)).toBe(
      `${doubt} Whether the cancel took effect is unknown. As last read, ${run} is Building, 3 jobs still running. Look again`,
    );
    await pass(30_000);
    await page.getByRole('button', { name: 'Look again' }).click();
    await pass(0);
    expect(await note(stand)).toContain('2 jobs still running');
    await pass(45_000);
    expect(await note(stand)).toMatch(new RegExp(`^${doubt} ${run} was cancelled`));
    expect(await page.getByRole('button', { name: 'Look again' }).count()).toBe(0);
    expect(await atFocus(page, (at) => at?.textContent), 'the keyboard’s place').toBe(run);
  });
});

describe('A cancel by the stage, while the one before is not answered', () => {
  test('is not posted, and its reader is told so', async ({ stand }) => {
    const { go, page, pass } = stand;
    await openLiveStage(stand, { active: true });
    go.setFault('cancel:silentx1');
    const first = await cancel(stand);
    go.finishRun('shop', 'deploy', 'Passed');
    go.startRun('shop', 'deploy');
    await page.getByRole('button', { name: 'Refresh' }).focus();
    await page.mouse.move(0, 0);
    await pass(8_000);
    const next = await cancel(stand);
    expect(next).not.toBe(first);
    expect(await page.locator('tr.stage-history-outcome').allTextContents()).toEqual([
      'The server has not answered the cancel before this one yet. Nothing was cancelled. Try again when it has.',
      `Cancelling run ${first}…`,
    ]);
    expect(posts(stand)).toHaveLength(1);

    await pass(30_000);
    expect(await cancel(stand)).toBe(next);
    // Not by `pass`: the address is that of the cancel which the server keeps.
    await expectState(page, next, 'Cancelled');
    expect(posts(stand)).toHaveLength(2);
  });
});

describe('A cancel whose page is left before it is answered', () => {
  test('is told of as unknown, until the run says what became of it', async ({ stand }) => {
    const { go, page, pass } = stand;
    await openLiveStage(stand, { version: '26.1.0', active: true });
    go.setFault('cancel:silent');
    const run = await cancel(stand);
    expect(await note(stand)).toBe(`Cancelling run ${run}…`);
    await page.reload();
    await pass(0);
    expect(await note(stand)).toBe(
      `The page was left before the Go server answered the cancel. Whether the cancel took effect is unknown. As last read, ${run} is Building, 3 jobs still running. Look again`,
    );
    expect(await page.getByRole('button', { name: `Cancel run ${run}` }).count(), 'may be tried again').toBe(
      1,
    );
    go.setFault(undefined);
    go.finishRun('shop', 'deploy', 'Failed');
    await pass(2_000);
    expect(await note(stand)).toBe(
      `The page was left before the Go server answered the cancel. ${run} finished first: Failed.`,
    );
  });
});
