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
  #underWay: Promise<ReadPage>[] = [];

  constructor(read: ReadAt) {
    this.#read = read;
  }

  /**
   * The next page. `last`: the page before it; `runs`: how many are wanted from there on. `undefined` where there is
   * none. Rejects with what went wrong, or with the signal's reason where it was stopped.
   */
  async next(last: HistoryPage, runs: number): Promise<ReadPage | undefined> {
    // From the last page each time: a place that was noted before more runs arrived takes the server two reads to find.
    const tokens = furtherPages(last, runs).slice(this.#underWay.length);
    for (const token of tokens.slice(0, AT_ONCE - this.#underWay.length)) {
      const reading = this.#read(token, runs, this.#abort.signal);
      // Its turn to be heard may never come.
      reading.catch(() => undefined);
      this.#underWay.push(reading);
    }
    return this.#underWay.shift();
  }

  /** Nobody wants the rest. */
  stop(): void {
    this.#abort.abort();
    this.#underWay = [];
  }
}
