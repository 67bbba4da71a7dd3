import { describe, expect } from 'vitest';
import { connectionNoise, statusNoise, test } from './support/browserTest.ts';
import type { Stand } from './support/browserTest.ts';
import { announced, cancelRun, counters, expectState, failureNotice, row, rows } from './support/history.ts';

/** One server of each kind that differs in what it answers. */
const SERVERS = [
  { server: '/go', counts: true, cancels: 'by stage', tellsCanceller: false },
  { server: '/sim/16.1.0/go', counts: true, cancels: 'by stage', tellsCanceller: false },
  { server: '/sim/18.6.0/go', counts: true, cancels: 'by id', tellsCanceller: false },
  { server: '/sim/19.5.0/go', counts: true, cancels: 'by id', tellsCanceller: true },
  { server: '/sim/19.8.0/go', counts: true, cancels: 'by counters', tellsCanceller: true },
  { server: '/sim/20.4.0/go', counts: false, cancels: 'by counters', tellsCanceller: true },
  { server: '/sim/21.1.0/go', counts: false, cancels: 'by counters', tellsCanceller: true },
  { server: '/sim/26.1.0/go', counts: false, cancels: 'by counters', tellsCanceller: true },
] as const;

const FAILURES = [
  ['401', 'You are signed out of the Go server'],
  ['403', 'You may not view this pipeline'],
  ['500', 'The Go server failed'],
  ['503', 'The Go server is not taking requests now'],
  ['html', 'The answer is not JSON'],
  ['truncated', 'The answer broke off'],
  ['malformed', 'The answer is not as the Stages API documents it'],
] as const;

const CANCEL_PATHS = {
  'by stage': /\/api\/stages\/shop\/deploy\/cancel$/,
  'by id': /\/api\/stages\/\d+\/cancel$/,
  'by counters': /\/api\/stages\/shop\/1\/deploy\/1\/cancel$/,
};

/** Old servers have no version to ask for; the browser notes the 404. */
const NOISE = statusNoise(404);

function addActiveRun({ go, clock }: Stand): void {
  go.addStage({ pipeline: 'shop', stage: 'deploy', jobs: ['api', 'web'] });
  go.startRun('shop', 'deploy');
  clock.advance(1_000);
}

const button = ({ page }: Stand, name: string) => page.getByRole('button', { name, exact: true });
const outcome = ({ page }: Stand) => page.locator('tr.stage-history-outcome').textContent();
const range = ({ page }: Stand) => page.locator('.stage-history-range').textContent();
const posts = ({ go }: Stand) =>
  go.requests.filter(({ method }) => method === 'POST').map(({ path }) => path);

