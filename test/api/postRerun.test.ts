import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import type { ApiFailure } from '../../src/api/ApiError.ts';
import { createStagesApi } from '../../src/api/createStagesApi.ts';
import { rememberDialect } from '../../src/api/rememberedDialect.ts';
import { NEWEST } from '../../src/api/StagesApi.ts';
import type { Rerun } from '../../src/api/StagesApi.ts';
import { createGoServer } from '../../src/simulator/goServer.ts';
import type { GoServer } from '../../src/simulator/goServer.ts';
import { createManualClock } from '../../src/simulator/manualClock.ts';
import { mswHandlers } from '../../src/simulator/mswHandlers.ts';
import type { RunId, StageName } from '../../src/stage/StageRun.ts';

const SERVER = 'http://go.example.com/go';
const STAGE: StageName = { pipeline: 'shop', stage: 'check' };
const RUN: RunId = { ...STAGE, pipelineCounter: 1, stageCounter: '1' };
const V2 = 'application/vnd.go.cd.v2+json';
const V3 = 'application/vnd.go.cd.v3+json';
const WHOLE: Rerun = { kind: 'stage' };
const FAILED: Rerun = { kind: 'failed-jobs' };
const CHOSEN: Rerun = { kind: 'chosen-jobs', jobs: ['lint', 'unit'] };
const ALL = [WHOLE, FAILED, CHOSEN];

const network = setupServer();
const api = createStagesApi(SERVER);
let go: GoServer;

beforeAll(() => network.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => {
  go = createGoServer({ clock: createManualClock() });
  go.addStage({ ...STAGE, jobs: ['lint', 'unit', 'web'] });
  go.startRun('shop', 'check', { jobs: { unit: 'Failed' } });
  go.finishRun('shop', 'check');
  network.resetHandlers(...mswHandlers(go));
  rememberDialect(SERVER, undefined);
});
afterAll(() => network.close());

/** The page has been open on a server of this version for a while; what is asked counts from here. */
async function openedOn(version: string | undefined): Promise<number> {
  go.setVersion(version);
  await api.readHistory(STAGE, NEWEST, { pageSize: 10 });
  return go.requests.length;
}

/** What was posted since the server was made, below `/go/api`. */
const posted = (): string[] =>
  go.requests.filter(({ method }) => method === 'POST').map(({ path }) => path.replace('/go/api/', ''));

/** What is said of each run of the stage: its counters, whose part it is, and which jobs are run in it. */
async function runs(): Promise<string[]> {
  const { runs: known } = await api.readHistory(STAGE, NEWEST, { pageSize: 10 });
  const answers = await Promise.all(known.map((run) => api.readRun(run)));
  return answers.map((answer) => {
    if (answer.said !== 'run') throw new Error(`No run: ${answer.said}`);
    const { pipelineCounter, stageCounter, rerunOfCounter, jobs } = answer.run;
    const ran = jobs.filter(({ origin }) => origin !== 'copied').map(({ name }) => name);
    return `${pipelineCounter}/${stageCounter} of ${rerunOfCounter ?? 'none'}: ${ran.join(' ')}`;
  });
}

