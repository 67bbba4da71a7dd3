import { onlineManager } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApiError } from '../../src/api/ApiError.ts';
import type { ApiFailure } from '../../src/api/ApiError.ts';
import type { Rerun } from '../../src/api/StagesApi.ts';
import { usePermission } from '../../src/query/usePermission.ts';
import type { Permission } from '../../src/query/usePermission.ts';
import { useRerun } from '../../src/query/useRerun.ts';
import type { RerunRun } from '../../src/query/useRerun.ts';
import { rerunRule, RERUNS } from '../../src/stage/rerunRule.ts';
import { runCounter, runKey } from '../../src/stage/StageRun.ts';
import type { StageRun } from '../../src/stage/StageRun.ts';
import { someRun } from '../support/someRun.ts';
import { doing, mountHook } from './hookStand.ts';
import type { Mounted } from './hookStand.ts';
import { pageOf, pass, PollStand, Tab, WEBSITE } from './pollStand.ts';
import { RunsApi } from './runsApi.ts';

const WHOLE: Rerun = { kind: 'stage' };
const FAILED: Rerun = { kind: 'failed-jobs' };

/** A post that has not been answered yet. */
interface Post {
  readonly what: string;
  readonly accept: (words: string) => void;
  readonly fail: (error: Error) => void;
}

let stand: PollStand;
let api: RunsApi;
let tab: Tab;
/** All posts there have been. */
let posts: Post[];
let run: StageRun;

beforeEach(() => {
  stand = new PollStand();
  api = new RunsApi();
  tab = new Tab(api);
  posts = [];
  run = someRun(142, 'lint:Completed/Passed unit:Completed/Failed', { operatePermission: undefined });
  api.answer = () => pageOf([run]);
  api.readPipeline = () => Promise.resolve({ operatePermission: true, causes: [] });
  api.rerun = (of, { kind }) =>
    new Promise((accept, fail) => posts.push({ what: `${kind} of ${runCounter(of)}`, accept, fail }));
});
afterEach(async () => {
  for (const { accept } of posts) accept('');
  await pass(0);
  tab.client.clear();
  stand.end();
});

const mounted = (): Promise<Mounted<RerunRun, undefined>> =>
  mountHook(tab.client, () => useRerun(api, WEBSITE, tab.poll), undefined);
const what = (): string[] => posts.map((post) => post.what);
const progressOf = (hook: Mounted<RerunRun, undefined>, of: StageRun = run) =>
  hook.current.reruns.get(runKey(of));

