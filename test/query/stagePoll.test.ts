import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { ApiError } from '../../src/api/ApiError.ts';
import { NEWEST } from '../../src/api/StagesApi.ts';
import type { HistoryPage, PageToken } from '../../src/api/StagesApi.ts';
import { someRun } from '../support/someRun.ts';
import { HandMadeApi, pageOf, pass, PollStand, Tab } from './pollStand.ts';

const ACTIVE = 'Building/Unknown';
const OVER = 'Completed/Passed';
const SECOND = 'offset=10&total=30';

let stand: PollStand;
/** The states of the jobs of run 30, on the newest page, and of run 20, on the second. */
let newestJob: string;
let secondJob: string;
let api: HandMadeApi;
let tab: Tab;

const page = (token: PageToken): HistoryPage =>
  token === NEWEST ? pageOf([someRun(30, newestJob)]) : pageOf([someRun(20, secondJob)], 10);
const fails = (kind: 'signed-out' | 'unreachable' | 'unavailable', retryAfter?: number) => () =>
  Promise.reject(new ApiError(kind, retryAfter === undefined ? {} : { retryAfter }));

beforeEach(() => {
  stand = new PollStand();
  newestJob = ACTIVE;
  secondJob = OVER;
  api = new HandMadeApi(page);
  tab = new Tab(api);
});
afterEach(() => {
  tab.client.clear();
  stand.end();
});

describe('The poll of a stage', () => {
  it('asks once every 5 s while a run is active', async () => {
    tab.poll.watch(tab.watcher());
    await pass(21_000);
    expect(api.asked).toEqual([5, 10, 15, 20].map((at) => [at, NEWEST]));
  });

  it('asks once every 30 s when none is, beginning with what a widget has read', async () => {
    newestJob = OVER;
    tab.poll.watch(tab.watcher());
    await tab.read();
    api.asked = [];
    await pass(91_000);
    expect(api.seconds).toEqual([30, 60, 90]);
  });

  it('asks sooner as soon as a run is found to be active', async () => {
    newestJob = OVER;
    await tab.read();
    tab.poll.watch(tab.watcher());
    await pass(31_000);
    newestJob = ACTIVE;
    await pass(40_000);
    expect(api.seconds).toEqual([0, 30, 60, 65, 70]);
  });

  it('asks for the page that is shown, too, while that has an active run', async () => {
    newestJob = OVER;
    secondJob = ACTIVE;
    await tab.read();
    await tab.read(SECOND);
    api.asked = [];
    tab.poll.watch(tab.watcher({ shown: SECOND }));
    await pass(5_000);
    secondJob = OVER;
    await pass(5_000);
    await pass(30_000);
    expect(api.asked).toEqual([
      [5, NEWEST],
      [5, SECOND],
      [10, NEWEST],
      [10, SECOND],
      [40, NEWEST],
    ]);
  });

  it('is one for all that watch, as quick as the quickest wants it', async () => {
    await tab.read();
    api.asked = [];
    const slow = tab.poll.watch(tab.watcher({ intervals: { active: 20_000, idle: 60_000 } }));
    const quick = tab.poll.watch(tab.watcher({ intervals: { active: 2_000, idle: 0 } }));
    const off = tab.poll.watch(tab.watcher({ intervals: { active: 0, idle: 0 } }));
    await pass(5_000);
    expect(api.seconds).toEqual([2, 4]);
    quick.stop();
    await pass(20_000);
    expect(api.seconds).toEqual([2, 4, 24]);
    slow.stop();
    await pass(200_000);
    expect(api.seconds, 'nobody wants it any more').toHaveLength(3);
    off.stop();
  });

  it('reads nothing by itself while it is paused, and goes on at once', async () => {
    tab.poll.watch(tab.watcher());
    await pass(5_000);
    tab.poll.setPaused(true);
    expect(tab.poll.isLive()).toBe(false);
    await pass(600_000);
    stand.hide();
    stand.show();
    expect(api.seconds).toEqual([5]);
    tab.poll.setPaused(false);
    await pass(5_000);
    expect(api.seconds).toEqual([5, 605, 610]);
  });

  it('reads when the reader asks for it, paused or turned off', async () => {
    tab.poll.watch(tab.watcher({ intervals: { active: 0, idle: 0 }, shown: SECOND }));
    await pass(600_000);
    await tab.poll.refresh();
    expect(api.asked).toEqual([
      [600, NEWEST],
      [600, SECOND],
    ]);
    expect(tab.poll.readAt(SECOND)).toBe(Date.now());
  });

  it('does not take an endless interval for none', async () => {
    await tab.read();
    api.asked = [];
    tab.poll.watch(tab.watcher({ intervals: { active: Infinity, idle: Infinity } }));
    await pass(60_000);
    const month = 31 * 24 * 3_600_000;
    tab.poll.watch(tab.watcher({ intervals: { active: month, idle: month } }));
    await pass(60_000);
    expect(api.asked).toEqual([]);
  });

  it('waits no longer than the interval when the clock of the device is set back', async () => {
    tab.poll.watch(tab.watcher());
    await pass(5_000);
    vi.setSystemTime(Date.now() - 3_600_000);
    stand.focus(true);
    await pass(5_000);
    expect(api.asked).toHaveLength(2);
  });
});

