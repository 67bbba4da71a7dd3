import { describe, expect, it } from 'vitest';
import { createGoServer } from '../../src/simulator/goServer.ts';
import type { GoServer } from '../../src/simulator/goServer.ts';
import { createManualClock } from '../../src/simulator/manualClock.ts';
import { ask } from './ask.ts';
import { ACCEPT, countersOf, jsonOf, listIn } from './generations/speak.ts';
import type { Json } from './generations/speak.ts';

async function listed(server: GoServer, list: 'worlds' | 'servers'): Promise<Json[]> {
  const entries: unknown = await (await ask(server, `/sim/${list}`)).json();
  return listIn({ entries }, 'entries');
}

/** The newest runs as the newest API a server has tells them, like `2 / 1 Failed`. */
async function newestRuns(server: GoServer, at: string, stage: string): Promise<string[]> {
  for (const Accept of [ACCEPT.v3, ACCEPT.v2, ACCEPT.v1, '*/*']) {
    const answer = await ask(server, `${at}/api/stages/${stage}/history`, { headers: { Accept } });
    if (answer.status !== 200) continue;
    return listIn(await jsonOf(answer), 'stages').map((run) => `${countersOf(run)} ${String(run['result'])}`);
  }
  throw new Error(`${at} has no history of ${stage}.`);
}

const asked = createGoServer({ clock: createManualClock() });
const worlds = (await listed(asked, 'worlds')).filter((world) => world['server'] === '/go');
const servers = (await listed(asked, 'servers')).map((entry) => String(entry['server']));

describe.each(worlds.map(({ pipeline, stage }) => `${String(pipeline)}/${String(stage)}`))('%s', (stage) => {
  it('has the same runs on servers of all generations', async () => {
    const [first, ...others] = await Promise.all(servers.map((at) => newestRuns(asked, at, stage)));
    expect(others.length).toBeGreaterThan(5);
    for (const other of others) expect(other).toEqual(first);
  });
});
