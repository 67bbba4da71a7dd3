import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { ApiError } from '../../src/api/ApiError.ts';
import { NEWEST } from '../../src/api/StagesApi.ts';
import { permissionKey } from '../../src/query/historyQuery.ts';
import { longHistory } from '../../src/query/longHistory.ts';
import { LongTab } from './longStand.ts';
import { ACTIVE, counters, LongServer, OVER } from './longServer.ts';
import type { Paging } from './longServer.ts';
import { pass, PollStand, WEBSITE } from './pollStand.ts';

const PAGINGS: readonly Paging[] = ['offset', 'cursor'];

let stand: PollStand;
let tabs: LongTab[];
const tabOn = (server: LongServer): LongTab => {
  const tab = new LongTab(server);
  tabs.push(tab);
  return tab;
};

beforeEach(() => {
  stand = new PollStand();
  tabs = [];
});
afterEach(() => {
  for (const tab of tabs) tab.leave();
  stand.end();
});

/** A server with so many runs, and a tab on it. */
function opening(paging: Paging, runs: number): { server: LongServer; tab: LongTab } {
  const server = new LongServer(paging, runs);
  return { server, tab: tabOn(server) };
}

describe('The long history of a stage', () => {
  it('is one for all widgets of a QueryClient, and another for another stage', () => {
    const { server, tab } = opening('offset', 30);
    expect(longHistory(tab.client, server, { ...WEBSITE }, 10)).toBe(tab.long);
    expect(longHistory(tab.client, server, WEBSITE, 20)).not.toBe(tab.long);
    expect(longHistory(tab.client, server, { ...WEBSITE, stage: 'deploy' }, 10)).not.toBe(tab.long);
    expect(longHistory(tabOn(server).client, server, WEBSITE, 10)).not.toBe(tab.long);
  });

  it('reads nothing before somebody watches', async () => {
    const { server, tab } = opening('offset', 30);
    await tab.read();
    await tab.long.readMore(10);
    expect(await tab.long.search(() => false)).toBeUndefined();
    await tab.long.retry();
    expect(server.older).toEqual([]);
    expect(tab.runs).toEqual([]);
  });

  it('asks for nothing more once two watch who want no more than one did', async () => {
    const { server, tab } = opening('offset', 200);
    await tab.open();
    await tab.watch(50);
    await tab.watch(20);
    expect(server.older).toHaveLength(4);
    await tab.watch(70);
    expect(server.older).toHaveLength(6);
    expect(server.asked).toHaveLength(1);
  });

  it('reads the newest page for everybody where nobody does', async () => {
    const { server, tab } = opening('offset', 30);
    await tab.watch(20);
    expect(tab.page()?.runs).toHaveLength(10);
    expect(tab.runs).toEqual(counters(30, 11));
    expect(server.asked).toHaveLength(1);
  });

  it('waits for the newest page where somebody reads it', async () => {
    const { server, tab } = opening('offset', 30);
    let answer = (): void => undefined;
    server.answer = () =>
      new Promise((resolve) => {
        answer = () => resolve(server.page(NEWEST, 10));
      });
    const list = tab.read();
    await tab.watch();
    expect(tab.state).toMatchObject({ runs: [], reading: undefined });
    answer();
    await list;
    await pass(0);
    expect(tab.runs).toEqual(counters(30, 1));
    expect(server.asked).toHaveLength(1);
  });

  it.each(['the list', 'nobody else'])('reads it where %s read it and that was given up', async (who) => {
    const { server, tab } = opening('offset', 30);
    server.answer = () => new Promise(() => undefined);
    if (who === 'the list') void tab.read();
    await tab.watch();
    server.answer = () => server.page(NEWEST, 10);
    await tab.client.cancelQueries();
    await pass(0);
    expect(tab.runs).toEqual(counters(30, 1));
    expect(server.asked).toHaveLength(2);
  });

  it('waits until the newest page can be read, and says why', async () => {
    const { server, tab } = opening('offset', 30);
    server.answer = () => Promise.reject(new ApiError('not-permitted'));
    await tab.read();
    await tab.watch();
    await pass(60_000);
    expect(server.asked).toHaveLength(1);
    expect(tab.state).toMatchObject({ runs: [], reading: undefined, failure: { kind: 'not-permitted' } });
    server.answer = () => server.page(NEWEST, 10);
    await tab.polled();
    expect(tab.state).toMatchObject({ isComplete: true, failure: undefined });
    expect(tab.runs).toEqual(counters(30, 1));
  });

  it('asks once, and not again and again, for a newest page that nobody else reads and that fails', async () => {
    const { server, tab } = opening('offset', 30);
    server.answer = () => Promise.reject(new ApiError('unreachable'));
    await tab.watch();
    await pass(60_000);
    expect(server.asked).toHaveLength(1);
    expect(tab.state.failure?.kind).toBe('unreachable');
    server.answer = () => server.page(NEWEST, 10);
    await tab.long.retry();
    expect(tab.runs).toEqual(counters(30, 1));
  });

  it('reads only while the tab is on the screen', async () => {
    const { server, tab } = opening('offset', 60);
    stand.hide();
    await tab.watch();
    expect([...server.asked, ...server.older]).toEqual([]);
    server.holds = true;
    stand.show();
    await pass(0);
    expect(server.held).toHaveLength(2);
    stand.hide();
    server.held[0]?.answer();
    await pass(0);
    expect(server.held).toEqual([]);
    expect(tab.runs).toEqual(counters(60, 41));
    server.holds = false;
    stand.show();
    await pass(0);
    expect(tab.runs).toEqual(counters(60, 11));
  });

  it('tells how far it is after each page', async () => {
    const { server, tab } = opening('offset', 200);
    server.holds = true;
    await tab.open();
    expect(tab.state.reading).toEqual({ kind: 'overview', read: 0, wanted: 40 });
    server.held[0]?.answer();
    await pass(0);
    expect(tab.state.reading).toEqual({ kind: 'overview', read: 10, wanted: 40 });
    expect(tab.runs).toEqual(counters(200, 181));
    server.holds = false;
    for (const read of [...server.held]) read.answer();
    await pass(0);
    expect(tab.state).toMatchObject({
      reading: undefined,
      isComplete: false,
      total: 200,
      exactCancel: false,
    });
  });

  it('reads two pages at once, and puts them in their order whatever order they come in', async () => {
    const { server, tab } = opening('offset', 60);
    server.holds = true;
    await tab.open();
    for (const runs of [10, 30]) {
      expect(server.held).toHaveLength(2);
      server.held[1]?.answer();
      await pass(0);
      expect(tab.runs).toHaveLength(runs);
      server.held[0]?.answer();
      await pass(0);
    }
    expect(tab.runs).toEqual(counters(60, 11));
    expect(server.mostAtOnce).toBe(2);
  });

  it('reads two pages of a server at once whatever the stages', async () => {
    const { server, tab } = opening('offset', 60);
    server.holds = true;
    await tab.open();
    const other = longHistory(tab.client, server, { ...WEBSITE, stage: 'deploy' }, 10);
    const stop = other.watch(50);
    await pass(0);
    expect(server.held).toHaveLength(2);
    stop();
  });

  it('is known to the end where that is near, without asking for more', async () => {
    for (const paging of PAGINGS) {
      const { server, tab } = opening(paging, 7);
      await tab.open();
      expect(tab.state).toMatchObject({ isComplete: true, reading: undefined, failure: undefined });
      expect(tab.runs).toEqual(counters(7, 1));
      expect(server.older).toEqual([]);
    }
  });

  it('is complete where a stage has never run', async () => {
    const { server, tab } = opening('cursor', 0);
    await tab.open();
    expect(tab.state).toMatchObject({ runs: [], isComplete: true, exactCancel: true, total: undefined });
    server.start(1);
    await tab.polled();
    expect(tab.runs).toEqual([1]);
  });

  it('asks servers that can choose for as many runs as it lacks, at most a hundred', async () => {
    const { server, tab } = opening('cursor', 400);
    await tab.open(53);
    await tab.long.readMore(3);
    await tab.long.readMore(170);
    expect(server.older.map(([, size]) => size)).toEqual([43, 10, 100, 70]);
    expect(tab.runs).toEqual(counters(400, 168));
  });

  it('stops reading when the last watcher goes, and keeps what it has', async () => {
    const { server, tab } = opening('offset', 200);
    server.holds = true;
    const stop = await tab.open();
    const stopOther = await tab.watch();
    const more = tab.long.search(() => false);
    server.held[0]?.answer();
    await pass(0);
    stop();
    expect(server.held).toHaveLength(2);
    stopOther();
    expect(await more).toBeUndefined();
    expect(server.held).toEqual([]);
    expect(stand.listeners).toBe(0);
    server.start(1);
    await tab.polled();
    expect(tab.runs).toEqual(counters(200, 181));
    expect(tab.state).toMatchObject({ reading: undefined, failure: undefined });
  });

  it('goes on from there when it is watched again, with what came meanwhile on top', async () => {
    const { server, tab } = opening('offset', 200);
    const stop = await tab.open();
    stop();
    server.start(2);
    server.change(200, ACTIVE);
    await tab.polled();
    await tab.watch();
    expect(tab.runs).toEqual(counters(202, 151));
    expect(tab.job(200)).toBe('Building');
    expect(server.older).toHaveLength(4);
  });

  it('begins anew when nobody has looked for so long that the newest page is forgotten', async () => {
    const { server, tab } = opening('offset', 200);
    const stop = await tab.open();
    stop();
    await pass(6 * 60_000);
    await tab.watch(20);
    expect(tab.runs).toEqual(counters(200, 181));
    expect(server.older).toHaveLength(5);
  });
});

