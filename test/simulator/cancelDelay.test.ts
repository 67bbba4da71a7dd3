import { expect, it } from 'vitest';
import { createGoServer } from '../../src/simulator/goServer.ts';
import type { GoServer } from '../../src/simulator/goServer.ts';
import { jobResult, jobState } from '../../src/simulator/job.ts';
import { createManualClock } from '../../src/simulator/manualClock.ts';
import { cancelRun, runResult } from '../../src/simulator/stageRun.ts';
import type { StageRun } from '../../src/simulator/stageRun.ts';
import { ask, cancel, newestRun, signedInAs } from './ask.ts';
import { ACCEPT, jsonOf, listIn, speak } from './generations/speak.ts';

const DEMO = 'demo_pipeline/first_stage';
const CANCELLED = [200, 'Stage cancelled successfully.\n'];
const IGNORED = [200, 'Stage is not active. Cancellation Ignored.\n'];

function serverOnClock(delay?: number) {
  const clock = createManualClock();
  const server = createGoServer({ clock });
  server.setCancelDelay(delay);
  return { clock, server };
}

/** The jobs of the newest run of website/test that have been cancelled. */
async function cancelledJobs(server: GoServer): Promise<string[]> {
  const { jobs } = await newestRun(server, 'website/test');
  const cancelled = jobs.filter((job) => job.result === 'Cancelled');
  expect(cancelled.every((job) => job.state === 'Completed')).toBe(true);
  return cancelled.map((job) => job.name);
}

/** The newest run of a stage, as 26.1.0 tells it. */
async function toldOnNewServer(server: GoServer, stage: string) {
  const answer = await speak(server, '26.1.0', `stages/${stage}/history`, { accept: ACCEPT.v3 });
  return listIn(await jsonOf(answer), 'stages')[0];
}

it('stops the jobs one after the other by name, the last when the time is over', async () => {
  const { clock, server } = serverOnClock(8000);
  expect(await cancel(server, 'website/test')).toEqual(CANCELLED);
  expect(await cancelledJobs(server)).toEqual([]);
  const found: unknown[] = [];
  for (const ms of [2666, 1, 2665, 1, 2666, 1]) {
    clock.advance(ms);
    found.push([await cancelledJobs(server), (await newestRun(server, 'website/test')).result]);
  }
  expect(found).toEqual([
    [[], 'Failed'],
    [['accessibility'], 'Failed'],
    [['accessibility'], 'Failed'],
    [['browser', 'accessibility'], 'Failed'],
    [['browser', 'accessibility'], 'Failed'],
    [['browser', 'package', 'accessibility'], 'Cancelled'],
  ]);
});

it('finds the same whether or not somebody has asked in between', async () => {
  const { clock, server } = serverOnClock(8000);
  const other = serverOnClock(8000);
  for (const stage of ['website/test', 'live/build']) {
    await cancel(server, stage);
    await cancel(other.server, stage);
  }
  for (let second = 0; second < 20; second += 1) {
    clock.advance(1000);
    await newestRun(server, 'website/test');
    await newestRun(server, 'live/build');
  }
  other.clock.advance(20_000);
  for (const stage of ['website/test', 'live/build'])
    expect(await newestRun(server, stage)).toEqual(await newestRun(other.server, stage));
});

it('keeps the run active until then: no other is started beside it or by itself', async () => {
  const { clock, server } = serverOnClock(60_000);
  await cancel(server, DEMO);
  clock.advance(59_999);
  expect((await newestRun(server, DEMO)).result).toBe('Unknown');
  expect(() => server.startRun('demo_pipeline', 'first_stage')).toThrow('has an active run: 1 / 1.');
  clock.advance(1);
  expect((await newestRun(server, DEMO)).result).toBe('Cancelled');
  expect(server.startRun('demo_pipeline', 'first_stage').pipelineCounter).toBe(2);
});

it('starts the next run of a live stage only after the last job has stopped', async () => {
  const { clock, server } = serverOnClock(5000);
  const { id } = await newestRun(server, 'live/build');
  await cancel(server, 'live/build');
  clock.advance(7999);
  expect((await newestRun(server, 'live/build')).id).toBe(id);
  clock.advance(3001);
  expect((await newestRun(server, 'live/build')).id).not.toBe(id);
});

it('tells who cancelled it only once it is over', async () => {
  const { clock, server } = serverOnClock(8000);
  await cancel(server, DEMO, signedInAs('admin:badger'));
  clock.advance(7999);
  expect(await toldOnNewServer(server, DEMO)).not.toHaveProperty('cancelled_by');
  clock.advance(1);
  expect(await toldOnNewServer(server, DEMO)).toMatchObject({ result: 'Cancelled', cancelled_by: 'admin' });
});

