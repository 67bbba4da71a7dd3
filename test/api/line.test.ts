import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStagesApi } from '../../src/api/createStagesApi.ts';
import type { StagesApiOptions } from '../../src/api/createStagesApi.ts';
import { rememberDialect } from '../../src/api/rememberedDialect.ts';
import { NEWEST } from '../../src/api/StagesApi.ts';
import type { StagesApi } from '../../src/api/StagesApi.ts';
import { historyKey } from '../../src/query/historyQuery.ts';
import { createGoServer } from '../../src/simulator/goServer.ts';
import type { GoServer } from '../../src/simulator/goServer.ts';
import { createManualClock } from '../../src/simulator/manualClock.ts';

const STAGE = { pipeline: 'demo_pipeline', stage: 'first_stage' };

let go: GoServer;
beforeEach(() => {
  go = createGoServer({ clock: createManualClock() });
  rememberDialect('/go', undefined);
});
afterEach(() => void vi.useRealTimers());

/** The server in memory by a host's own fetch; there is no other way to it. */
const hostApi = (options: StagesApiOptions = {}): StagesApi =>
  createStagesApi('/go', 'auto', {
    fetch: (path, init) => go.fetch(new Request(`http://go.example${path}`, init)),
    ...options,
  });

const read = (api: StagesApi) => api.readHistory(STAGE, NEWEST, { pageSize: 10 });
const sent = (name: string): (string | null)[] => go.requests.map(({ headers }) => headers.get(name));

describe('A host’s own way to the server', () => {
  it('is taken by every request, with what the host adds to it', async () => {
    const api = hostApi({ headers: { Authorization: `Basic ${btoa('admin:badger')}` } });
    const [run] = (await read(api)).runs;
    if (run === undefined) throw new Error('There is no run.');
    await api.readPipeline(STAGE);
    await api.readRun(run);
    await api.cancel(run, 'the latest run');
    const asked = go.requests.map(({ method, path }) => `${method} ${path.replace('/go/api/', '')}`);
    expect(asked).toEqual(
      expect.arrayContaining([
        'GET version',
        'GET stages/demo_pipeline/first_stage/history/0',
        'GET pipelines/demo_pipeline/history/0',
        'GET stages/demo_pipeline/first_stage/instance/1/1',
        'POST stages/demo_pipeline/first_stage/cancel',
      ]),
    );
    expect(new Set(sent('Authorization'))).toEqual(new Set([`Basic ${btoa('admin:badger')}`]));
    expect(new Set(sent('X-Requested-With'))).toEqual(new Set(['XMLHttpRequest']));
  });

  it('asks for the headers before each request', async () => {
    let token = 0;
    const api = hostApi({ headers: () => Promise.resolve({ 'X-CSRF-Token': String((token += 1)) }) });
    await read(api);
    await read(api);
    expect(sent('X-CSRF-Token')).toEqual(['1', '2', '3']);
  });

  it('sends nothing where the host cannot say its headers, and says why', async () => {
    const api = hostApi({ headers: () => Promise.reject(new Error('the session is over')) });
    await expect(read(api)).rejects.toMatchObject({
      ...{ kind: 'unreachable', detail: 'the session is over', neverSent: true },
    });
    expect(go.requests).toEqual([]);
  });

  it('may fail in any way: it is a request without an answer', async () => {
    const api = hostApi({
      fetch: () => {
        throw new Error('not today');
      },
    });
    await expect(read(api)).rejects.toMatchObject({
      ...{ name: 'ApiError', kind: 'unreachable', neverSent: false },
    });
  });

  it('posts nothing any more once the reader was told that there was no answer', async () => {
    const [run] = (await read(hostApi())).runs;
    if (run === undefined) throw new Error('There is no run.');
    vi.useFakeTimers();
    let sayHeaders: (headers: Record<string, string>) => void = () => undefined;
    const late = hostApi({ headers: () => new Promise((resolve) => (sayHeaders = resolve)) });
    const cancelled = late.cancel(run, 'the latest run').catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await cancelled).toMatchObject({ kind: 'no-answer', neverSent: true });
    sayHeaders({});
    await vi.advanceTimersByTimeAsync(1_000);
    expect(go.requests.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('keeps its answers to itself, unless the host says whose they are', () => {
    const keyOf = (api: StagesApi): string => JSON.stringify(historyKey(api, STAGE));
    const [browser, own, other] = [createStagesApi('/go'), hostApi(), hostApi()].map(keyOf);
    expect(new Set([browser, own, other]).size).toBe(3);
    expect(hostApi().sharesAnswers).toBe(false);
    expect(createStagesApi('/go').sharesAnswers).toBe(true);
    expect(keyOf(hostApi({ reader: 'ann' }))).toBe(keyOf(hostApi({ reader: 'ann' })));
    expect(keyOf(hostApi({ reader: '' }))).toBe(browser);
  });
});
