import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import type { ApiFailure } from '../../src/api/ApiError.ts';
import { createStagesApi } from '../../src/api/createStagesApi.ts';
import { rememberDialect } from '../../src/api/rememberedDialect.ts';
import { NEWEST } from '../../src/api/StagesApi.ts';
import { createGoServer } from '../../src/simulator/goServer.ts';
import type { GoServer } from '../../src/simulator/goServer.ts';
import { createManualClock } from '../../src/simulator/manualClock.ts';
import { mswHandlers } from '../../src/simulator/mswHandlers.ts';
import { RERUNS } from '../../src/stage/rerunRule.ts';
import { runTimes } from '../../src/stage/runTimes.ts';
import type { RunId, StageName } from '../../src/stage/StageRun.ts';

const SERVER = 'http://go.example.com/go';
const STAGE: StageName = { pipeline: 'shop', stage: 'check' };
const FIRST: RunId = { ...STAGE, pipelineCounter: 1, stageCounter: '1' };
const NONE: RunId = { ...STAGE, pipelineCounter: 404, stageCounter: '1' };
/** Where servers up to 20.3 have a run, and those from 20.1 on. */
const BEHIND = 'stages/shop/check/instance/1/1';
const BETWEEN = 'stages/shop/1/check/1';
const VERSION = 'version';
/** What is asked of a server that is asked for no version of its API in particular. */
const PLAIN = 'application/json';
const accepting = (version: string): string => `application/vnd.go.cd.${version}+json`;

const network = setupServer();
const api = createStagesApi(SERVER);
let go: GoServer;

beforeAll(() => network.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => {
  const clock = createManualClock();
  go = createGoServer({ clock });
  go.addStage({ ...STAGE, jobs: ['lint', 'unit'] });
  go.startRun('shop', 'check');
  clock.advance(16_632);
  go.finishRun('shop', 'check');
  network.resetHandlers(...mswHandlers(go));
  rememberDialect(SERVER, undefined);
});
afterAll(() => network.close());

/** What was asked since, below `/go/api`. */
const asked = (since: number) => go.requests.slice(since).map(({ path }) => path.replace('/go/api/', ''));

/** The page has been open for a while on a server of this version, `undefined`: the document's; what is asked counts from here. */
async function openedOn(version: string | undefined): Promise<number> {
  go.setVersion(version);
  await api.readHistory(STAGE, NEWEST, { pageSize: 10 });
  return go.requests.length;
}

describe('A run', () => {
  test.each<[version: string, place: string, accept: string]>([
    ['15.1.0', BEHIND, PLAIN],
    ['16.6.0', BEHIND, PLAIN],
    ['19.2.0', BEHIND, PLAIN],
    ['19.3.0', BEHIND, accepting('v1')],
    ['20.3.0', BEHIND, accepting('v1')],
    ['20.4.0', BETWEEN, accepting('v2')],
    ['20.8.0', BETWEEN, accepting('v2')],
    ['20.9.0', BETWEEN, accepting('v3')],
    ['26.1.0', BETWEEN, accepting('v3')],
  ])('is read where %s has it, with one request', async (version, place, accept) => {
    const since = await openedOn(version);
    const answer = await api.readRun(FIRST);
    if (answer.said !== 'run') throw new Error(`No run: ${answer.said}`);
    expect(answer.run).toMatchObject(FIRST);
    expect(answer.run.jobs.map(({ name }) => name)).toEqual(['lint', 'unit']);
    const { from, to = NaN } = runTimes(answer.run) ?? { from: NaN };
    expect(to - from).toBe(16_632);
    expect(answer.reruns, 'what can be run again').toEqual(
      accept === accepting('v3') ? RERUNS : accept === accepting('v2') ? ['stage'] : [],
    );
    expect(asked(since)).toEqual([place]);
    expect(go.requests.at(-1)?.headers.get('Accept')).toBe(accept);
  });

  test.each<['legacy' | 'v1' | 'v2' | 'v3', version: string, place: string]>([
    ['legacy', '16.6.0', BEHIND],
    ['v1', '19.5.0', BEHIND],
    ['v2', '20.6.0', BETWEEN],
    ['v3', '26.1.0', BETWEEN],
  ])('is read as the page says where it fixes %s', async (choice, version, place) => {
    go.setVersion(version);
    expect(await createStagesApi(SERVER, choice).readRun(FIRST)).toMatchObject({ said: 'run', run: FIRST });
    expect(asked(0)).toEqual([place]);
  });

  it('is read, too, where nothing else was, which costs the version once', async () => {
    go.setVersion('26.1.0');
    expect(await api.readRun(FIRST)).toMatchObject({ said: 'run' });
    expect(asked(0)).toEqual([VERSION, BETWEEN]);
  });

  it('keeps hostile names in their own place', async () => {
    go.setVersion('26.1.0');
    const hostile = { ...FIRST, pipeline: 'a/b?c#d', stageCounter: '1/../2' };
    await api.readRun(hostile);
    expect(asked(0)).toContain('stages/a%2Fb%3Fc%23d/1/check/1%2F..%2F2');
    await createStagesApi(SERVER, 'v1').readRun(hostile);
    expect(asked(0)).toContain('stages/a%2Fb%3Fc%23d/check/instance/1/1%2F..%2F2');
  });

  it('that has no address is not asked for', async () => {
    const since = await openedOn('26.1.0');
    await expect(api.readRun({ ...FIRST, pipeline: '..' })).rejects.toMatchObject({ kind: 'bad-name' });
    expect(asked(since)).toEqual([]);
  });
});