describe.each(PAGINGS)('Where the server pages by %s, what is known is kept current', (paging) => {
  it('by the newest page alone: new runs go on top', async () => {
    const { server, tab } = opening(paging, 200);
    await tab.open();
    const asked = server.older.length;
    server.start(3);
    await tab.polled();
    expect(tab.runs).toEqual(counters(203, 151));
    expect(server.older).toHaveLength(asked);
  });

  it('and nothing is told of when nothing has changed', async () => {
    const { server, tab } = opening(paging, 200);
    await tab.open();
    const { told, state } = tab;
    server.runs = structuredClone(server.runs);
    await tab.polled();
    await tab.polled(tab.page()?.older);
    expect(tab.told).toBe(told);
    expect(tab.state).toBe(state);
  });

  it('and a run that has not changed stays the same object', async () => {
    const { server, tab } = opening(paging, 200);
    await tab.open();
    const before = tab.state.runs;
    server.runs = structuredClone(server.runs);
    server.change(198, ACTIVE);
    server.start(1);
    await tab.polled();
    const { runs } = tab.state;
    expect(tab.job(198)).toBe('Building');
    for (const [at, run] of before.entries()) if (run.pipelineCounter !== 198) expect(runs[at + 1]).toBe(run);
  });

  it('by any page that is read, of whatever size', async () => {
    const { server, tab } = opening(paging, 200);
    await tab.open();
    const page = tab.page()?.older;
    server.change(185, ACTIVE);
    await tab.polled(page);
    expect(tab.job(185)).toBe('Building');
    expect(tab.runs).toEqual(counters(200, 151));
  });

  it('but not by an answer that was asked for before what it has was told', async () => {
    const { server, tab } = opening(paging, 200);
    server.change(185, ACTIVE);
    await tab.open();
    server.holds = true;
    await tab.polled();
    server.change(185, OVER);
    server.holds = false;
    await tab.polled(tab.page()?.older);
    expect(tab.job(185)).toBe('Completed');
    server.held[0]?.answer('then');
    await pass(0);
    expect(tab.job(185)).toBe('Completed');
  });

  it('even if the device’s clock was set back', async () => {
    const { server, tab } = opening(paging, 200);
    await pass(60_000);
    await tab.open();
    server.change(195, ACTIVE);
    server.start(1);
    vi.setSystemTime(Date.now() - 3_600_000);
    await tab.polled();
    expect(tab.job(195)).toBe('Building');
    expect(tab.runs[0]).toBe(201);
  });

  it('and a run that is gone is dropped', async () => {
    const { server, tab } = opening(paging, 200);
    await tab.open();
    server.remove(197);
    await tab.polled();
    server.remove(185);
    await tab.polled(tab.page()?.older);
    expect(tab.runs.slice(0, 48)).toEqual(counters(200, 151).filter((run) => run !== 197 && run !== 185));
  });

  it('and the page of an active run is read again that is not on the newest any more, once at a time', async () => {
    const { server, tab } = opening(paging, 200);
    server.change(165, ACTIVE);
    server.change(200, ACTIVE);
    await tab.open();
    const asked = server.older.length;
    server.holds = true;
    await tab.polled();
    await tab.polled();
    expect(server.held).toHaveLength(1);
    server.change(165, OVER);
    server.held[0]?.answer();
    await pass(0);
    expect(tab.job(165)).toBe('Completed');
    await tab.polled();
    expect(server.older).toHaveLength(asked + 1);
  });

  it('and one that has just left the newest page is read again, too', async () => {
    const { server, tab } = opening(paging, 200);
    server.change(192, ACTIVE);
    await tab.open();
    const asked = server.older.length;
    server.start(5);
    server.change(192, OVER);
    await tab.polled();
    expect(tab.job(192)).toBe('Completed');
    expect(server.older).toHaveLength(asked + 1);
    server.change(191, ACTIVE);
  });

  it('but not while the tab is hidden, nor while the list reads that very page', async () => {
    const { server, tab } = opening(paging, 200);
    server.change(190, ACTIVE);
    await tab.open(20);
    const asked = server.older.length;
    stand.hide();
    await tab.polled();
    expect(server.older).toHaveLength(asked);
    stand.show();
    server.holds = true;
    void tab.read(tab.page()?.older);
    await tab.polled();
    expect(server.held).toHaveLength(1);
    server.held[0]?.answer();
    await pass(0);
  });

  it('and more new runs than a page are shown without what was known before, until those between are read', async () => {
    const { server, tab } = opening(paging, 200);
    await tab.open();
    const asked = server.older.length;
    server.start(25);
    server.holds = true;
    await tab.polled();
    expect(tab.runs).toEqual(counters(225, 216));
    expect(tab.state.reading).toMatchObject({ kind: 'overview' });
    server.holds = false;
    for (const read of [...server.held]) read.answer();
    await pass(0);
    expect(tab.runs).toEqual(counters(225, 151));
    expect(server.older.length - asked).toBeLessThanOrEqual(2);
  });

  it('and of those known before, the active ones are read again as soon as they are met', async () => {
    const { server, tab } = opening(paging, 200);
    server.change(175, ACTIVE);
    await tab.open();
    server.start(25);
    server.change(175, OVER);
    await tab.polled();
    expect(tab.runs).toEqual(counters(225, 151));
    expect(tab.job(175)).toBe('Completed');
  });

  it('and far more are read as far as it was known, and the rest is forgotten', async () => {
    const { server, tab } = opening(paging, 200);
    await tab.open();
    const asked = server.older.length;
    server.start(500);
    await tab.polled();
    expect(tab.runs).toEqual(counters(700, 651));
    expect(server.older.length - asked).toBe(paging === 'offset' ? 4 : 1);
    await tab.long.readMore(20);
    expect(tab.runs).toEqual(counters(700, 631));
  });

  it('and runs that arrive while it reads leave no gap', async () => {
    const { server, tab } = opening(paging, 200);
    server.holds = true;
    await tab.open();
    for (let page = 0; page < 8; page += 1) {
      server.start(page);
      if (page % 2 === 0) await tab.polled();
      server.held.at(-1)?.answer(page % 3 === 0 ? 'then' : 'now');
      await pass(0);
    }
    expect(tab.runs.length).toBeGreaterThanOrEqual(50);
    expect(tab.runs).toEqual(counters(tab.runs[0] ?? 0, (tab.runs[0] ?? 0) - tab.runs.length + 1));
  });
});

