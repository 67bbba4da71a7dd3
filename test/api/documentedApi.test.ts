import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { ApiError } from '../../src/api/ApiError.ts';
import type { ApiFailure } from '../../src/api/ApiError.ts';
import { createStagesApi } from '../../src/api/createStagesApi.ts';
import { pageNumbered } from '../../src/api/offsetPages.ts';
import { NEWEST } from '../../src/api/StagesApi.ts';
import type { HistoryPage, PageToken } from '../../src/api/StagesApi.ts';
import { createGoServer } from '../../src/simulator/goServer.ts';
import type { GoServer } from '../../src/simulator/goServer.ts';
import { createManualClock } from '../../src/simulator/manualClock.ts';
import { mswHandlers } from '../../src/simulator/mswHandlers.ts';
import { runState } from '../../src/stage/runState.ts';
import { runCounter } from '../../src/stage/StageRun.ts';
import type { StageName, StageRun } from '../../src/stage/StageRun.ts';

const SERVER = 'http://go.example.com/go';
const WEBSITE: StageName = { pipeline: 'website', stage: 'test' };
const DEMO: StageName = { pipeline: 'demo_pipeline', stage: 'first_stage' };
const EMPTY: StageName = { pipeline: 'greenfield', stage: 'build' };

const documented = createStagesApi(SERVER, 'legacy');
const api = {
  readHistory: (stage: StageName, token: PageToken, signal?: AbortSignal) =>
    documented.readHistory(stage, token, { pageSize: 10, signal }),
  cancel: (run: StageRun) => documented.cancel(run, 'the latest run'),
};
const network = setupServer();

let go: GoServer;
/** What reached the server, and what it answered, oldest first. */
let arrived: Request[];
let answered: Response[];
/** Called when a request has reached the server, before it answers. */
let onArrival: () => void;

