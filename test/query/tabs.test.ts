import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { ApiError } from '../../src/api/ApiError.ts';
import { NEWEST } from '../../src/api/StagesApi.ts';
import type { HistoryPage } from '../../src/api/StagesApi.ts';
import { hashKey } from '@tanstack/react-query';
import { stageKey } from '../../src/query/historyQuery.ts';
import { FORM } from '../../src/query/tabWord.ts';
import { someRun } from '../support/someRun.ts';
import { HandMadeApi, pageOf, PollStand, Tab, WEBSITE } from './pollStand.ts';

/** As a browser's, for those who ask for a lock only if nobody has it. */
class Locks {
  readonly held = new Set<string>();
  /** How long the answer takes that there is none, in milliseconds. */
  latency = 0;
  async request(
    name: string,
    _: { ifAvailable: true },
    callback: (lock: { name: string } | null) => Promise<unknown>,
  ): Promise<unknown> {
    await Promise.resolve();
    if (this.held.has(name)) {
      if (this.latency > 0) await new Promise((resolve) => setTimeout(resolve, this.latency));
      return callback(null);
    }
    this.held.add(name);
    try {
      return await callback({ name });
    } finally {
      this.held.delete(name);
    }
  }
}

/** Counts those that are open, of node's own. */
class Channel extends BroadcastChannel {
  static open = 0;
  constructor(name: string) {
    super(name);
    Channel.open += 1;
  }
  override close(): void {
    Channel.open -= 1;
    super.close();
  }
}

let stand: PollStand;
let locks: Locks;
let api: HandMadeApi;
let tabs: Tab[];
let leave: (() => void)[];
let job: string;

const page = (): HistoryPage => pageOf([someRun(30, job)]);
const channelName = (): string => hashKey([...stageKey(api, WEBSITE), 10]);

beforeEach(() => {
  stand = new PollStand();
  locks = new Locks();
  vi.stubGlobal('navigator', { locks });
  vi.stubGlobal('BroadcastChannel', Channel);
  Channel.open = 0;
  job = 'Building/Unknown';
  api = new HandMadeApi(page, true);
  tabs = [];
  leave = [];
});
afterEach(() => {
  for (const stop of leave) stop();
  for (const { client } of tabs) client.clear();
  stand.end();
});

/** Lets time pass in small steps, in each of which the tabs hear each other. */
async function pass(seconds: number): Promise<void> {
  for (let step = 0; step < seconds * 10; step += 1) {
    await vi.advanceTimersByTimeAsync(100);
    for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Opens tabs that show the stage, a little apart from each other. */
async function open(count: number, apart = 0.1): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const tab = new Tab(api);
    tabs.push(tab);
    leave.push(tab.poll.watch(tab.watcher()).stop);
    await pass(apart);
  }
}

/** A message as another tab posts it. */
async function post(message: unknown): Promise<void> {
  const channel = new Channel(channelName());
  channel.postMessage(message);
  await pass(0.1);
  channel.close();
}

const failures = (): (string | undefined)[] => tabs.map(({ poll }) => poll.failure()?.kind);

