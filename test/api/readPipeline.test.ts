import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createStagesApi } from '../../src/api/createStagesApi.ts';
import { rememberDialect } from '../../src/api/rememberedDialect.ts';
import { NEWEST } from '../../src/api/StagesApi.ts';
import { createGoServer } from '../../src/simulator/goServer.ts';
import type { GoServer } from '../../src/simulator/goServer.ts';
import { createManualClock } from '../../src/simulator/manualClock.ts';
import { mswHandlers } from '../../src/simulator/mswHandlers.ts';
import type { StageName } from '../../src/stage/StageRun.ts';

const SERVER = 'http://go.example.com/go';
const WEBSITE: StageName = { pipeline: 'website', stage: 'test' };
const NOWHERE: StageName = { pipeline: 'nowhere', stage: 'test' };
const VERSION = 'version';
/** Where servers up to 19.12 have the pipeline's history, and later ones. */
const BY_OFFSET = 'pipelines/website/history/0';
const BY_CURSOR = 'pipelines/website/history';

const network = setupServer();
const api = createStagesApi(SERVER);
let go: GoServer;

beforeAll(() => network.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => {
  go = createGoServer({ clock: createManualClock() });
  network.resetHandlers(...mswHandlers(go));
  rememberDialect(SERVER, undefined);
});
afterAll(() => network.close());

/** What was asked since, below `/go/api`. */
const asked = (since = 0) => go.requests.slice(since).map(({ path }) => path.replace('/go/api/', ''));

/** The page has been open on a server of this version for a while; what is asked counts from here. */
async function openedOn(version: string): Promise<number> {
  go.setVersion(version);
  await api.readHistory(WEBSITE, NEWEST, { pageSize: 10 });
  return go.requests.length;
}

describe('The permission on a stage', () => {
  it.each([
    ['18.6.0', BY_OFFSET],
    ['19.12.0', BY_OFFSET],
    ['20.1.0', BY_CURSOR],
    ['26.1.0', BY_CURSOR],
  ])('is read where %s tells it, with one request', async (version, place) => {
    const since = await openedOn(version);
    expect((await api.readPipeline(WEBSITE)).operatePermission).toBe(true);
    go.setOperatePermission('website', false);
    expect((await api.readPipeline(WEBSITE)).operatePermission).toBe(false);
    expect(asked(since)).toEqual([place, place]);
  });

  it('is not told where the pipeline’s history leaves it out', async () => {
    const since = await openedOn('26.1.0');
    expect(
      (await api.readPipeline({ pipeline: 'partner-feed', stage: 'publish' })).operatePermission,
    ).toBeUndefined();
    expect(asked(since)).toEqual(['pipelines/partner-feed/history']);
  });

  it('is not told to somebody who may not read the pipeline’s history, whom no version would help', async () => {
    const since = await openedOn('26.1.0');
    go.setFault('permission:403');
    expect((await api.readPipeline(WEBSITE)).operatePermission).toBeUndefined();
    expect(asked(since)).toEqual([BY_CURSOR]);
  });

  it.each(['401', '500', '503', 'html', 'truncated'])(
    'is neither told nor untold where the read fails through %s',
    async (fault) => {
      const since = await openedOn('26.1.0');
      go.setFault(`permission:${fault}`);
      await expect(api.readPipeline(WEBSITE)).rejects.toMatchObject({ name: 'ApiError' });
      expect(asked(since)).toEqual([BY_CURSOR]);
    },
  );
});

