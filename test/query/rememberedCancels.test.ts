import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PostedCancel } from '../../src/query/rememberedCancels.ts';
import { rememberCancel, rememberedCancels } from '../../src/query/rememberedCancels.ts';
import type { RunId, StageName } from '../../src/stage/StageRun.ts';
import { HandMadeApi, pageOf } from './pollStand.ts';

const NOW = Date.UTC(2026, 0, 15, 12);
const MINUTE = 60_000;
const STAGE: StageName = { pipeline: 'website', stage: 'test' };

/** The browser's, in memory. */
class Storage {
  readonly items = new Map<string, string>();
  getItem = (key: string): string | null => this.items.get(key) ?? null;
  setItem = (key: string, value: string): void => void this.items.set(key, value);
  removeItem = (key: string): void => void this.items.delete(key);
}

const api = new HandMadeApi(() => pageOf([]));
let storage: Storage;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  storage = new Storage();
  vi.stubGlobal('sessionStorage', storage);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const run = (pipelineCounter: number, stageCounter = '1'): RunId => ({
  ...STAGE,
  pipelineCounter,
  stageCounter,
});
const sent: PostedCancel = { said: 'sent', at: NOW };

describe('The cancels of this tab', () => {
  it('are there again after the page was loaded anew, oldest first', () => {
    rememberCancel(api, run(7), sent);
    rememberCancel(api, run(8, '2'), { said: 'unknown', at: NOW + 1 });
    expect(rememberedCancels(api, STAGE)).toEqual([
      { run: run(7), said: 'sent', at: NOW },
      { run: run(8, '2'), said: 'unknown', at: NOW + 1 },
    ]);
  });

  it('are remembered as they were last known, one a run', () => {
    rememberCancel(api, run(7), sent);
    rememberCancel(api, run(7, '2'), sent);
    rememberCancel(api, run(7), { said: 'accepted', at: NOW + 5 });
    expect(rememberedCancels(api, STAGE)).toEqual([
      { run: run(7, '2'), said: 'sent', at: NOW },
      { run: run(7), said: 'accepted', at: NOW + 5 },
    ]);
  });

  it('are forgotten one by one, and nothing is left behind', () => {
    rememberCancel(api, run(7), sent);
    rememberCancel(api, run(8), sent);
    rememberCancel(api, run(7), undefined);
    expect(rememberedCancels(api, STAGE).map((one) => one.run)).toEqual([run(8)]);
    rememberCancel(api, run(9), undefined);
    rememberCancel(api, run(8), undefined);
    expect(storage.items.size).toBe(0);
  });

  it('are told of for ten minutes', () => {
    rememberCancel(api, run(7), sent);
    vi.setSystemTime(NOW + 10 * MINUTE);
    expect(rememberedCancels(api, STAGE)).toHaveLength(1);
    vi.setSystemTime(NOW + 10 * MINUTE + 1);
    expect(rememberedCancels(api, STAGE)).toEqual([]);
    rememberCancel(api, run(8), { said: 'sent', at: Date.now() });
    expect([...storage.items.values()].join(), 'what is too old goes with the next').not.toContain('[7,');
  });

  it('are those of one stage on one server', () => {
    rememberCancel(api, run(7), sent);
    const elsewhere = Object.assign(new HandMadeApi(() => pageOf([])), { server: '/other' });
    expect(rememberedCancels(elsewhere, STAGE)).toEqual([]);
    expect(rememberedCancels(api, { ...STAGE, stage: 'deploy' })).toEqual([]);
    expect(rememberedCancels(api, { pipeline: 'web', stage: 'site/test' })).toEqual([]);
  });
});

describe('Where the storage holds something else', () => {
  /** Puts that where the cancels are. */
  const store = (text: string): void => {
    rememberCancel(api, run(7), sent);
    for (const key of storage.items.keys()) storage.items.set(key, text);
  };

  it.each([
    ...['', '{', 'null', '7', '"text"', '{}', '[null]', '[7]', '[[]]', '["sent"]', '[{"run":7}]'],
    ...[
      '[[7]]',
      '[["7","1","sent",0]]',
      '[[7,1,"sent",9e15]]',
      '[[7,"1","cancelled",9e15]]',
      '[[7,"1","sent"]]',
    ],
    '[[7,"1","sent","2026"]]',
  ])('%s is not read, and the next cancel is remembered', (text) => {
    store(text);
    expect(rememberedCancels(api, STAGE)).toEqual([]);
    rememberCancel(api, run(8), sent);
    expect(rememberedCancels(api, STAGE)).toEqual([{ run: run(8), ...sent }]);
  });

  it('whatever it is, nothing is thrown', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        store(text);
        expect(Array.isArray(rememberedCancels(api, STAGE))).toBe(true);
      }),
    );
  });

  it('the good ones among the bad are read', () => {
    store(JSON.stringify([[7], [8, '1', 'accepted', NOW], null]));
    expect(rememberedCancels(api, STAGE)).toEqual([{ run: run(8), said: 'accepted', at: NOW }]);
  });
});

describe('Where nothing may be stored, nothing is remembered and nothing breaks', () => {
  const refuse = (): never => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  };

  it('because there is no storage', () => {
    vi.stubGlobal('sessionStorage', undefined);
    rememberCancel(api, run(7), sent);
    expect(rememberedCancels(api, STAGE)).toEqual([]);
  });

  it('because it is forbidden to look at it', () => {
    vi.stubGlobal('sessionStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
    rememberCancel(api, run(7), sent);
    rememberCancel(api, run(7), undefined);
    expect(rememberedCancels(api, STAGE)).toEqual([]);
  });

  it('because it is full', () => {
    rememberCancel(api, run(7), sent);
    storage.setItem = refuse;
    rememberCancel(api, run(8), sent);
    expect(rememberedCancels(api, STAGE).map((one) => one.run)).toEqual([run(7)]);
  });
});
