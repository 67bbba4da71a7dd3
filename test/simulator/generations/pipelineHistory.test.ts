import { describe, expect, it } from 'vitest';
import { createGoServer } from '../../../src/simulator/goServer.ts';
import type { GoServer } from '../../../src/simulator/goServer.ts';
import { ask, newestRun } from '../ask.ts';
import { ACCEPT, cursorIn, jsonOf, listIn, speak } from './speak.ts';
import type { Json, Manner } from './speak.ts';

describe.each([
  ['14.3.0', undefined],
  ['19.12.0', undefined],
  ['20.1.0', ACCEPT.v1],
  ['26.1.0', ACCEPT.v1],
])('The pipeline history of %s', (version, accept) => {
  const manner = (as?: Manner['as']): Manner => ({
    ...(accept !== undefined && { accept }),
    ...(as && { as }),
  });
  const read = async (server: GoServer, pipeline: string, as?: Manner['as']) =>
    listIn(
      await jsonOf(await speak(server, version, `pipelines/${pipeline}/history`, manner(as))),
      'pipelines',
    );
  const newestStage = async (server: GoServer, pipeline: string, as?: Manner['as']): Promise<Json> => {
    const [run] = await read(server, pipeline, as);
    const [stage] = run ? listIn(run, 'stages') : [];
    return stage ?? {};
  };

  it('tells each user the truth on permission', async () => {
    const server = createGoServer();
    for (const [pipeline, as, operate] of [
      ['website', undefined, true],
      ['website', 'admin', true],
      ['website', 'viewer', false],
      ['payments', 'admin', false],
    ] as const) {
      const stage = await newestStage(server, pipeline, as);
      expect(stage).toMatchObject({ operate_permission: operate, can_run: false, scheduled: true });
    }
    server.finishRun('website', 'test');
    expect(await newestStage(server, 'website', 'admin')).toMatchObject({ can_run: true });
    server.setOperatePermission('website', false);
    expect(await newestStage(server, 'website', 'admin')).toMatchObject({ operate_permission: false });
  });

  it('says nothing on permission where the world is so, while a run is active', async () => {
    const server = createGoServer();
    const stage = await newestStage(server, 'partner-feed', 'admin');
    expect(stage).toMatchObject({ name: 'publish', result: 'Unknown', scheduled: true });
    expect(Object.keys(stage)).not.toContain('operate_permission');
    expect(Object.keys(stage)).not.toContain('can_run');
  });

  it('lists stages that have not run yet', async () => {
    const server = createGoServer();
    server.addStage({ pipeline: 'shop', stage: 'build', jobs: ['all'], pastRuns: 3 });
    server.addStage({ pipeline: 'shop', stage: 'ship', jobs: ['all'], approvalType: 'manual' });
    server.startRun('shop', 'ship');
    const runs = await read(server, 'shop', 'admin');
    const oldest = runs.at(-1);
    expect(oldest).toMatchObject({ name: 'shop', counter: 1, label: '1', natural_order: 1 });
    expect(oldest?.['stages']).toMatchObject([
      { name: 'build', scheduled: true, counter: '1', jobs: [{ name: 'all' }] },
      { name: 'ship', scheduled: true, jobs: [{ state: 'Scheduled' }] },
    ]);
    const newest = runs[0] ? listIn(runs[0], 'stages') : [];
    expect(newest[1]).toMatchObject({
      name: 'ship',
      approved_by: null,
      approval_type: 'manual',
      scheduled: false,
      operate_permission: true,
      jobs: [],
    });
    expect(newest[1]).not.toHaveProperty('result');
  });

  it('shows the latest run of a stage that was run again', async () => {
    const server = createGoServer();
    server.finishRun('website', 'test');
    const { pipeline_counter } = await newestRun(server, 'website/test');
    server.rerunJobs('website', 'test', pipeline_counter, ['lint']);
    const [run] = await read(server, 'website');
    expect(run).toMatchObject({ counter: pipeline_counter, stages: [{ counter: '2', rerun_of_counter: 1 }] });
  });

  it('tells label and build cause', async () => {
    const server = createGoServer();
    expect((await read(server, 'release-2.0.x'))[0]?.['label']).toMatch(/^2\.0\.\d+$/);
    const [forced, by] = await read(server, 'foo');
    expect(forced?.['build_cause']).toMatchObject({
      approver: 'admin',
      trigger_forced: true,
      trigger_message: 'Forced by admin',
    });
    expect(by?.['build_cause']).toMatchObject({
      approver: '',
      trigger_forced: false,
      trigger_message: 'modified by Jez Example <jez@example.com>',
      material_revisions: [{ changed: true, material: { type: 'Git' }, modifications: [{}] }],
    });
  });

  it('pages through all runs without gap or overlap', async () => {
    const server = createGoServer();
    server.addStage({ pipeline: 'shop', stage: 'build', jobs: ['all'], pastRuns: 47 });
    const counters: unknown[] = [];
    for (let query: string | undefined = accept === undefined ? '/0' : ''; query !== undefined;) {
      const body = await jsonOf(await speak(server, version, `pipelines/shop/history${query}`, manner()));
      const page = listIn(body, 'pipelines');
      counters.push(...page.map((run) => run['counter']));
      const next = cursorIn(body, 'next');
      if (accept === undefined) query = page.length < 10 ? undefined : `/${counters.length}`;
      else query = next === undefined ? undefined : `?${next}`;
    }
    const newest = Number(counters[0]);
    expect(newest).toBeGreaterThan(30);
    expect(counters).toEqual(Array.from({ length: newest }, (_, index) => newest - index));
  });

  it('knows no pipeline of another name', async () => {
    const answer = await speak(createGoServer(), version, 'pipelines/nowhere/history', manner());
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe(
      accept === undefined
        ? 'Not Found { Pipeline not found }\n'
        : `{"message":"Pipeline with name 'nowhere' was not found!"}`,
    );
  });
});

it('has no pipeline history with another Accept from 20.1.0 on, nor with offsets', async () => {
  const server = createGoServer();
  for (const accept of [ACCEPT.v3, '*/*'])
    expect((await speak(server, '26.1.0', 'pipelines/foo/history', { accept })).status).toBe(404);
  expect((await speak(server, '26.1.0', 'pipelines/foo/history/0', { accept: ACCEPT.v1 })).status).toBe(404);
  expect((await speak(server, undefined, 'pipelines/foo/history')).status).toBe(404);
});

it('says nothing on permission in the history of the document’s server either, in that world', async () => {
  const text = await (await ask(createGoServer(), '/go/api/stages/partner-feed/publish/history')).text();
  expect(text).toContain('"Building"');
  expect(text).not.toContain('operate_permission');
});