beforeAll(() => {
  network.listen({ onUnhandledRequest: 'error' });
});
beforeEach(() => {
  go = createGoServer({ clock: createManualClock() });
  arrived = [];
  answered = [];
  onArrival = () => undefined;
  const watched: GoServer = {
    ...go,
    async fetch(request) {
      arrived.push(request);
      onArrival();
      const answer = await go.fetch(request);
      answered.push(answer);
      return answer;
    },
  };
  network.resetHandlers(...mswHandlers(watched));
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(() => {
  network.close();
});

/** The paths asked for, from the stage's name on. */
const asked = () => go.requests.map(({ method, path }) => `${method} ${path.split('/').slice(4).join('/')}`);

const counters = (page: HistoryPage) => page.runs.map(runCounter);

/** What a request fails with, which must be an ApiError. */
async function failureOf(request: Promise<unknown>): Promise<ApiError> {
  const outcome = await request.then(
    () => new Error('It did not fail.'),
    (error: unknown) => error,
  );
  if (outcome instanceof ApiError) return outcome;
  throw outcome;
}

async function newestRun(stage: StageName): Promise<StageRun> {
  const [newest] = (await api.readHistory(stage, NEWEST)).runs;
  if (newest === undefined) throw new Error('The stage has no runs.');
  return newest;
}

/** Ends the active run of the website's stage and starts others, the last of which stays active. */
function websiteRuns(times: number): void {
  for (let run = 0; run < times; run += 1) {
    go.finishRun('website', 'test');
    go.startRun('website', 'test');
  }
}

describe('Reading a page of history', () => {
  it('takes the document’s example as it is', async () => {
    const page = await api.readHistory({ pipeline: 'foo', stage: 'DEV' }, NEWEST);
    expect(page.runs).toEqual([
      {
        pipeline: 'foo',
        pipelineCounter: 2,
        stage: 'DEV',
        stageCounter: '1',
        id: 3,
        jobs: [{ name: 'UnitTest', state: 'Completed', result: 'Failed', scheduledDate: 1_411_456_876_262 }],
        approvedBy: 'admin',
        cancelledBy: null,
        rerunOfCounter: null,
        operatePermission: false,
      },
      {
        pipeline: 'foo',
        pipelineCounter: 1,
        stage: 'DEV',
        stageCounter: '1',
        id: 1,
        jobs: [{ name: 'UnitTest', state: 'Completed', result: 'Passed', scheduledDate: 1_411_456_676_119 }],
        approvedBy: 'changes',
        cancelledBy: null,
        rerunOfCounter: null,
        operatePermission: false,
      },
    ]);
    expect(page).toMatchObject({ newer: undefined, older: undefined, insteadOf: undefined });
  });

  it('costs one request, from the newest page to the oldest and back, whatever the total', async () => {
    const newest = await api.readHistory(WEBSITE, NEWEST);
    const older = await api.readHistory(WEBSITE, newest.older ?? 'none');
    const oldest = await api.readHistory(WEBSITE, older.oldest ?? 'none');
    const newer = await api.readHistory(WEBSITE, oldest.newer ?? 'none');
    expect(asked()).toEqual([
      'GET website/test/history/0',
      'GET website/test/history/10',
      'GET website/test/history/2430',
      'GET website/test/history/2420',
    ]);
    expect([newest, older, oldest, newer].map(({ count }) => count)).toEqual([
      { first: 1, last: 10, total: 2431, page: 1, pages: 244, pageSize: 10 },
      { first: 11, last: 20, total: 2431, page: 2, pages: 244, pageSize: 10 },
      { first: 2431, last: 2431, total: 2431, page: 244, pages: 244, pageSize: 10 },
      { first: 2421, last: 2430, total: 2431, page: 243, pages: 244, pageSize: 10 },
    ]);
  });

  it('leaves no run out and shows none twice from page to page', async () => {
    const stage = { pipeline: 'platform', stage: 'integration' };
    const seen: string[] = [];
    let token: string | undefined = NEWEST;
    for (let pages = 0; token !== undefined && pages < 10; pages += 1) {
      const page: HistoryPage = await api.readHistory(stage, token);
      seen.push(...counters(page));
      token = page.older;
    }
    expect(seen).toHaveLength(34);
    expect(new Set(seen).size).toBe(34);
  });

  it('by its number costs one request too', async () => {
    const page = await api.readHistory(WEBSITE, pageNumbered(3, 10));
    expect(page.count).toMatchObject({ first: 21, last: 30, page: 3 });
    expect(asked()).toEqual(['GET website/test/history/20']);
    expect(pageNumbered(1, 10)).toBe(NEWEST);
  });

  it('of a stage that never ran, or that there is not, gives no runs', async () => {
    for (const stage of [EMPTY, { pipeline: 'foo', stage: 'nowhere' }]) {
      const page = await api.readHistory(stage, NEWEST);
      expect(page).toMatchObject({ runs: [], insteadOf: undefined, count: { first: 0, total: 0, pages: 1 } });
    }
  });

  it('puts names into the address so that they stay names', async () => {
    const failure = await failureOf(api.readHistory({ pipeline: 'a/b?c#d', stage: '<b> é' }, NEWEST));
    expect(failure.kind).toBe('not-found');
    expect(go.requests.map(({ path }) => path)).toEqual([
      '/go/api/stages/a%2Fb%3Fc%23d/%3Cb%3E%20%C3%A9/history/0',
    ]);
  });

  it('finds names of 200 characters and names with dots', async () => {
    const long = (start: string) => start.padEnd(200, '-which-goes-on.and-on');
    const longest = await newestRun({ pipeline: long('pipeline'), stage: long('stage') });
    expect(longest.pipeline).toHaveLength(200);
    const dotted = await newestRun({ pipeline: 'release-2.0.x', stage: 'build.linux.x86_64' });
    expect(dotted.stage).toBe('build.linux.x86_64');
  });

  it.each(['..', '.', ''])('of the name %j fails before anything is sent', async (name) => {
    const reads = [
      { pipeline: name, stage: 'test' },
      { pipeline: 'website', stage: name },
    ].map((stage) => failureOf(api.readHistory(stage, NEWEST)));
    for (const { kind } of await Promise.all(reads)) expect(kind).toBe('bad-name');
    expect(go.requests).toEqual([]);
  });
});

describe('A page noted before new runs arrived', () => {
  it('shows the same runs, at the cost of one more request', async () => {
    const { older = 'none' } = await api.readHistory(WEBSITE, NEWEST);
    const before = await api.readHistory(WEBSITE, older);
    websiteRuns(3);
    const after = await api.readHistory(WEBSITE, older);
    expect(counters(after)).toEqual(counters(before));
    expect(after.count).toMatchObject({ first: 14, last: 23, total: 2434 });
    expect(asked()).toEqual([
      ...['GET website/test/history/0', 'GET website/test/history/10'],
      ...['GET website/test/history/10', 'GET website/test/history/13'],
    ]);
  });

  it('has a token that leads there with one request from then on', async () => {
    const { older = 'none' } = await api.readHistory(WEBSITE, NEWEST);
    websiteRuns(3);
    const moved = await api.readHistory(WEBSITE, older);
    const sent = go.requests.length;
    const again = await api.readHistory(WEBSITE, moved.token);
    expect(counters(again)).toEqual(counters(moved));
    expect(asked().slice(sent)).toEqual(['GET website/test/history/13']);
  });

  it('leads to the newest runs where it is the newest page', async () => {
    const before = await newestRun(WEBSITE);
    websiteRuns(1);
    expect((await newestRun(WEBSITE)).pipelineCounter).toBe(before.pipelineCounter + 1);
    expect(asked()).toHaveLength(2);
  });

  it('stays where it is when there are fewer runs now than were noted', async () => {
    const page = await api.readHistory(WEBSITE, 'offset=20&total=9999');
    expect(page.count).toMatchObject({ first: 21 });
    expect(asked()).toEqual(['GET website/test/history/20']);
  });

  it('is given up the chase for when a run arrives with every request', async () => {
    onArrival = () => websiteRuns(1);
    const page = await api.readHistory(WEBSITE, 'offset=10&total=2431');
    expect(page.runs).toHaveLength(10);
    expect(asked().length).toBeLessThanOrEqual(4);
    // What is said of the page is true of the runs on it.
    onArrival = () => undefined;
    const again = await api.readHistory(WEBSITE, page.token);
    expect([counters(again), again.count]).toEqual([counters(page), page.count]);
  });
});

describe('A page that there is not', () => {
  it('is the last one instead, where it lies past the end', async () => {
    const page = await api.readHistory(WEBSITE, 'offset=99990&total=2431');
    expect(page).toMatchObject({
      insteadOf: 'a page past the end',
      older: undefined,
      count: { first: 2431, last: 2431, page: 244 },
    });
    expect(page.runs).toHaveLength(1);
    expect(asked()).toEqual(['GET website/test/history/99990', 'GET website/test/history/2430']);
  });

  it('is past the end already where it begins just behind the oldest run', async () => {
    const stage = { pipeline: 'foo', stage: 'DEV' };
    expect(await api.readHistory(stage, 'offset=2')).toMatchObject({
      insteadOf: 'a page past the end',
      count: { first: 1, last: 2 },
    });
    expect(await api.readHistory(stage, 'offset=1')).toMatchObject({
      insteadOf: undefined,
      count: { first: 2, last: 2 },
    });
  });

  it('is the empty page of an empty stage', async () => {
    expect(await api.readHistory(EMPTY, 'offset=20&total=30')).toMatchObject({
      runs: [],
      token: NEWEST,
      insteadOf: 'a page past the end',
    });
  });

  it.each(['offset=abc', 'offset=-10&total=2431', 'after=xyz', 'nonsense'])(
    'is the newest one instead, where the token is %j, and costs one request',
    async (token) => {
      const page = await api.readHistory(WEBSITE, token);
      expect(page).toMatchObject({ insteadOf: 'a page we cannot read', token: NEWEST, count: { first: 1 } });
      expect(asked()).toEqual(['GET website/test/history/0']);
    },
  );
});

describe('Cancelling', () => {
  it('has the server stop the run, whose text is read though it calls itself JSON', async () => {
    const run = await newestRun(DEMO);
    expect(await api.cancel(run)).toEqual({ said: 'accepted' });
    expect(answered.at(-1)?.headers.get('Content-Type')).toMatch('application/json');
    expect(runState(await newestRun(DEMO))).toBe('Cancelled');
  });

  it('posts once, to the stage, without a body', async () => {
    await api.cancel(await newestRun(DEMO));
    expect(asked()).toEqual([
      'GET demo_pipeline/first_stage/history/0',
      'POST demo_pipeline/first_stage/cancel',
    ]);
    expect(arrived.at(-1)?.body).toBeNull();
  });

  it('tells that the server ignored it, where the stage was not active', async () => {
    const run = await newestRun(DEMO);
    go.finishRun('demo_pipeline', 'first_stage', 'Passed');
    expect(await api.cancel(run)).toEqual({ said: 'ignored' });
    expect(runState(await newestRun(DEMO))).toBe('Passed');
  });

  it('of a stage with no runs fails as not found', async () => {
    const run = { ...(await newestRun(DEMO)), ...EMPTY };
    const { kind, status, detail } = await failureOf(api.cancel(run));
    expect([kind, status]).toEqual(['not-found', 404]);
    expect(detail).toBe("Stage '(pipeline name: greenfield, stage name build)' not found.");
  });

  it('fails as not permitted, not as signed out, for somebody who may only view', async () => {
    go.setSignInNeeded(true);
    go.signIn('viewer');
    const { kind, status, detail } = await failureOf(api.cancel(await newestRun(DEMO)));
    expect([kind, status]).toEqual(['not-permitted', 401]);
    expect(detail).toBe('Unauthorized to operate stage named first_stage');
    expect(runState(await newestRun(DEMO))).toBe('Building');
  });

  it('fails as signed out for somebody who is', async () => {
    const run = await newestRun(DEMO);
    go.setSignInNeeded(true);
    expect(await failureOf(api.cancel(run))).toMatchObject({ kind: 'signed-out', status: 401 });
  });

  it('of the name .. fails before anything is sent', async () => {
    const run = await newestRun(DEMO);
    for (const name of [{ pipeline: '..' }, { stage: '..' }])
      expect((await failureOf(api.cancel({ ...run, ...name }))).kind).toBe('bad-name');
    expect(asked()).toHaveLength(1);
  });

  test.each<[fault: string, kind: ApiFailure, status: number | undefined]>([
    ['cancel:401', 'signed-out', 401],
    ['cancel:403', 'not-permitted', 403],
    ['cancel:500', 'server-error', 500],
    ['cancel:503', 'unavailable', 503],
    ['cancel:truncated', 'broken-off', 200],
    ['cancel:lost', 'unreachable', undefined],
  ])('through %s fails as %s', async (fault, kind, status) => {
    const run = await newestRun(DEMO);
    go.setFault(fault);
    expect(await failureOf(api.cancel(run))).toMatchObject({ kind, status });
    expect(asked().filter((request) => request.startsWith('POST'))).toHaveLength(1);
  });

  it.each(['cancel:bare', 'cancel:html'])('through %s does not count as accepted', async (fault) => {
    const run = await newestRun(DEMO);
    go.setFault(fault);
    expect(await api.cancel(run)).toMatchObject({ said: 'unclear' });
  });
});

describe('A read that fails', () => {
  test.each<[fault: string, kind: ApiFailure, status: number | undefined, detail: string | undefined]>([
    ['401', 'signed-out', 401, undefined],
    ['noview', 'not-permitted', 401, 'Unauthorized { Not authorized to view pipeline }'],
    ['403', 'not-permitted', 403, 'Unauthorized { Not authorized to view pipeline }'],
    ['500', 'server-error', 500, undefined],
    ['503', 'unavailable', 503, 'Server is under maintenance mode, please try later.'],
    ['html', 'not-json', undefined, 'a web page'],
    ['bare', 'not-json', undefined, 'an empty answer'],
    ['truncated', 'broken-off', 200, undefined],
    ['lost', 'unreachable', undefined, undefined],
    ['malformed', 'malformed', undefined, 'stages[3].counter: text expected, nothing there'],
  ])('through %s is %s', async (fault, kind, status, detail) => {
    go.setFault(fault);
    const failure = await failureOf(api.readHistory(WEBSITE, NEWEST));
    expect([failure.kind, failure.status, failure.detail]).toEqual([kind, status, detail]);
    expect(asked()).toEqual(['GET website/test/history/0']);
  });

  it('for an unknown pipeline is not found, in the server’s words', async () => {
    expect(await failureOf(api.readHistory({ pipeline: 'nowhere', stage: 'test' }, NEWEST))).toMatchObject({
      kind: 'not-found',
      status: 404,
      detail: 'Not Found { Pipeline not found }',
    });
  });

  it('because sign-in is needed is signed out, and goes on once somebody has signed in', async () => {
    go.setSignInNeeded(true);
    expect((await failureOf(api.readHistory(DEMO, NEWEST))).kind).toBe('signed-out');
    go.signIn('viewer');
    expect((await newestRun(DEMO)).operatePermission).toBe(false);
  });

  it('because the server led to its login page is signed out', async () => {
    network.use(
      http.get(`${SERVER}/api/*`, () => HttpResponse.redirect(`${SERVER}/auth/login`, 302)),
      http.get(`${SERVER}/auth/login`, () => HttpResponse.html('<title>Sign in</title>')),
    );
    expect(await failureOf(api.readHistory(DEMO, NEWEST))).toMatchObject({ kind: 'signed-out', status: 200 });
  });

  test.each<[status: number, kind: ApiFailure]>([
    [400, 'refused'],
    [405, 'refused'],
    [429, 'unavailable'],
    [502, 'server-error'],
    [504, 'server-error'],
  ])('with %i is %s', async (status, kind) => {
    network.use(http.get(`${SERVER}/api/*`, () => HttpResponse.text('No\n\n   such luck\n', { status })));
    expect(await failureOf(api.readHistory(DEMO, NEWEST))).toMatchObject({
      kind,
      status,
      detail: 'No such luck',
    });
  });

  it('with Retry-After tells for how long the server wants to be left alone', async () => {
    const refuse = (retryAfter?: string) =>
      http.get(`${SERVER}/api/*`, () =>
        HttpResponse.text('', {
          status: 429,
          headers: retryAfter === undefined ? {} : { 'Retry-After': retryAfter },
        }),
      );
    network.use(refuse('120'));
    expect((await failureOf(api.readHistory(DEMO, NEWEST))).retryAfter).toBe(120_000);
    network.use(refuse());
    expect((await failureOf(api.readHistory(DEMO, NEWEST))).retryAfter).toBeUndefined();
  });

  it('repeats no more than 200 characters of the server’s words', async () => {
    network.use(http.get(`${SERVER}/api/*`, () => HttpResponse.text('x'.repeat(5000), { status: 500 })));
    expect((await failureOf(api.readHistory(DEMO, NEWEST))).detail).toBe('x'.repeat(200));
  });

  it('because nobody is there is unreachable', async () => {
    network.use(http.get(`${SERVER}/api/*`, () => HttpResponse.error()));
    const failure = await failureOf(api.readHistory(DEMO, NEWEST));
    expect([failure.kind, failure.cause instanceof TypeError]).toEqual(['unreachable', true]);
  });

  const right = { offset: 0, total: 0, page_size: 10 };
  test.each<[body: unknown, detail: string]>([
    [null, 'the answer: an object expected, found null'],
    [[], 'the answer: an object expected, found []'],
    [{ stages: [] }, 'pagination: an object expected, nothing there'],
    [{ pagination: right }, 'stages: a list expected, nothing there'],
    [
      { stages: [], pagination: { ...right, offset: '0' } },
      'pagination.offset: a whole number from 0 expected, found "0"',
    ],
    [
      { stages: [], pagination: { ...right, total: -1 } },
      'pagination.total: a whole number from 0 expected, found -1',
    ],
    [
      { stages: [], pagination: { ...right, page_size: 0 } },
      'pagination.page_size: a whole number from 1 expected, found 0',
    ],
  ])('because the answer is %j names what is wrong', async (body, detail) => {
    network.use(http.get(`${SERVER}/api/*`, () => HttpResponse.text(JSON.stringify(body))));
    const failure = await failureOf(api.readHistory(DEMO, NEWEST));
    expect([failure.kind, failure.detail]).toEqual(['malformed', detail]);
  });
});

describe('Every request', () => {
  it('says that a script sends it, so that no login box pops up, and stays on its own origin', async () => {
    const run = await newestRun(DEMO);
    await api.cancel(run);
    for (const request of arrived) {
      expect(request.headers.get('X-Requested-With')).toBe('XMLHttpRequest');
      expect(request.headers.get('Accept')).toBe('application/json');
      expect([request.credentials, request.cache]).toEqual(['same-origin', 'no-store']);
    }
    expect(arrived).toHaveLength(2);
  });

  it('carries the confirmations of all servers where it cancels, and only there', async () => {
    const run = await newestRun(DEMO);
    await api.cancel(run);
    const confirmations = arrived.map(({ headers }) =>
      ['Confirm', 'X-GoCD-Confirm'].map((name) => headers.get(name)),
    );
    expect(confirmations).toEqual([
      [null, null],
      ['true', 'true'],
    ]);
  });
});

/** Resolves when the next request has reached the server. */
const arrival = () =>
  new Promise<void>((resolve) => {
    onArrival = resolve;
  });

describe('Giving up a read', () => {
  it('aborts the request, and fails as an abort does', async () => {
    go.setFault('silent');
    const giveUp = new AbortController();
    const reached = arrival();
    const read = api.readHistory(DEMO, NEWEST, giveUp.signal);
    const ended = expect(read).rejects.toMatchObject({ name: 'AbortError' });
    await reached;
    giveUp.abort();
    await ended;
    await expect.poll(() => arrived[0]?.signal.aborted).toBe(true);
  });

  it('sends nothing where it was given up before it began', async () => {
    await expect(api.readHistory(DEMO, NEWEST, AbortSignal.abort())).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(go.requests).toEqual([]);
  });

  it('aborts the second request, too, of a page that has moved', async () => {
    const giveUp = new AbortController();
    const second = new Promise<void>((resolve) => {
      onArrival = () => {
        if (arrived.length < 2) return;
        go.setFault('silent');
        resolve();
      };
    });
    const read = api.readHistory(WEBSITE, 'offset=10&total=2430', giveUp.signal);
    const ended = expect(read).rejects.toMatchObject({ name: 'AbortError' });
    await second;
    giveUp.abort();
    await ended;
    await expect.poll(() => arrived[1]?.signal.aborted).toBe(true);
  });
});

describe('A server that does not answer', () => {
  /** Whether a promise has ended, one way or the other. */
  function watch(promise: Promise<unknown>): () => boolean {
    let ended = false;
    const end = () => {
      ended = true;
    };
    promise.then(end, end);
    return () => ended;
  }

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });

  it('is waited for 15 s when it is read from; then the read is given up', async () => {
    go.setFault('silent');
    const reached = arrival();
    const read = failureOf(api.readHistory(DEMO, NEWEST));
    const hasEnded = watch(read);
    await reached;
    await vi.advanceTimersByTimeAsync(14_999);
    expect([hasEnded(), arrived[0]?.signal.aborted]).toEqual([false, false]);
    await vi.advanceTimersByTimeAsync(1);
    expect(await read).toMatchObject({ kind: 'no-answer', detail: 'no answer within 15 s' });
    expect(arrived[0]?.signal.aborted).toBe(true);
  });

  it('is waited for 30 s when a cancel was posted, which is never taken back', async () => {
    const run = await newestRun(DEMO);
    go.setFault('cancel:latency=40000');
    const reached = arrival();
    const cancel = failureOf(api.cancel(run));
    const hasEnded = watch(cancel);
    await reached;
    await vi.advanceTimersByTimeAsync(29_999);
    expect(hasEnded()).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await cancel).toMatchObject({ kind: 'no-answer', detail: 'no answer within 30 s' });

    expect(arrived[1]?.signal.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(runState(await newestRun(DEMO))).toBe('Cancelled');
  });

  it('has not answered while its answer has not ended', async () => {
    let isAsked: () => void;
    const reached = new Promise<void>((resolve) => {
      isAsked = resolve;
    });
    network.use(
      http.get(`${SERVER}/api/*`, () => {
        isAsked();
        return new HttpResponse(
          new ReadableStream({ start: (body) => body.enqueue(new TextEncoder().encode('{"stages":')) }),
        );
      }),
    );
    const read = failureOf(api.readHistory(DEMO, NEWEST));
    await reached;
    await vi.advanceTimersByTimeAsync(15_000);
    expect((await read).kind).toBe('no-answer');
  });

  it('leaves no timer behind once it has answered', async () => {
    await newestRun(DEMO);
    expect(vi.getTimerCount()).toBe(0);
  });
});