describe('A failure', () => {
  const refuse = (kind: ConstructorParameters<typeof ApiError>[0]) => () => {
    throw new ApiError(kind);
  };

  it('is told, with what was read; the overview goes on after the next newest page, once each', async () => {
    const { server, tab } = opening('offset', 200);
    await tab.read();
    server.refuse = (token) => {
      if (token.startsWith('offset=30')) throw new ApiError('unreachable');
    };
    await tab.watch();
    expect(tab.runs).toEqual(counters(200, 171));
    expect(tab.state).toMatchObject({ failure: { kind: 'unreachable' }, reading: undefined });
    const asked = server.older.length;
    await pass(60_000);
    expect(server.older).toHaveLength(asked);
    await tab.polled();
    expect(server.older.slice(asked).filter(([token]) => token.startsWith('offset=30'))).toHaveLength(1);
    server.refuse = () => undefined;
    await tab.polled();
    expect(tab.state.failure).toBeUndefined();
    expect(tab.runs).toEqual(counters(200, 151));
  });

  it.each(['not-permitted', 'bad-name', 'malformed'] as const)(
    'that would come again (%s) is not tried again by itself, but when a reader says so',
    async (kind) => {
      const { server, tab } = opening('cursor', 200);
      server.refuse = refuse(kind);
      await tab.open();
      await tab.polled();
      await tab.polled();
      expect(server.older).toHaveLength(1);
      server.refuse = () => undefined;
      await tab.long.retry();
      expect(tab.runs).toEqual(counters(200, 151));
      expect(tab.state.failure).toBeUndefined();
    },
  );

  it('of what a reader asked for is not tried again by itself, but what is left of it when he says so', async () => {
    const { server, tab } = opening('offset', 200);
    await tab.open();
    server.refuse = (token) => {
      if (token.startsWith('offset=70')) throw new ApiError('server-error');
    };
    await tab.long.readMore(40);
    expect(tab.state).toMatchObject({ failure: { kind: 'server-error' }, reading: undefined });
    expect(tab.runs).toEqual(counters(200, 131));
    const asked = server.older.length;
    await tab.polled();
    expect(server.older).toHaveLength(asked);
    expect(tab.state.failure?.kind).toBe('server-error');
    server.refuse = () => undefined;
    await tab.long.retry();
    expect(tab.runs).toEqual(counters(200, 111));
    expect(tab.state.failure).toBeUndefined();
  });

  it('of a newest page stops the overview until it can be read again', async () => {
    const { server, tab } = opening('offset', 200);
    server.holds = true;
    await tab.open();
    server.answer = () => Promise.reject(new ApiError('unavailable'));
    await tab.polled();
    for (const read of [...server.held]) read.answer();
    await pass(0);
    expect(server.held).toEqual([]);
    expect(tab.state).toMatchObject({ reading: undefined, failure: { kind: 'unavailable' } });
    server.answer = () => server.page(NEWEST, 10);
    server.holds = false;
    await tab.polled();
    expect(tab.runs).toEqual(counters(200, 151));
  });

  it('for want of a sign-in forgets whose permission was known', async () => {
    const { server, tab } = opening('cursor', 200);
    tab.client.setQueryData(permissionKey(server, WEBSITE), true);
    server.refuse = refuse('signed-out');
    await tab.open();
    expect(tab.state.failure?.kind).toBe('signed-out');
    expect(tab.client.getQueryData(permissionKey(server, WEBSITE))).toBeUndefined();
  });

  it('of a run that is read again says nothing of what is known', async () => {
    const { server, tab } = opening('cursor', 200);
    server.change(170, ACTIVE);
    await tab.open();
    server.refuse = refuse('unreachable');
    await tab.polled();
    expect(tab.state.failure).toBeUndefined();
    server.refuse = () => undefined;
    server.change(170, OVER);
    await tab.polled();
    expect(tab.job(170)).toBe('Completed');
  });
});

