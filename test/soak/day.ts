import { expect } from 'vitest';
import type { LoggedRequest } from '../../src/simulator/requestLog.ts';
import { createRandom } from '../../src/simulator/random.ts';
import type { LiveStand } from '../support/liveTest.ts';
import { createAgenda } from './agenda.ts';
import { createGauge } from './gauge.ts';
import type { Held } from './gauge.ts';
import { createReader } from './reader.ts';
import { allToldRuns, shownRuns, STAGE, toldRuns } from './runs.ts';
import type { PastFaults } from './runs.ts';
import { troubles } from './troubles.ts';

/** What a day is to bring. */
export interface DayPlan {
  readonly seed: number;
  readonly server: PastFaults;
  /** Milliseconds. */
  readonly lasts: number;
  readonly runs: number;
  readonly cancels: number;
  readonly faults: number;
  /** How often to compare and to measure, in milliseconds. */
  readonly checkEvery: number;
}

/** What the page held at one moment of the day, and what had happened until then. */
export interface Sample extends Held {
  /** Milliseconds since the beginning. */
  readonly at: number;
  readonly reads: number;
  readonly runs: number;
  readonly cancelled: number;
  readonly faults: number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** How long a stage that is at it lets the next run wait. */
const QUEUE_MS = 15 * SECOND;
/** So long after a fault somebody is still at the page. */
const AFTERMATH_MS = MINUTE;

/** Lives through a day at the page of a stage, comparing all along. `onSample`: called with each measurement. */
export async function liveThrough(
  stand: LiveStand,
  plan: DayPlan,
  onSample: (sample: Sample) => void,
): Promise<void> {
  const { go, clock, page } = stand;
  const { pipeline, stage, jobs } = STAGE;
  const random = createRandom(`soak ${plan.seed}`);
  const between = (least: number, most: number): number => Math.floor(least + random() * (most - least));
  const agenda = createAgenda();
  const reader = createReader(stand);
  const measure = await createGauge(page);
  const begin = clock.now();
  const now = (): number => clock.now() - begin;
  const pass = (ms: number, until?: () => boolean): Promise<void> =>
    stand.pass(ms, { longest: Infinity, overTicks: true, ...(until && { until }) });

  const count = { reads: 0, runs: 0, cancelled: 0, faults: 0, posts: 0 };
  let fault: { readonly name: string; readonly until: number } | undefined;
  /** How many posts the reader's answers allow. */
  let allowed = 0;
  /** How many runs are still to be cancelled as soon as there is one. */
  let owed = 0;
  /** Where the reader would be by himself, and until when something keeps him at the page. */
  const reading: { place: 'page' | 'tab' | 'window' } = { place: 'page' };
  let busyUntil = 0;

  let last: LoggedRequest | undefined;
  const countRequests = (): void => {
    const since = last === undefined ? 0 : go.requests.lastIndexOf(last) + 1;
    for (const { method, path } of go.requests.slice(since)) {
      if (path.startsWith('/sim/')) continue;
      if (method === 'POST') count.posts += 1;
      else if (path.includes('/stages/')) count.reads += 1;
    }
    last = go.requests.at(-1);
  };

  const unexplained: string[] = [];
  page.on('console', (message) => {
    if (message.type() !== 'error' || message.location().url.endsWith('/api/version')) return;
    if (fault === undefined) unexplained.push(`${Math.round(now() / SECOND)} s: ${message.text()}`);
  });

  async function startRun(toCancel: boolean): Promise<void> {
    const [newest] = await toldRuns(stand, plan.server);
    if (newest?.state.endsWith('ing') === true) {
      agenda.add(now() + QUEUE_MS, () => startRun(toCancel));
      return;
    }
    const again = newest !== undefined && random() < 1 / 12;
    const { pipelineCounter, stageCounter } = again
      ? go.rerunJobs(pipeline, stage, Number(newest.counter.split(' / ')[0]), ['web'])
      : go.startRun(pipeline, stage, {
          jobs: { [jobs[between(0, 3)] ?? 'web']: random() < 0.3 ? 'Failed' : 'Passed' },
        });
    count.runs += 1;
    if (toCancel) owed += 1;
    const counter = `${pipelineCounter} / ${stageCounter}`;
    if (owed > 0) agenda.add(now() + between(2 * SECOND, 20 * SECOND), () => cancel(counter, true));
    else if (random() < 0.04)
      agenda.add(now() + between(2 * SECOND, 20 * SECOND), () => cancel(counter, false));
  }

  async function cancel(counter: string, confirm: boolean): Promise<void> {
    if (confirm && owed === 0) return;
    busyUntil = Math.max(busyUntil, now() + between(20 * SECOND, 80 * SECOND));
    await reader.attend();
    await reader.toNewest();
    await reader.letGo();
    go.setCancelDelay([undefined, 4 * SECOND, 20 * SECOND][between(0, 3)]);
    const asked = await reader.cancel(counter, confirm, () => {
      // A browser sends again by itself what it lost on a connection that had been used before.
      allowed = count.posts + (fault?.name === 'lost' ? 2 : 1);
    });
    if (!asked || !confirm) return;
    owed -= 1;
    agenda.add(now() + 30 * SECOND, async () => {
      const run = (await allToldRuns(stand, plan.server)).find((told) => told.counter === counter);
      if (run?.state === 'Cancelled') count.cancelled += 1;
      else owed += 1;
      await reader.letGo();
    });
  }

  async function check(): Promise<void> {
    if (fault !== undefined) {
      agenda.add(fault.until + AFTERMATH_MS, check);
      return;
    }
    // Who comes back from elsewhere is taken for somebody who may have signed in.
    await reader.leave('window');
    await reader.attend();
    await reader.toNewest();
    await reader.letGo();
    const live = page.locator('.stage-history-live[data-kind=live]');
    for (let looks = 0; looks < 70 && (await live.count()) === 0; looks += 1) await pass(10 * SECOND);
    const read = go.requests.at(-1);
    const isJustRead = (): boolean => go.requests.at(-1) !== read && go.requests.at(-1)?.at === clock.now();
    await pass(MINUTE, isJustRead);
    expect(isJustRead(), `a read within a minute, after ${now()} ms`).toBe(true);
    expect(await shownRuns(page), `the rows after ${now()} ms`).toEqual(await toldRuns(stand, plan.server));
    countRequests();
    onSample({ at: now(), ...count, ...(await measure()) });
  }

  /** What has to be so at any moment. */
  async function checkAlways(): Promise<void> {
    countRequests();
    expect(count.posts, `posts after ${now()} ms`).toBeLessThanOrEqual(allowed);
    const counters = (await shownRuns(page)).map(({ counter }) => counter);
    expect(new Set(counters).size, `${counters.join(', ')} after ${now()} ms`).toBe(counters.length);
    const held = reader.held();
    if (held !== undefined && reader.isThere()) expect(counters, `held after ${now()} ms`).toEqual(held);
  }

  for (let run = 0; run < plan.runs; run += 1) {
    // Spread over the runs, and the last of them early enough to be tried again.
    const toCancel =
      Math.floor((run * plan.cancels) / plan.runs / 0.95) !==
      Math.floor(((run + 1) * plan.cancels) / plan.runs / 0.95);
    agenda.add(between(0, plan.lasts * 0.97), () => startRun(toCancel && run < plan.runs * 0.95));
  }
  const kinds = troubles(stand);
  for (let which = 0; which < plan.faults; which += 1) {
    const [name, trouble] = kinds[which % kinds.length] ?? ['', undefined];
    const slot = plan.lasts / plan.faults;
    const at = which * slot + between(0, slot / 2);
    const lasts = between(5 * SECOND, Math.min(6 * MINUTE, slot / 3));
    agenda.add(at, async () => {
      busyUntil = Math.max(busyUntil, now() + lasts + AFTERMATH_MS);
      await reader.attend();
      count.faults += 1;
      fault = { name, until: now() + lasts };
      await trouble?.begin();
    });
    agenda.add(at + lasts, async () => {
      await trouble?.end();
      await stand.pass(0);
      // The console tells of the last failure a moment later.
      await new Promise((resolve) => setTimeout(resolve, 50));
      fault = undefined;
    });
  }
  for (let at = plan.checkEvery; at <= plan.lasts; at += plan.checkEvery) agenda.add(at, check);

  for (let at = between(20 * MINUTE, 60 * MINUTE); at < plan.lasts; at += between(15 * MINUTE, 70 * MINUTE)) {
    const away = random() < 0.7 ? 'tab' : 'window';
    agenda.add(at, () => void (reading.place = away));
    at += between(MINUTE, 60 * MINUTE);
    agenda.add(at, () => void (reading.place = 'page'));
  }
  for (let at = between(0, 20 * MINUTE); at < plan.lasts; at += between(5 * MINUTE, 30 * MINUTE)) {
    const pages = between(0, 4);
    const mayAct = (): boolean => reader.isThere() && fault === undefined;
    agenda.add(at, async () => {
      if (mayAct() && reader.held() === undefined)
        await (pages === 0 ? reader.select() : reader.turnBack(pages));
    });
    at += between(30 * SECOND, 4 * MINUTE);
    agenda.add(at, async () => {
      if (!reader.isThere()) return;
      await reader.toNewest(random() < 0.5 ? 'at once' : 'step by step');
      await reader.letGo();
    });
  }

  for (let next = agenda.next(); next && now() < plan.lasts + 60 * MINUTE; next = agenda.next()) {
    const wait = next.at - now();
    if (wait > 0) await pass(wait);
    await checkAlways();
    await next.act();
    if (fault !== undefined) reader.forgetHeld();
    if (busyUntil > now()) agenda.add(busyUntil, () => undefined);
    if (busyUntil > now() || reading.place === 'page') await reader.attend();
    else await reader.leave(reading.place);
  }
  await checkAlways();
  await check();
  expect(await reader.readAll(), 'all runs, page by page').toEqual(
    (await allToldRuns(stand, plan.server)).map(({ counter }) => counter),
  );
  expect(unexplained, 'errors on the console that no fault explains').toEqual([]);
  expect({ runs: count.runs, cancelled: count.cancelled, faults: count.faults }).toEqual({
    runs: plan.runs,
    cancelled: plan.cancels,
    faults: plan.faults,
  });
}
