import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { ApiError } from '../../src/api/ApiError.ts';
import type { RunAnswer } from '../../src/api/StagesApi.ts';
import { hurryRun, isFinal, runQuery } from '../../src/query/runQuery.ts';
import { useRun } from '../../src/query/useRun.ts';
import type { KnownRun } from '../../src/query/useRun.ts';
import type { RunId } from '../../src/stage/StageRun.ts';
import { doing, mountHook } from './hookStand.ts';
import type { Watching } from '../../src/query/stagePoll.ts';
import type { Mounted } from './hookStand.ts';
import { pass, PollStand, Tab } from './pollStand.ts';
import { passedAfter, runId, RunsApi, stillGoing } from './runsApi.ts';

const RUN = runId(142);

let stand: PollStand;
let api: RunsApi;
let tab: Tab;
let watching: Watching;
/** The newest runs are read when the test says so. */
const BY_HAND = { active: 0, idle: 0 };

beforeEach(() => {
  stand = new PollStand();
  api = new RunsApi();
  tab = new Tab(api);
  watching = tab.poll.watch(tab.watcher({ intervals: BY_HAND }));
});
afterEach(async () => {
  api.answerAll(() => passedAfter(1));
  await pass(0);
  watching.stop();
  tab.client.clear();
  stand.end();
});

/** Opens a run, as its row does. */
const open = (run: RunId = RUN, strict = false): Promise<Mounted<KnownRun, RunId>> =>
  mountHook(tab.client, (now: RunId) => useRun(api, now, tab.poll), run, { strict });

/** Opens a run, and the server answers. */
async function opened(answer: RunAnswer): Promise<Mounted<KnownRun, RunId>> {
  const hook = await open();
  await doing(() => api.answerAll(() => answer));
  api.askedRuns = [];
  return hook;
}

/** The poll has read the newest runs. */
const polled = (): Promise<void> =>
  doing(async () => {
    // Two reads in the same millisecond would be one.
    await pass(1);
    await tab.read();
  });

describe('A run that is opened', () => {
  it('is asked for, and then known', async () => {
    const run = await open();
    expect(run.current).toMatchObject({ answer: undefined, error: null });
    expect(api.askedRuns).toEqual(['142 / 1']);
    const answer = passedAfter(16_632);
    await doing(() => api.answerAll(() => answer));
    expect(run.current).toMatchObject({ answer, error: null });
    await run.unmount();
  });

  it('is asked for once in React’s strict mode, too', async () => {
    const run = await open(RUN, true);
    await doing(() => api.answerAll(() => passedAfter(1)));
    expect(run.current.answer?.said).toBe('run');
    expect(api.pending).toEqual([]);
    await run.unmount();
  });

  it('is not asked for any more once it is closed before the answer', async () => {
    const run = await open();
    const [read] = api.pending;
    await run.unmount();
    expect(read?.signal?.aborted).toBe(true);
    expect(api.pending).toEqual([]);
  });

  it('is asked for again where that was so and it is opened anew', async () => {
    await (await open()).unmount();
    const run = await open();
    await doing(() => api.answerAll(() => passedAfter(5)));
    expect(run.current.answer?.said).toBe('run');
    expect(api.askedRuns).toEqual(['142 / 1', '142 / 1']);
    await run.unmount();
  });
});

describe('A run that is over', () => {
  it('is asked for once, however often it is opened, by whomever, whatever is polled', async () => {
    const run = await opened(passedAfter(5));
    const again = await open();
    await polled();
    await run.unmount();
    await again.unmount();
    await pass(20 * 60_000);
    const later = await open();
    await polled();
    expect(later.current.answer).toEqual(run.current.answer);
    expect(api.askedRuns).toEqual([]);
    await later.unmount();
  });

  it('is asked for once by two that open it at the same time', async () => {
    const [one, two] = [await open(), await open()];
    await doing(() => api.answerAll(() => passedAfter(5)));
    expect(one.current.answer).toBe(two.current.answer);
    expect(api.askedRuns).toEqual(['142 / 1']);
    await one.unmount();
    await two.unmount();
  });

  it('renders nothing when the newest runs are read', async () => {
    const run = await opened(passedAfter(5));
    const before = run.all.length;
    for (let read = 0; read < 3; read += 1) await polled();
    expect(run.all).toHaveLength(before);
    await run.unmount();
  });
});

