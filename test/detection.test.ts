import { describe, expect } from 'vitest';
import { hostTest, statusNoise, test } from './support/browserTest.ts';
import type { Stand } from './support/browserTest.ts';
import { openWithActiveRun, posts } from './support/activeRun.ts';
import {
  cancelRun,
  confirmButton,
  counters,
  expectState,
  failureNotice,
  pauseUpdates,
  rows,
} from './support/history.ts';

const ADDRESS = '?pipeline=website&stage=test&overview=no';

/** What was asked, as `version`, `history` or `permission`. */
function asked({ go }: Stand): string[] {
  return go.requests.map(({ path }) =>
    path.endsWith('/version') ? 'version' : path.includes('/pipelines/') ? 'permission' : 'history',
  );
}

/** The Accept headers of the history requests. */
function accepted({ go }: Stand): (string | null)[] {
  return go.requests
    .filter(({ path }) => path.includes('/stages/'))
    .map(({ headers }) => headers.get('accept'));
}

const V = (generation: string): string => `application/vnd.go.cd.${generation}+json`;

describe('What a server speaks', () => {
  for (const [version, accept] of [
    [undefined, 'application/json'],
    ['16.1.0', 'application/json'],
    ['19.2.0', 'application/json'],
    ['19.3.0', V('v1')],
    ['20.3.0', V('v1')],
    ['20.4.0', V('v2')],
    ['20.8.0', V('v2')],
    ['20.9.0', V('v3')],
    ['26.1.0', V('v3')],
  ] as const)
    test(`is found out from its version: ${version ?? 'none'} → ${accept}`, async ({ stand }) => {
      stand.go.setVersion(version);
      await stand.open(ADDRESS);
      await expect.poll(() => counters(stand.page)).toHaveLength(10);
      expect([...new Set(accepted(stand))], 'whatever is read').toEqual([accept]);
    });

  test('is asked once a browser session, and not again on a return visit', async ({ stand }) => {
    stand.go.setVersion('26.1.0');
    await stand.open('?pipeline=greenfield&stage=build');
    await stand.page.getByText('No runs').waitFor();
    await stand.page.reload();
    await stand.page.getByText('No runs').waitFor();
    expect(asked(stand)).toEqual(['version', 'history', 'history']);
  });

  test('can be fixed by the address, and is then not asked', async ({ stand }) => {
    stand.go.setVersion('20.9.0');
    await stand.open(`?pipeline=greenfield&stage=build&api=v2`);
    await stand.page.getByText('No runs').waitFor();
    expect(asked(stand)).toEqual(['history']);
    expect(accepted(stand)).toEqual([V('v2')]);
  });

  test('is tried out where the version is no answer', async ({ stand }) => {
    stand.expectConsole(statusNoise(404, 500));
    stand.go.setVersion('20.4.0');
    stand.go.setFault('version:500');
    await stand.open('?pipeline=greenfield&stage=build');
    await stand.page.getByText('No runs').waitFor();
    expect(accepted(stand).slice(0, 2)).toEqual([V('v3'), V('v2')]);
  });

  test('is told in full where nothing fits', async ({ stand }) => {
    stand.expectConsole(statusNoise(500));
    stand.go.setVersion('26.1.0');
    stand.go.setFault('version:500,history:html');
    await stand.open(ADDRESS);
    const screen = stand.page
      .getByRole('alert')
      .filter({ hasText: 'This server speaks no Stages API that we know' });
    await screen.waitFor();
    const tried = await screen.locator('code').textContent();
    for (const part of ['version: HTTP 500', 'v3: ', 'v2: ', 'v1: ', 'documented: '])
      expect(tried).toContain(part);
    expect(await rows(stand.page).count()).toBe(0);
  });

  test('is found out again when the server is upgraded under an open page', async ({ stand }) => {
    const { page, go } = stand;
    stand.expectConsole(statusNoise(404));
    await openWithActiveRun(stand, '19.5.0');
    await page.locator('button[data-armed]').waitFor();
    await pauseUpdates(page);
    go.setVersion('26.1.0');
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.getByText('Runs 4 / 1 to 1 / 1').waitFor();
    expect(await counters(page)).toEqual(['4 / 1', '3 / 1', '2 / 1', '1 / 1']);
    expect(await page.getByRole('alert').count()).toBe(0);
    const before = go.requests.length;
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect.poll(() => go.requests.length).toBe(before + 1);
    expect(accepted(stand).at(-1)).toBe(V('v3'));
  });

  test('is found out again after an upgrade that took only the cancel away, which is not posted twice', async ({
    stand,
  }) => {
    const { page, go } = stand;
    stand.expectConsole(statusNoise(404));
    await openWithActiveRun(stand, '19.5.0');
    go.setVersion('20.2.0');
    await cancelRun(page, '4 / 1');
    await page.getByRole('cell', { name: 'The Go server knows no such run to cancel.' }).waitFor();
    expect(posts(stand)).toHaveLength(1);
    // By keyboard: a dialog that has just closed takes the clicks that were meant for it.
    await page.getByRole('button', { name: 'Cancel run 4 / 1' }).press('Enter');
    await confirmButton(page).press('Enter');
    await expectState(page, '4 / 1', 'Cancelled');
    expect(posts(stand).at(-1)).toBe('/go/api/stages/shop/4/deploy/1/cancel');
  });

  test('is not taken for v3 where a server that pages by offset hides its version', async ({ stand }) => {
    stand.expectConsole(statusNoise(404, 500));
    stand.go.setVersion('17.1.0');
    stand.go.setFault('version:500');
    await stand.open(ADDRESS);
    await expect.poll(() => stand.page.locator('.stage-history-range').textContent()).toContain('of 2,431');
  });

  test('stays known when somebody asks for a pipeline that there is not', async ({ stand }) => {
    stand.expectConsole(statusNoise(404, 500));
    stand.go.setVersion('26.1.0');
    stand.go.setFault('version:500');
    await stand.open(ADDRESS);
    await expect.poll(() => counters(stand.page)).toHaveLength(10);
    await stand.open('?pipeline=nowhere&stage=test');
    await stand.page.getByText('No such pipeline').waitFor();
  });

  test('is found out again, too, by somebody far back in the history, who then sees the newest runs', async ({
    stand,
  }) => {
    const { page, go } = stand;
    stand.expectConsole(statusNoise(404));
    go.setVersion('19.5.0');
    await stand.open(`${ADDRESS}&offset=30`);
    await page.getByText('Runs 31–40 of 2,431').waitFor();
    go.setVersion('26.1.0');
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.getByText('The page asked for is none that this server has.').waitFor();
    await expect.poll(() => counters(page)).toHaveLength(10);
  });
});

