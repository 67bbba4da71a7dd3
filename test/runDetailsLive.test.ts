import { describe, expect } from 'vitest';
import type { Locator } from 'playwright-core';
import type { JobState } from '../src/simulator/goServer.ts';
import { hide, show } from './support/attention.ts';
import { asked, mark } from './support/asked.ts';
import { resetWork, watchWork, work } from './support/countWork.ts';
import { pauseUpdates } from './support/history.ts';
import { liveTest as test } from './support/liveTest.ts';
import type { LiveStand } from './support/liveTest.ts';
import {
  addTimedStage,
  detailsButton,
  fact,
  facts,
  lane,
  openRun,
  phases,
  runsAsked,
  startHeldRun,
  TIMED_STAGE,
} from './support/openRun.ts';

const RUN = '4 / 1';
const HISTORY = '/go/api/stages/shop/deploy/history?page_size=10';
const READ = '/go/api/stages/shop/4/deploy/1';

/** Opens the run that has just begun, after others that took one, two and three minutes unless it is said otherwise. */
async function openLiveRun(
  stand: LiveStand,
  took: readonly number[] = [60_000, 120_000, 180_000],
): Promise<Locator> {
  addTimedStage(stand, { took });
  startHeldRun(stand);
  await stand.open(TIMED_STAGE);
  const details = await openRun(stand, `${took.length + 1} / 1`);
  mark(stand);
  return details;
}

/** Everything that the server was asked for since `mark`. */
const everything = (stand: LiveStand): string[] => asked(stand, /./);

/** How wide a job's phase is drawn, as a share of the bar's width. */
async function share(details: Locator, job: string, phase: string): Promise<number> {
  return lane(details, job)
    .locator(`i[data-phase=${phase}]`)
    .evaluate(
      (drawn) =>
        drawn.getBoundingClientRect().width / (drawn.parentElement?.getBoundingClientRect().width ?? 1),
    );
}

