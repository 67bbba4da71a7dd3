import { describe, expect } from 'vitest';
import { connectionNoise, statusNoise } from '../support/browserTest.ts';
import { rows } from '../support/history.ts';
import { liveTest as test } from '../support/liveTest.ts';
import { liveThrough } from './day.ts';
import type { DayPlan, Sample } from './day.ts';
import { growth } from './gauge.ts';
import type { Growth } from './gauge.ts';
import { STAGE } from './runs.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const DAY: DayPlan = {
  seed: 4,
  server: '/sim/latency=0/go',
  lasts: 24 * HOUR,
  runs: 500,
  cancels: 40,
  faults: 30,
  checkEvery: 30 * MINUTE,
};
const SHIFT: DayPlan = {
  seed: 5,
  server: '/sim/19.2.0/go',
  lasts: 4 * HOUR,
  runs: 84,
  cancels: 7,
  faults: 10,
  checkEvery: 10 * MINUTE,
};

/** As a factor: what a page holds by chance at one time and not at another. */
const MOST_DATA = 1.1;
/** So many nodes more are a row that says more than another, and no leak. */
const FEW_NODES = 60;
const FEW_LISTENERS = 10;

describe.each([
  { speaks: 'the documented API', version: undefined, plan: DAY },
  { speaks: 'v3', version: '26.1.0', plan: SHIFT },
])('A page that stays open ($speaks)', ({ speaks, version, plan }) => {
  test('holds what it held, and shows what is so', async ({ stand }) => {
    stand.expectConsole(statusNoise(401, 500, 503), connectionNoise);
    stand.go.setVersion(version);
    stand.go.addStage({ ...STAGE, jobs: [...STAGE.jobs], pastRuns: 34, pace: 'minutes' });
    await stand.open(`?pipeline=${STAGE.pipeline}&stage=${STAGE.stage}`);
    await expect.poll(() => rows(stand.page).count()).toBe(10);

    const began = Date.now();
    const samples: Sample[] = [];
    try {
      await liveThrough(stand, plan, (sample) => samples.push(sample));
    } finally {
      const took = Math.round((Date.now() - began) / 1_000);
      // In one piece, since every piece gets a heading of its own; and of a day that breaks off, too.
      console.log(
        [`${plan.lasts / HOUR} h of ${speaks}, seed ${plan.seed}, in ${took} s`, ...table(samples)].join(
          '\n',
        ),
      );
    }
    const grown = growth(samples);
    const isFlat = grown.data <= MOST_DATA && grown.nodes <= FEW_NODES && grown.listeners <= FEW_LISTENERS;
    console.log(`${isFlat ? 'Flat' : 'It grows'}, from the second quarter to the last: ${inWords(grown)}`);
    expect(grown.data).toBeLessThanOrEqual(MOST_DATA);
    expect(grown.nodes).toBeLessThanOrEqual(FEW_NODES);
    expect(grown.listeners).toBeLessThanOrEqual(FEW_LISTENERS);
  });
});

function table(samples: readonly Sample[]): string[] {
  const lines = samples.map(({ at, heap, data, nodes, listeners, reads, runs, cancelled, faults }) => [
    (at / HOUR).toFixed(2),
    (heap / 2 ** 20).toFixed(2),
    (data / 2 ** 20).toFixed(2),
    ...[nodes, listeners, reads, runs, cancelled, faults].map(String),
  ]);
  const heads = ['hour', 'heap MB', 'data MB', 'nodes', 'listeners', 'reads', 'runs', 'cancelled', 'faults'];
  return [heads, ...lines].map((cells) => cells.map((cell) => cell.padStart(9)).join(' '));
}

function inWords({ heap, data, nodes, listeners }: Growth): string {
  return `data × ${data.toFixed(3)} (heap × ${heap.toFixed(3)}), nodes ${signed(nodes)}, listeners ${signed(listeners)}`;
}

function signed(number: number): string {
  return number > 0 ? `+${number}` : String(number);
}
