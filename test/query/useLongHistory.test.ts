import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useLongHistory } from '../../src/query/useLongHistory.ts';
import type { UsedLongHistory } from '../../src/query/useLongHistory.ts';
import { doing, mountHook } from './hookStand.ts';
import type { Mounted } from './hookStand.ts';
import { LongTab } from './longStand.ts';
import { counters, LongServer } from './longServer.ts';
import { PollStand, WEBSITE } from './pollStand.ts';

let stand: PollStand;
let server: LongServer;
let tab: LongTab;

beforeEach(async () => {
  stand = new PollStand();
  server = new LongServer('offset', 200);
  tab = new LongTab(server);
  await tab.read();
});
afterEach(() => {
  tab.leave();
  stand.end();
});

interface Wish {
  readonly count: number;
  readonly enabled: boolean;
}

const mounted = (wish: Wish, strict = false): Promise<Mounted<UsedLongHistory, Wish>> =>
  mountHook(
    tab.client,
    ({ count, enabled }: Wish) => useLongHistory(server, { ...WEBSITE }, 10, count, enabled),
    wish,
    { strict },
  );
const runsOf = ({ state }: UsedLongHistory): number[] =>
  state.runs.map(({ pipelineCounter }) => pipelineCounter);

describe('The long history in a component', () => {
  it('is read and kept current for as long as the component is there', async () => {
    const used = await mounted({ count: 50, enabled: true });
    expect(runsOf(used.current)).toEqual(counters(200, 151));
    server.start(1);
    await doing(() => tab.polled());
    expect(runsOf(used.current)).toEqual(counters(201, 151));
    await used.unmount();
    expect(stand.listeners).toBe(0);
  });

  it('is not read before that is wanted', async () => {
    const used = await mounted({ count: 50, enabled: false });
    expect(server.older).toEqual([]);
    expect(runsOf(used.current)).toEqual([]);
    await used.render({ count: 50, enabled: true });
    expect(runsOf(used.current)).toEqual(counters(200, 151));
    await used.render({ count: 50, enabled: false });
    server.start(1);
    await doing(() => tab.polled());
    expect(runsOf(used.current)).toEqual(counters(200, 151));
    await used.unmount();
  });

  it('is read once by two components, and once where effects run twice', async () => {
    const one = await mounted({ count: 50, enabled: true }, true);
    const other = await mounted({ count: 50, enabled: true }, true);
    expect(server.older).toHaveLength(4);
    expect(other.current.state).toBe(one.current.state);
    await one.unmount();
    await other.unmount();
  });

  it('renders nothing where nothing has changed, and is the same object', async () => {
    const used = await mounted({ count: 50, enabled: true });
    const { length } = used.all;
    const { current } = used;
    server.runs = structuredClone(server.runs);
    await doing(() => tab.polled());
    expect(used.all).toHaveLength(length);
    await used.render({ count: 50, enabled: true });
    expect(used.current).toBe(current);
    await used.unmount();
  });
});