describe('Who does not look', () => {
  it('is not read for; whoever looks again is at once', async () => {
    await tab.read();
    tab.poll.watch(tab.watcher());
    stand.hide();
    await pass(3_600_000);
    expect(api.seconds).toEqual([0]);
    stand.show();
    await pass(5_000);
    expect(api.seconds).toEqual([0, 3600, 3605]);
  });

  it('is read for a third as often without the focus', async () => {
    tab.poll.watch(tab.watcher());
    await pass(5_000);
    stand.focus(false);
    await pass(45_000);
    expect(api.seconds).toEqual([5, 20, 35, 50]);
    stand.focus(true);
    await pass(5_000);
    expect(api.seconds.slice(4)).toEqual([55]);
  });

  it('is read for once a minute while waiting for the end of a run', async () => {
    await tab.read();
    const run = someRun(30, ACTIVE);
    tab.poll.watch(tab.watcher({ armed: [{ run, token: NEWEST }] }));
    stand.hide();
    await pass(120_000);
    newestJob = OVER;
    await pass(60_000);
    expect(api.seconds).toEqual([0, 60, 120, 180]);
    expect(tab.ended).toEqual([30]);
  });

  it('is read for at once when the network is back, if the tab is seen', async () => {
    tab.poll.watch(tab.watcher());
    await pass(1_000);
    stand.window.dispatchEvent(new Event('online'));
    await pass(0);
    expect(api.seconds).toEqual([1]);
    stand.hide();
    stand.window.dispatchEvent(new Event('online'));
    await pass(60_000);
    expect(api.seconds).toEqual([1]);
  });
});

