import { describe, expect, it } from 'vitest';
import { createGoServer } from '../../src/simulator/goServer.ts';
import type { GoServer } from '../../src/simulator/goServer.ts';
import { createManualClock } from '../../src/simulator/manualClock.ts';
import type { Pace } from '../../src/simulator/pace.ts';
import { ask, cancel, newestRun, readHistory, signedInAs } from './ask.ts';
import { ACCEPT, jsonOf, listIn, speak } from './generations/speak.ts';

const CANCELLED = [200, 'Stage cancelled successfully.\n'];
const IGNORED = [200, 'Stage is not active. Cancellation Ignored.\n'];

/** A server with an active run of shop/unit, whose jobs are not in the order of their names. */
function serverWithRun(pace: Pace = 'held', jobs: Readonly<Record<string, 'Failed'>> = {}) {
  const clock = createManualClock();
  const server = createGoServer({ clock });
  server.addStage({ pipeline: 'shop', stage: 'unit', jobs: ['pack', 'api', 'lint'], pace });
  server.startRun('shop', 'unit', { jobs });
  return { clock, server };
}

/** The newest run in a line, like `Unknown: pack Building, api Cancelled`: a finished job by its result. */
async function inAWord(server: GoServer, stage = 'shop/unit'): Promise<string> {
  const { result, jobs } = await newestRun(server, stage);
  const words = jobs.map(({ name, state, result: of }) => `${name} ${state === 'Completed' ? of : state}`);
  return `${result}: ${words.join(', ')}`;
}

/** What the newest server says of its newest run. */
async function asToldToday(server: GoServer): Promise<unknown> {
  const answer = await speak(server, '26.1.0', 'stages/shop/unit/history', { accept: ACCEPT.v3 });
  return listIn(await jsonOf(answer), 'stages')[0];
}

it('stops the running jobs one after the other, by name, the last one exactly at the delay', async () => {
  const { clock, server } = serverWithRun();
  clock.advance(60_000);
  server.setCancelDelay(9000);
  expect(await cancel(server, 'shop/unit')).toEqual(CANCELLED);
  const seen: string[] = [];
  for (const wait of [0, 2999, 1, 2999, 1, 2999, 1]) {
    clock.advance(wait);
    seen.push(await inAWord(server));
  }
  expect(seen).toEqual([
    'Unknown: pack Building, api Building, lint Building',
    'Unknown: pack Building, api Building, lint Building',
    'Unknown: pack Building, api Cancelled, lint Building',
    'Unknown: pack Building, api Cancelled, lint Building',
    'Unknown: pack Building, api Cancelled, lint Cancelled',
    'Unknown: pack Building, api Cancelled, lint Cancelled',
    'Cancelled: pack Cancelled, api Cancelled, lint Cancelled',
  ]);
});

it('leaves the jobs that had finished out of it', async () => {
  const clock = createManualClock();
  const server = createGoServer({ clock });
  server.setCancelDelay(6000);
  await cancel(server, 'website/test');
  clock.advance(2000);
  const finished = 'unit Passed, lint Failed';
  expect(await inAWord(server, 'website/test')).toBe(
    `Failed: ${finished}, browser Building, contract Passed, package Building, accessibility Cancelled`,
  );
  clock.advance(4000);
  expect(await inAWord(server, 'website/test')).toBe(
    `Cancelled: ${finished}, browser Cancelled, contract Passed, package Cancelled, accessibility Cancelled`,
  );
});

it('says who cancelled only once the run is cancelled', async () => {
  const { clock, server } = serverWithRun();
  server.setCancelDelay(9000);
  await cancel(server, 'shop/unit', signedInAs('admin:badger'));
  clock.advance(8999);
  expect(await asToldToday(server)).toMatchObject({ result: 'Unknown' });
  expect(await asToldToday(server)).not.toHaveProperty('cancelled_by');
  clock.advance(1);
  expect(await asToldToday(server)).toMatchObject({ result: 'Cancelled', cancelled_by: 'admin' });
});

it('accepts another cancel meanwhile, which changes nothing, and ignores one afterwards', async () => {
  const { clock, server } = serverWithRun();
  server.setCancelDelay(9000);
  await cancel(server, 'shop/unit', signedInAs('admin:badger'));
  clock.advance(5000);
  server.setCancelDelay(undefined);
  expect(await cancel(server, 'shop/unit')).toEqual(CANCELLED);
  expect(await inAWord(server)).toMatch(/^Unknown: .*api Cancelled/);
  clock.advance(4000);
  expect(await asToldToday(server)).toMatchObject({ result: 'Cancelled', cancelled_by: 'admin' });
  expect(await cancel(server, 'shop/unit')).toEqual(IGNORED);
});

it('refuses those who may not operate meanwhile as well', async () => {
  const { server } = serverWithRun();
  server.setCancelDelay(9000);
  await cancel(server, 'shop/unit');
  expect((await cancel(server, 'shop/unit', signedInAs('viewer:viewer')))[0]).toBe(401);
});

