import { expect, it } from 'vitest';
import { createGoServer } from '../../src/simulator/goServer.ts';
import { createManualClock } from '../../src/simulator/manualClock.ts';
import { allRuns, ask, newestRun, readHistory } from './ask.ts';
import type { RunBody } from './ask.ts';

it('lists its worlds, each of which answers where the list says', async () => {
  const server = createGoServer();
  const list: unknown = await (await ask(server, '/sim/worlds')).json();
  expect(list).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ pipeline: 'foo', stage: 'DEV', server: '/go' }),
      expect.objectContaining({ pipeline: 'website', stage: 'test', server: '/sim/html/go' }),
      expect.objectContaining({ pipeline: 'website', stage: 'test', server: '/sim/cancel:late=8000/go' }),
      expect.objectContaining({ pipeline: 'website', stage: 'test', server: '/sim/skew=300/go' }),
    ]),
  );
  if (!Array.isArray(list)) throw new Error('not a list');
  const entries: unknown[] = list;
  for (const entry of entries) {
    expect(Object.values(entry ?? {}).every((value) => typeof value === 'string' && value !== '')).toBe(true);
    expect(Object.keys(entry ?? {})).toEqual(['pipeline', 'stage', 'about', 'server']);
  }
});

it('has a long history with everything that happens to runs', async () => {
  const runs = await allRuns(createGoServer(), 'website/test');
  expect(runs).toHaveLength(2431);
  const share = (has: (run: RunBody) => boolean) => runs.filter(has).length / runs.length;
  expect(share((run) => run.result === 'Passed')).toBeGreaterThan(0.5);
  expect(share((run) => run.result === 'Failed')).toBeGreaterThan(0.1);
  expect(share((run) => run.result === 'Cancelled')).toBeGreaterThan(0.02);
  expect(share((run) => run.rerun_of_counter !== undefined)).toBeGreaterThan(0.02);
  expect(share((run) => run.counter !== '1' && run.rerun_of_counter === undefined)).toBeGreaterThan(0.005);
  expect(new Set(runs.map((run) => run.approved_by))).toEqual(
    new Set(['changes', 'timer', 'admin', 'jez', 'priya', 'Zoë Ångström', null]),
  );
  expect(new Set(runs.map((run) => run.jobs.length))).toEqual(new Set([6]));
});

it('never counts a run twice, and gives every run and job its own id', async () => {
  const server = createGoServer();
  const runs = (
    await Promise.all(
      ['foo/DEV', 'website/test', 'live/build', 'platform/integration'].map((stage) =>
        allRuns(server, stage),
      ),
    )
  ).flat();
  const distinct = (values: readonly unknown[]) => new Set(values).size;
  expect(distinct(runs.map((run) => run.id))).toBe(runs.length);
  const jobs = runs.flatMap((run) => run.jobs);
  expect(distinct(jobs.map((job) => job.id))).toBe(jobs.length);
  const website = await allRuns(server, 'website/test');
  expect(distinct(website.map((run) => `${run.pipeline_counter}/${run.counter}`))).toBe(website.length);
});

it('has every invented run finished before the server started, but the one under way', async () => {
  const clock = createManualClock();
  const server = createGoServer({ clock });
  for (const stage of ['website/test', 'platform/integration', 'payments/deploy', 'live/build']) {
    const [newest, ...older] = await allRuns(server, stage);
    expect(newest?.jobs.some((job) => job.state !== 'Completed')).toBe(true);
    expect(older.flatMap((run) => run.jobs).every((job) => job.state === 'Completed')).toBe(true);
    const starts = older.map((run) => Math.max(...run.jobs.map((job) => job.scheduled_date)));
    expect(starts).toEqual(starts.toSorted((a, b) => b - a));
    expect(Math.max(...starts)).toBeLessThan(clock.now());
  }
});

it('has a stage of 60 jobs, some done and some under way', async () => {
  const { pagination } = await readHistory(createGoServer(), 'platform/integration');
  expect(pagination.total).toBe(34);
  const { jobs } = await newestRun(createGoServer(), 'platform/integration');
  expect(jobs).toHaveLength(60);
  expect(new Set(jobs.map((job) => job.state)).size).toBeGreaterThan(1);
});

it('has names of 200 characters', async () => {
  const list: unknown = await (await ask(createGoServer(), '/sim/worlds')).json();
  const long: unknown = expect.stringMatching(/^[\w-][\w\-.]{199}$/);
  expect(list).toContainEqual(expect.objectContaining({ pipeline: long, stage: long }));
});

it('takes a stage a test brings along', async () => {
  const server = createGoServer();
  server.addStage({
    pipeline: 'shop',
    stage: 'ui',
    jobs: ['a', 'b'],
    pastRuns: 23,
    operatePermission: false,
  });
  const { stages, pagination } = await readHistory(server, 'shop/ui');
  expect(pagination.total).toBe(23);
  expect(stages[0]).toMatchObject({ operate_permission: false, jobs: [{ name: 'a' }, { name: 'b' }] });
  server.setOperatePermission('shop', true);
  expect((await newestRun(server, 'shop/ui')).operate_permission).toBe(true);
});

