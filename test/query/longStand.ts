import { NEWEST } from '../../src/api/StagesApi.ts';
import type { PageToken } from '../../src/api/StagesApi.ts';
import { historyQuery } from '../../src/query/historyQuery.ts';
import { longHistory } from '../../src/query/longHistory.ts';
import type { LongHistory, LongHistoryState } from '../../src/query/longHistory.ts';
import type { LongServer } from './longServer.ts';
import { pass, Tab, WEBSITE } from './pollStand.ts';

/** One tab on a {@link LongServer}, and the long history in it. On a {@link PollStand}. */
export class LongTab extends Tab {
  readonly long: LongHistory;
  /** How often the long history told of a change. */
  told = 0;
  readonly #api: LongServer;
  readonly #stops: (() => void)[] = [];

  constructor(api: LongServer) {
    super(api);
    this.#api = api;
    this.long = longHistory(this.client, api, WEBSITE, 10);
    this.long.subscribe(() => {
      this.told += 1;
    });
  }

  get state(): LongHistoryState {
    return this.long.state();
  }

  /** The pipeline counters of the runs that are known. */
  get runs(): number[] {
    return this.state.runs.map(({ pipelineCounter }) => pipelineCounter);
  }

  /** The jobs' state of a run that is known. */
  job(pipelineCounter: number): string | undefined {
    return this.state.runs.find((run) => run.pipelineCounter === pipelineCounter)?.jobs[0]?.state;
  }

  /** Somebody watches; what can be answered is. */
  async watch(count = 50): Promise<() => void> {
    const stop = this.long.watch(count);
    this.#stops.push(stop);
    await pass(0);
    return stop;
  }

  /** The list has read a page, a while after anything before. */
  async polled(token: PageToken = NEWEST): Promise<void> {
    await pass(1);
    const query = historyQuery(this.#api, WEBSITE, token, 10);
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor came late in React Query 5
    await this.client.prefetchQuery({ ...query, staleTime: -Infinity });
    await pass(0);
  }

  /** The list and somebody who wants the overview. */
  async open(count = 50): Promise<() => void> {
    await this.read();
    return this.watch(count);
  }

  leave(): void {
    for (const stop of this.#stops) stop();
    this.client.clear();
  }
}