describe('A page that leads elsewhere', () => {
  test('by reason of an upgrade has everything read anew', async () => {
    const { server, tab } = opening('offset', 200);
    await tab.open();
    server.paging = 'cursor';
    await tab.long.readMore(40);
    expect(tab.state).toMatchObject({ failure: undefined, exactCancel: true, total: undefined });
    expect(tab.runs.length).toBeGreaterThanOrEqual(50);
    expect(tab.runs).toEqual(counters(200, 201 - tab.runs.length));
    expect(server.asked).toHaveLength(2);
  });

  test('again and again is a failure, and is not tried for ever', async () => {
    const { server, tab } = opening('cursor', 200);
    await tab.read();
    const page = server.page.bind(server);
    server.page = (token, size) =>
      token === NEWEST ? page(token, size) : { ...page(NEWEST, size), insteadOf: 'a page we cannot read' };
    await tab.watch();
    expect(tab.state).toMatchObject({ failure: { kind: 'malformed' }, reading: undefined });
    expect(tab.runs).toEqual(counters(200, 191));
    expect([server.asked.length, server.older.length]).toEqual([2, 2]);
    await tab.polled();
    expect(server.older).toHaveLength(2);
  });

  test.each([
    { wanted: 50, started: 35 },
    { wanted: 20, started: 0 },
  ])('to the same runs again and again is a failure, too (%j)', async ({ wanted, started }) => {
    const { server, tab } = opening('cursor', 200);
    await tab.read();
    const page = server.page.bind(server);
    server.page = (_, size) => page(NEWEST, size);
    server.start(started);
    await tab.watch(wanted);
    const [newest = 0] = tab.runs;
    expect(tab.runs).toEqual(counters(newest, newest + 1 - tab.runs.length));
    expect(server.older.length).toBeLessThan(6);
    expect(tab.state.reading).toBeUndefined();
  });

  test.each([5, 15])('because %i runs at the end are gone is the end', async (gone) => {
    const { server, tab } = opening('offset', 35);
    await tab.open(30);
    for (const run of counters(gone, 1)) server.remove(run);
    await tab.long.readMore(10);
    await pass(0);
    expect(tab.state).toMatchObject({ isComplete: true, failure: undefined });
    expect(tab.runs).toEqual(counters(35, gone + 1));
  });

  test('because one in between is gone is read anew, without a gap', async () => {
    const { server, tab } = opening('offset', 200);
    await tab.open();
    server.remove(170);
    await tab.long.readMore(10);
    await pass(0);
    expect(tab.runs).not.toContain(170);
    const rest = server.runs.map(({ pipelineCounter }) => pipelineCounter);
    expect(tab.runs).toEqual(rest.slice(0, tab.runs.length));
    expect(tab.runs.length).toBeGreaterThanOrEqual(50);
  });
});