it('accepts a second cancel meanwhile, which changes nothing', async () => {
  const { clock, server } = serverOnClock(8000);
  await cancel(server, DEMO, signedInAs('admin:badger'));
  clock.advance(5000);
  server.setCancelDelay(undefined);
  expect(await cancel(server, DEMO)).toEqual(CANCELLED);
  expect((await cancel(server, DEMO, signedInAs('viewer:viewer')))[0]).toBe(401);
  clock.advance(2999);
  expect((await newestRun(server, DEMO)).result).toBe('Unknown');
  clock.advance(1);
  expect(await toldOnNewServer(server, DEMO)).toMatchObject({ result: 'Cancelled', cancelled_by: 'admin' });
  expect(await cancel(server, DEMO)).toEqual(IGNORED);
});

it.each([
  ['Passed', {}],
  ['Failed', { slow: 'Failed' }],
] as const)('lets a run whose jobs get through before their turn end %s', async (result, jobs) => {
  const { clock, server } = serverOnClock(3_600_000);
  server.addStage({ pipeline: 'shop', stage: 'unit', jobs: ['fast', 'slow'] });
  server.startRun('shop', 'unit', { jobs });
  expect(await cancel(server, 'shop/unit')).toEqual(CANCELLED);
  clock.advance(600_000);
  const run = await toldOnNewServer(server, 'shop/unit');
  expect(run).toMatchObject({ result });
  expect(run).not.toHaveProperty('cancelled_by');
});

it('tells of a job that completes while it is stopped what was to come of it, until it stops', () => {
  const timeline = {
    Scheduled: 0,
    Assigned: 10,
    Preparing: 20,
    Building: 30,
    Completing: 500,
    Completed: 900,
  };
  const jobs = ['b', 'a'].map((name, id) => ({ id, name, timeline, outcome: 'Failed' as const }));
  const run: StageRun = {
    id: 1,
    pipelineCounter: 1,
    counter: 1,
    approvedBy: null,
    rerunOfCounter: undefined,
    jobs,
  };
  const cancelled = cancelRun(run, 'admin', 100, 1000);
  const tell = (now: number) =>
    cancelled.jobs.map((job) => `${job.name} ${jobState(job, now)} ${jobResult(job, now)}`);
  expect(tell(499)).toEqual(['b Building Unknown', 'a Building Unknown']);
  expect(tell(599)).toEqual(['b Completing Failed', 'a Completing Failed']);
  expect(tell(600)).toEqual(['b Completing Failed', 'a Completed Cancelled']);
  expect(tell(900)).toEqual(['b Completed Failed', 'a Completed Cancelled']);
  expect([runResult(cancelled, 899), runResult(cancelled, 900)]).toEqual(['Failed', 'Cancelled']);
});

it('stops the jobs at once when the server itself cancels, or a test has the delay taken away', async () => {
  const { server } = serverOnClock(8000);
  server.cancelAsServer('demo_pipeline', 'first_stage');
  expect((await newestRun(server, DEMO)).result).toBe('Cancelled');
  server.setCancelDelay(undefined);
  await cancel(server, 'website/test');
  expect((await newestRun(server, 'website/test')).result).toBe('Cancelled');
});

it.each([-1, NaN, Infinity])('does not take %s for a delay', (ms) => {
  expect(() => createGoServer().setCancelDelay(ms)).toThrow(RangeError);
});

it('is asked for in an address, for the cancels that go there', async () => {
  const { clock, server } = serverOnClock();
  const path = `/sim/cancel:late=8000/go/api/stages/${DEMO}/cancel`;
  const answer = await ask(server, path, { method: 'POST' });
  expect([answer.status, await answer.text()]).toEqual(CANCELLED);
  await cancel(server, 'website/test');
  expect((await newestRun(server, 'website/test')).result).toBe('Cancelled');
  clock.advance(7999);
  expect((await newestRun(server, DEMO)).result).toBe('Unknown');
  clock.advance(1);
  expect((await newestRun(server, DEMO)).result).toBe('Cancelled');
});

it('is asked for in the address of a released server too', async () => {
  const { clock, server } = serverOnClock();
  const answer = await speak(
    server,
    '26.1.0,cancel:late=8000',
    'stages/demo_pipeline/1/first_stage/1/cancel',
    {
      method: 'POST',
      accept: ACCEPT.v3,
      headers: { 'X-GoCD-Confirm': 'true' },
    },
  );
  expect(await answer.json()).toEqual({ message: 'Stage cancelled successfully.' });
  clock.advance(7999);
  expect((await newestRun(server, DEMO)).result).toBe('Unknown');
  clock.advance(1);
  expect((await newestRun(server, DEMO)).result).toBe('Cancelled');
});
