import { expect, it } from 'vitest';
import { createGoServer } from '../../src/simulator/goServer.ts';
import type { GoServer } from '../../src/simulator/goServer.ts';
import { ask, newestRun } from './ask.ts';

const HISTORY = 'api/stages/website/test/history/0';
const DEMO = 'demo_pipeline/first_stage';

const through = (server: GoServer, settings: string, rest = HISTORY, init?: RequestInit) =>
  ask(server, `/sim/${settings}/go/${rest}`, init);

const cancelThrough = (server: GoServer, settings: string, init?: RequestInit) =>
  through(server, settings, `api/stages/${DEMO}/cancel`, { method: 'POST', ...init });

/** Of each run in a history, whether it has a counter. */
async function haveCounter(answer: Response): Promise<boolean[]> {
  const stages = (await answer.text()).split('"pipeline_counter"').slice(1);
  return stages.map((rest) => rest.includes('"counter"'));
}

const demoResult = async (server: GoServer) => (await newestRun(server, DEMO)).result;

it.each([
  ['401', 401, 'text/html; charset=utf-8', /^<!DOCTYPE html>/],
  ['noview', 401, 'text/plain; charset=utf-8', /^Unauthorized { Not authorized to view pipeline }\n$/],
  ['403', 403, 'text/plain; charset=utf-8', /^Unauthorized { Not authorized to view pipeline }\n$/],
  ['500', 500, 'text/html; charset=utf-8', /^<!DOCTYPE html>/],
  ['503', 503, 'text/plain; charset=utf-8', /maintenance/],
  ['html', 200, 'text/html; charset=utf-8', /^<!DOCTYPE html>/],
  ['busy=120', 503, 'text/plain; charset=utf-8', /maintenance/],
  ['busyuntil=120', 503, 'text/plain; charset=utf-8', /maintenance/],
  ['toomany=30', 429, 'text/html; charset=utf-8', /^<!DOCTYPE html>/],
  ['bare', 200, null, /^$/],
])('answers a history through %s', async (settings, status, contentType, text) => {
  const answer = await through(createGoServer(), settings);
  expect([answer.status, answer.headers.get('Content-Type')]).toEqual([status, contentType]);
  expect(await answer.text()).toMatch(text);
});

it.each(['401', '403', '500', '503', 'busy=9', 'toomany=9', 'html', 'bare'])(
  'lets no cancel through %s',
  async (settings) => {
    const server = createGoServer();
    const answer = await cancelThrough(server, settings);
    expect(await answer.text()).not.toContain('cancelled successfully');
    expect(await demoResult(server)).toBe('Unknown');
  },
);

it('asks a browser to sign in through 401, and a script not', async () => {
  const server = createGoServer();
  expect((await through(server, '401')).headers.has('WWW-Authenticate')).toBe(true);
  const init = { headers: { 'X-Requested-With': 'XMLHttpRequest' } };
  expect((await through(server, '401', HISTORY, init)).headers.has('WWW-Authenticate')).toBe(false);
});

it('says which stage may not be operated through 403', async () => {
  const answer = await cancelThrough(createGoServer(), '403');
  expect(await answer.text()).toBe('Unauthorized to operate stage named first_stage\n');
});

it('answers late through latency, the same answer', async () => {
  const server = createGoServer();
  const start = performance.now();
  const late = await through(server, 'latency=80');
  expect(performance.now() - start).toBeGreaterThanOrEqual(75);
  expect(await late.text()).toBe(await (await ask(server, `/go/${HISTORY}`)).text());
});

it('stops waiting when the request is given up, and a cancel then has no effect', async () => {
  const server = createGoServer();
  const giveUp = new AbortController();
  const answer = cancelThrough(server, 'latency=60', { signal: giveUp.signal });
  giveUp.abort();
  await expect(answer).rejects.toThrow(/abort/i);
  await new Promise((done) => setTimeout(done, 80));
  expect(await demoResult(server)).toBe('Unknown');
});

it('never answers through silent, until the request is given up; a cancel never arrives', async () => {
  const server = createGoServer();
  const giveUp = new AbortController();
  const answer = cancelThrough(server, 'cancel:silent', { signal: giveUp.signal });
  const first = await Promise.race([
    answer,
    new Promise((done) => setTimeout(() => done('still waiting'), 50)),
  ]);
  expect(first).toBe('still waiting');
  giveUp.abort();
  await expect(answer).rejects.toThrow(/abort/i);
  expect(await demoResult(server)).toBe('Unknown');
});

