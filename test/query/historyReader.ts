import { QueryClient } from '@tanstack/react-query';
import type { Cut } from '../../src/api/adjustPage.ts';
import { createStagesApi } from '../../src/api/createStagesApi.ts';
import { pageNumbered } from '../../src/api/offsetPages.ts';
import { NEWEST } from '../../src/api/StagesApi.ts';
import type { HistoryPage, PageToken, StagesApi } from '../../src/api/StagesApi.ts';
import { historyQuery } from '../../src/query/historyQuery.ts';
import { nextShown, settledAnswer } from '../../src/query/shownHistory.ts';
import type { Shown, ToShow } from '../../src/query/shownHistory.ts';
import { createGoServer } from '../../src/simulator/goServer.ts';
import type { GoServer } from '../../src/simulator/goServer.ts';
import { createManualClock } from '../../src/simulator/manualClock.ts';
import { isActiveRun } from '../../src/stage/runState.ts';
import { runCounter, runKey } from '../../src/stage/StageRun.ts';
import type { StageName } from '../../src/stage/StageRun.ts';

/** How a Go server pages: by offset and with a total, or by cursor and without one. */
export type Paging = 'offset' | 'cursor';

const PAGE_SIZE = 10;
const APIS = { offset: ['/go', 'legacy'], cursor: ['/sim/26.1.0/go', 'v3'] } as const;

const go: GoServer = createGoServer({ clock: createManualClock() });
let stages = 0;

/** To be the `fetch` of the test: every request reaches the simulated server. */
export const fetchFromGo: typeof fetch = (input, init) => go.fetch(new Request(input, init));

/** A stage on the simulated server, and a plain list of what has come to pass there. */
export class WatchedStage {
  readonly name: StageName;
  /** The counters of all runs, like `3 / 1`, newest first. */
  readonly all: string[] = [];
  /** Of the runs that are active, newest first. */
  readonly active: string[] = [];

  constructor() {
    stages += 1;
    this.name = { pipeline: `pipeline-${stages}`, stage: 'test' };
    go.addStage({ ...this.name, jobs: ['unit', 'web'] });
  }

  start(runs: number): void {
    for (let run = 0; run < runs; run += 1) {
      const { pipelineCounter, stageCounter } = go.startRun(this.name.pipeline, this.name.stage, {
        evenIfActive: true,
      });
      this.all.unshift(`${pipelineCounter} / ${stageCounter}`);
      this.active.unshift(`${pipelineCounter} / ${stageCounter}`);
    }
  }

  /** The stage has been through so many runs, all of them over. */
  static after(runs: number): WatchedStage {
    const stage = new WatchedStage();
    stage.start(runs);
    while (stage.finish());
    return stage;
  }

  /** The newest active run ends; returns whether there was one. */
  finish(): boolean {
    if (this.active.length === 0) return false;
    go.finishRun(this.name.pipeline, this.name.stage, 'Passed');
    this.active.shift();
    return true;
  }
}

/** What a reader of one widget sees, step by step: the hooks without React, on a real QueryClient and the real adapters. */
export class HistoryReader {
  readonly stage: WatchedStage;
  readonly #client = new QueryClient();
  readonly #api: StagesApi;
  /** Called with whatever comes to the screen, with what it was made from, and with what was there before. */
  onShown: (shown: Shown, next: ToShow, before: Shown | undefined) => void = () => undefined;
  token: PageToken = NEWEST;
  reading = false;
  shown: Shown | undefined;
  #fetching = false;
  #cut: Cut | undefined;
  #wanted: HistoryPage | undefined;

  constructor(stage: WatchedStage, paging: Paging) {
    const [server, choice] = APIS[paging];
    this.stage = stage;
    this.#api = createStagesApi(`http://go.example.com${server}`, choice);
  }

  /** What is on the screen. */
  get page(): HistoryPage {
    if (this.shown === undefined) throw new Error('Nothing is shown yet.');
    return this.shown.page;
  }

  /** The counters of the rows. */
  get rows(): string[] {
    return this.page.runs.map(runCounter);
  }

  /** Opens the history at a page. */
  async open(token: PageToken = NEWEST): Promise<void> {
    this.token = token;
    await this.#settle(true);
  }

  /**
   * Turns to a page, as the pager does. `meanwhile`: what happens at the server between the press and the answer.
   * `fresh`: what was read earlier is young enough to do without an answer.
   */
  async turn(
    to: PageToken,
    { step, fresh = false, meanwhile }: { step?: 'newer'; fresh?: boolean; meanwhile?: () => void } = {},
  ): Promise<void> {
    const [first] = this.page.runs;
    this.#cut = step === 'newer' && first ? { before: runKey(first), older: this.page.token } : undefined;
    this.token = to;
    await this.#settle(!fresh, meanwhile);
  }

  async turnToPage(number: number, meanwhile?: () => void): Promise<void> {
    await this.turn(pageNumbered(number, PAGE_SIZE), meanwhile && { meanwhile });
  }

  /** Presses "3 newer runs". */
  async showNewer(): Promise<void> {
    this.#wanted = this.#known(NEWEST);
    if (this.token !== NEWEST) return this.turn(NEWEST, { fresh: true });
    this.#cut = undefined;
    this.show();
  }

  /** What the poll reads: the newest page, and the page shown where it may still change. */
  async poll(): Promise<void> {
    const tokens = [NEWEST];
    if (this.token !== NEWEST && this.#known(this.token)?.runs.some(isActiveRun) === true)
      tokens.push(this.token);
    for (const token of tokens) await this.#read(token);
    this.show();
  }

  /** Puts on the screen what there is to be shown by now. */
  show(): void {
    for (;;) {
      const next = this.#next();
      const before = this.shown;
      this.shown = nextShown(before, next);
      if (this.shown !== undefined) this.onShown(this.shown, next, before);
      const { answer } = next;
      // The address follows the runs.
      if (answer === undefined || answer.token === this.token) return;
      this.token = answer.token;
    }
  }

  /** To be called at the end: the cache has timers. */
  leave(): void {
    this.#client.clear();
  }

  #next(): ToShow {
    const known = this.#known(this.token);
    return {
      token: this.token,
      answer: this.#fetching ? settledAnswer(known, this.token) : known,
      newest: this.#known(NEWEST),
      cut: this.#cut,
      reading: this.reading,
      wanted: this.#wanted,
    };
  }

  async #settle(stale: boolean, meanwhile?: () => void): Promise<void> {
    this.#fetching = stale || this.#known(this.token) === undefined;
    this.show();
    meanwhile?.();
    if (!this.#fetching) return;
    await this.#read(this.token);
    this.#fetching = false;
    this.show();
  }

  #query(token: PageToken) {
    return historyQuery(this.#api, this.stage.name, token, PAGE_SIZE);
  }

  #known(token: PageToken): HistoryPage | undefined {
    return this.#client.getQueryData(this.#query(token).queryKey);
  }

  async #read(token: PageToken): Promise<void> {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor came late in React Query 5
    await this.#client.fetchQuery({ ...this.#query(token), staleTime: 0 });
  }
}