describe('Ten tabs of one browser', () => {
  test.each([0, 0.1, 0.7])('opened %s s apart make one request an interval', async (apart) => {
    await open(10, apart);
    await pass(60);
    const { seconds } = api;
    const gaps = seconds.slice(1).map((at, index) => at - (seconds[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(5);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(5.5);
    for (const tab of tabs) expect(tab.page()).toEqual(page());
  });

  it('are all told of the end of a run, and of what goes wrong', async () => {
    await open(10);
    await pass(6);
    job = 'Completed/Passed';
    await pass(6);
    expect(tabs.map(({ ended }) => ended)).toEqual(tabs.map(() => [30]));
    api.answer = () =>
      Promise.reject(new ApiError('unavailable', { status: 503, detail: 'Backup', retryAfter: 60_000 }));
    await pass(31);
    expect(failures()).toEqual(tabs.map(() => 'unavailable'));
    const before = api.asked.length;
    api.answer = page;
    await pass(50);
    expect(api.asked).toHaveLength(before);
    await pass(12);
    expect(api.asked).toHaveLength(before + 1);
    expect(failures()).toEqual(tabs.map(() => undefined));
  });

  it('stop together where somebody has to sign in, and go on together', async () => {
    await open(10);
    await pass(6);
    api.answer = () => Promise.reject(new ApiError('signed-out', { status: 401 }));
    await pass(120);
    expect(failures()).toEqual(tabs.map(() => 'signed-out'));
    const before = api.asked.length;
    await pass(600);
    expect(api.asked).toHaveLength(before);
    api.answer = page;
    stand.focus(true);
    await pass(1);
    expect(api.asked).toHaveLength(before + 1);
    expect(failures()).toEqual(tabs.map(() => undefined));
  });
});

/** Answers nothing any more until that is called. */
function hang(): () => void {
  const waiting: (() => void)[] = [];
  api.answer = () => new Promise((resolve) => waiting.push(() => resolve(page())));
  return () => {
    api.answer = page;
    for (const answer of waiting) answer();
  };
}

describe('Where the tab whose turn it is', () => {
  const reading = (): number => tabs.findIndex(({ client }) => client.isFetching() > 0);

  it('leaves in the middle of it, another takes over within an interval', async () => {
    await open(10);
    await pass(6);
    const answer = hang();
    await pass(5);
    const before = api.asked.length;
    leave[reading()]?.();
    api.answer = page;
    await pass(5.5);
    expect(api.asked).toHaveLength(before + 1);
    answer();
  });

  it('never tells, another reads in spite of it after an interval', async () => {
    await open(2);
    await pass(6);
    const answer = hang();
    await pass(5);
    const before = api.asked.length;
    api.answer = page;
    await pass(10.5);
    expect(api.asked.length).toBeGreaterThan(before);
    answer();
  });

  it('has told before the others know whose turn it is, they wait for it the next time as ever', async () => {
    await open(1);
    locks.held.add(channelName());
    locks.latency = 500;
    await pass(5.1);
    await post({ form: FORM, told: { page: page(), at: Date.now() } });
    expect(tabs[0]?.page()).toEqual(page());
    await pass(1);
    locks.latency = 0;
    await pass(8);
    expect(api.asked).toEqual([]);
  });
});

describe('A tab that has left', () => {
  it('leaves neither channel, nor lock, nor timer', async () => {
    await open(1);
    await vi.advanceTimersByTimeAsync(4_900);
    expect(api.asked).toHaveLength(1);
    expect([Channel.open, locks.held.size]).toEqual([1, 1]);
    leave[0]?.();
    for (const { client } of tabs) client.clear();
    await vi.advanceTimersByTimeAsync(0);
    expect([Channel.open, locks.held.size, vi.getTimerCount(), stand.listeners]).toEqual([0, 0, 0, 0]);
  });

  it('takes no turn, though it was about to', async () => {
    await open(1, 0);
    vi.advanceTimersByTime(5_000);
    leave[0]?.();
    await pass(1);
    expect([api.asked.length, locks.held.size]).toEqual([0, 0]);
  });

  it('leaves the turn to the others, though its answer is still to come', async () => {
    await open(1);
    const answer = hang();
    await pass(5);
    expect(locks.held.size).toBe(1);
    leave[0]?.();
    await pass(0);
    await vi.advanceTimersByTimeAsync(0);
    expect(locks.held.size).toBe(0);
    answer();
  });

  it('hears nothing any more', async () => {
    await open(2);
    await pass(6);
    leave[1]?.();
    job = 'Completed/Passed';
    await pass(6);
    expect(tabs.map(({ ended }) => ended)).toEqual([[30], []]);
  });
});

describe('A message', () => {
  it('of our form is heard', async () => {
    await open(1);
    await post({ form: FORM, told: { page: pageOf([someRun(31, job)]), at: Date.now() } });
    expect(tabs[0]?.page()?.runs[0]?.pipelineCounter).toBe(31);
    await post({ form: FORM, told: { failure: { kind: 'unreachable' } } });
    expect(failures()).toEqual(['unreachable']);
  });

  it.each<[message: unknown]>([
    [null],
    [7],
    ['text'],
    [[]],
    [{}],
    [{ told: { page: pageOf([]) } }],
    [{ form: FORM }],
    [{ form: `${FORM}1`, told: { page: pageOf([]) } }],
    [{ form: 1, told: { failure: { kind: 'signed-out' } } }],
    [{ form: FORM, told: null }],
    [{ form: FORM, told: 'text' }],
    [{ form: FORM, told: 7 }],
    [{ form: FORM, told: undefined }],
    [{ form: FORM, told: {} }],
    [{ form: FORM, told: { page: null } }],
    [{ form: FORM, told: { page: 'text' } }],
    [{ form: FORM, told: { page: { runs: {} } } }],
    [{ form: FORM, told: { failure: null } }],
    [{ form: FORM, told: { failure: { kind: 7 } } }],
    [{ form: FORM, told: { failure: { kind: 'unavailable', retryAfter: 'long' } } }],
  ])('%j is not', async (message) => {
    await open(1);
    await tabs[0]?.read();
    const before = tabs[0]?.page();
    await post(message);
    expect(tabs[0]?.page()).toBe(before);
    expect(failures()).toEqual([undefined]);
  });

  it('is not heard while the reader has paused', async () => {
    await open(1);
    await tabs[0]?.read();
    tabs[0]?.poll.setPaused(true);
    await post({ form: FORM, told: { page: pageOf([someRun(31, job)]), at: Date.now() } });
    expect(tabs[0]?.page()?.runs[0]?.pipelineCounter).toBe(30);
  });
});

describe('Tabs are each on their own', () => {
  const eachReads = async (): Promise<void> => {
    await open(3);
    await pass(11);
    for (const tab of tabs) expect(tab.page()).toEqual(page());
    expect(api.asked).toHaveLength(6);
  };

  it('where the browser has no locks, as on plain http', async () => {
    vi.stubGlobal('navigator', {});
    await eachReads();
    expect(Channel.open).toBe(0);
  });

  it('where it has no channels', async () => {
    vi.stubGlobal('BroadcastChannel', undefined);
    await eachReads();
  });

  it('where it forbids channels', async () => {
    vi.stubGlobal('BroadcastChannel', function forbidden() {
      throw new DOMException('Not here.', 'SecurityError');
    });
    await eachReads();
  });

  it('where it forbids locks; but they hear each other', async () => {
    locks.request = () => Promise.reject(new DOMException('Not here.', 'SecurityError'));
    await open(3);
    await pass(11);
    for (const tab of tabs) expect(tab.page()).toEqual(page());
  });

  it('where the requests carry what another tab need not have', async () => {
    api = new HandMadeApi(page, false);
    await eachReads();
    expect(Channel.open).toBe(0);
  });
});

test('A cancel is followed by the tab it was sent from, whatever the others do', async () => {
  await open(3);
  await pass(6);
  const before = api.asked.length;
  locks.held.add(channelName());
  tabs[2]?.poll.follow(someRun(30, job), NEWEST);
  await pass(4.5);
  expect(api.asked.length - before, 'at once, and each of four seconds').toBe(5);
});