describe('What a reader asks for', () => {
  it('is as many more runs', async () => {
    const { server, tab } = opening('offset', 200);
    await tab.open();
    server.holds = true;
    const more = tab.long.readMore(30);
    await pass(0);
    expect(tab.state.reading).toEqual({ kind: 'more', read: 0, wanted: 30 });
    server.held[0]?.answer();
    await pass(0);
    expect(tab.state.reading).toEqual({ kind: 'more', read: 10, wanted: 30 });
    server.holds = false;
    for (const read of [...server.held]) read.answer();
    await more;
    expect(tab.runs).toEqual(counters(200, 121));
    await tab.long.readMore(1_000);
    expect(tab.state).toMatchObject({ isComplete: true, reading: undefined });
    expect(tab.runs).toEqual(counters(200, 1));
  });

  it('is nothing more while something is read', async () => {
    const { server, tab } = opening('offset', 200);
    server.holds = true;
    await tab.open(20);
    await tab.long.readMore(30);
    server.holds = false;
    server.held[0]?.answer();
    await pass(0);
    expect(tab.runs).toEqual(counters(200, 181));
  });

  it('is told how much there is at most, where the server counts', async () => {
    const { server, tab } = opening('offset', 65);
    await tab.open();
    server.holds = true;
    void tab.long.readMore(50);
    await pass(0);
    expect(tab.state.reading).toEqual({ kind: 'more', read: 0, wanted: 15 });
  });

  it.each(PAGINGS)('is searched for page by page until it is found (by %s)', async (paging) => {
    const { server, tab } = opening(paging, 400);
    await tab.open();
    server.older = [];
    const found = await tab.long.search((run) => [142, 139].includes(run.pipelineCounter));
    expect(found?.pipelineCounter).toBe(142);
    const read = tab.runs.length;
    expect(tab.runs).toEqual(counters(400, 401 - read));
    // One page may have been on its way already.
    expect(server.older.length).toBeLessThanOrEqual(paging === 'offset' ? 22 : 3);
    if (paging === 'cursor') expect(server.older.map(([, size]) => size)).toEqual([100, 100, 100]);
    server.older = [];
    expect((await tab.long.search((run) => run.pipelineCounter < 300))?.pipelineCounter).toBe(299);
    expect(server.older).toEqual([]);
    expect(await tab.long.search(() => false)).toBeUndefined();
    expect(tab.state.isComplete).toBe(true);
    expect(tab.runs).toEqual(counters(400, 1));
  });

  it('is searched for after the overview, where that is being read', async () => {
    const { server, tab } = opening('offset', 200);
    server.holds = true;
    await tab.open();
    const search = tab.long.search((run) => run.pipelineCounter === 120);
    await pass(0);
    expect(tab.state.reading?.kind).toBe('overview');
    server.holds = false;
    for (const read of [...server.held]) read.answer();
    expect((await search)?.pipelineCounter).toBe(120);
    expect(tab.state.reading).toBeUndefined();
  });

  it('is stopped when he says so, and what was read stays', async () => {
    const { server, tab } = opening('offset', 400);
    await tab.open();
    server.holds = true;
    const search = tab.long.search(() => false);
    await pass(0);
    expect(tab.state.reading).toEqual({ kind: 'search', read: 0, wanted: undefined });
    server.held[0]?.answer();
    await pass(0);
    expect(tab.state.reading).toEqual({ kind: 'search', read: 10, wanted: undefined });
    tab.long.stop();
    expect(tab.state.reading).toBeUndefined();
    expect(await search).toBeUndefined();
    await pass(0);
    expect(server.held).toEqual([]);
    expect(tab.state).toMatchObject({ failure: undefined, reading: undefined });
    expect(tab.runs).toEqual(counters(400, 341));
  });

  it('is stopped, not the overview', async () => {
    const { server, tab } = opening('offset', 200);
    server.holds = true;
    await tab.open();
    const search = tab.long.search(() => false);
    tab.long.stop();
    expect(await search).toBeUndefined();
    server.holds = false;
    for (const read of [...server.held]) read.answer();
    await pass(0);
    expect(tab.runs).toEqual(counters(200, 151));
  });

  it('is the last of what he asked for', async () => {
    const { server, tab } = opening('offset', 400);
    await tab.open();
    server.holds = true;
    const first = tab.long.search(() => false);
    await pass(0);
    server.holds = false;
    const second = tab.long.search((run) => run.pipelineCounter === 300);
    expect(await first).toBeUndefined();
    expect((await second)?.pipelineCounter).toBe(300);
  });

  it('goes on in a hidden tab', async () => {
    const { tab } = opening('offset', 200);
    await tab.open();
    stand.hide();
    await tab.long.readMore(20);
    expect(tab.runs).toEqual(counters(200, 131));
  });
});

