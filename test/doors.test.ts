import { describe, expect } from 'vitest';
import { connectionNoise, statusNoise, test } from './support/browserTest.ts';

/** A request as both sides send it: plain data, since it travels into the browser. */
interface Sent {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const as = (userAndPassword: string): Pick<Sent, 'headers'> => ({
  headers: { Authorization: `Basic ${btoa(userAndPassword)}` },
});

const history = (stage: string, offset: number | string = 0): string =>
  `/go/api/stages/${stage}/history/${offset}`;
const post = (stage: string): Sent => ({ path: `/go/api/stages/${stage}/cancel`, method: 'POST' });

const REQUESTS: readonly Sent[] = [
  { path: history('foo/DEV') },
  { path: history('foo/DEV'), ...as('admin:badger') },
  { path: history('foo/DEV'), ...as('viewer:viewer') },
  { path: history('foo/DEV'), ...as('admin:wrong') },
  { path: history('foo/DEV'), headers: { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' } },
  { path: history('foo/DEV'), method: 'DELETE' },
  { path: history('website/test') },
  { path: history('website/test', 10), ...as('viewer:viewer') },
  { path: history('website/test', 2430) },
  { path: history('website/test', 2431) },
  { path: history('website/test', 999_999) },
  { path: history('website/test', 'abc') },
  { path: history('website/test', -10) },
  { path: history('platform/integration', 20) },
  { path: history('release-2.0.x/build.linux.x86_64') },
  { path: history('payments/deploy') },
  { path: history('greenfield/build') },
  { path: history('nowhere/DEV') },
  { path: history('nowhere/DEV'), headers: { Accept: 'application/json' } },
  { path: history('foo/nowhere') },
  { path: '/go/api/stages/foo/DEV/history' },
  { path: '/go/api/stages/foo/DEV/history/0/' },
  { path: '/go/api/stages/%E0%A4%A/DEV/history/0' },
  { ...post('demo_pipeline/first_stage'), ...as('viewer:viewer') },
  { ...post('demo_pipeline/first_stage'), ...as('admin:wrong') },
  { ...post('demo_pipeline/first_stage'), ...as('admin:badger'), body: '' },
  { ...post('demo_pipeline/first_stage'), ...as('admin:badger'), body: 'ignored' },
  { ...post('demo_pipeline/first_stage'), ...as('viewer:viewer') },
  { path: history('demo_pipeline/first_stage') },
  { path: '/go/api/stages/demo_pipeline/first_stage/cancel' },
  post('foo/DEV'),
  post('payments/deploy'),
  post('greenfield/build'),
  post('nowhere/DEV'),
  { path: '/go/api/version' },
  { path: '/go' },
  { path: '/go/' },
  { path: '/go/pipelines/foo/2/DEV/1' },
  { path: '/go/tab/pipeline/history/%3Cb%3E' },
  { path: '/sim/worlds' },
  { path: '/sim/html/go/api/stages/foo/DEV/history/0' },
  { path: '/sim/malformed/go/api/stages/website/test/history/0' },
  { path: '/sim/history:503x1/go/api/stages/foo/DEV/history/0' },
  { path: '/sim/history:503x1/go/api/stages/foo/DEV/history/0' },
  { path: '/sim/bare/go/api/stages/foo/DEV/history/0' },
  { path: '/sim/typo/go/api/stages/foo/DEV/history/0' },
  { path: '/sim/cancel:lost/go/api/stages/website/test/cancel', method: 'POST' },
  { path: history('website/test') },
  { path: '/sim/truncated/go/api/stages/website/test/history/0' },
];

/**
 * Sends the requests one after the other and tells of each answer its status, type and body. Runs here and, handed
 * over as text, in the browser: so it may name nothing outside itself.
 *
 * The two servers started at moments of their own, and invented runs are dated by them: dates are masked. For the
 * same reason no stage is asked whose runs move on within seconds.
 */
async function tellAll({
  origin,
  requests,
}: {
  origin: string;
  requests: readonly Sent[];
}): Promise<string[]> {
  const told: string[] = [];
  for (const { path, ...init } of requests) {
    const asked = `${init.method ?? 'GET'} ${path} ${init.headers?.['Authorization'] ?? 'nobody'}`;
    try {
      const answer = await fetch(origin + path, init);
      const body = await answer.text().catch(() => '(broken off)');
      const masked = body.replace(/"scheduled_date":\d+/g, '"scheduled_date":0');
      told.push(`${asked}: ${answer.status} ${answer.headers.get('Content-Type') ?? 'no type'} ${masked}`);
    } catch {
      told.push(`${asked}: no answer`);
    }
  }
  return told;
}

describe('The demo in the browser and the server over HTTP', () => {
  test('give the same answers', async ({ stand }) => {
    const { page, open, site, go } = stand;
    stand.expectConsole(statusNoise(400, 401, 404, 405, 503), connectionNoise);
    await open('?demo');
    await page.getByRole('region', { name: 'On the simulated server' }).getByRole('link').first().waitFor();

    const inBrowser = await page.evaluate(tellAll, { origin: site.origin, requests: REQUESTS });
    expect(go.requests.map(({ path }) => path)).toEqual([]);
    const overHttp = await tellAll({ origin: site.origin, requests: REQUESTS });
    expect(inBrowser).toEqual(overHttp);
    expect(go.requests).toHaveLength(REQUESTS.length);

    // Two equal lists of failures would be equal as well.
    expect(overHttp).toHaveLength(REQUESTS.length);
    const saying = (text: string): number => overHttp.filter((line) => line.includes(text)).length;
    expect(saying(': 200 ')).toBeGreaterThan(20);
    expect(saying('Stage cancelled successfully.')).toBe(1);
    expect(saying('Stage is not active. Cancellation Ignored.')).toBeGreaterThan(0);
    expect(saying(': 401 ')).toBeGreaterThan(3);
    expect(saying(': 404 ')).toBeGreaterThan(3);
    expect(saying('(broken off)')).toBe(1);
    expect(saying(': no answer')).toBe(1);
    expect(saying('"result":"Cancelled"')).toBeGreaterThan(0);
  });

  test('give the same answers to Basic credentials', async ({ stand }) => {
    const { page, open, site } = stand;
    stand.expectConsole(statusNoise(401));
    await open('?demo');
    await page.getByRole('region', { name: 'On the simulated server' }).getByRole('link').first().waitFor();
    const requests = ['admin:badger', 'viewer:viewer', 'admin:wrong', 'nobody:', ''].flatMap((user) => [
      { path: history('demo_pipeline/first_stage'), ...as(user) },
      { path: '/go/', ...as(user) },
    ]);
    const inBrowser = await page.evaluate(tellAll, { origin: site.origin, requests });
    expect(inBrowser).toEqual(await tellAll({ origin: site.origin, requests }));
    expect(inBrowser.map((line) => /: (\d+) /.exec(line)?.[1])).toEqual([
      ...['200', '200', '200', '200'],
      ...['401', '401', '401', '401', '401', '401'],
    ]);
  });
});
