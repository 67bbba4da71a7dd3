import { describe, expect, it } from 'vitest';
import { createGoServer } from '../../../src/simulator/goServer.ts';
import type { GoServer } from '../../../src/simulator/goServer.ts';
import { createManualClock } from '../../../src/simulator/manualClock.ts';
import { newestRun } from '../ask.ts';
import { ACCEPT, countersOf, cursorIn, jsonOf, listIn, speak } from './speak.ts';
import type { Json } from './speak.ts';

const SHOP = 'stages/shop/unit/history';

async function read(server: GoServer, version: string, query = ''): Promise<Json> {
  const minor = Number(version.split('.')[1]);
  const accept = version.startsWith('20.') && minor < 9 ? ACCEPT.v2 : ACCEPT.v3;
  return jsonOf(await speak(server, version, `${SHOP}${query}`, { accept }));
}

describe.each(['14.3.0', '19.5.0', '20.5.0', '26.1.0'])('A job in the history of %s', (version) => {
  it('says Scheduled until it completes, with no result', async () => {
    const clock = createManualClock();
    const server = createGoServer({ clock });
    server.addStage({ pipeline: 'shop', stage: 'unit', jobs: ['a', 'b'] });
    server.startRun('shop', 'unit', { jobs: { a: 'Failed' } });
    const fresh = new Set<string>();
    const shown = new Set<string>();
    for (let ms = 0; ms < 120_000; ms += 500) {
      const truth = await newestRun(server, 'shop/unit');
      const [run] = listIn(await read(server, version), 'stages');
      const jobs = run ? listIn(run, 'jobs') : [];
      for (const [index, job] of truth.jobs.entries()) {
        const words = `${String(jobs[index]?.['state'])} ${String(jobs[index]?.['result'])}`;
        fresh.add(job.state);
        shown.add(words);
        expect(words.startsWith('Completed')).toBe(job.state === 'Completed');
      }
      const failed = jobs.some((job) => job['result'] === 'Failed');
      expect(run?.['result'] === 'Failed').toBe(failed);
      clock.advance(500);
    }
    expect(fresh).toContain('Building');
    expect(shown).toEqual(new Set(['Scheduled Unknown', 'Completed Failed', 'Completed Passed']));
  });
});

it.each(['20.1.0', '20.2.0', '20.4.0', '20.5.0'])(
  'never sees new runs on a page %s has served',
  async (version) => {
    const server = createGoServer();
    server.addStage({ pipeline: 'shop', stage: 'unit', jobs: ['a'], pastRuns: 25 });
    const before = await read(server, version);
    const { pipelineCounter } = server.startRun('shop', 'unit');
    // To somebody else it is the same page.
    const answer = await speak(server, `${version},history:500x0`, SHOP, { accept: ACCEPT.v2, as: 'viewer' });
    expect(await jsonOf(answer)).toEqual(before);
    expect(cursorIn(await read(server, version), 'previous')).toBeUndefined();
    // A page nobody has read is read anew.
    const [newest] = listIn(await read(server, version, '?page_size=11'), 'stages');
    expect(countersOf(newest)).toBe(`${pipelineCounter} / 1`);
    // The runs themselves are told as they are.
    server.cancelAsServer('shop', 'unit');
    const [cancelled] = listIn(await read(server, version, '?page_size=11'), 'stages');
    expect(cancelled).toMatchObject({ result: 'Cancelled', cancelled_by: 'GoCD' });
  },
);

it.each(['20.6.0', '26.1.0'])('sees new runs at once on %s', async (version) => {
  const server = createGoServer();
  server.addStage({ pipeline: 'shop', stage: 'unit', jobs: ['a'], pastRuns: 25 });
  await read(server, version);
  const { pipelineCounter } = server.startRun('shop', 'unit');
  const [newest] = listIn(await read(server, version), 'stages');
  expect(countersOf(newest)).toBe(`${pipelineCounter} / 1`);
});

it('has forgotten its pages after a restart', async () => {
  const server = createGoServer();
  const newest = async () => {
    const answer = await speak(server, undefined, 'stages/foo/DEV/history', { accept: ACCEPT.v2 });
    return countersOf(listIn(await jsonOf(answer), 'stages')[0]);
  };
  server.setVersion('20.4.0');
  expect(await newest()).toBe('2 / 1');
  server.startRun('foo', 'DEV');
  expect(await newest()).toBe('2 / 1');
  server.setVersion('20.4.0');
  expect(await newest()).toBe('3 / 1');
});
