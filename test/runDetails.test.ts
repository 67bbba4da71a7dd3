import { describe, expect } from 'vitest';
import { asked } from './support/asked.ts';
import { statusNoise } from './support/browserTest.ts';
import { row, rows } from './support/history.ts';
import { liveHostTest as hostTest, liveTest as test } from './support/liveTest.ts';
import {
  addTimedStage,
  detailsButton,
  fact,
  facts,
  lane,
  openRun,
  panel,
  phases,
  runsAsked,
  TIMED_STAGE,
  WHOLE_TIMED_STAGE,
  panels,
} from './support/openRun.ts';

/** A server of each generation that tells durations, and where it is asked for run 3 / 1. */
const TELLING = [
  { speaks: 'v3', version: '26.1.0', address: '/go/api/stages/shop/3/deploy/1' },
  { speaks: 'v2', version: '20.6.0', address: '/go/api/stages/shop/3/deploy/1' },
  { speaks: 'v1', version: '19.8.0', address: '/go/api/stages/shop/deploy/instance/3/1' },
  {
    speaks: 'the API of before, with a version',
    version: '18.6.0',
    address: '/go/api/stages/shop/deploy/instance/3/1',
  },
] as const;

describe.each(TELLING)('A run on a server that speaks $speaks', ({ version, address }) => {
  test('opens with a click and with Enter, and tells what its time went into', async ({ stand }) => {
    const { page, open, pass } = stand;
    addTimedStage(stand, { version });
    await open(TIMED_STAGE);
    const button = detailsButton(page, '3 / 1');
    expect(await button.getAttribute('aria-expanded')).toBe('false');
    expect(await panels(page).count(), 'nothing is open by itself').toBe(0);
    expect(runsAsked(stand), 'and nothing is asked unasked').toEqual([]);

    const details = await openRun(stand, '3 / 1');
    expect(runsAsked(stand)[0]).toBe(address);
    expect(await button.getAttribute('aria-expanded')).toBe('true');
    expect(await fact(details, 'Duration')).toMatch(/^3 min, from \d\d:\d\d:\d\d to \d\d:\d\d:\d\d/);
    expect(await fact(details, 'Approved by')).toBe('triggered by changes');
    expect(await fact(details, 'Cancelled by'), 'nobody did').toBeUndefined();
    expect(await details.getByRole('list').getByRole('link').allTextContents()).toEqual([
      'api',
      'docs',
      'web',
    ]);
    expect(await phases(details, 'web')).toMatch(
      /^waiting for an agent [\d.]+ s · preparing [\d.]+ s · building 2 min 5\d s · uploading artifacts 0 s · agent [\da-f]{8}-[\da-f-]{27}$/,
    );
    expect(await lane(details, 'web').locator('.stage-history-took').textContent()).toBe('3 min');

    await button.click();
    expect(await panel(page, '3 / 1').count()).toBe(0);
    await button.press('Enter');
    await pass(0);
    expect(await fact(panel(page, '3 / 1'), 'Duration')).toMatch(/^3 min,/);
  });
});

describe('An open run', () => {
  test('leads to the Go server’s own pages: run, console of each job, value stream, comparison', async ({
    stand,
  }) => {
    addTimedStage(stand);
    await stand.open(TIMED_STAGE);
    const details = await openRun(stand, '3 / 1');
    const links = Object.fromEntries(
      await details
        .getByRole('link')
        .evaluateAll((all) => all.map((link) => [link.textContent, link.getAttribute('href')])),
    ) as Record<string, string>;
    expect(links).toEqual({
      api: '/go/tab/build/detail/shop/3/deploy/1/api',
      docs: '/go/tab/build/detail/shop/3/deploy/1/docs',
      web: '/go/tab/build/detail/shop/3/deploy/1/web',
      'Run on the Go server': '/go/pipelines/shop/3/deploy/1',
      'Value stream map': '/go/pipelines/value_stream_map/shop/3',
      'Compare with 2': '/go/compare/shop/2/with/3',
    });
    const first = await openRun(stand, '1 / 1');
    expect(await first.getByRole('link', { name: 'Value stream map' }).count()).toBe(1);
    expect(await first.getByRole('link', { name: /^Compare/ }).count(), 'before the first was none').toBe(0);
  });

  test('tells who approved and who cancelled it, and compares no cancelled run', async ({ stand }) => {
    const { go, clock, open } = stand;
    addTimedStage(stand);
    go.startRun('shop', 'deploy', { approvedBy: 'priya' });
    clock.advance(30_000);
    go.cancelAsServer('shop', 'deploy');
    await open(TIMED_STAGE);
    const { Duration, ...others } = await facts(await openRun(stand, '4 / 1'));
    expect(Duration, 'how long it went, and nothing of how that compares').toMatch(
      /^30 s, from [\d:]{8} to [\d:]{8}$/,
    );
    expect(others).toMatchObject({ 'Approved by': 'priya', 'Cancelled by': 'the server' });
    expect(others['Expected end'], 'it is over').toBeUndefined();
  });

  test('has its label and trigger from the pipeline history, where that is read anyway', async ({
    stand,
  }) => {
    const { page, open } = stand;
    stand.go.setVersion('26.1.0');
    await open('?pipeline=checkout&stage=verify');
    const newest = (await rows(page).first().locator('th > a').textContent()) ?? '';
    const told = await facts(await openRun(stand, newest));
    expect(told['Pipeline label']).toBe(`7.4.${newest.split(' ')[0]}`);
    expect(told['Trigger']).toMatch(/^modified by Jez Example/);
  });

  test('is told apart from others that are open, each by its own button', async ({ stand }) => {
    const { page, open } = stand;
    addTimedStage(stand);
    await open(TIMED_STAGE);
    await openRun(stand, '3 / 1');
    await openRun(stand, '1 / 1');
    expect(await fact(panel(page, '3 / 1'), 'Duration')).toMatch(/^3 min,/);
    expect(await fact(panel(page, '1 / 1'), 'Duration')).toMatch(/^1 min,/);
    await detailsButton(page, '3 / 1').click();
    expect(await panel(page, '3 / 1').count()).toBe(0);
    expect(await panel(page, '1 / 1').count()).toBe(1);
  });
});

