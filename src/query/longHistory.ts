import { hashKey } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { asApiError } from '../api/ApiError.ts';
import type { ApiError, ApiFailure } from '../api/ApiError.ts';
import { NEWEST } from '../api/StagesApi.ts';
import type { PageToken, StagesApi } from '../api/StagesApi.ts';
import { runKey } from '../stage/StageRun.ts';
import type { RunId, StageName, StageRun } from '../stage/StageRun.ts';
import { attention, onAttention } from './attention.ts';
import { stageKey } from './historyQuery.ts';
import { historyReading } from './historyReading.ts';
import { keptByKey } from './keptByKey.ts';
import { KeptRuns } from './keptRuns.ts';
import { isSameState, NOTHING_KNOWN } from './longHistoryState.ts';
import type { LongHistoryState } from './longHistoryState.ts';
import { LongTask } from './longTask.ts';
import { PageFinder } from './pageFinder.ts';
import type { ReadAt } from './pagesAhead.ts';
import { Rereading } from './rereading.ts';
import { StagePages } from './stagePages.ts';
import type { CachedPage } from './stagePages.ts';

export type { LongHistoryState, LongRead } from './longHistoryState.ts';

/** How many runs a search asks for at a time. */
const SEARCHED = 100;

/** Failures that would come again: what they have ended does not go on by itself. */
const LASTING: readonly ApiFailure[] = ['not-permitted', 'bad-name', 'malformed'];

/** Reads and keeps the newest runs of one stage, for all widgets of one QueryClient together. */
export class LongHistory {
  readonly #pages: StagePages;
  readonly #kept = new KeptRuns();
  readonly #finder: PageFinder;
  readonly #rereading: Rereading;
  /** What the overview is read with, which nobody waits for, and what a reader has asked for. */
  readonly #reads: { readonly byItself: ReadAt; readonly asked: ReadAt };
  readonly #listeners = new Set<() => void>();
  readonly #watchers = new Set<{ readonly count: number }>();
  #state = NOTHING_KNOWN;
  #unsubscribe: (() => void) | undefined;
  #reading: Promise<void> | undefined;
  /** What is being read now. */
  #task: LongTask | undefined;
  /** What a reader has asked for: read now, or as soon as the overview is. */
  #asked: LongTask | undefined;
  /** Why the overview is not read further before the newest page has been read, or a reader wants it. */
  #held: ApiError | undefined;
  /** What ended before its time, and why. */
  #failed: { readonly task: LongTask; readonly failure: ApiError } | undefined;

