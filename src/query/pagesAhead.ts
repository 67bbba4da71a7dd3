import { furtherPages } from '../api/furtherPages.ts';
import type { HistoryPage, PageToken } from '../api/StagesApi.ts';

/** How many pages are read at once. */
const AT_ONCE = 2;

/** A page that was read on purpose. */
export interface ReadPage {
  readonly token: PageToken;
  readonly page: HistoryPage;
  /** When it was asked for, in epoch milliseconds: what was told later elsewhere may be newer. */
  readonly at: number;
}

/** Reads one page. `runs`: how many are wanted, for servers that can choose. */
export type ReadAt = (token: PageToken, runs: number, signal: AbortSignal) => Promise<ReadPage>;

/** Reads the pages below a page, two at a time where their places are known, and gives them in their order. */
export class PagesAhead {
  readonly #read: ReadAt;
  readonly #abort = new AbortController();
  #tokens: readonly PageToken[] = [];
  #underWay: Promise<ReadPage>[] = [];

  constructor(read: ReadAt) {
    this.#read = read;
  }

  /**
   * The next page. `last`: what it follows, where it is the first; `runs`: how many are wanted from there on.
   * Rejects with what went wrong, or with the signal's reason where it was stopped.
   */
  async next(last: HistoryPage, runs: number): Promise<ReadPage | undefined> {
    if (this.#underWay.length === 0 && this.#tokens.length === 0) this.#tokens = furtherPages(last, runs);
    while (this.#underWay.length < AT_ONCE) {
      const [token, ...others] = this.#tokens;
      if (token === undefined) break;
      const reading = this.#read(token, runs, this.#abort.signal);
      // Its turn to be heard may never come.
      reading.catch(() => undefined);
      this.#underWay.push(reading);
      this.#tokens = others;
    }
    return this.#underWay.shift();
  }

  /** Nobody wants the rest. */
  stop(): void {
    this.#abort.abort();
    this.#tokens = [];
    this.#underWay = [];
  }
}