describe('When a read fails, the poll', () => {
  it('waits twice as long after each, up to 5 min, and is as before once one has succeeded', async () => {
    await tab.read();
    api.asked = [];
    tab.poll.watch(tab.watcher());
    api.answer = fails('unreachable');
    await pass(1_250_000);
    const gaps = api.seconds.map((at, index) => at - (api.seconds[index - 1] ?? 0));
    expect(gaps).toEqual([5, 10, 20, 40, 80, 160, 300, 300, 300]);
    expect(tab.poll.failure()).toMatchObject({ kind: 'unreachable' });
    api.answer = page;
    api.asked = [];
    await pass(280_000);
    expect(tab.poll.failure()).toBeNull();
    expect(api.asked.length).toBeGreaterThan(1);
    const [first = 0, second = 0] = api.seconds;
    expect(second - first).toBe(5);
  });

  it('leaves the server alone for as long as that asks for', async () => {
    await tab.read();
    api.asked = [];
    tab.poll.watch(tab.watcher());
    api.answer = fails('unavailable', 420_000);
    await pass(5_000 + 419_000);
    expect(api.seconds).toEqual([5]);
    await pass(1_000);
    expect(api.seconds).toEqual([5, 425]);
  });

  it('stops where somebody has to sign in, and goes on when the window has the focus again', async () => {
    await tab.read();
    api.asked = [];
    tab.poll.watch(tab.watcher());
    api.answer = fails('signed-out');
    await pass(3_600_000);
    expect(api.seconds).toEqual([5]);
    expect(tab.poll.failure()).toMatchObject({ kind: 'signed-out' });
    stand.focus(false);
    stand.focus(true);
    await pass(0);
    expect(api.seconds, 'still nobody').toEqual([5, 3600]);
    api.answer = page;
    stand.hide();
    stand.show();
    await pass(5_000);
    expect(api.seconds).toEqual([5, 3600, 3600, 3605]);
    expect(tab.poll.failure()).toBeNull();
  });

  it('forgets it when all widgets have gone', async () => {
    await tab.read();
    const { stop } = tab.poll.watch(tab.watcher());
    api.answer = fails('signed-out');
    await pass(5_000);
    stop();
    api.answer = page;
    tab.poll.watch(tab.watcher());
    expect(tab.poll.failure()).toBeNull();
    await pass(5_000);
    expect(api.seconds).toEqual([0, 5, 10]);
  });

  it('tells whoever listens', async () => {
    const told: (string | undefined)[] = [];
    tab.poll.watch(tab.watcher());
    const stop = tab.poll.subscribe(() => told.push(tab.poll.failure()?.kind));
    await pass(5_000);
    api.answer = fails('unreachable');
    await pass(5_000);
    expect(told).toEqual([undefined, 'unreachable']);
    stop();
    await pass(30_000);
    expect(told).toHaveLength(2);
  });
});

describe('A run that a cancel was sent for', () => {
  it('is read every second for ten seconds, then every two, and after a minute as any other', async () => {
    await tab.read();
    api.asked = [];
    tab.poll.watch(tab.watcher());
    tab.poll.follow(someRun(30, ACTIVE), NEWEST);
    await pass(71_000);
    const quick = Array.from({ length: 10 }, (_, index) => index + 1);
    const lessQuick = Array.from({ length: 25 }, (_, index) => 12 + 2 * index);
    expect(api.seconds).toEqual([...quick, ...lessQuick, 62, 67]);
  });

  it('is read quickly until it has ended, and no longer', async () => {
    await tab.read();
    api.asked = [];
    tab.poll.watch(tab.watcher());
    tab.poll.follow(someRun(30, ACTIVE), NEWEST);
    await pass(2_000);
    newestJob = 'Completed/Cancelled';
    await pass(30_500);
    expect(api.seconds).toEqual([1, 2, 3]);
    expect(tab.ended).toEqual([30]);
    await pass(1_000);
    expect(api.seconds).toEqual([1, 2, 3, 33]);
  });

  it('is soon let be where the server fails all the time, paused as the poll is', async () => {
    await tab.read();
    api.asked = [];
    tab.poll.watch(tab.watcher());
    tab.poll.setPaused(true);
    tab.poll.follow(someRun(30, ACTIVE), NEWEST);
    api.answer = fails('unreachable');
    await pass(3_600_000);
    expect(api.seconds.every((at) => at < 120)).toBe(true);
    expect(api.seconds.length).toBeGreaterThan(1);
  });
});