describe('A run that still goes on', () => {
  it('is read again with each read of the newest runs, until it is over', async () => {
    const run = await opened(stillGoing());
    const before = run.all.length;
    await polled();
    expect(api.askedRuns).toEqual(['142 / 1']);
    expect(run.all, 'that it is being read is nothing to render').toHaveLength(before);
    await doing(() => api.answerAll(() => stillGoing({ approvedBy: 'ann' })));
    await polled();
    expect(api.askedRuns).toEqual(['142 / 1', '142 / 1']);
    const over = passedAfter(5);
    await doing(() => api.answerAll(() => over));
    expect(run.current.answer).toEqual(over);
    await polled();
    expect(api.askedRuns).toHaveLength(2);
    await run.unmount();
  });

  it('is not asked for a second time while an answer is on its way', async () => {
    const run = await opened(stillGoing());
    await polled();
    await polled();
    expect(api.askedRuns).toEqual(['142 / 1']);
    await run.unmount();
  });

  it('is not asked for by time alone, nor where the newest runs could not be read', async () => {
    const run = await opened(stillGoing());
    await doing(() => pass(10 * 60_000));
    api.answer = () => Promise.reject(new ApiError('unreachable'));
    watching.change(tab.watcher());
    await doing(() => pass(31_000));
    expect(api.seconds.length).toBeGreaterThan(0);
    expect(api.askedRuns).toEqual([]);
    await run.unmount();
  });

  it('is not read while nobody looks, and is with the next read once somebody does', async () => {
    const run = await opened(stillGoing());
    stand.hide();
    await polled();
    await polled();
    expect(api.askedRuns).toEqual([]);
    stand.show();
    await polled();
    expect(api.askedRuns).toEqual(['142 / 1']);
    await run.unmount();
  });

  it('is not read for what else becomes of the poll', async () => {
    const run = await opened(stillGoing());
    await polled();
    await doing(() => api.answerAll(() => stillGoing()));
    await doing(() => tab.poll.setPaused(true));
    expect(api.askedRuns).toEqual(['142 / 1']);
    await run.unmount();
  });

  it('is not read any more once it is closed', async () => {
    const run = await opened(stillGoing());
    await run.unmount();
    await polled();
    expect(api.askedRuns).toEqual([]);
  });

  it('is read once for all that show it', async () => {
    const run = await opened(stillGoing());
    const again = await open();
    await doing(() => api.answerAll(() => stillGoing()));
    api.askedRuns = [];
    await polled();
    expect(api.askedRuns).toEqual(['142 / 1']);
    await run.unmount();
    await again.unmount();
  });
});

describe('A run that there is not', () => {
  it('is looked for again when the reader wants it, and not with each read of the newest runs', async () => {
    const run = await opened({ said: 'no-such-run' });
    await polled();
    expect(api.askedRuns).toEqual([]);
    await doing(() => run.current.readAgain());
    await doing(() => api.answerAll(() => stillGoing()));
    expect(run.current.answer?.said).toBe('run');
    await run.unmount();
  });

  it('is not looked for again on a server that tells nothing of single runs', async () => {
    const run = await opened({ said: 'not-told' });
    await polled();
    expect(api.askedRuns).toEqual([]);
    await run.unmount();
  });
});