describe('Running again', () => {
  test.each<
    [what: string, rerun: Rerun, place: string, accept: string, body: string, words: string, run: string]
  >([
    [
      'the whole stage',
      WHOLE,
      'stages/shop/1/check/run',
      V2,
      '',
      'Request to run stage shop/1/check accepted',
      '1/2 of none: lint unit web',
    ],
    [
      'the failed jobs',
      FAILED,
      'stages/shop/1/check/1/run-failed-jobs',
      V3,
      '',
      'Request to rerun jobs accepted',
      '1/2 of 1: unit',
    ],
    [
      'chosen jobs',
      CHOSEN,
      'stages/shop/1/check/1/run-selected-jobs',
      V3,
      '{"jobs":["lint","unit"]}',
      'Request to rerun jobs accepted',
      '1/2 of 1: lint unit',
    ],
  ])(
    '%s is posted once, and told in the server’s words',
    async (_, rerun, place, accept, body, words, run) => {
      const since = await openedOn('26.1.0');
      const bodies: string[] = [];
      network.events.on('request:start', ({ request }) => {
        if (request.method !== 'POST') return;
        void request
          .clone()
          .text()
          .then((text) => bodies.push(text));
      });
      try {
        expect(await api.rerun(RUN, rerun)).toBe(words);
      } finally {
        network.events.removeAllListeners();
      }
      expect(go.requests.slice(since).map(({ path }) => path)).toEqual([`/go/api/${place}`]);
      const { headers } = go.requests.at(-1) ?? { headers: new Headers() };
      expect(headers.get('Accept')).toBe(accept);
      expect(headers.get('X-GoCD-Confirm')).toBe('true');
      expect(headers.get('Content-Type')).toBe(body === '' ? null : 'application/json');
      expect(bodies).toEqual([body]);
      expect(await runs()).toEqual([run, '1/1 of none: lint unit web']);
    },
  );

  it('keeps hostile names in their own place', async () => {
    await openedOn('26.1.0');
    const hostile = { ...RUN, pipeline: 'a/b?c#d', stage: '100%', stageCounter: '1/../2' };
    for (const rerun of ALL)
      await expect(api.rerun(hostile, rerun)).rejects.toMatchObject({ name: 'ApiError' });
    expect(posted()).toEqual([
      'stages/a%2Fb%3Fc%23d/1/100%25/run',
      'stages/a%2Fb%3Fc%23d/1/100%25/1%2F..%2F2/run-failed-jobs',
      'stages/a%2Fb%3Fc%23d/1/100%25/1%2F..%2F2/run-selected-jobs',
    ]);
  });

  it('what has no address is not posted', async () => {
    await openedOn('26.1.0');
    for (const rerun of ALL)
      await expect(api.rerun({ ...RUN, stage: '..' }, rerun)).rejects.toMatchObject({ kind: 'bad-name' });
    expect(posted()).toEqual([]);
  });
});

describe('A server that cannot be told to run anything again', () => {
  test.each([undefined, '14.3.0', '16.6.0', '19.5.0', '20.3.0'])(
    'like %s is sent nothing',
    async (version) => {
      await openedOn(version);
      for (const rerun of ALL) {
        const refusal = api.rerun(RUN, rerun);
        await expect(refusal).rejects.toMatchObject({ kind: 'refused', status: undefined });
        await expect(refusal).rejects.toThrow('nothing was sent');
      }
      expect(posted()).toEqual([]);
    },
  );

  test.each(['legacy', 'v1'] as const)('where the page says it speaks %s is sent nothing', async (choice) => {
    go.setVersion('26.1.0');
    const fixed = createStagesApi(SERVER, choice);
    for (const rerun of ALL) await expect(fixed.rerun(RUN, rerun)).rejects.toMatchObject({ kind: 'refused' });
    expect(go.requests).toEqual([]);
  });
});

describe('A server that can be told to run stages again, and no jobs', () => {
  test.each(['20.4.0', '20.8.0'])('like %s is sent the stage alone', async (version) => {
    await openedOn(version);
    expect(await api.rerun(RUN, WHOLE)).toContain('accepted');
    for (const rerun of ALL.filter(({ kind }) => kind !== 'stage'))
      await expect(api.rerun(RUN, rerun)).rejects.toThrow('nothing was sent');
    expect(posted()).toHaveLength(1);
  });
});

