import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setupServer } from 'msw/node';
import { afterEach, expect, it } from 'vitest';
import { createGoServer } from '../../src/simulator/goServer.ts';
import type { GoServer } from '../../src/simulator/goServer.ts';
import { createManualClock } from '../../src/simulator/manualClock.ts';
import { mswHandlers } from '../../src/simulator/mswHandlers.ts';
import { nodeHandler } from '../../src/simulator/nodeHandler.ts';
import { newestRun, signedInAs } from './ask.ts';
import { ACCEPT } from './generations/speak.ts';

const DEMO = 'demo_pipeline/first_stage';
const close: (() => unknown)[] = [];

afterEach(async () => {
  await Promise.all(close.splice(0).map((shut) => shut()));
});

/** Opens the simulated server on a free port. */
async function openHttp(server: GoServer): Promise<string> {
  const handle = nodeHandler(server);
  const listening = createServer((req, res) => handle(req, res, () => res.writeHead(418).end('next')));
  await new Promise<void>((ready) => listening.listen(0, '127.0.0.1', ready));
  close.push(() => {
    listening.closeAllConnections();
    return new Promise((done) => listening.close(done));
  });
  const { port } = listening.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

/** Puts the simulated server behind msw, in front of everything this process fetches. */
function openMsw(server: GoServer): string {
  const worker = setupServer(...mswHandlers(server));
  worker.listen({ onUnhandledRequest: 'error' });
  close.push(() => worker.close());
  return 'http://go.example';
}

const REQUESTS: readonly (readonly [path: string, init?: RequestInit])[] = [
  ['/go/api/stages/foo/DEV/history/0'],
  ['/go/api/stages/foo/DEV/history/0', signedInAs('viewer:viewer')],
  ['/go/api/stages/foo/DEV/history/0', signedInAs('admin:wrong')],
  ['/go/api/stages/website/test/history/2430'],
  ['/go/api/stages/website/test/history/abc'],
  ['/go/api/stages/live/build/history'],
  ['/go/api/stages/nowhere/DEV/history/0'],
  ['/go/api/stages/foo/DEV/history/0', { method: 'HEAD' }],
  ['/go/api/stages/foo/DEV/history/0', { method: 'DELETE' }],
  [`/go/api/stages/${DEMO}/cancel`, { method: 'POST', ...signedInAs('viewer:viewer') }],
  [`/go/api/stages/${DEMO}/cancel`, { method: 'POST', body: '' }],
  [
    `/go/api/stages/${DEMO}/cancel`,
    { method: 'POST', body: 'ignored', headers: { Accept: 'application/json' } },
  ],
  ['/sim/26.1.0/go/api/stages/foo/2/DEV/1', { headers: { Accept: ACCEPT.v3 } }],
  [
    '/sim/26.1.0/go/api/stages/release-2.0.x/1/build.linux.x86_64/1/run-selected-jobs',
    {
      method: 'POST',
      body: '{"jobs":["gcc-13.2"]}',
      headers: { Accept: ACCEPT.v3, 'Content-Type': 'application/json' },
    },
  ],
  ['/go/api/version'],
  ['/go'],
  ['/go/pipelines/foo/2/DEV/1'],
  ['/go/tab/pipeline/history/%3Cb%3E'],
  ['/sim/worlds'],
  ['/sim/html/go/api/stages/foo/DEV/history/0'],
  ['/sim/malformed/go/api/stages/website/test/history/0'],
  ['/sim/history:503x1/go/api/stages/foo/DEV/history/0'],
  ['/sim/history:503x1/go/api/stages/foo/DEV/history/0'],
  ['/sim/nodate/go/api/stages/foo/DEV/history/0'],
  ['/sim/skew=-300/go/api/stages/foo/DEV/history/0'],
  ['/sim/busyuntil=120/go/api/stages/foo/DEV/history/0'],
  ['/sim/bare/go/api/stages/foo/DEV/history/0'],
  ['/sim/typo/go/api/stages/foo/DEV/history/0'],
];

async function tellAll(origin: string): Promise<string[]> {
  const told: string[] = [];
  for (const [path, init] of REQUESTS) {
    const answer = await fetch(origin + path, init);
    const headers = ['Content-Type', 'Date', 'Allow', 'WWW-Authenticate', 'Retry-After'].map((name) =>
      answer.headers.get(name),
    );
    told.push(JSON.stringify([path, answer.status, headers, await answer.text()]));
  }
  return told;
}

it('gives the same answers over HTTP and behind msw', async () => {
  const overHttp = await tellAll(await openHttp(createGoServer({ clock: createManualClock() })));
  const behindMsw = await tellAll(openMsw(createGoServer({ clock: createManualClock() })));
  expect(overHttp).toEqual(behindMsw);
  expect(overHttp.filter((told) => told.includes('Stage cancelled successfully.'))).toHaveLength(1);
  expect(overHttp.filter((told) => told.includes('Request to rerun jobs accepted'))).toHaveLength(1);
});

it('leaves everything else to the server it stands in', async () => {
  const origin = await openHttp(createGoServer());
  for (const path of ['/', '/gone', '/sim', '/index.html?/go/', '/assets/go/x.js']) {
    expect(await (await fetch(origin + path)).text()).toBe('next');
  }
});

it('leaves everything else to msw', async () => {
  const origin = openMsw(createGoServer());
  await expect(fetch(`${origin}/assets/go/x.js`)).rejects.toThrow();
});

it.each([
  ['over HTTP', openHttp],
  ['behind msw', openMsw],
])('breaks the connection off in the middle of a body %s', async (_, open) => {
  const origin = await open(createGoServer());
  const answer = await fetch(`${origin}/sim/truncated/go/api/stages/website/test/history/0`);
  expect([answer.status, answer.headers.get('Content-Type')]).toEqual([
    200,
    'application/json; charset=utf-8',
  ]);
  const reader = answer.body?.getReader();
  expect((await reader?.read())?.value?.length).toBeGreaterThan(1000);
  await expect(
    (async () => {
      while (!(await reader?.read())?.done);
    })(),
  ).rejects.toThrow();
});

it.each([
  ['over HTTP', openHttp],
  ['behind msw', openMsw],
])('drops the connection without an answer %s, after the cancel took effect', async (_, open) => {
  const server = createGoServer();
  const origin = await open(server);
  await expect(
    fetch(`${origin}/sim/cancel:lost/go/api/stages/${DEMO}/cancel`, { method: 'POST' }),
  ).rejects.toThrow(TypeError);
  expect((await newestRun(server, DEMO)).result).toBe('Cancelled');
});

it.each([
  ['over HTTP', openHttp],
  ['behind msw', openMsw],
])('never answers %s, until the client gives up', async (_, open) => {
  const origin = await open(createGoServer());
  const answer = fetch(`${origin}/sim/silent/go/api/stages/foo/DEV/history/0`, {
    signal: AbortSignal.timeout(150),
  });
  await expect(answer).rejects.toThrow(/timeout/i);
});

it('notices over HTTP that the client has gone, and lets a late cancel be', async () => {
  const server = createGoServer();
  const origin = await openHttp(server);
  const answer = fetch(`${origin}/sim/latency=1000/go/api/stages/${DEMO}/cancel`, {
    method: 'POST',
    signal: AbortSignal.timeout(50),
  });
  await expect(answer).rejects.toThrow(/timeout/i);
  await new Promise((done) => setTimeout(done, 1200));
  expect((await newestRun(server, DEMO)).result).toBe('Unknown');
});