describe('On a server of the API document, which knows no single runs', () => {
  test('an open run says that durations are not told, and what is known without', async ({ stand }) => {
    const { page, open } = stand;
    stand.expectConsole(statusNoise(404));
    addTimedStage(stand, { version: undefined });
    await open(WHOLE_TIMED_STAGE);
    const details = await openRun(stand, '3 / 1');
    expect(await details.getByText('This server does not tell durations.').count()).toBe(1);
    expect(await facts(details)).toEqual({ 'Approved by': 'triggered by changes' });
    expect(await details.getByRole('link').allTextContents()).toEqual([
      'Run on the Go server',
      'Value stream map',
      'Compare with 2',
    ]);
    expect(await details.getByRole('button').allTextContents(), 'nothing to run again with').toEqual([
      'Compare jobs with another run',
      'Copy link',
    ]);
    expect(await details.getByText(/could not be read/).count(), 'nor is it a failure').toBe(0);
    await detailsButton(page, '3 / 1').click();
    await openRun(stand, '3 / 1');
    expect(runsAsked(stand), 'asked once').toHaveLength(1);
  });

  test('GoCD before 15.1, which tells no version, is asked all the same', async ({ stand }) => {
    addTimedStage(stand, { version: '14.3.0' });
    stand.expectConsole(statusNoise(404));
    await stand.open(TIMED_STAGE);
    const details = await openRun(stand, '3 / 1');
    expect(await details.getByText('This server does not tell durations.').count()).toBe(1);
    expect(runsAsked(stand)).toHaveLength(1);
  });
});

describe('A run that was run again in part', () => {
  // The first tells the run's own times, the other leaves them to the jobs.
  test.for(['26.1.0', '19.8.0'])(
    'tells what was run again from what was copied, and counts only its own time (GoCD %s)',
    async (version, { stand }) => {
      const { go, clock, open, page } = stand;
      addTimedStage(stand, { version });
      const { pipelineCounter } = go.startRun('shop', 'deploy', { jobs: { docs: 'Failed' } });
      clock.advance(600_000);
      go.finishRun('shop', 'deploy');
      clock.advance(60_000);
      go.rerunJobs('shop', 'deploy', pipelineCounter, ['docs']);
      clock.advance(45_000);
      go.finishRun('shop', 'deploy', 'Passed');
      await open(TIMED_STAGE);
      const details = await openRun(stand, '4 / 2');
      expect(await facts(details)).toMatchObject({
        Duration: expect.stringMatching(/^45 s, from [\d:]{8} to [\d:]{8}$/) as string,
        Usually: 'part of another run: not compared',
        'Approved by': 'admin',
        'Re-run of': '4 / 1',
      });
      expect(await lane(details, 'docs').textContent()).toContain('run again');
      expect(await phases(details, 'docs')).toMatch(/^waiting .* · building 4\d s · .* · agent /);
      for (const job of ['api', 'web']) {
        expect(await phases(details, job)).toBe(
          'not run again: copied from an earlier run, where it took 10 min',
        );
        expect(await lane(details, job).locator('.stage-history-bar').count(), 'no bar').toBe(0);
      }
      const whole = await openRun(stand, '4 / 1');
      expect(await whole.getByText('run again', { exact: true }).count(), 'of the run itself').toBe(0);
      expect(await row(page, '4 / 2').getByText('rerun of 4 / 1').count()).toBe(1);
    },
  );
});

