import { carriedOffset, oldestOffset, pageLinks, placeOf } from '../../src/api/offsetPages.ts';
import { NEWEST } from '../../src/api/StagesApi.ts';
import type { HistoryPage, PageToken, ReadOptions } from '../../src/api/StagesApi.ts';
import type { StageName, StageRun } from '../../src/stage/StageRun.ts';
import { someRun } from '../support/someRun.ts';
import { HandMadeApi, pageOf } from './pollStand.ts';

/** How a Go server pages: by offset and with a total, or by cursor and without one. */
export type Paging = 'offset' | 'cursor';

export const ACTIVE = 'Building/Unknown';
export const OVER = 'Completed/Passed';

/** The pipeline counters from one to another, as they follow in a history. */
export const counters = (from: number, to: number): number[] =>
  Array.from({ length: from - to + 1 }, (_, at) => from - at);

/** A read that has not been answered yet. */
interface HeldRead {
  readonly token: PageToken;
  readonly pageSize: number;
  readonly signal: AbortSignal | undefined;
  /** Answers with the page as it is now, or as it was when it was asked for. */
  readonly answer: (asOf?: 'now' | 'then') => void;
  readonly fail: (error: Error) => void;
}

let servers = 0;

/** A Go server made by hand whose history changes as it is told, and which answers at once or when it is told to. Each is another server. */
export class LongServer extends HandMadeApi {
  override readonly server: string;
  /** The stage's runs, newest first. */
  runs: StageRun[] = [];
  paging: Paging;
  /** Keeps reads of older pages waiting. */
  holds = false;
  held: HeldRead[] = [];
  /** Each read of an older page: its token and how many runs were asked for. */
  older: [token: PageToken, pageSize: number][] = [];
  /** How many reads of older pages went on at once, at most. */
  mostAtOnce = 0;
  /** Is called with each page that is answered. */
  onAnswer: (page: HistoryPage) => void = () => undefined;
  /** Throws what an older page is refused with. */
  refuse: (token: PageToken) => void = () => undefined;
  #last = 0;

  constructor(paging: Paging, runs = 0) {
    super(() => pageOf([]));
    servers += 1;
    this.server = `/long-${servers}`;
    this.paging = paging;
    this.start(runs);
  }

  /** So many runs more, each of a pipeline run of its own. */
  start(runs: number, jobs = OVER): void {
    for (let run = 0; run < runs; run += 1) this.runs.unshift(someRun((this.#last += 1), jobs));
  }

  /** The run of that pipeline counter goes on. */
  change(pipelineCounter: number, jobs: string): void {
    this.runs = this.runs.map((run) =>
      run.pipelineCounter === pipelineCounter ? someRun(pipelineCounter, jobs) : run,
    );
  }

  remove(pipelineCounter: number): void {
    this.runs = this.runs.filter((run) => run.pipelineCounter !== pipelineCounter);
  }

  override async readHistory(
    _: StageName,
    token: PageToken,
    options: ReadOptions = { pageSize: 10 },
  ): Promise<HistoryPage> {
    const page = await this.#read(token, options);
    this.onAnswer(page);
    return page;
  }

  /** What is at a token now. */
  page(token: PageToken, pageSize: number): HistoryPage {
    return this.paging === 'offset' ? this.#atOffset(token) : this.#atCursor(token, pageSize);
  }

  async #read(token: PageToken, { pageSize, signal }: ReadOptions): Promise<HistoryPage> {
    if (token === NEWEST) {
      this.asked.push([0, token]);
      await this.answer(token);
      return this.page(token, pageSize);
    }
    this.older.push([token, pageSize]);
    this.refuse(token);
    if (!this.holds) return this.page(token, pageSize);
    return this.#hold(token, pageSize, signal);
  }

  #hold(token: PageToken, pageSize: number, signal: AbortSignal | undefined): Promise<HistoryPage> {
    const then = this.page(token, pageSize);
    return new Promise<HistoryPage>((resolve, reject) => {
      const leave = (): void => void (this.held = this.held.filter((other) => other !== read));
      const read: HeldRead = {
        token,
        pageSize,
        signal,
        answer: (asOf = 'now') => {
          leave();
          resolve(asOf === 'then' ? then : this.page(token, pageSize));
        },
        fail: (error) => {
          leave();
          reject(error);
        },
      };
      this.held.push(read);
      this.mostAtOnce = Math.max(this.mostAtOnce, this.held.length);
      signal?.addEventListener('abort', () => read.fail(signal.reason as Error));
    });
  }

  #atOffset(token: PageToken): HistoryPage {
    const total = this.runs.length;
    const place = placeOf(token);
    const wanted = place === undefined ? 0 : carriedOffset(place, total);
    const isPastEnd = wanted > 0 && wanted >= total;
    const offset = isPastEnd ? oldestOffset({ offset: 0, total, pageSize: 10 }) : wanted;
    const runs = this.runs.slice(offset, offset + 10);
    return {
      ...this.#facts(runs),
      ...pageLinks({ offset, total, pageSize: 10 }, runs.length),
      insteadOf:
        place === undefined ? 'a page we cannot read' : isPastEnd ? 'a page past the end' : undefined,
    };
  }

  #atCursor(token: PageToken, pageSize: number): HistoryPage {
    const cursor = /^after=(\d+)$/.exec(token)?.[1];
    const below = this.runs.filter((run) => cursor === undefined || run.pipelineCounter < Number(cursor));
    const isLost = token !== NEWEST && (cursor === undefined || below.length === 0);
    const from = isLost ? this.runs : below;
    const runs = from.slice(0, pageSize);
    const isNewest = token === NEWEST || isLost;
    return {
      ...this.#facts(runs),
      token: isNewest ? NEWEST : token,
      newer: isNewest ? undefined : `before=${runs[0]?.pipelineCounter ?? 0}`,
      older: from.length > runs.length ? `after=${runs.at(-1)?.pipelineCounter ?? 0}` : undefined,
      oldest: undefined,
      count: undefined,
      insteadOf: isLost ? 'a page we cannot read' : undefined,
    };
  }

  #facts(runs: readonly StageRun[]) {
    return { runs, exactCancel: this.paging === 'cursor', blindVersion: undefined };
  }
}