describe('An open run that is active', () => {
  test('moves with its jobs: their phases in words and as bars', async ({ stand }) => {
    const { go, pass } = stand;
    const details = await openLiveRun(stand);
    const move = (state: JobState): void => go.moveJob('shop', 'deploy', 'web', state);
    await pass(20_000);
    expect(await phases(details, 'web')).toBe('waiting for an agent, 20 s so far');
    expect(await fact(details, 'Duration')).toMatch(/^20 s so far, since [\d:]{8}$/);
    // The usual two minutes are the width, as long as the run has not taken them.
    expect(await share(details, 'web', 'waiting')).toBeCloseTo(20 / 120, 2);

    move('Preparing');
    await pass(5_000);
    expect(await phases(details, 'web')).toMatch(
      /^waiting for an agent 20 s · preparing, 5 s so far · agent [\da-f]{8}-[\da-f-]{27}$/,
    );
    await pass(4_000);
    expect(await phases(details, 'web'), 'between two reads').toContain('preparing, 9 s so far');
    expect(await share(details, 'web', 'preparing')).toBeCloseTo(9 / 120, 2);
    expect(await share(details, 'web', 'waiting')).toBeCloseTo(20 / 120, 2);
    await pass(1_000);
    move('Building');
    await pass(120_000, { longest: 5_000, overTicks: true });
    expect(await phases(details, 'web')).toContain('preparing 10 s · building, 2 min so far');
    expect(await share(details, 'web', 'building'), 'of all the time there is by now').toBeCloseTo(
      120 / 150,
      2,
    );
    expect(await share(details, 'web', 'waiting')).toBeCloseTo(20 / 150, 2);

    move('Completing');
    await pass(5_000);
    expect(await phases(details, 'web')).toContain('building 2 min · uploading artifacts, 5 s so far');
    expect(await lane(details, 'web').locator('.stage-history-took').count(), 'it is not over').toBe(0);
    move('Completed');
    await pass(5_000);
    expect(await phases(details, 'web')).toContain('uploading artifacts 5 s · agent');
    expect(await lane(details, 'web').locator('.stage-history-took').textContent()).toBe('2 min 35 s');
    expect(await phases(details, 'docs'), 'the others go on').toBe('waiting for an agent, 2 min 40 s so far');
  });

  test('costs a read with each look at the newest runs, and renders nothing between them', async ({
    stand,
  }) => {
    const { page, pass } = stand;
    await watchWork(stand.context);
    const details = await openLiveRun(stand);
    await pass(5_000);
    mark(stand);
    await resetWork(page);
    await pass(4_000);
    expect(everything(stand)).toEqual([]);
    expect((await work(page)).commits, 'though words and bars have moved').toBe(0);
    expect(await phases(details, 'web')).toBe('waiting for an agent, 9 s so far');

    await pass(6_000);
    expect(everything(stand)).toEqual([HISTORY, READ, HISTORY, READ]);
    const { touched, commits } = await work(page);
    expect(commits, 'nothing new was told').toBe(0);
    const { ages, ...rest } = touched;
    expect(ages.length).toBeGreaterThan(0);
    const others = Object.values(rest).flat();
    // The length of what goes on, written past React.
    expect(others.filter((one) => !one.endsWith('attribute style of ul.stage-history-timeline'))).toEqual([]);
  });

  test('is read once more when it ends, and then never', async ({ stand }) => {
    const { go, pass } = stand;
    const details = await openLiveRun(stand);
    await pass(300_000, { longest: 5_000, overTicks: true });
    mark(stand);
    go.finishRun('shop', 'deploy', 'Passed');
    await pass(5_000);
    expect(runsAsked(stand)).toEqual([READ]);
    expect(await fact(details, 'Duration')).toMatch(/^5 min, from .*, 3 min longer than usual$/);
    expect(await fact(details, 'Expected end')).toBeUndefined();
    await pass(120_000, { longest: 30_000, overTicks: true });
    expect(runsAsked(stand)).toEqual([READ]);
    expect(await fact(details, 'Duration'), 'and does not go on').toMatch(/^5 min, /);
  });

  test('is not read while nobody looks, and at once when somebody does', async ({ stand }) => {
    const { page, pass } = stand;
    const details = await openLiveRun(stand);
    await hide(page);
    await pass(120_000, { longest: 30_000, overTicks: true });
    expect(everything(stand)).toEqual([]);
    await show(page);
    await pass(0);
    expect(everything(stand)).toEqual([HISTORY, READ]);
    expect(await fact(details, 'Duration')).toMatch(/^2 min so far/);
  });

  test('is not read while updates are paused, and with the next look when they go on', async ({ stand }) => {
    const { page, pass } = stand;
    await openLiveRun(stand);
    await pauseUpdates(page);
    await pass(60_000, { longest: 30_000, overTicks: true });
    expect(everything(stand)).toEqual([]);
    await page.getByRole('button', { name: 'Resume updates' }).press('Enter');
    await pass(0);
    expect(everything(stand)).toEqual([HISTORY, READ]);
  });

  test('is not read once it is closed', async ({ stand }) => {
    const { page, pass } = stand;
    await openLiveRun(stand);
    await detailsButton(page, RUN).click();
    await pass(10_000);
    expect(everything(stand)).toEqual([HISTORY, HISTORY]);
  });
});

describe('When an active run is expected to end', () => {
  test('counts down, and then says what is known: any moment, longer than usual', async ({ stand }) => {
    const { pass } = stand;
    const details = await openLiveRun(stand, [60_000, 120_000, 180_000, 240_000, 300_000]);
    const expected = (): Promise<string | undefined> => fact(details, 'Expected end');
    const long = { longest: 5_000, overTicks: true };
    expect(await fact(details, 'Usually')).toBe('2 min to 4 min (median 3 min of 5 passed runs)');
    expect(await expected()).toMatch(/^about \d\d:\d\d, in 3 min$/);
    await pass(10_000);
    expect(await expected()).toMatch(/^about \d\d:\d\d, in 2 min 50 s$/);
    await pass(169_000, long);
    expect(await expected()).toMatch(/, in 1 s$/);
    await pass(1_000);
    expect(await expected()).toBe('any moment, as runs usually go');
    await pass(240_000, long);
    expect(await expected()).toBe('any moment, as runs usually go');
    await pass(1_000);
    expect(await expected()).toBe('4 min 1 s longer than usual so far');
    expect(await fact(details, 'Duration')).toMatch(/^7 min 1 s so far/);
  });

  test('is not told where fewer than three runs have passed', async ({ stand }) => {
    const details = await openLiveRun(stand, [60_000, 120_000]);
    expect(await facts(details)).toMatchObject({ Usually: 'fewer than 3 passed runs to compare with' });
    expect(await fact(details, 'Expected end')).toBeUndefined();
    await stand.pass(10_000);
    expect(await share(details, 'web', 'waiting'), 'all the time there is').toBeCloseTo(1, 2);
  });
});
