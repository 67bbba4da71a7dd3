import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer as createListener } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { createGoServer } from '../src/simulator/goServer.ts';
import { nodeHandler } from '../src/simulator/nodeHandler.ts';
import example from './simulator/seedHistory.json?raw';
import { statusNoise, test } from './support/browserTest.ts';
import { counters, row } from './support/history.ts';
import { servePage } from './support/servePage.ts';

/** How the page says that what answers it is simulated. */
const MARK = /<meta name="stage-history-simulated"/;

/** A Vite server in a process of its own, as `npm start` runs it. */
interface Started {
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

/** Vite reads and compiles all it serves when it is first asked for it: on a busy computer that takes a while. */
const START_MS = 40_000;
vi.setConfig({ testTimeout: 120_000 });

/** A port on which nobody listens. */
async function freePort(): Promise<number> {
  const listener = createListener();
  await new Promise<void>((ready) => listener.listen(0, 'localhost', ready));
  const { port } = listener.address() as AddressInfo;
  await new Promise((closed) => listener.close(closed));
  return port;
}

/** Runs Vite as a newcomer's shell does: nothing of this test's environment but the place of programs. */
function runVite(args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, ['node_modules/vite/bin/vite.js', ...args], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Everything a process writes, as it comes. */
function outputOf(child: ChildProcess): () => string {
  let output = '';
  const add = (part: Buffer): void => void (output += part.toString());
  child.stdout?.on('data', add);
  child.stderr?.on('data', add);
  return () => output;
}

/** Starts Vite on a free port and waits until it answers. */
async function start(
  env: Readonly<Record<string, string>> = {},
  command: readonly string[] = [],
): Promise<Started> {
  const port = await freePort();
  const child = runVite([...command, '--port', String(port), '--strictPort'], env);
  const output = outputOf(child);
  const gone = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const origin = `http://localhost:${port}`;
  const stop = async (): Promise<void> => {
    child.kill();
    await gone;
  };
  for (const deadline = Date.now() + START_MS; ;) {
    const answers = await fetch(origin).then(
      (answer) => answer.ok,
      () => false,
    );
    if (answers) return { origin, stop };
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`Vite did not start:\n${output()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** What curl's `-u` does. */
const basic = (userAndPassword: string) => ({ Authorization: `Basic ${btoa(userAndPassword)}` });

/** Posts a cancel as the document's curl line does (`-d ""`); tells status and text. */
async function cancel(origin: string, stage: string, user: string): Promise<[number, string]> {
  const answer = await fetch(`${origin}/go/api/stages/${stage}/cancel`, {
    method: 'POST',
    body: '',
    headers: { ...basic(user), 'Content-Type': 'application/x-www-form-urlencoded' },
  });
  return [answer.status, (await answer.text()).trim()];
}

describe('npm start', () => {
  let vite: Started;
  beforeAll(async () => {
    vite = await start();
  });
  afterAll(() => vite.stop());

  it('answers the document’s history example, as JSON equal to it', async () => {
    const answer = await fetch(`${vite.origin}/go/api/stages/foo/DEV/history/0`, {
      headers: basic('admin:badger'),
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Type')).toContain('application/json');
    expect(await answer.json()).toEqual(JSON.parse(example));
  });

  it('turns away who may only view: 401, and the run goes on', async () => {
    const [status, text] = await cancel(vite.origin, 'website/test', 'viewer:viewer');
    expect(status).toBe(401);
    expect(text).toBe('Unauthorized to operate stage named test');
    const history = await fetch(`${vite.origin}/go/api/stages/website/test/history/0`);
    expect(await history.text()).toContain('"state":"Building"');
  });

  it('cancels the document’s example once', async () => {
    expect(await cancel(vite.origin, 'demo_pipeline/first_stage', 'admin:badger')).toEqual([
      200,
      'Stage cancelled successfully.',
    ]);
    for (let again = 0; again < 2; again += 1)
      expect(await cancel(vite.origin, 'demo_pipeline/first_stage', 'admin:badger')).toEqual([
        200,
        'Stage is not active. Cancellation Ignored.',
      ]);
  });

  it('knows no stage that is not there: 404', async () => {
    for (const [pipeline, stage] of [
      ['demo_pipeline', 'nowhere'],
      ['nowhere', 'first_stage'],
    ] as const)
      expect(await cancel(vite.origin, `${pipeline}/${stage}`, 'admin:badger')).toEqual([
        404,
        `Stage '(pipeline name: ${pipeline}, stage name ${stage})' not found.`,
      ]);
  });

  it('serves the page, which is told that the server is simulated', async () => {
    const answer = await fetch(`${vite.origin}/`);
    expect(answer.headers.get('Content-Type')).toContain('text/html');
    const html = await answer.text();
    expect(html).toContain('<title>Stage history</title>');
    expect(html).toMatch(MARK);
    const worlds: unknown = await (await fetch(`${vite.origin}/sim/worlds`)).json();
    expect(worlds).toContainEqual(expect.objectContaining({ pipeline: 'foo', stage: 'DEV', server: '/go' }));
  });
});

describe('The script tag of npm start', () => {
  test('is built when it is asked for, with its parts, and shows four widgets on a plain page', async ({
    stand,
  }) => {
    // The document's server tells nothing of the inside of a run.
    stand.expectConsole(statusNoise(404));
    const vite = await start();
    try {
      const loaded: string[] = [];
      stand.page.on('response', (answer) => loaded.push(new URL(answer.url()).pathname));
      await stand.page.goto(`${vite.origin}/embed.html`);
      await expect.poll(() => stand.page.locator('gocd-stage-history').getByRole('table').count()).toBe(4);
      const scripts = loaded
        .filter((path) => path.endsWith('.js'))
        .map((path) => path.replace(/-[\w-]{8}\.js$/, ''));
      // What opens a run, or shows more than the list, is not there yet.
      expect(scripts.toSorted()).toEqual([
        '/gocd-stage-history.js',
        '/gocd-stage-history/list',
        '/gocd-stage-history/rolldown-runtime',
      ]);
      await stand.page.getByRole('button', { name: 'Details of run 2 / 1' }).click();
      await expect
        .poll(() => loaded.some((path) => path.includes('/gocd-stage-history/RunPanel-')))
        .toBe(true);
      await stand.page.locator('.stage-history-panel').first().waitFor();
      // It would go on asking, and hear nothing any more.
      await stand.page.close();
    } finally {
      await vite.stop();
    }
  });
});

describe('The page of npm start', () => {
  test('opens in a browser, says that it is simulated, and lists what there is to see', async ({ stand }) => {
    const { page } = stand;
    const vite = await start();
    try {
      await page.goto(vite.origin, { timeout: START_MS });
      await page.getByText('Simulated.', { exact: true }).waitFor();
      const list = page.getByRole('region', { name: 'On the simulated server' });
      await list.getByRole('link', { name: 'foo / DEV' }).click();
      await expect.poll(() => counters(page)).toEqual(['2 / 1', '1 / 1']);
      expect(new URL(page.url()).search).toBe('?pipeline=foo&stage=DEV');
      await page.getByRole('link', { name: /^2 \/ 1 / }).waitFor({ timeout: START_MS });
      expect(await page.getByText('Simulated.', { exact: true }).isVisible()).toBe(true);
    } finally {
      await vite.stop();
    }
  });
});

describe('npm run preview', () => {
  it('serves the built page with the simulated server, and tells it so', async () => {
    const vite = await start({}, ['preview', '--outDir', inject('pageFolder')]);
    try {
      for (const path of ['/', '/index.html', '/?pipeline=foo&stage=DEV'])
        expect(await (await fetch(vite.origin + path)).text()).toMatch(MARK);
      const answer = await fetch(`${vite.origin}/go/api/stages/foo/DEV/history/0`);
      expect(await answer.json()).toEqual(JSON.parse(example));
    } finally {
      await vite.stop();
    }
  });
});

describe('GO_SERVER_URL', () => {
  const close: (() => Promise<void>)[] = [];
  afterEach(async () => {
    await Promise.all(close.splice(0).map((shut) => shut()));
  });

  /** Something that is a real Go server to the page: over HTTP, with cookies, and with its own idea of its host. */
  async function realServer(): Promise<{
    url: string;
    arrived: { path: string; headers: IncomingHttpHeaders }[];
  }> {
    const answerGo = nodeHandler(createGoServer());
    const arrived: { path: string; headers: IncomingHttpHeaders }[] = [];
    const server = createServer((request, response) => {
      arrived.push({ path: request.url ?? '', headers: request.headers });
      if (request.url === '/go/auth/login') {
        response.writeHead(302, { Location: `http://${request.headers.host ?? ''}/go/home` }).end();
        return;
      }
      response.setHeader('Set-Cookie', 'JSESSIONID=node01; Path=/go; Domain=go.example.com; HttpOnly');
      answerGo(request, response, () => response.writeHead(404).end());
    });
    await new Promise<void>((ready) => server.listen(0, 'localhost', ready));
    close.push(async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    });
    const { port } = server.address() as AddressInfo;
    return { url: `http://localhost:${port}`, arrived };
  }

  it('puts the page in front of that server, credentials and cookies passing both ways', async () => {
    const real = await realServer();
    const vite = await start({ GO_SERVER_URL: real.url });
    close.push(vite.stop);

    const history = await fetch(`${vite.origin}/go/api/stages/foo/DEV/history/0`, {
      headers: { ...basic('admin:badger'), Cookie: 'JSESSIONID=node00' },
    });
    expect(await history.json()).toEqual(JSON.parse(example));
    const [request] = real.arrived;
    expect(request?.path).toBe('/go/api/stages/foo/DEV/history/0');
    expect(request?.headers.authorization).toBe(basic('admin:badger').Authorization);
    expect(request?.headers.cookie).toBe('JSESSIONID=node00');
    // For this page's origin, whatever host the server believes it has: a browser would drop it otherwise.
    const [cookie = ''] = history.headers.getSetCookie();
    expect(cookie).toMatch(/^JSESSIONID=node01;/);
    expect(cookie).not.toContain('go.example.com');
    expect(cookie).toContain('Path=/go');

    expect(await cancel(vite.origin, 'website/test', 'viewer:viewer')).toEqual([
      401,
      'Unauthorized to operate stage named test',
    ]);
    const wrong = await fetch(`${vite.origin}/go/api/stages/foo/DEV/history/0`, {
      headers: basic('admin:wrong'),
    });
    expect(wrong.status).toBe(401);
    expect(wrong.headers.get('WWW-Authenticate')).toBe('Basic realm="Go"');

    const redirect = await fetch(`${vite.origin}/go/auth/login`, { redirect: 'manual' });
    expect(redirect.headers.get('Location')).toBe(`${vite.origin}/go/home`);
  });

  it('leaves no simulated server: nothing is marked, and nothing answers /sim', async () => {
    const real = await realServer();
    // As an administrator would copy it from the browser's address bar.
    const vite = await start({ GO_SERVER_URL: `${real.url}/go/` });
    close.push(vite.stop);

    const html = await (await fetch(`${vite.origin}/`)).text();
    expect(html).toContain('<title>Stage history</title>');
    expect(html).not.toMatch(MARK);
    for (const path of ['/sim/worlds', '/sim/503/go/api/stages/foo/DEV/history/0']) {
      const answer = await fetch(vite.origin + path, { headers: { Accept: 'application/json' } });
      expect(answer.headers.get('Content-Type') ?? '').not.toContain('json');
    }
    expect(real.arrived).toEqual([]);
    const history = await fetch(`${vite.origin}/go/api/stages/foo/DEV/history/0`);
    expect(history.status).toBe(200);
    expect(real.arrived.map(({ path }) => path)).toEqual(['/go/api/stages/foo/DEV/history/0']);
  });

  it.for(['go.example.com:8153', 'ftp://go.example.com', 'nonsense', ''])(
    'says in one sentence what is wrong with %j, and does not start',
    async (url) => {
      const child = runVite(['--port', String(await freePort()), '--strictPort'], { GO_SERVER_URL: url });
      const output = outputOf(child);
      const code = await new Promise<number | null>((resolve) => {
        const timer = setTimeout(() => child.kill(), START_MS);
        child.on('close', (exit) => {
          clearTimeout(timer);
          resolve(exit);
        });
      });
      expect(code).toBe(1);
      const sentence = `GO_SERVER_URL is “${url}”, which is no http or https address. Example: https://go.example.com:8153`;
      expect(output()).toContain(sentence);
      expect(output().split(sentence)).toHaveLength(2);
    },
  );
});

