import { describe, expect, it } from 'vitest';
import { createGoServer } from '../../../src/simulator/goServer.ts';
import { ACCEPT, countersOf, cursorIn, jsonOf, listIn, speak } from './speak.ts';

const WEBSITE = 'stages/website/test/history';

describe.each([
  ['20.1.0', 'v2'],
  ['20.4.0', 'v2'],
  ['21.3.0', 'v2'],
  ['20.9.0', 'v3'],
  ['26.1.0', 'v3'],
] as const)('The history of %s in %s', (version, api) => {
  const manner = { accept: ACCEPT[api] };
  const read = async (query = '', path = WEBSITE) =>
    jsonOf(await speak(createdOnce, version, `${path}${query}`, manner));
  const createdOnce = createGoServer();

  it('writes a run without ids and without permission', async () => {
    const answer = await speak(createdOnce, version, 'stages/foo/DEV/history', manner);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Type')).toBe(`${ACCEPT[api]};charset=utf-8`);
    expect(answer.headers.get('ETag')).toBeNull();
    const scheduled_date = 1411456876262;
    const run = {
      name: 'DEV',
      counter: '1',
      approval_type: 'success',
      approved_by: 'admin',
      result: 'Failed',
      rerun_of_counter: null,
      pipeline_name: 'foo',
      pipeline_counter: 2,
      jobs: [{ name: 'UnitTest', state: 'Completed', result: 'Failed', scheduled_date }],
    };
    const body = await jsonOf(answer);
    expect(Object.keys(body)).toEqual(['stages']);
    expect(listIn(body, 'stages')[0]).toEqual(run);
  });

  it('gives links with a host of its own, and without the page size', async () => {
    const first = await read();
    expect(listIn(first, 'stages')).toHaveLength(10);
    const body = await read(`?${cursorIn(first, 'next') ?? ''}&page_size=20`);
    expect(listIn(body, 'stages')).toHaveLength(20);
    const links = JSON.stringify(body['_links']);
    const href = (name: string) =>
      `"${name}":{"href":"http://ci.internal:8153/go/api/${WEBSITE}?${name === 'next' ? 'after' : 'before'}=`;
    expect(links).toContain(href('next'));
    expect(links).toContain(href('previous'));
    expect(links).not.toContain('page_size');
  });

  it('goes by the older side where both cursors are given', async () => {
    const first = await read();
    const after = cursorIn(first, 'next') ?? '';
    const before = cursorIn(await read(`?${after}`), 'previous') ?? '';
    expect(before).toMatch(/^before=/);
    expect(await read(`?${before}&${after}`)).toEqual(await read(`?${after}`));
  });

  it('is empty, without links, where there are no runs', async () => {
    expect(await read('', 'stages/greenfield/build/history')).toEqual({ stages: [] });
    expect(await read('', 'stages/foo/PROD/history')).toEqual({ stages: [] });
    expect(await read('?after=1', 'stages/foo/DEV/history')).toEqual({ stages: [] });
  });

  it('answers to its own Accept alone', async () => {
    const texts = ['*/*', 'application/json', `${manner.accept}, */*`, `${manner.accept};q=1`, undefined];
    for (const accept of texts) {
      const answer = await speak(createdOnce, version, WEBSITE, accept === undefined ? {} : { accept });
      expect([answer.status, answer.headers.get('Content-Type')]).toEqual([404, 'text/plain; charset=utf-8']);
      expect(await answer.text()).toBe('The url you are trying to reach appears to be incorrect.\n');
    }
  });

  it.each(['9', '101', 'ten', ''])('takes no page size of “%s”', async (size) => {
    const answer = await speak(createdOnce, version, `${WEBSITE}?page_size=${size}`, manner);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({
      message: "The query parameter 'page_size', if specified must be a number between 10 and 100.",
    });
  });

  it('takes no cursor but a number', async () => {
    const wrong: unknown = expect.stringMatching(
      /'(after|before)', if specified, must be a positive integer/,
    );
    for (const query of ['?after=abc', '?before=-3']) {
      const answer = await speak(createdOnce, version, WEBSITE + query, manner);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toEqual({ message: wrong });
    }
  });

  it('knows no pipeline of another name', async () => {
    const answer = await speak(createdOnce, version, 'stages/nowhere/DEV/history', manner);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({ message: "Pipeline with name 'nowhere' was not found!" });
  });

  it('tells who cancelled, on cancelled runs alone', async () => {
    const runs = listIn(await read('?page_size=100'), 'stages');
    for (const run of runs) expect('cancelled_by' in run).toBe(run['result'] === 'Cancelled');
    const cancellers = new Set(runs.map((run) => run['cancelled_by']));
    expect(cancellers).toContain('GoCD');
    expect(cancellers).toContain('admin');
  });

  it('leaves out the words it has lost', async () => {
    const [oldest] = listIn(
      await read('?page_size=100', 'stages/partner-feed/publish/history'),
      'stages',
    ).slice(-1);
    expect(oldest).toMatchObject({ pipeline_counter: 1, jobs: [{ name: 'export' }, { name: 'upload' }] });
    expect(Object.keys(oldest ?? {})).not.toContain('result');
    expect(JSON.stringify(oldest?.['jobs'])).toBe('[{"name":"export"},{"name":"upload"}]');
  });
});

describe.each([
  ['20.4.0', 'v2'],
  ['26.1.0', 'v3'],
] as const)('Through 2,431 runs of %s in %s', (version, api) => {
  it('one pages on and back without gap or overlap', async () => {
    const server = createGoServer();
    const read = async (query: string) =>
      jsonOf(await speak(server, version, `${WEBSITE}?${query}&page_size=100`, { accept: ACCEPT[api] }));
    const onward: string[] = [];
    let body = await read('');
    expect(cursorIn(body, 'previous')).toBeUndefined();
    for (let next = cursorIn(body, 'next'); ; next = cursorIn(body, 'next')) {
      onward.push(...listIn(body, 'stages').map(countersOf));
      if (next === undefined) break;
      expect(listIn(body, 'stages')).toHaveLength(100);
      body = await read(next);
      expect(cursorIn(body, 'previous')).toBeDefined();
    }
    expect(onward).toHaveLength(2431);
    expect(new Set(onward).size).toBe(2431);

    const back: string[] = [];
    for (let previous = cursorIn(body, 'previous'); ; previous = cursorIn(body, 'previous')) {
      back.unshift(...listIn(body, 'stages').map(countersOf));
      if (previous === undefined) break;
      body = await read(previous);
    }
    expect(back).toEqual(onward);
  });
});