describe('A run that there is not', () => {
  it.each(['16.6.0', '19.2.0', '19.5.0', '20.3.0'])(
    'is none to a server of %s, which says 404',
    async (version) => {
      await openedOn(version);
      expect(await api.readRun(NONE)).toEqual({ said: 'no-such-run' });
    },
  );

  it.each(['20.6.0', '26.1.0'])('is none to a server of %s, which writes a hollow one', async (version) => {
    const since = await openedOn(version);
    expect(await api.readRun(NONE)).toEqual({ said: 'no-such-run' });
    expect(asked(since)).toEqual(['stages/shop/404/check/1']);
  });

  it.each(['16.6.0', '19.5.0', '26.1.0'])(
    'is none to a server of %s that knows no such pipeline',
    async (version) => {
      await openedOn(version);
      expect(await api.readRun({ ...NONE, pipeline: 'nowhere' })).toEqual({ said: 'no-such-run' });
    },
  );
});

describe('What a server does not tell of single runs', () => {
  it('is not told by the document’s, nor by one of 14.3, neither of which tells its version', async () => {
    for (const version of [undefined, '14.3.0']) {
      rememberDialect(SERVER, undefined);
      const since = await openedOn(version);
      expect(await api.readRun(FIRST), version).toEqual({ said: 'not-told' });
      expect(asked(since)[0]).toBe(BEHIND);
    }
  });

  it('is not told, and not asked for, where the version is told and too old for it', async () => {
    rememberDialect(SERVER, { generation: 'legacy', version: '15.0.1' });
    expect(await api.readRun(FIRST)).toEqual({ said: 'not-told' });
    expect(asked(0)).toEqual([]);
  });

  it('is not told where the page fixes `legacy` and the server may be of any age', async () => {
    go.setVersion('14.3.0');
    expect(await createStagesApi(SERVER, 'legacy').readRun(FIRST)).toEqual({ said: 'not-told' });
    go.setVersion('16.1.0');
    expect(await createStagesApi(SERVER, 'legacy').readRun(FIRST)).toMatchObject({ said: 'run' });
  });
});

describe('A server that was upgraded under an open page', () => {
  test.each<[before: string | undefined, after: string, asks: string[]]>([
    [undefined, '26.1.0', [BEHIND, VERSION, BETWEEN]],
    ['16.1.0', '26.1.0', [BEHIND, VERSION, BETWEEN]],
    ['18.6.0', '26.1.0', [BEHIND, VERSION, BETWEEN]],
    ['19.5.0', '26.1.0', [BEHIND, VERSION, BETWEEN]],
    ['20.8.0', '26.1.0', [BETWEEN, VERSION, BETWEEN]],
    ['19.2.0', '19.3.0', [BEHIND, VERSION, BEHIND]],
  ])('from %s to %s is asked for the run in its new way', async (before, after, asks) => {
    const since = await openedOn(before);
    go.setVersion(after);
    expect(await api.readRun(FIRST)).toMatchObject({ said: 'run', run: FIRST });
    expect(asked(since)).toEqual(asks);
    const again = go.requests.length;
    await api.readRun(FIRST);
    expect(asked(again), 'known from then on').toEqual(asks.slice(-1));
  });

  it('does not know a run that there is not in its new way either', async () => {
    await openedOn('16.1.0');
    go.setVersion('26.1.0');
    expect(await api.readRun(NONE)).toEqual({ said: 'no-such-run' });
  });
});

describe('A read of a run that fails', () => {
  test.each<[fault: string, kind: ApiFailure]>([
    ['401', 'signed-out'],
    ['403', 'not-permitted'],
    ['500', 'server-error'],
    ['503', 'unavailable'],
    ['html', 'not-json'],
    ['truncated', 'broken-off'],
  ])('through %s does so as %s: there may well be such a run', async (fault, kind) => {
    await openedOn('26.1.0');
    go.setFault(`instance:${fault}`);
    await expect(api.readRun(FIRST)).rejects.toMatchObject({ name: 'ApiError', kind });
  });

  it('does so, too, where another run is answered with, and names the path', async () => {
    await openedOn('26.1.0');
    const another = { name: 'check', counter: 1, pipeline_name: 'shop', pipeline_counter: 2, jobs: [] };
    network.use(http.get(`${SERVER}/api/${BETWEEN}`, () => HttpResponse.json(another)));
    await expect(api.readRun(FIRST)).rejects.toMatchObject({
      kind: 'malformed',
      detail: 'pipeline_counter: 1 expected, found 2',
    });
  });

  it('does so with the signal’s reason where nobody waits any more', async () => {
    await openedOn('26.1.0');
    const reason = new Error('nobody waits');
    await expect(api.readRun(FIRST, AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});
