import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { atFocus } from './support/atFocus.ts';
import { connectionNoise, SPOKEN, statusNoise, test } from './support/browserTest.ts';
import { announced, counters, failureNotice, rows } from './support/history.ts';
import { servePage } from './support/servePage.ts';
import { inject } from 'vitest';

const ADDRESS = '?pipeline=website&stage=test&overview=no';

const SCREENS: readonly (readonly [fault: string, title: string, detail: string | undefined])[] = [
  ['401', 'You are signed out of the Go server', 'HTTP 401'],
  ['noview', 'You may not view this pipeline', undefined],
  ['403', 'You may not view this pipeline', 'HTTP 403'],
  ['500', 'The Go server failed', 'HTTP 500'],
  ['503', 'The Go server is not taking requests now', 'HTTP 503'],
  ['html', 'The answer is not JSON', 'a web page'],
  [
    'malformed',
    'The answer is not as the Stages API documents it',
    'stages[3].counter: text expected, nothing there',
  ],
  ['truncated', 'The answer broke off', undefined],
];

/** The text of what has the keyboard's focus. */
const focused = (page: Page) => atFocus(page, (at) => at?.textContent);

describe.each(SPOKEN)('When the history cannot be read ($speaks)', ({ version }) => {
  for (const [fault, title, detail] of SCREENS)
    test(`${fault}: a screen says so, rows already shown stay above a notice, and Try again goes on`, async ({
      stand,
    }) => {
      const { page, go, open } = stand;
      stand.expectConsole(statusNoise(401, 403, 500, 503), connectionNoise);
      const failure = page.getByRole('alert').filter({ hasText: title });
      go.setVersion(version);
      go.setFault(`history:${fault}`);
      await open(ADDRESS);
      await failure.waitFor();
      if (detail !== undefined) expect(await failure.locator('code').textContent()).toContain(detail);
      expect(await rows(page).count()).toBe(0);

      go.setFault(undefined);
      await page.getByRole('button', { name: 'Try again' }).click();
      await expect.poll(() => counters(page)).toHaveLength(10);
      expect(await failure.count()).toBe(0);
      expect(await focused(page), 'the button that had the focus is gone').toBe('website / test');
      const before = await counters(page);

      go.setFault(`history:${fault}`);
      await page.getByRole('button', { name: 'Refresh' }).click();
      const notice = failureNotice(page, title);
      await notice.waitFor();
      expect(await notice.textContent()).toContain('The runs shown are as last read.');
      await announced(page, `${title}. The runs shown are as last read.`).waitFor();
      expect(await page.getByRole('alert').count(), 'nothing that interrupts').toBe(0);
      expect(await counters(page)).toEqual(before);

      go.setFault(undefined);
      await notice.getByRole('button', { name: 'Try again' }).click();
      await expect.poll(() => notice.count()).toBe(0);
      await announced(page, 'The Go server answers again.').waitFor();
      expect(await counters(page)).toEqual(before);
    });

  test('no answer is waited for longer than 15 s', async ({ stand }) => {
    const { page, go, open } = stand;
    await page.clock.install();
    go.setVersion(version);
    go.setFault('history:silent');
    await open(ADDRESS);
    await expect.poll(() => go.requests.length).toBe(2);
    await page.clock.runFor(14_000);
    expect(await page.locator('.stage-history-loading').count()).toBe(1);
    await page.clock.runFor(2_000);
    await page.getByText('The Go server does not answer').waitFor();
    await page.getByText('no answer within 15 s').waitFor();
    go.setFault(undefined);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => counters(page)).toHaveLength(10);
  });

  test('a server that is down is told from one that answers, and is read again when it is back', async ({
    stand,
  }) => {
    const { page, go, open, site } = stand;
    stand.expectConsole(connectionNoise);
    go.setVersion(version);
    await open(ADDRESS);
    await expect.poll(() => counters(page)).toHaveLength(10);
    await site.stop();
    await page.getByRole('button', { name: 'Refresh' }).click();
    const notice = failureNotice(page, 'The Go server cannot be reached');
    await notice.waitFor();
    expect(await counters(page)).toHaveLength(10);
    const again = await servePage(inject('pageFolder'), go, Number(new URL(site.origin).port));
    await notice.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => notice.count()).toBe(0);
    await again.stop();
  });

  test('a pipeline that does not exist is told from a stage without runs', async ({ stand }) => {
    const { page, open, go } = stand;
    stand.expectConsole(statusNoise(404));
    go.setVersion(version);
    await open('?pipeline=nowhere&stage=test');
    await page.getByText('No such pipeline').waitFor();
    await open('?pipeline=website&stage=nothing');
    await page.getByText('No runs').waitFor();
    await page.getByText('Has nothing of website run yet, and is the name right?').waitFor();
    await open('?pipeline=greenfield&stage=build');
    await page.getByText('No runs').waitFor();
    expect(await page.getByRole('navigation').count(), 'nothing to page through').toBe(0);
  });

  test('a name that no address can hold is refused without asking the server', async ({ stand }) => {
    const { page, open, go } = stand;
    await open('?pipeline=..&stage=test');
    await page.getByText('This name cannot be looked up').waitFor();
    expect(go.requests.filter(({ path }) => path.includes('/stages/'))).toEqual([]);
  });
});

describe.each(SPOKEN)('Somebody who is signed out ($speaks)', ({ version }) => {
  test('gets a link to the server’s own front page in a new tab, and no login box of the browser', async ({
    stand,
  }) => {
    const { page, go, open } = stand;
    stand.expectConsole(statusNoise(401));
    go.setVersion(version);
    go.setSignInNeeded(true);
    await open(ADDRESS);
    const link = page.getByRole('link', { name: 'Sign in on the Go server' });
    await link.waitFor();
    expect(await link.getAttribute('href')).toBe('/go/');
    expect(await link.getAttribute('target')).toBe('_blank');
    const answer = await page.request.get(`${stand.site.origin}/go/api/stages/foo/DEV/history/0`, {
      headers: { 'X-Requested-With': 'XMLHttpRequest' },
    });
    expect(answer.headers()['www-authenticate']).toBeUndefined();
    expect(go.requests.every(({ headers }) => headers.get('x-requested-with') === 'XMLHttpRequest')).toBe(
      true,
    );
  });

  test('goes on by coming back to the page once signed in', async ({ stand }) => {
    const { page, go, open } = stand;
    stand.expectConsole(statusNoise(401));
    go.setVersion(version);
    go.setSignInNeeded(true);
    await open(ADDRESS);
    await page.getByText('You are signed out of the Go server').waitFor();
    go.signIn('admin');
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await expect.poll(() => counters(page)).toHaveLength(10);
    expect(await page.getByText('You are signed out').count()).toBe(0);
  });
});
