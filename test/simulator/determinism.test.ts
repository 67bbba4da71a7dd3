import { expect, it } from 'vitest';
import { createGoServer } from '../../src/simulator/goServer.ts';
import type { GoServer } from '../../src/simulator/goServer.ts';
import { createManualClock } from '../../src/simulator/manualClock.ts';
import { ask } from './ask.ts';

const STAGES = ['website/test', 'platform/integration', 'live/build', 'release-2.0.x/build.linux.x86_64'];

async function bytes(server: GoServer, stages: readonly string[] = STAGES): Promise<string[]> {
  const answers: string[] = [];
  for (const stage of stages) {
    const answer = await ask(server, `/go/api/stages/${stage}/history/0`);
    answers.push(JSON.stringify([...answer.headers]) + (await answer.text()));
  }
  return answers;
}

function serverAfter(ms: number, seed?: number): GoServer {
  const clock = createManualClock();
  const server = createGoServer({ clock, ...(seed === undefined ? {} : { seed }) });
  clock.advance(ms);
  return server;
}

it('gives the same bytes for the same seed and the same clock', async () => {
  expect(await bytes(serverAfter(600_000, 7))).toEqual(await bytes(serverAfter(600_000, 7)));
  expect(await bytes(serverAfter(600_000))).toEqual(await bytes(serverAfter(600_000)));
});

it('gives other runs for another seed, and the same example', async () => {
  const seven = await bytes(serverAfter(0, 7));
  const eight = await bytes(serverAfter(0, 8));
  seven.forEach((answer, index) => expect(answer).not.toBe(eight[index]));
  expect(await bytes(serverAfter(0, 7), ['foo/DEV'])).toEqual(await bytes(serverAfter(0, 8), ['foo/DEV']));
});

it('does not depend on when and in which order it is asked', async () => {
  const clock = createManualClock();
  const often = createGoServer({ clock });
  for (let second = 0; second < 600; second += 1) {
    clock.advance(1000);
    await bytes(often, STAGES.toReversed());
  }
  expect(await bytes(often)).toEqual(await bytes(serverAfter(600_000)));
});
