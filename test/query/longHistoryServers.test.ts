import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStagesApi } from '../../src/api/createStagesApi.ts';
import { NEWEST } from '../../src/api/StagesApi.ts';
import { historyQuery } from '../../src/query/historyQuery.ts';
import { longHistory } from '../../src/query/longHistory.ts';
import type { StageName } from '../../src/stage/StageRun.ts';
import { runCounter } from '../../src/stage/StageRun.ts';
import { fetchFromGo, WatchedStage } from './historyReader.ts';

const WEBSITE: StageName = { pipeline: 'website', stage: 'test' };
const APIS = { 'the documented API': ['/go', 'legacy'], v3: ['/sim/26.1.0/go', 'v3'] } as const;

let client: QueryClient;
let requests: string[];
const stops: (() => void)[] = [];

beforeEach(() => {
  client = new QueryClient();
  requests = [];
  vi.stubGlobal(
    'document',
    Object.assign(new EventTarget(), { visibilityState: 'visible', hasFocus: () => true }),
  );
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('fetch', (...asked: Parameters<typeof fetch>) => {
    requests.push(new Request(...asked).url.replace(/^.*\/history/, ''));
    return fetchFromGo(...asked);
  });
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  client.clear();
  vi.unstubAllGlobals();
});

describe.each(['the documented API', 'v3'] as const)('On a server that speaks %s', (spoken) => {
  const [path, choice] = APIS[spoken];
  const api = createStagesApi(`http://go.example.com${path}`, choice);

  /** The list and the overview of a stage, read. */
  async function open(name: StageName) {
    const long = longHistory(client, api, name, 10);
    await read(name);
    requests = [];
    stops.push(long.watch(50));
    await long.retry();
    return long;
  }
  async function read(name: StageName): Promise<void> {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor came late in React Query 5
    await client.prefetchQuery({ ...historyQuery(api, name, NEWEST, 10), staleTime: -Infinity });
  }

  it('the overview of a stage with 2,431 runs costs few requests', async () => {
    const long = await open(WEBSITE);
    expect(requests).toHaveLength(spoken === 'v3' ? 1 : 4);
    const { runs, total, isComplete } = long.state();
    expect(runs.map(({ pipelineCounter }) => pipelineCounter)).toHaveLength(50);
    expect([total, isComplete]).toEqual([spoken === 'v3' ? undefined : 2431, false]);
  });

  it('that of a stage with 7 runs costs none', async () => {
    const stage = WatchedStage.after(7);
    const long = await open(stage.name);
    expect(requests).toEqual([]);
    expect(long.state().runs.map(runCounter)).toEqual(stage.all);
    expect(long.state().isComplete).toBe(true);
  });

  it('a search reads to the oldest run, with new ones on top', async () => {
    const stage = WatchedStage.after(231);
    const long = await open(stage.name);
    stage.start(1);
    const found = await long.search((run) => run.pipelineCounter === 1);
    expect(found && runCounter(found)).toBe('1 / 1');
    // Two pages were asked for before it was known that there is one more above them, and have to be asked for again.
    expect(requests).toHaveLength(spoken === 'v3' ? 3 : 4 + 19 + 2);
    stage.start(2);
    await read(stage.name);
    expect(long.state().runs.map(runCounter)).toEqual(stage.all);
  });

  it('the page of each run is one that holds it', async () => {
    const stage = WatchedStage.after(45);
    const long = await open(stage.name);
    for (const run of long.state().runs) {
      const token = await long.pageOf(run);
      const page = await api.readHistory(stage.name, token ?? '', { pageSize: 10 });
      expect(page.insteadOf).toBeUndefined();
      expect(page.runs.map(runCounter)).toContain(runCounter(run));
    }
  });
});