describe.each(SERVERS)('On $server', ({ server, counts, cancels, tellsCanceller }) => {
  // Before 18.3 a 401 makes the browser ask for a name and a password by itself, whatever the request says.
  const opensLoginBox = /\/1[46]\./.test(server);

  test('a history is read page by page, without gap or overlap', async ({ stand }) => {
    stand.expectConsole(NOISE);
    stand.go.addStage({ pipeline: 'shop', stage: 'deploy', jobs: ['api', 'web'], pastRuns: 25 });
    await stand.open(`?pipeline=shop&stage=deploy&overview=no&server=${server}`);
    await expect.poll(() => counters(stand.page)).toHaveLength(10);
    const first = await counters(stand.page);
    expect(await range(stand)).toBe(counts ? 'Runs 1–10 of 25' : `Runs ${first[0]} to ${first[9]}`);
    await button(stand, 'Older').click();
    await expect.poll(async () => (await counters(stand.page))[0]).not.toBe(first[0]);
    const second = await counters(stand.page);
    await button(stand, 'Older').click();
    await expect.poll(() => counters(stand.page)).toHaveLength(5);
    const third = await counters(stand.page);
    expect(new Set([...first, ...second, ...third]).size).toBe(25);
    expect(await button(stand, 'Older').getAttribute('aria-disabled')).toBe('true');
    expect(await button(stand, 'Oldest').count()).toBe(counts ? 1 : 0);

    await stand.page.reload();
    await expect.poll(() => counters(stand.page)).toEqual(third);
    await button(stand, 'Newer').click();
    await expect.poll(() => counters(stand.page)).toEqual(second);
    await stand.page.goBack();
    await expect.poll(() => counters(stand.page)).toEqual(third);
    await button(stand, 'Newest').click();
    await expect.poll(() => counters(stand.page)).toEqual(first);
    expect(await button(stand, 'Newer').getAttribute('aria-disabled')).toBe('true');
  });

  test('whoever may operate the stage can cancel its active run, which is named as exactly as can be', async ({
    stand,
  }) => {
    stand.expectConsole(NOISE);
    addActiveRun(stand);
    await stand.open(`?pipeline=shop&stage=deploy&overview=no&server=${server}`);
    await expectState(stand.page, '1 / 1', 'Building');
    await cancelRun(stand.page, '1 / 1');
    await expect
      .poll(() => outcome(stand))
      .toBe(tellsCanceller ? '1 / 1 was cancelled by anonymous.' : '1 / 1 was cancelled.');
    await expectState(stand.page, '1 / 1', 'Cancelled');
    expect(await row(stand.page, '1 / 1').getByText('by anonymous').count()).toBe(tellsCanceller ? 1 : 0);
    expect(posts(stand)).toHaveLength(1);
    expect(posts(stand)[0]).toMatch(CANCEL_PATHS[cancels]);
    expect(await stand.page.getByRole('button', { name: /^Cancel(ling)? run/ }).count()).toBe(0);
  });

  test('whoever may not, or is told nothing of it, has no Cancel button', async ({ stand }) => {
    stand.expectConsole(NOISE);
    for (const stage of ['pipeline=payments&stage=deploy', 'pipeline=partner-feed&stage=publish']) {
      await stand.open(`?${stage}&overview=no&server=${server}`);
      await stand.page.locator('tr[data-state="building"]').waitFor();
      await stand.page.waitForLoadState('networkidle');
      expect(await stand.page.getByRole('button', { name: /^Cancel(ling)? run/ }).count(), stage).toBe(0);
    }
  });

  test('a run that ended before the cancel arrives is never shown as cancelled', async ({ stand }) => {
    stand.expectConsole(NOISE);
    addActiveRun(stand);
    await stand.open(`?pipeline=shop&stage=deploy&overview=no&server=${server}`);
    await stand.page.route('**/cancel', async (route) => {
      stand.go.finishRun('shop', 'deploy', 'Passed');
      await route.continue();
    });
    await cancelRun(stand.page, '1 / 1');
    await expect
      .poll(() => outcome(stand))
      .toBe('The server ignored the cancel: the stage was not active. Nothing was cancelled.');
    await expectState(stand.page, '1 / 1', 'Passed');
  });

  test('a cancel that the server denies is explained, remembered, and the button gone', async ({ stand }) => {
    const { page, go } = stand;
    stand.expectConsole(statusNoise(401, 403, 404));
    addActiveRun(stand);
    await stand.open(`?pipeline=shop&stage=deploy&overview=no&server=${server}`);
    await page.route('**/cancel', async (route) => {
      go.setOperatePermission('shop', false);
      await route.continue();
    });
    await cancelRun(page, '1 / 1');
    await expect
      .poll(() => outcome(stand))
      .toBe('You may view this stage but not operate it. Nothing was cancelled.');
    await expectState(page, '1 / 1', 'Building');
    go.setOperatePermission('shop', true);
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.waitForLoadState('networkidle');
    expect(await page.getByRole('button', { name: /^Cancel(ling)? run/ }).count()).toBe(0);
  });

  test('each failure is told in its words, below the rows, and is over when it is over', async ({
    stand,
  }) => {
    const { page, go } = stand;
    stand.expectConsole(statusNoise(401, 403, 404, 500, 503), connectionNoise);
    go.setVersion(/\d+\.\d+\.\d+/.exec(server)?.[0]);
    await stand.open('?pipeline=website&stage=test&overview=no');
    await expect.poll(() => counters(page)).toHaveLength(10);
    const before = await counters(page);
    for (const [fault, title] of FAILURES) {
      if (fault === '401' && opensLoginBox) continue;
      go.setFault(`history:${fault}`);
      await page.getByRole('button', { name: 'Refresh' }).click();
      const notice = failureNotice(page, title);
      await notice.waitFor();
      await announced(page, `${title}. The runs shown are as last read.`).waitFor();
      expect(await counters(page)).toEqual(before);
      go.setFault(undefined);
      await notice.getByRole('button', { name: 'Try again' }).click();
      await expect.poll(() => notice.count()).toBe(0);
      expect(await counters(page)).toEqual(before);
    }
  });

  test('a pipeline that does not exist is told from a stage that never ran', async ({ stand }) => {
    stand.expectConsole(NOISE);
    await stand.open(`?pipeline=nowhere&stage=test&server=${server}`);
    await stand.page.getByText('No such pipeline').waitFor();
    await stand.open(`?pipeline=greenfield&stage=build&server=${server}`);
    await stand.page.getByText('No runs').waitFor();
    expect(await rows(stand.page).count()).toBe(0);
  });
});