it.each([
  ['Passed', {}, 'Passed: pack Passed, api Passed, lint Passed'],
  ['Failed', { api: 'Failed' as const }, 'Failed: pack Passed, api Failed, lint Passed'],
])('ends %s where the jobs finish first', async (_, jobs, end) => {
  const { clock, server } = serverWithRun('seconds', jobs);
  server.setCancelDelay(600_000);
  expect(await cancel(server, 'shop/unit')).toEqual(CANCELLED);
  clock.advance(60_000);
  expect(await inAWord(server)).toBe(end);
  expect(await asToldToday(server)).not.toHaveProperty('cancelled_by');
  expect(await cancel(server, 'shop/unit')).toEqual(IGNORED);
  clock.advance(600_000);
  expect(await inAWord(server)).toBe(end);
});

it('lets a job that is Completing keep its word until it is stopped', async () => {
  const clock = createManualClock();
  const server = createGoServer({ clock });
  server.addStage({ pipeline: 'shop', stage: 'unit', jobs: ['all'], pace: 'seconds' });
  server.startRun('shop', 'unit');
  const job = async () => (await newestRun(server, 'shop/unit')).jobs[0];
  while ((await job())?.state !== 'Completing') clock.advance(100);
  server.setCancelDelay(50);
  await cancel(server, 'shop/unit');
  expect(await job()).toMatchObject({ state: 'Completing', result: 'Passed' });
  clock.advance(50);
  expect(await job()).toMatchObject({ state: 'Completed', result: 'Cancelled' });
});

it('never stops anything after an endless delay', async () => {
  const { clock, server } = serverWithRun();
  server.setCancelDelay(Infinity);
  expect(await cancel(server, 'shop/unit')).toEqual(CANCELLED);
  clock.advance(86_400_000);
  expect(await inAWord(server)).toBe('Unknown: pack Building, api Building, lint Building');
});

it('does not keep the server itself from ending the run at once', async () => {
  const { server } = serverWithRun();
  server.setCancelDelay(9000);
  await cancel(server, 'shop/unit');
  server.cancelAsServer('shop', 'unit');
  expect(await asToldToday(server)).toMatchObject({ result: 'Cancelled', cancelled_by: 'GoCD' });
});

it('starts no other run before the cancelled one has ended', async () => {
  const clock = createManualClock();
  const server = createGoServer({ clock });
  const { id } = await newestRun(server, 'live/build');
  server.setCancelDelay(5000);
  await cancel(server, 'live/build');
  for (let ms = 0; ms <= 11_000; ms += 500) {
    const { stages } = await readHistory(server, 'live/build');
    const active = stages.filter((run) => run.jobs.some((job) => job.state !== 'Completed'));
    expect(active.length).toBeLessThanOrEqual(1);
    clock.advance(500);
  }
  expect((await newestRun(server, 'live/build')).id).toBeGreaterThan(id);
});

it.each([-1, NaN])('is no delay of %s ms', (ms) => {
  expect(() => createGoServer().setCancelDelay(ms)).toThrow(RangeError);
});

describe('By address', () => {
  const address = (settings: string) => `/sim/${settings}/go/api/stages/shop/unit/cancel`;

  it('delays the cancels that take that way, whatever the delay of the others', async () => {
    const { clock, server } = serverWithRun();
    server.setCancelDelay(60_000);
    const answer = await ask(server, address('cancel:late=9000'), { method: 'POST' });
    expect([answer.status, await answer.text()]).toEqual(CANCELLED);
    clock.advance(8999);
    expect((await newestRun(server, 'shop/unit')).result).toBe('Unknown');
    clock.advance(1);
    expect((await newestRun(server, 'shop/unit')).result).toBe('Cancelled');
  });

  it('delays the cancel of exactly one run as well, beside other faults', async () => {
    const { clock, server } = serverWithRun();
    const answer = await speak(server, '26.1.0,late=9000,latency=1', 'stages/shop/1/unit/1/cancel', {
      accept: ACCEPT.v3,
      method: 'POST',
      headers: { 'X-GoCD-Confirm': 'true' },
    });
    expect(await jsonOf(answer)).toEqual({ message: 'Stage cancelled successfully.' });
    clock.advance(3000);
    expect(await inAWord(server)).toMatch(/^Unknown: .*api Cancelled/);
  });

  it('delays the first cancel alone where it says so', async () => {
    const { server } = serverWithRun();
    await ask(server, address('cancel:late=9000x1'), { method: 'POST' });
    server.finishRun('shop', 'unit', 'Passed');
    server.startRun('shop', 'unit');
    await ask(server, address('cancel:late=9000x1'), { method: 'POST' });
    expect((await newestRun(server, 'shop/unit')).result).toBe('Cancelled');
  });
});