describe('A refusal', () => {
  test.each<[status: number, kind: ApiFailure]>([
    [400, 'refused'],
    [401, 'signed-out'],
    [403, 'not-permitted'],
    [404, 'not-found'],
    [406, 'refused'],
    [409, 'refused'],
    [415, 'refused'],
    [422, 'refused'],
    [429, 'unavailable'],
    [500, 'server-error'],
    [502, 'server-error'],
    [503, 'unavailable'],
    [504, 'server-error'],
  ])('of %i is told as %s, with the server’s words, and posted once', async (status, kind) => {
    await openedOn('26.1.0');
    const message = 'Because of the weather.';
    go.setRerunRefusal({ status, message });
    for (const [index, rerun] of ALL.entries()) {
      await expect(api.rerun(RUN, rerun)).rejects.toMatchObject({ kind, status, detail: message });
      expect(posted()).toHaveLength(index + 1);
    }
    go.setRerunRefusal(undefined);
    expect(await runs(), 'nothing was run again').toHaveLength(1);
  });

  test.each<[why: string, refuse: () => void, rerun: Rerun, kind: ApiFailure, words: string]>([
    [
      'as the run is active',
      () => go.startRun('shop', 'check'),
      { kind: 'stage' },
      'refused',
      'Cannot schedule: Stage [check] in pipeline [shop] is still in progress',
    ],
    [
      'as no such job is known',
      () => undefined,
      { kind: 'chosen-jobs', jobs: ['paint'] },
      'not-found',
      "Job(s) [paint] does not exist in stage 'shop/1/check/1'.",
    ],
    [
      'as the reader may not',
      () => go.setOperatePermission('shop', false),
      FAILED,
      'not-permitted',
      'You are not authorized to perform this action.',
    ],
  ])('%s has the server’s words', async (_, refuse, rerun, kind, words) => {
    await openedOn('26.1.0');
    refuse();
    await expect(api.rerun(RUN, rerun)).rejects.toMatchObject({ kind, detail: words });
    expect(posted()).toHaveLength(1);
  });

  it('of a run without failed jobs has them, too', async () => {
    await openedOn('26.1.0');
    go.startRun('shop', 'check');
    go.finishRun('shop', 'check', 'Passed');
    await expect(api.rerun({ ...RUN, pipelineCounter: 2 }, FAILED)).rejects.toMatchObject({
      kind: 'refused',
      status: 400,
      detail: 'There are no failed jobs in the stage that could be re-run',
    });
  });
});

describe('Whatever goes wrong', () => {
  test.each<[fault: string, kind: ApiFailure]>([
    ['lost', 'unreachable'],
    ['truncated', 'broken-off'],
    ['500', 'server-error'],
    ['401', 'signed-out'],
    ['maintenance', 'unavailable'],
  ])('as %s, it is posted once and never again', async (fault, kind) => {
    await openedOn('26.1.0');
    go.setFault(`rerun:${fault}`);
    await expect(api.rerun(RUN, WHOLE)).rejects.toMatchObject({ name: 'ApiError', kind });
    expect(posted()).toHaveLength(1);
  });

  it('under an upgraded server, it is posted once, and the next post is in the new way', async () => {
    const since = await openedOn('20.3.0');
    go.setVersion('26.1.0');
    await expect(api.rerun(RUN, WHOLE)).rejects.toMatchObject({ kind: 'refused' });
    expect(posted()).toEqual([]);
    expect(await api.rerun(RUN, WHOLE)).toContain('accepted');
    expect(go.requests.slice(since).map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /go/api/version',
      'POST /go/api/stages/shop/1/check/run',
    ]);
  });

  it('where the connection is lost or breaks off, it may well have taken effect', async () => {
    for (const fault of ['lost', 'truncated']) {
      await openedOn('26.1.0');
      go.setFault(`rerun:${fault}`);
      const before = posted().length;
      await expect(api.rerun(RUN, WHOLE)).rejects.toMatchObject({ name: 'ApiError' });
      go.setFault(undefined);
      expect(posted()).toHaveLength(before + 1);
      go.finishRun('shop', 'check');
    }
    expect(await runs()).toHaveLength(3);
  });

  it('a success without words has none, and a web page is none', async () => {
    await openedOn('26.1.0');
    const place = `${SERVER}/api/stages/shop/1/check/run`;
    for (const [body, words] of [
      ['', ''],
      ['{"message": " Yes. "}', ' Yes. '],
      ['Accepted\n', 'Accepted'],
      ['<html>Hello</html>', ''],
    ] as const) {
      network.use(http.post(place, () => new HttpResponse(body, { status: 202 })));
      expect(await api.rerun(RUN, WHOLE)).toBe(words);
    }
  });
});
