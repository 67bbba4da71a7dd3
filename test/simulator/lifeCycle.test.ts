import { expect, it } from 'vitest';
import { createGoServer } from '../../src/simulator/goServer.ts';
import { createManualClock } from '../../src/simulator/manualClock.ts';
import { newestRun } from './ask.ts';

const STATES = ['Scheduled', 'Assigned', 'Preparing', 'Building', 'Completing', 'Completed'];

it('takes a job through all states in order, with its final result from Completing on', async () => {
  const clock = createManualClock();
  const server = createGoServer({ clock });
  server.addStage({ pipeline: 'shop', stage: 'unit', jobs: ['all'] });
  server.startRun('shop', 'unit', { jobs: { all: 'Failed' } });
  const seen: string[] = [];
  for (let ms = 0; ms < 120_000; ms += 100) {
    const { jobs, result } = await newestRun(server, 'shop/unit');
    const words = `${jobs[0]?.state ?? ''} ${jobs[0]?.result ?? ''} ${result}`;
    if (seen.at(-1) !== words) seen.push(words);
    clock.advance(100);
  }
  expect(seen).toEqual(
    STATES.map((state) => `${state} ${state.startsWith('Complet') ? 'Failed Failed' : 'Unknown Unknown'}`),
  );
});

it('reads Failed while other jobs still run', async () => {
  const server = createGoServer();
  const { jobs, result } = await newestRun(server, 'website/test');
  expect(result).toBe('Failed');
  expect(jobs.filter((job) => job.state === 'Building')).toHaveLength(3);
});

it('stays failing for two hours at least, and ends by itself in the end', async () => {
  const clock = createManualClock();
  const server = createGoServer({ clock });
  clock.advance(2 * 3_600_000);
  expect((await newestRun(server, 'website/test')).jobs.some((job) => job.state === 'Building')).toBe(true);
  clock.advance(10 * 3_600_000);
  const { jobs, result } = await newestRun(server, 'website/test');
  expect([result, jobs.every((job) => job.state === 'Completed')]).toEqual(['Failed', true]);
});

it('keeps the demo run active however long nobody cancels it', async () => {
  const clock = createManualClock();
  const server = createGoServer({ clock });
  clock.advance(30 * 86_400_000);
  expect((await newestRun(server, 'demo_pipeline/first_stage')).jobs[0]?.state).toBe('Building');
});

it('ends the active run at once where a test says so', async () => {
  const server = createGoServer();
  server.startRun('foo', 'DEV', { approvedBy: 'jez' });
  server.finishRun('foo', 'DEV', 'Failed');
  expect(await newestRun(server, 'foo/DEV')).toMatchObject({
    pipeline_counter: 3,
    counter: '1',
    approved_by: 'jez',
    result: 'Failed',
    jobs: [{ state: 'Completed', result: 'Failed' }],
  });
  expect(() => server.finishRun('foo', 'DEV')).toThrow('No run of foo/DEV is active.');
});

it('leaves finished jobs as they are when the run is ended', async () => {
  const server = createGoServer();
  server.finishRun('website', 'test', 'Passed');
  const { jobs, result } = await newestRun(server, 'website/test');
  expect(result).toBe('Failed');
  expect(jobs.filter((job) => job.result === 'Failed').map((job) => job.name)).toEqual(['lint']);
});

it('has one active run a stage, unless a test insists on two', () => {
  const server = createGoServer();
  const start = () => server.startRun('demo_pipeline', 'first_stage');
  expect(start).toThrow('demo_pipeline/first_stage has an active run: 1 / 1.');
  expect(server.startRun('demo_pipeline', 'first_stage', { evenIfActive: true })).toEqual({
    pipelineCounter: 2,
    stageCounter: 1,
  });
});

it('says what it does not know', () => {
  const server = createGoServer();
  expect(() => server.startRun('foo', 'PROD')).toThrow('There is no stage foo/PROD.');
  expect(() => server.startRun('foo', 'DEV', { jobs: { Unit: 'Failed' } })).toThrow(
    'foo/DEV has no job Unit.',
  );
  expect(() => server.setOperatePermission('nowhere', true)).toThrow('There is no pipeline nowhere.');
  expect(() => server.addStage({ pipeline: 'foo', stage: 'DEV', jobs: ['a'] })).toThrow(
    'There is a stage foo/DEV already.',
  );
});