describe('Running something again', () => {
  it('is on its way until the server has answered, and then told in its words', async () => {
    const hook = await mounted();
    await doing(() => hook.current.rerun(run, FAILED, []));
    expect(what()).toEqual(['failed-jobs of 142 / 1']);
    expect(progressOf(hook)).toEqual({ run, what: FAILED, after: 1, outcome: undefined });
    await doing(() => posts[0]?.accept('Request to rerun jobs accepted'));
    expect(progressOf(hook)).toEqual({
      run,
      what: FAILED,
      after: 1,
      outcome: { kind: 'accepted', words: 'Request to rerun jobs accepted' },
    });
    await hook.unmount();
  });

  it('is posted once for two presses in one tick, and for any while it is on its way', async () => {
    const hook = await mounted();
    await doing(() => {
      hook.current.rerun(run, WHOLE, []);
      hook.current.rerun(run, WHOLE, []);
      hook.current.rerun(run, FAILED, []);
    });
    await doing(() => hook.current.rerun({ ...run }, WHOLE, []));
    expect(what()).toEqual(['stage of 142 / 1']);
    await hook.unmount();
  });

  it('is posted once for presses in two widgets that show the same stage', async () => {
    const [one, other] = [await mounted(), await mounted()];
    await doing(() => {
      one.current.rerun(run, WHOLE, []);
      other.current.rerun(run, WHOLE, []);
    });
    expect(what()).toEqual(['stage of 142 / 1']);
    expect(progressOf(other)).toEqual(progressOf(one));
    await one.unmount();
    await other.unmount();
  });

  it('of another run does not wait for it, and each is told for itself', async () => {
    const another = someRun(141, 'unit:Completed/Failed');
    const hook = await mounted();
    await doing(() => {
      hook.current.rerun(run, WHOLE, []);
      hook.current.rerun(another, FAILED, []);
    });
    expect(what()).toEqual(['stage of 142 / 1', 'failed-jobs of 141 / 1']);
    await doing(() => posts[0]?.accept('One.'));
    await doing(() => posts[1]?.fail(new ApiError('refused', { status: 409 })));
    expect(progressOf(hook)?.outcome).toEqual({ kind: 'accepted', words: 'One.' });
    expect(progressOf(hook, another)?.outcome).toMatchObject({ kind: 'failed', error: { status: 409 } });
    await hook.unmount();
  });

  it('can be asked for anew once there is an answer, and the newest one is told', async () => {
    const hook = await mounted();
    await doing(() => hook.current.rerun(run, WHOLE, []));
    await doing(() => posts[0]?.fail(new ApiError('refused', { status: 409 })));
    await doing(() => hook.current.rerun(run, FAILED, []));
    expect(progressOf(hook)).toEqual({ run, what: FAILED, after: 1, outcome: undefined });
    await doing(() => posts[1]?.accept('Yes.'));
    expect(progressOf(hook)?.outcome).toEqual({ kind: 'accepted', words: 'Yes.' });
    expect(posts).toHaveLength(2);
    await hook.unmount();
  });

  it.each<ApiFailure>(['unreachable', 'no-answer', 'broken-off', 'server-error', 'unavailable'])(
    'is never posted again by itself, as after %s',
    async (kind) => {
      const hook = await mounted();
      await doing(() => hook.current.rerun(run, WHOLE, []));
      const error = new ApiError(kind);
      await doing(() => posts[0]?.fail(error));
      await doing(() => pass(10 * 60_000));
      expect(posts).toHaveLength(1);
      expect(progressOf(hook)?.outcome).toEqual({ kind: 'failed', error });
      await hook.unmount();
    },
  );

  it('is posted though the browser believes it is offline', async () => {
    onlineManager.setOnline(false);
    const hook = await mounted();
    await doing(() => hook.current.rerun(run, WHOLE, []));
    onlineManager.setOnline(true);
    expect(posts).toHaveLength(1);
    await hook.unmount();
  });

  it('is told in the widget that comes after the one it was asked for in', async () => {
    const before = await mounted();
    await doing(() => before.current.rerun(run, WHOLE, []));
    await before.unmount();
    await doing(() => posts[0]?.accept('Yes.'));
    await doing(() => pass(20 * 60_000));
    const after = await mounted();
    expect(progressOf(after)?.outcome).toEqual({ kind: 'accepted', words: 'Yes.' });
    await after.unmount();
  });

  it.each([
    ['is accepted', (post: Post) => post.accept('Yes.')],
    ['is refused', (post: Post) => post.fail(new ApiError('refused', { status: 409 }))],
    ['may have been lost', (post: Post) => post.fail(new ApiError('unreachable'))],
  ])('has the newest runs read when it %s, and not before', async (_, answer) => {
    const hook = await mounted();
    await doing(() => hook.current.rerun(run, WHOLE, []));
    expect(api.asked).toEqual([]);
    await doing(() => posts.forEach(answer));
    expect(api.seconds).toHaveLength(1);
    await hook.unmount();
  });
});

describe('The permission to run something again', () => {
  const withPermission = (host?: boolean): Promise<Mounted<RerunRun & Permission, undefined>> => {
    const state = { page: pageOf([run]), error: null };
    return mountHook(
      tab.client,
      () => ({
        ...useRerun(api, WEBSITE, tab.poll),
        ...usePermission(api, WEBSITE, state, host, true),
      }),
      undefined,
    );
  };
  const kinds = ({ current }: Mounted<RerunRun & Permission, undefined>) =>
    rerunRule(run, RERUNS, current.permission);

  it('is asked for where a run is open, and gives the buttons', async () => {
    const hook = await withPermission();
    expect(kinds(hook)).toEqual(RERUNS);
    await hook.unmount();
  });

  it('is taken away by a refusal, whoever had given it, for five minutes', async () => {
    const hook = await withPermission(true);
    expect(kinds(hook)).toEqual(RERUNS);
    await doing(() => hook.current.rerun(run, WHOLE, []));
    await doing(() => posts[0]?.fail(new ApiError('not-permitted', { status: 403 })));
    expect(kinds(hook)).toEqual([]);
    await doing(() => pass(5 * 60_000 - 1_000));
    expect(kinds(hook)).toEqual([]);
    await doing(() => pass(2_000));
    expect(kinds(hook)).toEqual(RERUNS);
    await hook.unmount();
  });

  it.each<[ApiFailure, number | undefined]>([
    ['refused', 409],
    ['not-found', 404],
    ['signed-out', 401],
    ['unreachable', undefined],
  ])('is not taken away by %s', async (kind, status) => {
    const hook = await withPermission();
    await doing(() => hook.current.rerun(run, WHOLE, []));
    await doing(() => posts[0]?.fail(new ApiError(kind, status === undefined ? {} : { status })));
    expect(kinds(hook)).toEqual(RERUNS);
    await hook.unmount();
  });
});