describe('The built page', () => {
  it('names its files by relative paths alone', () => {
    const html = readFileSync(join(inject('pageFolder'), 'index.html'), 'utf8');
    const paths = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, path = '']) => path);
    expect(paths.length).toBeGreaterThan(2);
    expect(paths.filter((path) => !path.startsWith('./'))).toEqual([]);
    expect(html).not.toMatch(MARK);
  });

  test('works from any folder of a web server, as a page and as a demo', async ({ stand }) => {
    const { page, go } = stand;
    const folder = mkdtempSync(join(tmpdir(), 'stage-history-any-'));
    cpSync(inject('pageFolder'), join(folder, 'any', 'where'), { recursive: true });
    const site = await servePage(folder, go);
    try {
      await page.goto(`${site.origin}/any/where/?pipeline=foo&stage=DEV`);
      await expect.poll(() => counters(page)).toEqual(['2 / 1', '1 / 1']);
      expect(go.requests.map(({ path }) => path)).toEqual([
        '/go/api/version',
        '/go/api/stages/foo/DEV/history/0',
      ]);
      // Styled as at home: a page whose stylesheet is not found would still show its rows.
      expect(await row(page, '2 / 1').evaluate((element) => getComputedStyle(element).height)).toBe('49px');

      await page.goto(`${site.origin}/any/where/?pipeline=foo&stage=DEV&demo`);
      await page.getByText('Simulated.', { exact: true }).waitFor();
      await expect.poll(() => counters(page)).toEqual(['2 / 1', '1 / 1']);
      expect(go.requests).toHaveLength(2);
      expect(site.unanswered).toEqual([]);
    } finally {
      await site.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