describe('The end of a run', () => {
  it('is told of once to everybody who watches', async () => {
    const other: number[] = [];
    await tab.read();
    tab.poll.watch(tab.watcher());
    tab.poll.watch(tab.watcher({ onEnded: (run) => other.push(run.pipelineCounter) }));
    await pass(5_000);
    newestJob = OVER;
    await pass(100_000);
    expect([tab.ended, other]).toEqual([[30], [30]]);
  });

  it('is not told of runs that were over before anybody looked', async () => {
    newestJob = OVER;
    tab.poll.watch(tab.watcher({ shown: SECOND }));
    await pass(100_000);
    expect(tab.ended).toEqual([]);
  });

  it('is not told of a run of which only an older answer says that it runs', async () => {
    const jobs = { [NEWEST]: OVER, [SECOND]: ACTIVE };
    api.answer = (token) => pageOf([someRun(21, jobs[token] ?? OVER)], token === NEWEST ? 0 : 10);
    await tab.read(SECOND);
    await pass(1);
    await tab.read(NEWEST);
    tab.poll.watch(tab.watcher({ shown: SECOND }));
    jobs[SECOND] = OVER;
    await pass(60_000);
    expect(tab.ended).toEqual([]);
  });

  test.each<[what: string, first: PageToken, then: PageToken]>([
    ['the newest, and then the second says it still runs', NEWEST, SECOND],
    ['the second, and then the newest says it still runs', SECOND, NEWEST],
  ])('is told of once where two pages have the run: %s', async (_, first, then) => {
    const jobs = { [NEWEST]: ACTIVE, [SECOND]: ACTIVE };
    api.answer = (token) => pageOf([someRun(21, jobs[token] ?? OVER)], token === NEWEST ? 0 : 10);
    await tab.read(NEWEST);
    await tab.read(SECOND);
    tab.poll.watch(tab.watcher({ shown: SECOND }));
    await pass(1);
    jobs[first] = OVER;
    await tab.read(first);
    expect(tab.ended).toEqual([21]);
    await pass(1);
    // It was on its way for longer, or comes from a cache.
    await tab.read(then);
    await pass(1);
    jobs[then] = OVER;
    await tab.read(then);
    await tab.read(first);
    await pass(60_000);
    expect(tab.ended).toEqual([21]);
  });

  it('is found on the page that newer runs have pushed it to', async () => {
    await tab.read();
    const run = someRun(30, ACTIVE);
    tab.poll.watch(tab.watcher({ armed: [{ run, token: NEWEST }] }));
    api.answer = (token) =>
      token === NEWEST
        ? pageOf(
            Array.from({ length: 10 }, (_, index) => someRun(40 - index, OVER)),
            0,
            40,
          )
        : pageOf([someRun(30, newestJob)], 10, 40);
    await pass(5_000);
    newestJob = OVER;
    await pass(30_000);
    expect(tab.ended).toEqual([30]);
    expect(api.asked).toContainEqual([35, 'offset=10&total=40']);
  });
});

describe('When the last widget has gone, the poll', () => {
  it('leaves neither timers nor listeners, wherever it was', async () => {
    for (const at of [0, 2_500, 5_000, 5_100, 12_000]) {
      const { stop } = tab.poll.watch(tab.watcher());
      tab.poll.follow(someRun(30, ACTIVE), NEWEST);
      await pass(at);
      stop();
      stop();
      tab.client.clear();
      expect([at, vi.getTimerCount(), stand.listeners]).toEqual([at, 0, 0]);
    }
    api.asked = [];
    stand.hide();
    stand.show();
    await pass(60_000);
    expect(api.asked).toEqual([]);
  });

  it('leaves none though an answer is still to come', async () => {
    let answer: (answered: HistoryPage) => void = () => undefined;
    api.answer = () => new Promise((resolve) => (answer = resolve));
    const { stop } = tab.poll.watch(tab.watcher());
    await pass(5_000);
    stop();
    answer(page(NEWEST));
    await pass(0);
    tab.client.clear();
    expect([vi.getTimerCount(), stand.listeners]).toEqual([0, 0]);
  });

  it('begins anew with the next one', async () => {
    tab.poll.watch(tab.watcher()).stop();
    await pass(60_000);
    tab.poll.watch(tab.watcher());
    await pass(5_000);
    expect(api.seconds).toEqual([65]);
  });
});
