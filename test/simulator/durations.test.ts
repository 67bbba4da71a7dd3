import { expect, it } from 'vitest';
import { createGoServer } from '../../src/simulator/goServer.ts';
import type { GoServer } from '../../src/simulator/goServer.ts';
import { createManualClock } from '../../src/simulator/manualClock.ts';
import { readHistory } from './ask.ts';
import { ACCEPT, jsonOf, listIn, speak } from './generations/speak.ts';

const FOLLOWING = {
  waiting: 'Scheduled',
  assigned: 'Assigned',
  preparing: 'Preparing',
  uploading: 'Completing',
};
const NEXT: Readonly<Record<string, string>> = {
  ...{ Scheduled: 'Assigned', Assigned: 'Preparing', Preparing: 'Building', Completing: 'Completed' },
};

/** How long the jobs of a run of the newest page were in each state but Building, in milliseconds. */
async function phases(server: GoServer, stage: string, index: number) {
  const run = (await readHistory(server, stage)).stages[index];
  const [pipeline = '', name = ''] = stage.split('/');
  const path = `stages/${pipeline}/${run?.pipeline_counter}/${name}/${run?.counter}`;
  const body = await jsonOf(await speak(server, '26.1.0', path, { accept: ACCEPT.v3 }));
  return listIn(body, 'jobs').flatMap((job) => {
    const entered = new Map(
      listIn(job, 'job_state_transitions').map((one) => [one['state'], Number(one['state_change_time'])]),
    );
    return Object.entries(FOLLOWING).flatMap(([phase, state]) => {
      const [from, to] = [entered.get(state), entered.get(NEXT[state] ?? '')];
      const cancelled = job['result'] === 'Cancelled';
      return from === undefined || to === undefined || cancelled ? [] : [{ phase, took: to - from }];
    });
  });
}

it.each([
  ['website/test', 0],
  ['website/test', 1],
  ['website/test', 2],
  ['website/test', 3],
  ['platform/integration', 0],
  ['platform/integration', 1],
  ['live/build', 1],
  ['payments/deploy', 0],
  ['release-2.0.x/build.linux.x86_64', 0],
])('has jobs of %s wait, prepare and upload for a while in run %i of the newest', async (stage, index) => {
  const all = await phases(createGoServer({ clock: createManualClock() }), stage, index);
  expect(new Set(all.map(({ phase }) => phase))).toEqual(new Set(Object.keys(FOLLOWING)));
  for (const { took } of all) {
    expect(took).toBeGreaterThanOrEqual(250);
    expect(took).toBeLessThanOrEqual(60_000);
  }
  const uploads = all.filter(({ phase }) => phase === 'uploading').map(({ took }) => took);
  expect(Math.max(...uploads)).toBeGreaterThan(1000);
});
