import { describe, expect } from 'vitest';
import { anyCancel, openWithActiveRun, outcome, posts, resultsOnServer } from './support/activeRun.ts';
import { announcements } from './support/announcements.ts';
import { statusNoise, test } from './support/browserTest.ts';
import {
  cancelRun,
  confirmButton,
  expectState,
  pauseUpdates,
  pressCancel,
  row,
  showNewer,
} from './support/history.ts';

/** Servers that can be told exactly which run to cancel, how, and whether they tell afterwards who did. */
const EXACT = [
  { version: '26.1.0', post: '/go/api/stages/shop/4/deploy/1/cancel', by: ' by anonymous' },
  { version: '19.8.0', post: '/go/api/stages/shop/4/deploy/1/cancel', by: ' by anonymous' },
  { version: '18.6.0', post: /^\/go\/api\/stages\/\d+\/cancel$/, by: '' },
] as const;

describe.each(EXACT)('A cancel that names exactly one run (GoCD $version)', ({ version, post, by }) => {
  test('stops the confirmed run while a newer one is active, and only that', async ({ stand }) => {
    const { page, go, clock } = stand;
    await openWithActiveRun(stand, version);
    clock.advance(1_000);
    go.startRun('shop', 'deploy', { evenIfActive: true });
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expectState(page, '5 / 1', 'Building');
    await expect.poll(() => anyCancel(stand).count(), { message: 'each active run has its button' }).toBe(2);

    await cancelRun(page, '4 / 1');
    await expect.poll(() => outcome(stand)).toBe(`4 / 1 was cancelled${by}.`);
    await expect.poll(() => row(page, '4 / 1').getAttribute('data-state')).toBe('cancelled');
    await expectState(page, '5 / 1', 'Building');
    expect(posts(stand)).toHaveLength(1);
    expect(posts(stand)[0]).toMatch(post);
    expect(await resultsOnServer(stand)).toMatchObject({ '5 / 1': 'Unknown', '4 / 1': 'Cancelled' });
  });

  test('stops nothing when the run ended while the question was open and its successor runs', async ({
    stand,
  }) => {
    const { page, go, clock } = stand;
    await openWithActiveRun(stand, version);
    await pauseUpdates(page);
    await pressCancel(page, '4 / 1');
    go.finishRun('shop', 'deploy', 'Passed');
    clock.advance(1_000);
    go.startRun('shop', 'deploy');
    await confirmButton(page).click();
    await expect
      .poll(() => outcome(stand))
      .toBe('The server ignored the cancel: the stage was not active. Nothing was cancelled.');
    await expectState(page, '4 / 1', 'Passed');
    await showNewer(page, '1 newer run');
    await expectState(page, '5 / 1', 'Building');
    expect(await resultsOnServer(stand)).toMatchObject({ '5 / 1': 'Unknown', '4 / 1': 'Passed' });
  });

  test('needs no second look before it', async ({ stand }) => {
    const { page, go } = stand;
    await openWithActiveRun(stand, version);
    await pauseUpdates(page);
    await pressCancel(page, '4 / 1');
    const before = go.requests.length;
    await confirmButton(page).click();
    await expect.poll(() => outcome(stand)).toBe(`4 / 1 was cancelled${by}.`);
    expect(go.requests.slice(before).map(({ method }) => method)).toEqual(['POST', 'GET']);
  });

  test('has its button on older pages, too', async ({ stand }) => {
    const { page, go, clock } = stand;
    await openWithActiveRun(stand, version);
    for (let runs = 0; runs < 12; runs += 1) {
      go.startRun('shop', 'deploy', { evenIfActive: true });
      clock.advance(10);
      go.finishRun('shop', 'deploy', 'Passed');
    }
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expectState(page, '16 / 1', 'Passed');
    await page.getByRole('button', { name: 'Older' }).click();
    await expectState(page, '4 / 1', 'Building');
    await cancelRun(page, '4 / 1');
    await expect.poll(() => row(page, '4 / 1').getAttribute('data-state')).toBe('cancelled');
  });
});

describe('A cancel that was meant for one run', () => {
  test('is refused rather than aimed at the latest run when the server has become one that takes only the stage', async ({
    stand,
  }) => {
    const { page, go } = stand;
    await openWithActiveRun(stand, '19.2.0');
    await pauseUpdates(page);
    await pressCancel(page, '4 / 1');
    // A server of before 14.3, or an answer that leaves the id out: what was promised cannot be kept.
    await page.evaluate(() => sessionStorage.setItem('gocd-stage-history:api:/go', 'documented'));
    go.setVersion(undefined);
    await confirmButton(page).click();
    await expect.poll(() => outcome(stand)).toContain('Nothing was cancelled.');
    expect(posts(stand)).toEqual([]);
    await expectState(page, '4 / 1', 'Building');
  });

  test('is announced after those that were confirmed before it, though it had been tried before them', async ({
    stand,
  }) => {
    const { page, go, clock } = stand;
    stand.expectConsole(statusNoise(503));
    await openWithActiveRun(stand, '26.1.0');
    clock.advance(1_000);
    go.startRun('shop', 'deploy', { evenIfActive: true });
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expectState(page, '5 / 1', 'Building');
    const said = await announcements(page);
    const expected: string[] = [];
    for (const [run, fault, sentence] of [
      ['4 / 1', 'cancel:503', 'The Go server is not taking requests now (HTTP 503). Nothing was cancelled.'],
      ['5 / 1', undefined, '5 / 1 was cancelled by anonymous.'],
      ['4 / 1', undefined, '4 / 1 was cancelled by anonymous.'],
    ] as const) {
      go.setFault(fault);
      // By keyboard: a dialog that has just closed takes the clicks that were meant for it.
      await page.getByRole('button', { name: `Cancel run ${run}` }).press('Enter');
      await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel run' }).press('Enter');
      expected.push(`Cancelling run ${run}…`, sentence);
      await expect.poll(async () => (await said.jsonValue()).at(-1)).toContain(sentence);
    }
    const texts = await said.jsonValue();
    expect(texts).toHaveLength(expected.length);
    expected.forEach((text, index) => expect(texts[index]).toContain(text));
  });

  test('tells who cancelled: a person, or the server itself', async ({ stand }) => {
    const { page, go } = stand;
    await openWithActiveRun(stand, '26.1.0');
    await cancelRun(page, '4 / 1');
    await row(page, '4 / 1').getByText('by anonymous').waitFor();
    go.startRun('shop', 'deploy');
    go.cancelAsServer('shop', 'deploy');
    // By keyboard: a dialog that has just closed takes the clicks that were meant for it.
    await page.getByRole('button', { name: 'Refresh' }).press('Enter');
    await row(page, '5 / 1').getByText('by the server').waitFor();
  });
});