describe('A read of a run that failed', () => {
  const lost = new ApiError('unreachable');

  it('is told, and made again only when the reader wants it or the newest runs are read', async () => {
    const run = await open();
    await doing(() => api.pending[0]?.fail(lost));
    expect(run.current).toMatchObject({ answer: undefined, error: lost });
    await doing(() => pass(60_000));
    expect(api.askedRuns).toHaveLength(1);
    await doing(() => run.current.readAgain());
    expect(api.askedRuns).toHaveLength(2);
    await doing(() => api.pending[0]?.fail(lost));
    await polled();
    expect(api.askedRuns).toHaveLength(3);
    await doing(() => api.answerAll(() => passedAfter(5)));
    expect(run.current).toMatchObject({ answer: { said: 'run' }, error: null });
    await run.unmount();
  });

  it('leaves what was known', async () => {
    const answer = stillGoing();
    const run = await opened(answer);
    await polled();
    await doing(() => api.pending[0]?.fail(lost));
    expect(run.current).toMatchObject({ answer, error: lost });
    await run.unmount();
  });
});

describe('Many runs', () => {
  async function openMany(count: number): Promise<Mounted<KnownRun, RunId>[]> {
    const runs = [];
    for (let counter = 1; counter <= count; counter += 1) runs.push(await open(runId(counter)));
    return runs;
  }

  it('are read four at a time', async () => {
    const runs = await openMany(20);
    let most = 0;
    for (let read = 0; read < 20; read += 1) {
      most = Math.max(most, api.pending.length);
      await doing(() => api.pending[0]?.answer(passedAfter(5)));
    }
    expect(most).toBe(4);
    expect(api.askedRuns).toEqual(runs.map((_, index) => `${index + 1} / 1`));
    for (const run of runs) {
      expect(run.current.answer?.said).toBe('run');
      await run.unmount();
    }
  });

  it('that are closed before their turn are not read at all', async () => {
    const runs = await openMany(20);
    for (const run of runs.slice(4, 19)) await run.unmount();
    await doing(() => api.answerAll(() => passedAfter(5)));
    expect(api.askedRuns).toEqual([1, 2, 3, 4, 20].map((counter) => `${counter} / 1`));
    for (const run of [...runs.slice(0, 4), ...runs.slice(19)]) await run.unmount();
  });

  it('that are closed while they are read make room for the next', async () => {
    const runs = await openMany(6);
    await runs[0]?.unmount();
    await runs[1]?.unmount();
    expect(api.askedRuns).toEqual([1, 2, 3, 4, 5, 6].map((counter) => `${counter} / 1`));
    expect(api.pending).toHaveLength(4);
    for (const run of runs.slice(2)) await run.unmount();
  });

  it('of another server wait for none of these', async () => {
    const runs = await openMany(6);
    const other = new RunsApi();
    const elsewhere = await mountHook(tab.client, () => useRun(other, RUN, tab.poll), undefined);
    expect(other.askedRuns).toEqual(['142 / 1']);
    await elsewhere.unmount();
    for (const run of runs) await run.unmount();
  });

  it('give way to the one that the reader opens, though it was already in the queue', async () => {
    const read = (counter: number) =>
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor came late in React Query 5
      tab.client.prefetchQuery(runQuery(api, runId(counter), false));
    const reads = [1, 2, 3, 4, 5, 6, 7].map(read);
    hurryRun(api, runId(7));
    const run = await open(runId(6));
    await doing(() => api.pending[0]?.answer(passedAfter(5)));
    await doing(() => api.pending[0]?.answer(passedAfter(5)));
    expect(api.askedRuns.slice(4)).toEqual(['6 / 1', '7 / 1']);
    await doing(() => api.answerAll(() => passedAfter(5)));
    await doing(() => api.answerAll(() => passedAfter(5)));
    await Promise.all(reads);
    await run.unmount();
  });
});

test.each<[what: string, answer: RunAnswer | undefined, final: boolean]>([
  ['a run that is over', passedAfter(5), true],
  ['that the server tells nothing', { said: 'not-told' }, true],
  ['a run that goes on', stillGoing(), false],
  ['that there is no such run', { said: 'no-such-run' }, false],
  ['nothing yet', undefined, false],
])('Of %s, that it is all there will be to say is %4$s', (_, answer, final) => {
  expect(isFinal(answer)).toBe(final);
});
