import type { PageToken } from '../api/StagesApi.ts';
import { isActiveRun } from '../stage/runState.ts';
import type { ToldRun } from './joinRuns.ts';
import type { ReadAt, ReadPage } from './pagesAhead.ts';

/** Reads active runs again that the newest page does not tell of any more: each of their pages once at a time. */
export class Rereading {
  readonly #read: ReadAt;
  readonly #onRead: (read: ReadPage) => void;
  #abort = new AbortController();
  #underWay = new Set<PageToken>();

  constructor(read: ReadAt, onRead: (read: ReadPage) => void) {
    this.#read = read;
    this.#onRead = onRead;
  }

  /** `isRead`: is somebody else reading the page at this moment? */
  begin(told: readonly ToldRun[], isRead: (token: PageToken) => boolean): void {
    const wanted = new Map<PageToken, number>();
    for (const { run, place } of told)
      if (place !== undefined && isActiveRun(run))
        wanted.set(place.token, Math.max(wanted.get(place.token) ?? 0, place.index + 1));
    for (const [token, runs] of wanted)
      if (!this.#underWay.has(token) && !isRead(token)) void this.#reread(token, runs);
  }

  stop(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#underWay = new Set();
  }

  async #reread(token: PageToken, runs: number): Promise<void> {
    const underWay = this.#underWay.add(token);
    try {
      this.#onRead(await this.#read(token, runs, this.#abort.signal));
    } catch {
      // They are read again with the next newest page.
    } finally {
      underWay.delete(token);
    }
  }
}