  constructor(client: QueryClient, api: StagesApi, name: StageName, pageSize: number) {
    this.#pages = new StagePages(client, api, name, pageSize);
    this.#reads = {
      byItself: historyReading(client, api, name, false),
      asked: historyReading(client, api, name, true),
    };
    this.#finder = new PageFinder(this.#kept, pageSize, this.#reads.asked);
    this.#rereading = new Rereading(this.#reads.byItself, (read) => this.#takePage(read));
  }

  /** What is known now: the same object until something has changed. */
  state = (): LongHistoryState => this.#state;

  /** Calls the listener whenever that has changed. Returns how to stop that. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Keeps it current for as long as somebody watches, and reads the first `count` runs. Returns how to stop watching. */
  watch(count: number): () => void {
    const watcher = { count };
    this.#watchers.add(watcher);
    if (this.#watchers.size === 1) this.#start();
    void this.#readOn();
    return () => {
      if (this.#watchers.delete(watcher) && this.#watchers.size === 0) this.#end();
    };
  }

  /** Reads as many older runs. Does nothing while something is being read, or nobody watches. Never rejects. */
  async readMore(count: number): Promise<void> {
    if (this.#task !== undefined || this.#asked !== undefined) return;
    const missing = (read: number): number => (this.#kept.isComplete ? 0 : Math.max(0, count - read));
    await this.#ask(new LongTask('more', missing));
  }

  /**
   * Reads older and older runs, page by page, until one is found, everything is read, reading fails or it is stopped:
   * after the overview where that is being read, and instead of what a reader has asked for before. Resolves with the
   * newest such run; one that is known already is found without reading. Never rejects.
   */
  async search(isWanted: (run: StageRun) => boolean): Promise<StageRun | undefined> {
    const found = (): StageRun | undefined => this.#kept.runs.find(isWanted);
    if (found() !== undefined) return found();
    this.stop();
    const isOver = (): boolean => this.#kept.isComplete || found() !== undefined;
    await this.#ask(new LongTask('search', () => (isOver() ? 0 : SEARCHED)));
    return found();
  }

  /** Stops what a reader has asked for; what was read so far stays. */
  stop(): void {
    const asked = this.#asked;
    asked?.stop();
    this.#asked = undefined;
    if (asked === this.#task) this.#task = undefined;
    this.#publish();
  }

  /** Tries again what failed last. Never rejects. */
  async retry(): Promise<void> {
    const failed = this.#failed?.task;
    this.#failed = undefined;
    this.#held = undefined;
    if (this.#watchers.size === 0) return;
    if (this.#pages.newestFailure()) await this.#pages.readNewest(true).catch(() => undefined);
    if (failed === undefined || failed.kind === 'overview') await this.#readOn();
    else if (this.#asked === undefined) await this.#ask(failed.rest());
  }

  /** The page of the list that holds the run; `undefined` where that cannot be told. May have to ask the server. Never rejects. */
  pageOf(run: RunId): Promise<PageToken | undefined> {
    return this.#finder.find(runKey(run));
  }

  #start(): void {
    const stops = [
      this.#pages.subscribe(
        (isRead) => this.#onNewest(isRead),
        (read) => this.#takePage(read),
      ),
      onAttention(() => void this.#readOn()),
    ];
    this.#unsubscribe = () => {
      for (const stop of stops) stop();
    };
    // What nobody has looked at for so long is too old to go on from.
    if (this.#pages.newest() === undefined) this.#kept.forget();
    this.#takeNewest();
    for (const { page, at } of this.#pages.all()) this.#kept.takePage(page, at);
    this.#reread();
    this.#publish();
  }

  #end(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#rereading.stop();
    this.#task?.stop();
    this.#asked?.stop();
    this.#task = this.#asked = this.#failed = undefined;
    this.#held = undefined;
    this.#publish();
  }

  #onNewest(isRead: boolean): void {
    if (isRead) {
      this.#takeNewest();
      this.#reread();
      if (this.#held && !LASTING.includes(this.#held.kind)) this.#held = undefined;
    }
    this.#publish();
    void this.#readOn();
  }

  /** Reads what there is to read, one after the other; resolves when there is no more. Never rejects. */
  #readOn(): Promise<void> {
    this.#reading ??= this.#readAll();
    return this.#reading;
  }

  async #readAll(): Promise<void> {
    // Whoever shows the list may begin to read the newest page in this very moment.
    await Promise.resolve();
    for (let task = this.#next(); task !== undefined; task = this.#next()) await this.#perform(task);
    this.#reading = undefined;
  }

  #next(): LongTask | undefined {
    if (!this.#mayReadByItself() || this.#missing() === 0) return this.#asked;
    return new LongTask('overview', () => this.#missing());
  }

  async #perform(task: LongTask): Promise<void> {
    this.#task = task;
    task.begin(this.#kept);
    this.#publish();
    const isOverview = task.kind === 'overview';
    const tools = {
      kept: this.#kept,
      read: isOverview ? this.#reads.byItself : this.#reads.asked,
      readNewest: (anew: boolean) => this.#readNewest(anew),
      mayRead: () => !isOverview || this.#mayReadByItself(),
      onRead: () => {
        if (this.#failed?.task.kind === task.kind) this.#failed = undefined;
        // Runs that were known may have been met again, as they were long ago.
        this.#reread();
        this.#publish();
      },
    };
    try {
      await task.perform(tools);
    } catch (error) {
      if (!task.isStopped) this.#fail(task, asApiError(error));
    }
    task.stop();
    if (this.#task === task) this.#task = undefined;
    if (this.#asked === task) this.#asked = undefined;
    this.#publish();
  }

  #fail(task: LongTask, failure: ApiError): void {
    this.#asked?.stop();
    this.#asked = undefined;
    // Where the newest page cannot be read, that is what is waited for, whatever the failure.
    if (task.kind === 'overview' && this.#pages.newestFailure()) return;
    this.#failed = { task, failure };
    if (task.kind === 'overview') this.#held = failure;
  }

  async #ask(task: LongTask): Promise<void> {
    if (this.#watchers.size === 0) return;
    this.#failed = undefined;
    this.#asked = task;
    void this.#readOn();
    await task.ended;
  }

  /** How many runs the overview lacks. */
  #missing(): number {
    return this.#kept.missing(Math.max(0, ...[...this.#watchers].map(({ count }) => count)));
  }

  #mayReadByItself(): boolean {
    const isWaiting = this.#pages.newest() === undefined && this.#pages.isOnItsWay(NEWEST);
    const isBlocked = this.#held !== undefined || this.#pages.newestFailure() !== undefined || isWaiting;
    return this.#watchers.size > 0 && attention().visible && !isBlocked;
  }

  async #readNewest(anew: boolean): Promise<void> {
    if (!(await this.#pages.readNewest(anew))) return;
    if (anew) this.#kept.forget();
    this.#takeNewest();
  }

  #takeNewest(): void {
    const newest = this.#pages.newest();
    if (newest !== undefined) this.#kept.takeNewest(newest.page, newest.at);
  }

  #takePage({ page, at }: CachedPage): void {
    this.#kept.takePage(page, at);
    this.#publish();
  }

  #reread(): void {
    if (attention().visible)
      this.#rereading.begin(this.#kept.olderNews, (token) => this.#pages.isOnItsWay(token));
  }

  #publish(): void {
    const { runs, isComplete, newest } = this.#kept;
    const next: LongHistoryState = {
      runs,
      isComplete,
      total: newest?.count?.total,
      exactCancel: newest?.exactCancel === true,
      reading: this.#task?.progress(),
      failure: this.#failed?.failure ?? (this.#missing() > 0 ? this.#pages.newestFailure() : undefined),
    };
    if (isSameState(next, this.#state)) return;
    this.#state = next;
    for (const listener of [...this.#listeners]) listener();
  }
}

const histories = keptByKey<LongHistory>();

/** The long history of a stage: one a QueryClient, whoever asks. It reads nothing until it is watched. */
export function longHistory(
  client: QueryClient,
  api: StagesApi,
  name: StageName,
  pageSize: number,
): LongHistory {
  const key = hashKey([...stageKey(api, name), pageSize]);
  return histories(client, key, api.sharesAnswers, () => new LongHistory(client, api, name, pageSize));
}
