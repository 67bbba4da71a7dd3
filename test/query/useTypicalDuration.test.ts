import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApiError } from '../../src/api/ApiError.ts';
import { useRun } from '../../src/query/useRun.ts';
import { useTypicalDuration } from '../../src/query/useTypicalDuration.ts';
import type { Typical } from '../../src/query/useTypicalDuration.ts';
import type { RunId } from '../../src/stage/StageRun.ts';
import { someDetails, someJob } from '../support/someDetails.ts';
import { doing, mountHook } from './hookStand.ts';
import type { Mounted } from './hookStand.ts';
import { pass, PollStand, Tab } from './pollStand.ts';
import { passedAfter, runId, RunsApi } from './runsApi.ts';

let stand: PollStand;
let api: RunsApi;
let tab: Tab;

beforeEach(() => {
  stand = new PollStand();
  api = new RunsApi();
  tab = new Tab(api);
});
afterEach(() => {
  tab.client.clear();
  stand.end();
});

interface Asked {
  readonly runs: readonly RunId[];
  readonly enabled: boolean;
}

const ofRuns = (...counters: number[]): Asked => ({ runs: counters.map(runId), enabled: true });
const mounted = (asked: Asked): Promise<Mounted<Typical, Asked>> =>
  mountHook(tab.client, ({ runs, enabled }: Asked) => useTypicalDuration(api, runs, enabled), asked);

/** The server answers everything, four runs at a time: run n took n seconds. */
async function answerAll(): Promise<void> {
  while (api.pending.length > 0)
    await doing(() => {
      api.answerAll((run) => passedAfter(parseInt(run, 10) * 1_000));
    });
}

describe('How long a stage usually takes', () => {
  it('is known once the runs have been read, four at a time and each once', async () => {
    const typical = await mounted(ofRuns(1, 2, 3, 4, 5, 6, 7, 8, 9));
    expect(typical.current).toEqual({ duration: undefined, isAsked: true, hasFailed: false });
    expect(api.pending).toHaveLength(4);
    await answerAll();
    expect(typical.current).toEqual({
      duration: { median: 5_000, low: 3_000, high: 7_000, runs: 9 },
      isAsked: false,
      hasFailed: false,
    });
    expect(api.askedRuns).toHaveLength(9);
    const again = await mounted(ofRuns(9, 8, 7));
    expect(again.current).toMatchObject({ duration: { median: 8_000, runs: 3 }, isAsked: false });
    expect(api.askedRuns).toHaveLength(9);
    await typical.unmount();
    await again.unmount();
  });

  it('is not known of fewer than three, nor of runs whose times are not', async () => {
    const typical = await mounted(ofRuns(1, 2, 3, 4, 5));
    await doing(() => {
      const contradiction = someJob('Scheduled 9, Assigned 2, Completed 10');
      api.answerAll((run) =>
        run === '1 / 1'
          ? { said: 'no-such-run' }
          : run === '2 / 1'
            ? { said: 'run', run: someDetails([contradiction]), reruns: [] }
            : run === '3 / 1'
              ? { said: 'not-told' }
              : passedAfter(5_000),
      );
    });
    await answerAll();
    expect(typical.current).toEqual({ duration: undefined, isAsked: false, hasFailed: false });
    await typical.unmount();
  });

  it('is told of those that could be read, where some could not', async () => {
    const typical = await mounted(ofRuns(1, 2, 3, 4));
    await doing(() => api.pending[0]?.fail(new ApiError('unreachable')));
    await answerAll();
    expect(typical.current).toMatchObject({ duration: { median: 3_000, runs: 3 }, isAsked: false });
    await typical.unmount();
  });

  it('is not asked for before it is wanted', async () => {
    const asked = ofRuns(1, 2, 3);
    const typical = await mounted({ ...asked, enabled: false });
    expect(typical.current).toEqual({ duration: undefined, isAsked: false, hasFailed: false });
    expect(api.askedRuns).toEqual([]);
    await typical.render(asked);
    await answerAll();
    expect(typical.current.duration).toMatchObject({ median: 2_000 });
    await typical.unmount();
  });

  it('waits for nothing once nobody wants to know', async () => {
    const typical = await mounted(ofRuns(1, 2, 3, 4, 5, 6));
    await typical.unmount();
    await doing(() => pass(60_000));
    expect(api.askedRuns).toHaveLength(4);
    expect(api.pending).toEqual([]);
  });

  it('comes after what a reader opens', async () => {
    const typical = await mounted(ofRuns(1, 2, 3, 4, 5, 6, 7));
    const opened = await mountHook(tab.client, (run: RunId) => useRun(api, run, tab.poll), runId(142));
    const same = await mountHook(tab.client, (run: RunId) => useRun(api, run, tab.poll), runId(7));
    await answerAll();
    expect(api.askedRuns.slice(4)).toEqual(['7 / 1', '142 / 1', '5 / 1', '6 / 1']);
    for (const hook of [typical, opened, same]) await hook.unmount();
  });
});