it('breaks off in the middle of the body through truncated', async () => {
  const server = createGoServer();
  const whole = await (await ask(server, `/go/${HISTORY}`)).arrayBuffer();
  const answer = await through(server, 'truncated');
  expect(answer.headers.get('Content-Length')).toBe(String(whole.byteLength));
  const reader = answer.body?.getReader();
  const first = await reader?.read();
  expect(first?.value).toEqual(new Uint8Array(whole).slice(0, Math.ceil(whole.byteLength / 2)));
  await expect(reader?.read()).rejects.toThrow('connection');
});

it('cancels through cancel:truncated, though the answer breaks off', async () => {
  const server = createGoServer();
  await expect((await cancelThrough(server, 'cancel:truncated')).text()).rejects.toThrow('connection');
  expect(await demoResult(server)).toBe('Cancelled');
});

it('cancels through cancel:lost, and nobody is told', async () => {
  const server = createGoServer();
  await expect(cancelThrough(server, 'cancel:lost')).rejects.toThrow('connection');
  expect(await demoResult(server)).toBe('Cancelled');
});

it('leaves the counter out of the fourth run through malformed, or out of the last of fewer', async () => {
  const server = createGoServer();
  expect(await haveCounter(await through(server, 'malformed'))).toEqual([
    ...[true, true, true, false],
    ...[true, true, true, true, true, true],
  ]);
  const two = await through(server, 'malformed', 'api/stages/foo/DEV/history/0');
  expect(await haveCounter(two)).toEqual([true, false]);
  const none = await through(server, 'malformed', 'api/stages/greenfield/build/history/0');
  expect(await none.json()).toMatchObject({ stages: [] });
  expect((await through(server, 'malformed', 'api/stages/nowhere/DEV/history/0')).status).toBe(404);
});

it('limits a fault to one kind of request', async () => {
  const server = createGoServer();
  expect((await through(server, 'cancel:503')).status).toBe(200);
  expect((await cancelThrough(server, 'cancel:503')).status).toBe(503);
  expect((await through(server, 'history:503')).status).toBe(503);
  expect((await cancelThrough(server, 'history:503')).status).toBe(200);
});

it('limits a fault to the first requests, counted for each way of writing it', async () => {
  const server = createGoServer();
  const statuses = async (settings: string) => [
    (await through(server, settings)).status,
    (await through(server, settings)).status,
    (await through(server, settings)).status,
  ];
  expect(await statuses('history:503x2')).toEqual([503, 503, 200]);
  expect(await statuses('503x1')).toEqual([503, 200, 200]);
  expect(await statuses('history:503x2')).toEqual([200, 200, 200]);
});

it('counts only the requests a fault is meant for', async () => {
  const server = createGoServer();
  await cancelThrough(server, 'history:503x1');
  expect((await through(server, 'history:503x1')).status).toBe(503);
});

it('takes several faults at once', async () => {
  const server = createGoServer();
  const start = performance.now();
  expect((await through(server, 'latency=60,history:500')).status).toBe(500);
  expect(performance.now() - start).toBeGreaterThanOrEqual(55);
});

it('is dialled for all of /go by a test, and dialled away again', async () => {
  const server = createGoServer();
  const status = async () => (await ask(server, `/go/${HISTORY}`)).status;
  server.setFault('history:503x1');
  expect([await status(), await status()]).toEqual([503, 200]);
  server.setFault('history:503x1');
  expect(await status()).toBe(503);
  server.setFault('500');
  server.setFault(undefined);
  expect(await status()).toBe(200);
});

it.each([
  'typo',
  'latency',
  'latency=soon',
  'latency=-5',
  'late',
  'skew',
  'skew=--5',
  'busy',
  'busyuntil=-120',
  'toomany=',
  'nodate=3',
  '503=2',
  'cancel:',
  'other:503',
  '503x',
  '13.4.0',
  '20.4',
  '503,',
])('does not know the setting %s, and says what there is', async (settings) => {
  const server = createGoServer();
  const answer = await through(server, settings);
  expect(answer.status).toBe(400);
  expect(await answer.text()).toMatch(/^Unknown setting: .*\n[^]*truncated[^]*cancel:/);
  expect(() => server.setFault(settings)).toThrow('Unknown setting');
});