describe('What is usual', () => {
  test('is the median and the middle half of the other passed runs, and what a run is compared with', async ({
    stand,
  }) => {
    const { go, clock, open, page } = stand;
    addTimedStage(stand, { took: [60_000, 120_000, 180_000, 240_000, 600_000] });
    // Counted neither: what fails or is cancelled stops early.
    go.startRun('shop', 'deploy', { jobs: { api: 'Failed' } });
    clock.advance(5_000);
    go.finishRun('shop', 'deploy');
    go.startRun('shop', 'deploy');
    clock.advance(5_000);
    go.cancelAsServer('shop', 'deploy');
    await open(TIMED_STAGE);

    const slow = await openRun(stand, '5 / 1');
    expect(await fact(slow, 'Usually')).toBe('1 min 45 s to 3 min 15 s (median 2 min 30 s of 4 passed runs)');
    expect(await fact(slow, 'Duration')).toMatch(/^10 min, .*, 7 min 30 s longer than usual$/);
    expect(runsAsked(stand).sort(), 'each passed run once, and none of the others').toEqual(
      [1, 2, 3, 4, 5].map((counter) => `/go/api/stages/shop/${counter}/deploy/1`),
    );

    const quick = await openRun(stand, '1 / 1');
    expect(await fact(quick, 'Usually')).toBe(
      '2 min 45 s to 5 min 30 s (median 3 min 30 s of 4 passed runs)',
    );
    expect(await fact(quick, 'Duration'), 'neither usual nor out of the ordinary').toMatch(
      /^1 min, from [\d:]{8} to [\d:]{8}$/,
    );
    const middling = await openRun(stand, '3 / 1');
    expect(await fact(middling, 'Duration')).toMatch(/, as long as usual$/);
    const failed = await openRun(stand, '6 / 1');
    expect(await fact(failed, 'Duration')).toMatch(/^5 s, from [\d:]{8} to [\d:]{8}$/);
    expect(runsAsked(stand), 'only the one that was not known').toHaveLength(6);
    expect(await page.getByText('asking how long').count()).toBe(0);
  });

  test('is not said of fewer than three passed runs', async ({ stand }) => {
    addTimedStage(stand, { took: [60_000, 120_000, 180_000] });
    await stand.open(TIMED_STAGE);
    const details = await openRun(stand, '3 / 1');
    expect(await fact(details, 'Usually')).toBe('fewer than 3 passed runs to compare with');
    expect(await fact(details, 'Duration')).toMatch(/^3 min, from [\d:]{8} to [\d:]{8}$/);
  });
});

describe('What the server is asked for', () => {
  test('a finished run once, however often it is opened and closed', async ({ stand }) => {
    const { page, open, pass } = stand;
    addTimedStage(stand);
    await open(TIMED_STAGE);
    await openRun(stand, '3 / 1');
    expect(runsAsked(stand), 'with the two that it is compared with').toHaveLength(3);
    for (let time = 0; time < 3; time += 1) {
      await detailsButton(page, '3 / 1').click();
      await openRun(stand, '3 / 1');
    }
    await pass(31_000);
    await openRun(stand, '2 / 1');
    expect(runsAsked(stand)).toHaveLength(3);
  });

  hostTest('a finished run once by two widgets of a page', async ({ stand }) => {
    const { page, open, pass } = stand;
    addTimedStage(stand);
    await open('?case=twice&pipeline=shop&stage=deploy');
    for (const button of await detailsButton(page, '3 / 1').all()) await button.press('Enter');
    await pass(0);
    const details = panel(page, '3 / 1');
    expect(await details.count()).toBe(2);
    for (const each of await details.all()) expect(await fact(each, 'Duration')).toMatch(/^3 min,/);
    expect(runsAsked(stand)).toHaveLength(3);
  });

  hostTest(
    'not the pipeline history, where nothing can be run again; so no label is told',
    async ({ stand }) => {
      addTimedStage(stand);
      await stand.open('?case=plain&pipeline=shop&stage=deploy');
      const details = await openRun(stand, '3 / 1');
      expect(Object.keys(await facts(details))).toEqual(['Duration', 'Usually', 'Approved by']);
      expect(asked(stand, /pipelines/)).toEqual([]);
    },
  );

  hostTest('no more than four runs at once, and none of those closed meanwhile', async ({ stand }) => {
    const { go, page, open, pass } = stand;
    addTimedStage(stand, { took: Array.from({ length: 24 }, () => 60_000) });
    await open('?case=hundred&pipeline=shop&stage=deploy');
    go.setFault('instance:silent');
    const newest = Array.from({ length: 20 }, (_, index) => `${24 - index} / 1`);
    for (const run of newest) await detailsButton(page, run).press('Enter');
    await pass(0);
    expect(runsAsked(stand)).toEqual([24, 23, 22, 21].map((run) => `/go/api/stages/shop/${run}/deploy/1`));
    expect(await panel(page, '5 / 1').textContent()).toContain('Reading run 5 / 1…');
    // The silent ones are given up, and the next have their turn.
    await pass(15_000);
    expect(runsAsked(stand)).toHaveLength(8);
    await expect.poll(() => page.getByText('The Go server does not answer').count()).toBe(4);

    for (const run of newest) await detailsButton(page, run).press('Enter');
    await pass(0);
    go.setFault(undefined);
    await pass(1_000);
    expect(await panels(page).count()).toBe(0);
    expect(runsAsked(stand), 'nobody waits for them any more').toHaveLength(8);
    expect(await fact(await openRun(stand, '5 / 1'), 'Duration'), 'and nothing is stuck').toMatch(/^1 min,/);
  });
});