describe('A permission that is not where it was', () => {
  it('is looked for where the server has it since an upgrade, which costs the version once', async () => {
    const since = await openedOn('19.5.0');
    go.setVersion('20.2.0');
    expect((await api.readPipeline(WEBSITE)).operatePermission).toBe(true);
    expect(asked(since)).toEqual([BY_OFFSET, VERSION, BY_CURSOR]);
    expect((await api.readPipeline(WEBSITE)).operatePermission).toBe(true);
    expect(asked(since).slice(3), 'known from then on').toEqual([BY_CURSOR]);
  });

  it('leaves a cancel to be posted as the upgraded server takes it', async () => {
    await openedOn('19.5.0');
    const [run] = (await api.readHistory(WEBSITE, NEWEST, { pageSize: 10 })).runs;
    if (run === undefined) throw new Error('The stage has no runs.');
    go.setVersion('20.2.0');
    await api.readPipeline(WEBSITE);
    expect(await api.cancel(run, 'this run')).toEqual({ said: 'accepted' });
    expect(asked().at(-1)).toBe(`stages/website/${run.pipelineCounter}/test/1/cancel`);
  });

  it('is not told where the server is the one it was, which costs the version once a read', async () => {
    const since = await openedOn('19.5.0');
    const place = 'pipelines/nowhere/history/0';
    expect((await api.readPipeline(NOWHERE)).operatePermission).toBeUndefined();
    expect(asked(since)).toEqual([place, VERSION]);
    expect((await api.readPipeline(NOWHERE)).operatePermission).toBeUndefined();
    expect(asked(since)).toEqual([place, VERSION, place, VERSION]);
  });

  it('is not told where the upgraded server has it nowhere either', async () => {
    const since = await openedOn('19.5.0');
    go.setVersion('20.2.0');
    expect((await api.readPipeline(NOWHERE)).operatePermission).toBeUndefined();
    expect(asked(since)).toEqual(['pipelines/nowhere/history/0', VERSION, 'pipelines/nowhere/history']);
  });

  it('is not told where the version was asked for only just now', async () => {
    go.setVersion('26.1.0');
    expect((await api.readPipeline(NOWHERE)).operatePermission).toBeUndefined();
    expect(asked()).toEqual([VERSION, 'pipelines/nowhere/history']);
  });

  it('is not told by a server that has never told its version, which is not asked for it again', async () => {
    await api.readHistory(WEBSITE, NEWEST, { pageSize: 10 });
    const since = go.requests.length;
    expect((await api.readPipeline(WEBSITE)).operatePermission).toBeUndefined();
    expect(asked(since)).toEqual([BY_OFFSET]);
  });

  it('is left open while the version cannot be had, and found later', async () => {
    const since = await openedOn('19.5.0');
    go.setVersion('20.2.0');
    go.setFault('version:503');
    await expect(api.readPipeline(WEBSITE)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(asked(since)).toEqual([BY_OFFSET, VERSION]);
    go.setFault(undefined);
    expect((await api.readPipeline(WEBSITE)).operatePermission).toBe(true);
  });

  it.each([
    ['19.5.0', [BY_OFFSET]],
    ['20.2.0', [BY_OFFSET, BY_CURSOR]],
  ])('is looked for in both places where all that is known is v1 (%s)', async (version, places) => {
    go.setVersion(version);
    expect((await createStagesApi(SERVER, 'v1').readPipeline(WEBSITE)).operatePermission).toBe(true);
    expect(asked()).toEqual(places);
  });

  it('is found, too, where the upgraded server tells its version to nobody', async () => {
    go.setFault('version:500');
    const since = await openedOn('19.5.0');
    go.setVersion('20.2.0');
    expect((await api.readPipeline(WEBSITE)).operatePermission).toBe(true);
    expect(asked(since)).toEqual([BY_OFFSET, BY_CURSOR]);
  });

  it('is not told where the page says what to speak: no version is asked for', async () => {
    go.setVersion('26.1.0');
    expect((await createStagesApi(SERVER, 'v3').readPipeline(NOWHERE)).operatePermission).toBeUndefined();
    expect(asked()).toEqual(['pipelines/nowhere/history']);
  });
});

describe('Why a pipeline’s runs are there', () => {
  /** The server answers with these pipeline runs, each with the stage. */
  function answers(...pipelines: readonly object[]): void {
    const stages = [{ name: 'test', operate_permission: true }];
    const body = { pipelines: pipelines.map((pipeline) => ({ stages, ...pipeline })) };
    network.use(http.get(`${SERVER}/api/${BY_CURSOR}`, () => HttpResponse.json(body)));
  }

  it.each(['18.6.0', '26.1.0'])('is told with the permission, in one request (%s)', async (version) => {
    const since = await openedOn(version);
    const { operatePermission, causes } = await api.readPipeline(WEBSITE);
    expect(operatePermission).toBe(true);
    expect(causes.length).toBeGreaterThan(1);
    for (const { pipelineCounter, label, trigger } of causes) {
      expect(pipelineCounter).toBeGreaterThan(0);
      expect(label).not.toBe('');
      expect(trigger).not.toBe('');
    }
    expect(asked(since)).toHaveLength(1);
  });

  it('is its label and what triggered it, in the server’s words', async () => {
    await openedOn('26.1.0');
    answers(
      { counter: 9, label: '1.0.9', build_cause: { trigger_message: 'Forced by ann', approver: 'ann' } },
      { counter: 8, label: '1.0.8', build_cause: { trigger_message: 'modified by bob' } },
    );
    expect((await api.readPipeline(WEBSITE)).causes).toEqual([
      { pipelineCounter: 9, label: '1.0.9', trigger: 'Forced by ann' },
      { pipelineCounter: 8, label: '1.0.8', trigger: 'modified by bob' },
    ]);
  });

  it('is not told where the server leaves it out, which does not take the permission away', async () => {
    await openedOn('26.1.0');
    const nothing = { label: undefined, trigger: undefined };
    answers(
      { counter: 9 },
      { counter: 8, label: null, build_cause: null },
      { counter: 7, label: '', build_cause: { trigger_message: '' } },
      { counter: null, label: 'lost' },
    );
    expect(await api.readPipeline(WEBSITE)).toEqual({
      operatePermission: true,
      causes: [9, 8, 7].map((pipelineCounter) => ({ pipelineCounter, ...nothing })),
    });
  });

  it('is not told, either, to whom nothing is told of the pipeline', async () => {
    await openedOn('26.1.0');
    expect(await api.readPipeline(NOWHERE)).toEqual({ operatePermission: undefined, causes: [] });
  });
});