describe('The page of a run', () => {
  const id = (pipelineCounter: number) => ({ ...WEBSITE, pipelineCounter, stageCounter: '1' });

  it.each(PAGINGS)('is one of the list that holds it (by %s)', async (paging) => {
    const { server, tab } = opening(paging, 400);
    await tab.open();
    await tab.long.readMore(250);
    server.start(13);
    await tab.polled();
    server.older = [];
    for (const run of counters(413, 110)) {
      const token = await tab.long.pageOf(id(run));
      expect(token, `run ${run}`).toBeDefined();
      const page = server.page(token ?? '', 10);
      expect(page.insteadOf).toBeUndefined();
      expect(page.runs.map(({ pipelineCounter }) => pipelineCounter)).toContain(run);
      if (run > 403) expect(token).toBe(NEWEST);
      if (paging === 'offset') expect((page.count?.first ?? 0) % 10).toBe(1);
    }
    if (paging === 'offset') expect(server.older).toEqual([]);
  });

  it('is asked for once a run', async () => {
    const { server, tab } = opening('cursor', 200);
    await tab.open();
    server.older = [];
    const pages = await Promise.all([tab.long.pageOf(id(165)), tab.long.pageOf(id(165))]);
    expect([...pages, await tab.long.pageOf(id(165))]).toEqual(['after=166', 'after=166', 'after=166']);
    expect(server.older).toEqual([['after=191', 25]]);
  });

  it('is not told of a run that is not known, nor where the server does not answer', async () => {
    const { server, tab } = opening('cursor', 200);
    await tab.open();
    expect(await tab.long.pageOf(id(20))).toBeUndefined();
    server.refuse = () => {
      throw new ApiError('unreachable');
    };
    expect(await tab.long.pageOf(id(165))).toBeUndefined();
    server.refuse = () => undefined;
    expect(await tab.long.pageOf(id(165))).toBe('after=166');
  });
});
