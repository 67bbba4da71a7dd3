import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { connectionNoise, statusNoise, test } from './support/browserTest.ts';
import { serveGo } from './support/goSite.ts';
import type { GoSite } from './support/goSite.ts';
import { cancelRun, counters, expectState, failureNotice, row } from './support/history.ts';
import { startWebServer, WEB_SERVERS } from './support/webServers.ts';

/** The configurations of `docs/`, each in the web server it is for, in front of the built page and a Go server. */
const missing = WEB_SERVERS.filter(({ program }) => program === undefined).map(({ name }) => name);
if (missing.length > 0)
  process.stdout.write(`Not on this computer, so its configuration is not tried: ${missing.join(', ')}\n`);

const HOSTILE = [
  ['a b%2fc', 'd/e?f#g'],
  ['数据 🚀', '%41+&=;'],
  ['x'.repeat(255), '’'.repeat(255)],
] as const;

/** What came to the Go server for the API since `from`. */
const apiCalls = ({ arrived }: GoSite, from = 0) =>
  arrived.slice(from).filter(({ path }) => path.startsWith('/go/api/stages/'));

async function refresh(page: Page): Promise<string | null> {
  const [answer] = await Promise.all([
    page.waitForResponse((response) => /\/api\/stages\/.*\/history/.test(response.url())),
    page.getByRole('button', { name: 'Refresh' }).click(),
  ]);
  return answer.headerValue('Cache-Control');
}

/** The session, as the browser keeps it. */
const session = async (context: BrowserContext) =>
  (await context.cookies()).find(({ name }) => name === 'JSESSIONID');

const present = WEB_SERVERS.filter(({ program }) => program !== undefined);

describe.each(present)('Page and Go server on one origin, by $name', (server) => {
  const isForGood = server.name !== 'Vite';

  test('signing in, reading, cancelling and names pass unharmed, and a Go server that is down is told', async ({
    stand,
  }) => {
    const { page, go, clock, context } = stand;
    stand.expectConsole(statusNoise(401, 404, 502), connectionNoise);
    go.setVersion('26.1.0');
    go.addStage({ pipeline: 'shop', stage: 'deploy', jobs: ['api', 'web'] });
    for (const [pipeline, stage] of HOSTILE) {
      go.addStage({ pipeline, stage, jobs: ['unit'] });
      go.startRun(pipeline, stage);
    }
    go.startRun('shop', 'deploy');
    clock.advance(1_000);
    go.setSignInNeeded(true);
    const behind = await serveGo(go);
    const front = await startWebServer(server, behind.host, inject('pageFolder'));
    const at = (pipeline: string, stage: string): string =>
      `${front.origin}/stage-history/?${new URLSearchParams({ pipeline, stage, overview: 'no' }).toString()}`;

    // The page, and its policy.
    const opened = await page.goto(at('shop', 'deploy'));
    await page.getByRole('alert').getByText('You are signed out of the Go server').waitFor();
    if (isForGood) {
      expect(await opened?.headerValue('Content-Security-Policy')).toContain("default-src 'self'");
      expect(await opened?.headerValue('Cache-Control')).toBe('no-cache');
      const script = await page.locator('script[src]').first().getAttribute('src');
      const asset = await page.request.get(new URL(script ?? '', page.url()).href);
      expect(asset.headers()).toMatchObject({
        'cache-control': 'public, max-age=31536000, immutable',
        'content-encoding': 'gzip',
      });
    }

    // A cookie and a redirect, of which the Go server thinks it is somewhere else.
    const signIn = await context.newPage();
    await signIn.goto(`${front.origin}/go/auth/login`);
    expect(signIn.url()).toBe(`${front.origin}/go/`);
    expect(await session(context)).toMatchObject({ path: '/go', httpOnly: true, secure: isForGood });
    await signIn.close();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expectState(page, '1 / 1', 'Building');

    // What is told to the Go server of who asks, and nothing kept on the way.
    const [first] = apiCalls(behind);
    expect(first?.headers).toMatchObject({
      accept: 'application/vnd.go.cd.v3+json',
      'x-requested-with': 'XMLHttpRequest',
    });
    if (isForGood)
      expect(first?.headers).toMatchObject({
        host: new URL(front.origin).host,
        'x-forwarded-proto': 'http',
        'x-forwarded-host': new URL(front.origin).host,
      });
    const before = behind.arrived.length;
    expect(await refresh(page)).toBe('max-age=0, private, must-revalidate');
    await refresh(page);
    expect(apiCalls(behind, before).filter(({ path }) => path.includes('/history')).length).toBeGreaterThan(
      1,
    );

    // Names as they are written.
    for (const [pipeline, stage] of HOSTILE) {
      const mark = behind.arrived.length;
      await page.goto(at(pipeline, stage));
      await row(page, '1 / 1').waitFor();
      const path = `/go/api/stages/${encodeURIComponent(pipeline)}/${encodeURIComponent(stage)}/history`;
      expect(apiCalls(behind, mark)[0]?.path.split('?')[0]).toBe(path);
    }

    // Down, and up again.
    await page.goto(at('shop', 'deploy'));
    await expectState(page, '1 / 1', 'Building');
    await behind.stop();
    await page.getByRole('button', { name: 'Refresh' }).click();
    const notice = failureNotice(page, 'The Go server cannot be reached');
    await notice.waitFor();
    expect(await notice.locator('code').textContent()).toContain('HTTP 502');
    expect(await counters(page)).toEqual(['1 / 1']);
    await behind.restart();
    await notice.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => notice.count()).toBe(0);

    // Basic credentials, asked for by the Go server's own pages.
    const basic = await stand.anotherPage({ httpCredentials: { username: 'admin', password: 'badger' } });
    await basic.goto(`${front.origin}/go/`);
    await basic.goto(at('shop', 'deploy'));
    const mark = behind.arrived.length;
    await cancelRun(basic, '1 / 1');
    await expectState(basic, '1 / 1', 'Cancelled');
    await basic.getByText('1 / 1 was cancelled by admin.').first().waitFor();
    const posts = behind.arrived.slice(mark).filter(({ method }) => method === 'POST');
    expect(posts).toMatchObject([
      {
        path: '/go/api/stages/shop/1/deploy/1/cancel',
        headers: { 'x-gocd-confirm': 'true', authorization: expect.stringMatching(/^Basic /) as string },
      },
    ]);
    expect(posts[0]?.headers.cookie).toBeUndefined();

    await front.stop();
    await behind.stop();
  });
});