it('costs nothing to speak of until it is looked at', () => {
  createGoServer();
  const start = performance.now();
  for (let count = 0; count < 20; count += 1) createGoServer();
  expect((performance.now() - start) / 20).toBeLessThan(20);
});

it('keeps a log of what arrived, the newest 1,000', async () => {
  const server = createGoServer();
  for (let count = 0; count < 1005; count += 1)
    await ask(server, `/go/?n=${count}`, { headers: { 'X-N': 'a' } });
  expect(server.requests).toHaveLength(1000);
  expect(server.requests[0]).toMatchObject({ method: 'GET', path: '/go/?n=5' });
  expect(server.requests.at(-1)?.headers.get('X-N')).toBe('a');
});

it('notes when each request arrived, though its answer comes later', async () => {
  const clock = createManualClock();
  const server = createGoServer({ clock });
  const start = clock.now();
  const late = ask(server, '/sim/latency=20/go/api/stages/foo/DEV/history/0');
  clock.advance(5000);
  await ask(server, '/go/');
  await late;
  expect(server.requests.map(({ at }) => at - start)).toEqual([0, 5000]);
});

it('has a stage with every kind of re-run, long job names, labels that are no counters and varied causes', async () => {
  const server = createGoServer();
  const runs = (await readHistory(server, 'checkout/verify')).stages.slice(0, 8);
  const newest = runs[0]?.pipeline_counter ?? 0;
  expect(
    runs.map((run) => [
      `${run.pipeline_counter - newest} / ${run.counter}`,
      ...[run.result, run.approved_by, run.rerun_of_counter],
    ]),
  ).toEqual([
    ['0 / 1', 'Failed', 'changes', undefined],
    ['-1 / 1', 'Passed', 'timer', undefined],
    ['-2 / 1', 'Cancelled', 'jez', undefined],
    ['-3 / 2', 'Passed', 'admin', undefined],
    ['-3 / 1', 'Failed', 'timer', undefined],
    ['-4 / 3', 'Passed', 'priya', 1],
    ['-4 / 2', 'Failed', 'priya', 1],
    ['-4 / 1', 'Failed', 'changes', undefined],
  ]);
  expect(Math.max(...runs.flatMap((run) => run.jobs.map((job) => job.name.length)))).toBeGreaterThan(60);
  const history = await ask(server, '/sim/26.1.0/go/api/pipelines/checkout/history', {
    headers: { Accept: 'application/vnd.go.cd.v1+json' },
  });
  const text = await history.text();
  expect(text).toContain(`"counter":${newest},`);
  expect(text).toContain(`"label":"7.4.${newest}"`);
  for (const cause of ['Forced by jez', 'Triggered by timer', 'modified by Jez Example <jez@example.com>'])
    expect(text).toContain(`"trigger_message":"${cause}"`);
});

it('has copies of copies in a run that was run again in part twice', async () => {
  const server = createGoServer();
  const runs = (await readHistory(server, 'checkout/verify')).stages;
  const run = runs.find(({ counter }) => counter === '3');
  const answer = await ask(server, `/sim/26.1.0/go/api/stages/checkout/${run?.pipeline_counter}/verify/3`, {
    headers: { Accept: 'application/vnd.go.cd.v3+json' },
  });
  expect(await answer.json()).toMatchObject({
    jobs: [
      { name: 'unit', rerun: false, original_job_id: expect.any(Number) as unknown },
      { name: 'api-contract', rerun: false, original_job_id: expect.any(Number) as unknown },
      { name: 'migrations', rerun: false },
      { rerun: false, original_job_id: expect.any(Number) as unknown },
      { name: 'load', rerun: true, original_job_id: null },
      { name: 'package', rerun: false },
    ],
  });
});

it('lets the newest failed run be run again right away', async () => {
  const server = createGoServer();
  const { pipeline_counter } = await newestRun(server, 'checkout/verify');
  const answer = await ask(
    server,
    `/sim/26.1.0/go/api/stages/checkout/${pipeline_counter}/verify/1/run-failed-jobs`,
    { method: 'POST', headers: { Accept: 'application/vnd.go.cd.v3+json', 'X-GoCD-Confirm': 'true' } },
  );
  expect(answer.status).toBe(202);
  const { jobs } = await newestRun(server, 'checkout/verify');
  expect(jobs.filter((job) => job.state === 'Scheduled').map((job) => job.name)).toEqual([
    'migrations',
    expect.stringMatching(/^browser-tests/),
  ]);
});

it('offers some worlds on today’s server, each of which answers', async () => {
  const server = createGoServer();
  const list: unknown = await (await ask(server, '/sim/worlds')).json();
  for (const stage of ['checkout/verify', 'platform/integration', 'live/build', 'website/test']) {
    const [pipeline, name] = stage.split('/');
    expect(list).toContainEqual(expect.objectContaining({ pipeline, stage: name, server: '/sim/26.1.0/go' }));
    const answer = await ask(server, `/sim/26.1.0/go/api/stages/${stage}/history`, {
      headers: { Accept: 'application/vnd.go.cd.v3+json' },
    });
    expect(answer.status).toBe(200);
  }
});
