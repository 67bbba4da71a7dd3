import { expect, it } from 'vitest';
import { createGoServer } from '../../src/simulator/goServer.ts';
import { createManualClock } from '../../src/simulator/manualClock.ts';
import { ask, cancel, newestRun, signedInAs } from './ask.ts';

const DEMO = 'demo_pipeline/first_stage';
const CANCELLED = [200, 'Stage cancelled successfully.\n'];
const IGNORED = [200, 'Stage is not active. Cancellation Ignored.\n'];

it('cancels the active run once and ignores the second cancel', async () => {
  const server = createGoServer();
  expect(await cancel(server, DEMO, signedInAs('admin:badger'))).toEqual(CANCELLED);
  expect(await newestRun(server, DEMO)).toMatchObject({
    result: 'Cancelled',
    jobs: [{ name: 'first_job', state: 'Completed', result: 'Cancelled' }],
  });
  expect(await cancel(server, DEMO, signedInAs('admin:badger'))).toEqual(IGNORED);
});

it('starts no other run after the demo run was cancelled', async () => {
  const clock = createManualClock();
  const server = createGoServer({ clock });
  await cancel(server, DEMO);
  clock.advance(86_400_000);
  expect((await newestRun(server, DEMO)).pipeline_counter).toBe(1);
});

it('keeps the results of the jobs that have finished', async () => {
  const server = createGoServer();
  expect(await cancel(server, 'website/test')).toEqual(CANCELLED);
  const { jobs, result } = await newestRun(server, 'website/test');
  expect(result).toBe('Cancelled');
  expect(Object.fromEntries(jobs.map((job) => [job.name, `${job.state} ${job.result}`]))).toEqual({
    unit: 'Completed Passed',
    lint: 'Completed Failed',
    contract: 'Completed Passed',
    browser: 'Completed Cancelled',
    package: 'Completed Cancelled',
    accessibility: 'Completed Cancelled',
  });
});

it('cancels whichever run is the latest when the request arrives', async () => {
  const server = createGoServer();
  server.finishRun('demo_pipeline', 'first_stage');
  server.startRun('demo_pipeline', 'first_stage');
  expect(await cancel(server, DEMO)).toEqual(CANCELLED);
  expect(await newestRun(server, DEMO)).toMatchObject({ pipeline_counter: 2, result: 'Cancelled' });
});

it('says not found for a stage without runs, of no pipeline or of no name', async () => {
  const server = createGoServer();
  expect(await cancel(server, 'greenfield/build')).toEqual([
    404,
    "Stage '(pipeline name: greenfield, stage name build)' not found.\n",
  ]);
  expect((await cancel(server, 'foo/PROD'))[0]).toBe(404);
  expect((await cancel(server, 'nowhere/DEV'))[0]).toBe(404);
});

it('says not found before it asks for permission', async () => {
  const server = createGoServer();
  expect((await cancel(server, 'greenfield/build', signedInAs('viewer:viewer')))[0]).toBe(404);
});

it('says not active before it asks for permission', async () => {
  const server = createGoServer();
  expect(await cancel(server, 'foo/DEV', signedInAs('viewer:viewer'))).toEqual(IGNORED);
});

it('refuses those who may not operate the stage, and leaves the run alone', async () => {
  const server = createGoServer();
  const denied = [401, 'Unauthorized to operate stage named first_stage\n'];
  expect(await cancel(server, DEMO, signedInAs('viewer:viewer'))).toEqual(denied);
  expect((await cancel(server, 'payments/deploy', signedInAs('admin:badger')))[0]).toBe(401);
  server.setOperatePermission('demo_pipeline', false);
  expect(await cancel(server, DEMO, signedInAs('admin:badger'))).toEqual(denied);
  expect((await newestRun(server, DEMO)).result).toBe('Unknown');
});

it('cancels for anonymous on a server that asks for no sign-in', async () => {
  expect(await cancel(createGoServer(), DEMO)).toEqual(CANCELLED);
});

it('is a POST and nothing else', async () => {
  const server = createGoServer();
  const answer = await ask(server, `/go/api/stages/${DEMO}/cancel`);
  expect(answer.status).toBe(405);
  expect(answer.headers.get('Allow')).toBe('POST');
  expect((await newestRun(server, DEMO)).result).toBe('Unknown');
});

it('calls its text JSON to a client that asked for JSON, as Go servers do', async () => {
  const server = createGoServer();
  const init = { method: 'POST', headers: { Accept: 'application/json' } };
  const answer = await ask(server, `/go/api/stages/${DEMO}/cancel`, init);
  expect(answer.headers.get('Content-Type')).toBe('application/json; charset=utf-8');
  expect(await answer.text()).toBe('Stage cancelled successfully.\n');
});
