import { pageHolding } from '../api/pageHolding.ts';
import { NEWEST } from '../api/StagesApi.ts';
import type { PageToken } from '../api/StagesApi.ts';
import type { RunPlace } from './joinRuns.ts';
import type { KeptRuns } from './keptRuns.ts';
import type { ReadAt } from './pagesAhead.ts';

/** Finds the page of the list, of `pageSize` runs, that holds a run. */
export class PageFinder {
  readonly #kept: KeptRuns;
  readonly #pageSize: number;
  readonly #read: ReadAt;
  /** What the server was asked for, by run. */
  readonly #asked = new Map<string, Promise<PageToken | undefined>>();

  constructor(kept: KeptRuns, pageSize: number, read: ReadAt) {
    this.#kept = kept;
    this.#pageSize = pageSize;
    this.#read = read;
  }

  /**
   * `undefined` where it cannot be told. Asks the server, once, only where that pages by cursor and the run was read
   * with many. Never rejects.
   */
  async find(key: string): Promise<PageToken | undefined> {
    const { newest } = this.#kept;
    const found = this.#kept.find(key);
    if (newest === undefined || found === undefined) return undefined;
    if (found.newer < newest.runs.length) return NEWEST;
    if (newest.count) return pageHolding(newest, found.newer);
    if (found.place === undefined || found.place.index < this.#pageSize) return found.place?.token;
    const asking = this.#asked.get(key) ?? this.#ask(found.place);
    this.#asked.set(key, asking);
    const token = await asking;
    // Another time it may be answered.
    if (token === undefined) this.#asked.delete(key);
    return token;
  }

  /** What comes after the runs above it begins with the run itself. */
  async #ask({ token, index }: RunPlace): Promise<PageToken | undefined> {
    const { signal } = new AbortController();
    const answer = await this.#read(token, index, signal).catch(() => undefined);
    const isThere = answer?.page.insteadOf === undefined && answer?.page.runs.length === index;
    return isThere ? answer.page.older : undefined;
  }
}
