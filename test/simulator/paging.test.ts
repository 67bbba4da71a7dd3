import { expect, it } from 'vitest';
import { createGoServer } from '../../src/simulator/goServer.ts';
import { ask, newestRun, readHistory } from './ask.ts';

const LONG = 'website/test';

it('gives ten runs a page, newest first by id, without gap or overlap', async () => {
  const server = createGoServer();
  const ids: number[] = [];
  for (let offset = 0; offset < 2431; offset += 10) {
    const page = await readHistory(server, LONG, offset);
    expect(page.pagination).toEqual({ offset, total: 2431, page_size: 10 });
    ids.push(...page.stages.map((run) => run.id));
  }
  expect(ids).toHaveLength(2431);
  expect(ids).toEqual([...new Set(ids)].sort((a, b) => b - a));
});

it('skips exactly as many runs as the offset says', async () => {
  const server = createGoServer();
  const first = await readHistory(server, LONG, 0);
  const later = await readHistory(server, LONG, 3);
  expect(later.stages.slice(0, 7)).toEqual(first.stages.slice(3));
});

it('gives no runs and the real total past the end', async () => {
  const body = await readHistory(createGoServer(), LONG, 99999);
  expect(body).toEqual({ stages: [], pagination: { offset: 99999, total: 2431, page_size: 10 } });
});

it('ends on a short last page', async () => {
  const body = await readHistory(createGoServer(), LONG, 2430);
  expect(body.stages).toHaveLength(1);
});

it('takes history, history/ and history/0 for one, and abc for 0', async () => {
  const server = createGoServer();
  const expected = await (await ask(server, `/go/api/stages/${LONG}/history/0`)).text();
  for (const end of ['', '/', '/abc', '/-7']) {
    expect(await (await ask(server, `/go/api/stages/${LONG}/history${end}`)).text()).toBe(expected);
  }
});

it('says not found for an unknown pipeline, and nothing of the kind for an unknown stage', async () => {
  const server = createGoServer();
  const unknown = await ask(server, '/go/api/stages/nowhere/DEV/history/0');
  expect(unknown.status).toBe(404);
  expect(await unknown.text()).toBe('Not Found { Pipeline not found }\n');
  expect(await readHistory(server, 'foo/PROD')).toEqual({
    stages: [],
    pagination: { offset: 0, total: 0, page_size: 10 },
  });
});

it('answers an empty history for a stage that never ran', async () => {
  expect((await readHistory(createGoServer(), 'greenfield/build')).pagination.total).toBe(0);
});

it('only reads with GET and HEAD', async () => {
  const server = createGoServer();
  const path = '/go/api/stages/foo/DEV/history/0';
  const head = await ask(server, path, { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
  expect((await ask(server, path, { method: 'POST' })).status).toBe(405);
});

it('has names that have to be encoded nowhere and may be encoded everywhere', async () => {
  const server = createGoServer();
  const encoded = 'release%2D2%2E0%2Ex/build%2Elinux%2Ex86_64';
  expect(await newestRun(server, encoded)).toEqual(
    await newestRun(server, 'release-2.0.x/build.linux.x86_64'),
  );
  expect((await ask(server, '/go/api/stages/%zz/DEV/history/0')).status).toBe(400);
});

it('has no version resource and no other API', async () => {
  const server = createGoServer();
  for (const path of ['/go/api/version', '/go/api/stages/foo', '/go/api/stages/foo/DEV/history/0/1']) {
    expect((await ask(server, path)).status).toBe(404);
  }
  expect((await ask(server, '/elsewhere')).status).toBe(404);
});
