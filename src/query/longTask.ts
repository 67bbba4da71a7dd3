import { ApiError } from '../api/ApiError.ts';
import type { KeptRuns } from './keptRuns.ts';
import type { LongRead } from './longHistoryState.ts';
import { PagesAhead } from './pagesAhead.ts';
import type { ReadAt, ReadPage } from './pagesAhead.ts';

/** What a task reads with. */
export interface TaskTools {
  readonly kept: KeptRuns;
  readonly read: ReadAt;
  /** Reads the newest page and hands it to `kept`. `anew`: even where it has just been read, and in place of all that is kept. */
  readonly readNewest: (anew: boolean) => Promise<void>;
  /** May it go on? */
  readonly mayRead: () => boolean;
  /** A page has been read. */
  readonly onRead: () => void;
}

/** One reading of older and older runs, from what is kept on. */
export class LongTask {
  readonly kind: LongRead['kind'];
  /** How many runs it still wants, given how many it has read; 0: none. */
  readonly missing: (read: number) => number;
  /** Resolves when it has come to an end, whichever. */
  readonly ended: Promise<void>;
  #end: () => void = () => undefined;
  #stopped = false;
  #pages: PagesAhead | undefined;
  #read = 0;
  #wanted: number | undefined;
  #startedAnew = false;

  constructor(kind: LongRead['kind'], missing: (read: number) => number) {
    this.kind = kind;
    this.missing = missing;
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  get isStopped(): boolean {
    return this.#stopped;
  }

  /** What is left of it to be read. */
  rest(): LongTask {
    return new LongTask(this.kind, (read) => this.missing(this.#read + read));
  }

  /** How far it is. */
  progress(): LongRead {
    return { kind: this.kind, read: this.#read, wanted: this.#wanted };
  }

  /** It is its turn. */
  begin(kept: KeptRuns): void {
    this.#wanted = this.#atMost(kept);
  }

  /** Reads until nothing is missing, it may not go on or it is stopped. Rejects with what went wrong. */
  async perform(tools: TaskTools): Promise<void> {
    while (!this.#stopped && this.missing(this.#read) > 0 && tools.mayRead()) await this.#readNext(tools);
  }

  /** Ends it, and what it reads at this moment. */
  stop(): void {
    this.#stopped = true;
    this.#dropPages();
    this.#end();
  }

  async #readNext({ kept, read, readNewest, onRead }: TaskTools): Promise<void> {
    const { last } = kept;
    if (last === undefined) {
      await readNewest(false);
      this.#read += kept.runs.length;
      onRead();
      return;
    }
    this.#pages ??= new PagesAhead(read);
    const answer = await this.#pages.next(last, this.missing(this.#read));
    if (this.#stopped) return;
    const added = answer && take(kept, answer);
    if (added !== undefined) this.#read += added;
    else {
      // What was read ahead does not follow what is known by now: only the very next page has to.
      this.#dropPages();
      if (answer?.token === kept.last?.older) await this.#startAnew(readNewest);
    }
    onRead();
  }

  /** The server does not know its pages any more, as one that was upgraded, or runs are gone from it. Twice, and it cannot be read. */
  async #startAnew(readNewest: TaskTools['readNewest']): Promise<void> {
    if (this.#startedAnew)
      throw new ApiError('malformed', { detail: 'the page of older runs is another page' });
    this.#startedAnew = true;
    await readNewest(true);
  }

  #atMost({ runs, newest }: KeptRuns): number | undefined {
    if (this.kind === 'search') return undefined;
    return Math.min(this.missing(0), (newest?.count?.total ?? Infinity) - runs.length);
  }

  #dropPages(): void {
    this.#pages?.stop();
    this.#pages = undefined;
  }
}

/** How many runs the page has added; `undefined` where it is not the one that follows. */
function take(kept: KeptRuns, { token, page, at }: ReadPage): number | undefined {
  if (page.insteadOf === 'a page we cannot read') return undefined;
  const added = kept.append(token, page, at);
  // A page that adds nothing would be asked for again and again.
  return added === 0 && !kept.isComplete ? undefined : added;
}
