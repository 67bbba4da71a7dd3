import { describe, expect, it } from 'vitest';
import { createGoServer } from '../../../src/simulator/goServer.ts';
import { ACCEPT, countersOf, jsonOf, listIn, speak } from './speak.ts';
import type { Json } from './speak.ts';

const WEBSITE = 'stages/website/test/history';
const LOST = 'stages/partner-feed/publish/history/10';

describe.each([
  ['14.3.0', {}],
  ['18.6.0', { accept: 'application/json' }],
  ['19.5.0', { accept: '*/*' }],
  ['19.3.0', { accept: ACCEPT.v1 }],
  ['20.3.0', { accept: ACCEPT.v1 }],
] as const)('The history of %s asked for with %o', (version, manner) => {
  const isV1 = 'accept' in manner && manner.accept === ACCEPT.v1;
  const server = createGoServer();
  const read = async (path: string) => jsonOf(await speak(server, version, path, manner));

  it('writes a run with ids, and without permission', async () => {
    const answer = await speak(server, version, 'stages/foo/DEV/history/0', manner);
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([
      200,
      isV1 ? `${ACCEPT.v1};charset=utf-8` : 'application/json; charset=utf-8',
    ]);
    const job = { name: 'UnitTest', result: 'Failed', state: 'Completed', id: 3 };
    const run = {
      name: 'DEV',
      approved_by: 'admin',
      jobs: [{ ...job, scheduled_date: 1411456876262 }],
      pipeline_counter: 2,
      pipeline_name: 'foo',
      result: 'Failed',
      approval_type: 'success',
      id: 3,
      counter: '1',
      rerun_of_counter: null,
    };
    const body = await jsonOf(answer);
    expect(listIn(body, 'stages')[0]).toEqual(run);
    expect(body['pagination']).toEqual({ offset: 0, total: 2, page_size: 10 });
  });

  it('leaves out the words it has lost', async () => {
    const oldest = listIn(await read(LOST), 'stages').at(-1);
    expect(Object.keys(oldest ?? {})).not.toContain('result');
    expect(oldest).toMatchObject({ approved_by: null, rerun_of_counter: null });
    expect(JSON.stringify(oldest?.['jobs'])).toBe('[{"name":"export","id":2},{"name":"upload","id":4}]');
  });

  it('knows no pipeline of another name, and has no runs of another stage', async () => {
    const answer = await speak(server, version, 'stages/nowhere/DEV/history', manner);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe(
      isV1
        ? `{"message":"Pipeline with name 'nowhere' was not found!"}`
        : 'Not Found { Pipeline not found }\n',
    );
    expect(await read('stages/foo/PROD/history')).toEqual({
      stages: [],
      pagination: { offset: 0, total: 0, page_size: 10 },
    });
  });

  it(isV1 ? 'breaks at an offset that is no number' : 'takes an offset that is no number for 0', async () => {
    const answer = await speak(server, version, `${WEBSITE}/abc`, manner);
    expect(answer.status).toBe(isV1 ? 500 : 200);
    if (isV1) expect(await answer.json()).toEqual({ error: 'For input string: "abc"' });
    else expect(await answer.json()).toEqual(await read(WEBSITE));
  });
});

it.each([
  ['18.6.0', {}],
  ['20.3.0', { accept: ACCEPT.v1 }],
])('pages through 2,431 runs of %s without gap or overlap', async (version, manner) => {
  const server = createGoServer();
  const read = async (offset: number) =>
    listIn(await jsonOf(await speak(server, version, `${WEBSITE}/${offset}`, manner)), 'stages');
  const runs: Json[] = [];
  while (runs.length < 2431) {
    const page = await read(runs.length);
    expect(page).toHaveLength(Math.min(10, 2431 - runs.length));
    runs.push(...page);
  }
  expect(await read(2431)).toEqual([]);
  expect(new Set(runs.map(countersOf)).size).toBe(2431);
  const ids = runs.map((run) => Number(run['id']));
  expect(ids).toEqual(ids.toSorted((one, other) => other - one));
  const isV1 = 'accept' in manner;
  expect(runs.filter((run) => 'cancelled_by' in run)).toEqual(
    runs.filter((run) => isV1 && run['result'] === 'Cancelled'),
  );
  const rerunOf = new Set(runs.map((run) => JSON.stringify(run['rerun_of_counter'])));
  expect(rerunOf).toContain('null');
  expect(rerunOf).toContain('1');
  expect(rerunOf).not.toContain(undefined);
});

it('answers both ways on 19.5.0, by Accept', async () => {
  const server = createGoServer();
  const typeOf = async (accept: string) =>
    (await speak(server, '19.5.0', WEBSITE, { accept })).headers.get('Content-Type');
  expect(await typeOf(ACCEPT.v1)).toBe(`${ACCEPT.v1};charset=utf-8`);
  expect(await typeOf(`${ACCEPT.v1}, */*`)).toBe('application/json; charset=utf-8');
});

it('answers to exactly v1 from 19.6.0 to 20.3.0', async () => {
  const server = createGoServer();
  for (const version of ['19.6.0', '20.3.0']) {
    for (const accept of ['*/*', 'application/json', `${ACCEPT.v1}, */*`])
      expect((await speak(server, version, WEBSITE, { accept })).status).toBe(404);
    expect((await speak(server, version, WEBSITE, { accept: ACCEPT.v1 })).status).toBe(200);
  }
});

it.each([
  ['14.3.0', /^"[0-9a-f]{32}"$/],
  ['19.5.0', /^W\/"[0-9a-f]{32}"$/],
])('gives an ETag on %s, and 304 to who has it', async (version, form) => {
  const server = createGoServer();
  for (const path of ['stages/foo/DEV/history', 'pipelines/foo/history']) {
    const etag = (await speak(server, version, path)).headers.get('ETag') ?? '';
    expect(etag).toMatch(form);
    const again = await speak(server, version, path, { headers: { 'If-None-Match': etag } });
    expect([again.status, again.headers.get('ETag'), await again.text()]).toEqual([304, etag, '']);
    server.startRun('foo', 'DEV');
    const changed = await speak(server, version, path, { headers: { 'If-None-Match': etag } });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('ETag')).not.toBe(etag);
    server.finishRun('foo', 'DEV');
  }
});

it('gives no ETag for v1, nor from the document’s server', async () => {
  const server = createGoServer();
  const v1 = await speak(server, '19.5.0', WEBSITE, { accept: ACCEPT.v1 });
  expect(v1.headers.get('ETag')).toBeNull();
  expect((await speak(server, undefined, WEBSITE)).headers.get('ETag')).toBeNull();
});
