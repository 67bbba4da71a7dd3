import { expect, it } from 'vitest';
import { createGoServer } from '../../src/simulator/goServer.ts';
import { createManualClock } from '../../src/simulator/manualClock.ts';
import { newestRun } from './ask.ts';
import { ACCEPT, jsonOf, listIn, speak } from './generations/speak.ts';

function withHeldRun() {
  const clock = createManualClock();
  const server = createGoServer({ clock });
  server.addStage({ pipeline: 'shop', stage: 'unit', jobs: ['api', 'lint'], pace: 'held' });
  server.startRun('shop', 'unit');
  const start = clock.now();
  /** State, result, and the moments of the transitions in seconds after the start. */
  const look = async (name: string) => {
    const answer = await speak(server, '26.1.0', 'stages/shop/1/unit/1', { accept: ACCEPT.v3 });
    const job = listIn(await jsonOf(answer), 'jobs').find((one) => one['name'] === name) ?? {};
    const moments = listIn(job, 'job_state_transitions').map(
      (one) => `${String(one['state'])} ${(Number(one['state_change_time']) - start) / 1000}`,
    );
    return { state: job['state'], result: job['result'], moments };
  };
  return { clock, server, look };
}

it('takes one job on, state by state, when a test says so', async () => {
  const { clock, server, look } = withHeldRun();
  server.moveJob('shop', 'unit', 'api', 'Scheduled');
  clock.advance(7000);
  expect(await look('api')).toEqual({ state: 'Scheduled', result: 'Unknown', moments: ['Scheduled 0'] });
  for (const state of ['Assigned', 'Preparing', 'Building', 'Completing'] as const) {
    server.moveJob('shop', 'unit', 'api', state, 'Failed');
    clock.advance(60_000);
    expect(await look('api')).toMatchObject({ state });
  }
  expect((await newestRun(server, 'shop/unit')).result).toBe('Failed');
  server.moveJob('shop', 'unit', 'api', 'Completed');
  expect(await look('api')).toEqual({
    state: 'Completed',
    result: 'Failed',
    moments: [
      ...['Scheduled 0', 'Assigned 7', 'Preparing 67', 'Building 127'],
      ...['Completing 187', 'Completed 247'],
    ],
  });
  // The other one is where its pace has taken it.
  expect(await look('lint')).toMatchObject({ state: 'Building', result: 'Unknown' });
});

it('finishes one job of a held run, which ends with the last', async () => {
  const { clock, server, look } = withHeldRun();
  clock.advance(60_000);
  server.moveJob('shop', 'unit', 'api', 'Completed', 'Failed');
  expect(await look('api')).toMatchObject({ state: 'Completed', result: 'Failed' });
  expect((await look('api')).moments.slice(-2)).toEqual(['Completing 60', 'Completed 60']);
  expect((await newestRun(server, 'shop/unit')).result).toBe('Failed');
  clock.advance(5000);
  server.moveJob('shop', 'unit', 'lint', 'Completed');
  expect(() => server.finishRun('shop', 'unit')).toThrow('No run of shop/unit is active.');
});

it('says what it cannot move', () => {
  const { clock, server } = withHeldRun();
  clock.advance(60_000);
  expect(() => server.moveJob('shop', 'unit', 'api', 'Assigned')).toThrow(
    'Job api is past Assigned: it is Building.',
  );
  expect(() => server.moveJob('shop', 'unit', 'pack', 'Building')).toThrow('shop/unit has no job pack.');
  server.finishRun('shop', 'unit');
  expect(() => server.moveJob('shop', 'unit', 'api', 'Completed')).toThrow('No run of shop/unit is active.');
});

it('takes a job that is ended with its run through the states it has left', async () => {
  const { clock, server, look } = withHeldRun();
  clock.advance(60_000);
  server.finishRun('shop', 'unit', 'Passed');
  expect((await look('lint')).moments.slice(-2)).toEqual(['Completing 60', 'Completed 60']);
});