describe('A server whose history does not show new runs', () => {
  for (const version of ['20.4.0', '20.5.0'])
    test(`is warned of (GoCD ${version})`, async ({ stand }) => {
      stand.go.setVersion(version);
      await stand.open(ADDRESS);
      await stand.page.getByText(`GoCD ${version} does not show new runs in a history`).waitFor();
      expect(await counters(stand.page)).toHaveLength(10);
    });

  for (const version of ['20.3.0', '20.6.0', '26.1.0'])
    test(`is not warned of where there is a way around or it is mended (GoCD ${version})`, async ({
      stand,
    }) => {
      stand.go.setVersion(version);
      await stand.open(ADDRESS);
      await expect.poll(() => counters(stand.page)).toHaveLength(10);
      expect(await stand.page.getByText('does not show new runs').count()).toBe(0);
    });
});

describe('The permission that the history does not tell', () => {
  test('is asked of the pipeline’s history, while a run is active, and then remembered', async ({
    stand,
  }) => {
    const { page, go } = stand;
    await openWithActiveRun(stand, '26.1.0');
    await pauseUpdates(page);
    await page.getByRole('button', { name: 'Cancel run 4 / 1' }).waitFor();
    expect(asked(stand)).toEqual(['version', 'history', 'permission']);
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect.poll(() => asked(stand)).toEqual(['version', 'history', 'permission', 'history']);
    // As when the window comes back to the front.
    await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
    go.finishRun('shop', 'deploy', 'Passed');
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expectState(page, '4 / 1', 'Passed');
    expect(asked(stand).filter((what) => what === 'permission')).toHaveLength(1);
  });

  test('is not asked while nothing runs', async ({ stand }) => {
    const { page, go } = stand;
    go.setVersion('26.1.0');
    await stand.open('?pipeline=foo&stage=DEV');
    await expect.poll(() => counters(page)).toHaveLength(2);
    await page.waitForLoadState('networkidle');
    expect(asked(stand)).toEqual(['version', 'history']);
  });

  test('is not asked where the history tells it', async ({ stand }) => {
    await openWithActiveRun(stand, undefined);
    await stand.page.getByRole('button', { name: 'Cancel run 4 / 1' }).waitFor();
    expect(asked(stand)).toEqual(['version', 'history']);
  });

  for (const [stage, reason] of [
    ['pipeline=payments&stage=deploy', 'You may view this stage but not operate it.'],
    ['pipeline=partner-feed&stage=publish', 'The server does not say whether you may operate this stage.'],
  ] as const)
    hostTest(`is explained where a host asks for it: ${reason}`, async ({ stand }) => {
      stand.go.setVersion('26.1.0');
      await stand.open(`?case=explained&${stage}`);
      await rows(stand.page).first().waitFor();
      // Before the server has said anything, the one reason stands where the other may stand afterwards.
      await expect.poll(() => [...new Set(asked(stand))]).toEqual(['version', 'history', 'permission']);
      await stand.page.getByText(reason).waitFor();
      const button = stand.page.getByRole('button', { name: /^Cancel run/ });
      expect(await button.getAttribute('aria-disabled')).toBe('true');
      await button.press('Enter');
      expect(await stand.page.getByRole('alertdialog').count()).toBe(0);
    });

  for (const version of [undefined, '26.1.0'])
    test(`is forgotten when somebody signs in, who may be somebody else (${version ?? 'the documented API'})`, async ({
      stand,
    }) => {
      const { page, go } = stand;
      stand.expectConsole(statusNoise(401, 403));
      await openWithActiveRun(stand, version);
      await page.route('**/cancel', async (route) => {
        go.setOperatePermission('shop', false);
        await route.continue();
      });
      await cancelRun(page, '4 / 1');
      await page.getByRole('cell', { name: 'You may view this stage but not operate it.' }).waitFor();
      await expect.poll(() => page.getByRole('button', { name: /^Cancel(ling)? run/ }).count()).toBe(0);

      go.setOperatePermission('shop', true);
      go.setSignInNeeded(true);
      // By keyboard: a dialog that has just closed takes the clicks that were meant for it.
      await page.getByRole('button', { name: 'Refresh' }).press('Enter');
      await failureNotice(page, 'You are signed out of the Go server').waitFor();
      go.signIn('admin');
      await page.evaluate(() => window.dispatchEvent(new Event('focus')));
      await page.getByRole('button', { name: 'Cancel run 4 / 1' }).waitFor();
    });

  test('is found again after an upgrade that moved it and left the history where it was', async ({
    stand,
  }) => {
    const { page, go } = stand;
    stand.expectConsole(statusNoise(404));
    await openWithActiveRun(stand, '19.5.0');
    await page.getByRole('button', { name: 'Cancel run 4 / 1' }).waitFor();
    go.setVersion('20.2.0');
    // Asks for the permission again, in a browser session that remembers the old version.
    await page.reload();
    await cancelRun(page, '4 / 1');
    await expectState(page, '4 / 1', 'Cancelled');
    expect(posts(stand)).toEqual(['/go/api/stages/shop/4/deploy/1/cancel']);
    expect(asked(stand).filter((what) => what === 'version')).toHaveLength(2);
  });

  test('costs nobody their rows when it cannot be read', async ({ stand }) => {
    stand.expectConsole(statusNoise(500));
    stand.go.setFault('permission:500');
    await openWithActiveRun(stand, '26.1.0');
    await expect.poll(() => asked(stand)).toEqual(['version', 'history', 'permission']);
    expect(await counters(stand.page)).toHaveLength(4);
    expect(await stand.page.getByRole('button', { name: /^Cancel(ling)? run/ }).count()).toBe(0);
    expect(await stand.page.getByRole('alert').count()).toBe(0);
  });
});
