import type { HistoryPage, PageToken } from '../api/StagesApi.ts';
import type { StageRun } from '../stage/StageRun.ts';
import { appendPage, isLater, joinStretches, refreshRuns, runsBelow, stretchOf } from './joinRuns.ts';
import type { Stretch, ToldRun } from './joinRuns.ts';

/** The newest runs of one stage as the server has told them so far: from the newest on, without a gap. */
export class KeptRuns {
  #runs: readonly StageRun[] = [];
  #top: Stretch | undefined;
  /** What was on top before more runs came than the newest page holds: not shown until those between are read. */
  #cutOff: Stretch | undefined;
  #newest: HistoryPage | undefined;
  #newestAt = 0;

  /** The same list until something in it has changed. */
  get runs(): readonly StageRun[] {
    return this.#runs;
  }

  /** The newest page; `undefined` until it is known. */
  get newest(): HistoryPage | undefined {
    return this.#newest;
  }

  /** The page that the runs end with. */
  get last(): HistoryPage | undefined {
    return this.#top?.last;
  }

  /** Do they reach the oldest run? */
  get isComplete(): boolean {
    return this.#top !== undefined && this.#top.last.older === undefined;
  }

  /** How many runs are to be read until there are `count`, and until those that were cut off are met. */
  missing(count: number): number {
    if (this.isComplete) return 0;
    const wanted = Math.max(count, this.#cutOff?.told.length ?? 0) - this.#runs.length;
    return Math.max(0, Math.min(wanted, this.#between() ?? wanted));
  }

  /** How many newer ones there are, and what else is known of the run. */
  find(key: string): (ToldRun & { readonly newer: number }) | undefined {
    const newer = this.#top?.told.findIndex((told) => told.key === key) ?? -1;
    const found = this.#top?.told[newer];
    return found && { ...found, newer };
  }

  /** Those that the newest page does not have, and that were told before it was. */
  get olderNews(): readonly ToldRun[] {
    const below = this.#top?.told.slice(this.#newest?.runs.length ?? 0) ?? [];
    return below.filter(({ at }) => !isLater(at, this.#newestAt, Date.now()) || at > Date.now());
  }

  /** The newest page was told at `at`, in epoch milliseconds. */
  takeNewest(page: HistoryPage, at: number): void {
    if (!isLater(at, this.#newestAt, Date.now())) return;
    this.#newest = page;
    this.#newestAt = at;
    const top = stretchOf(page, at);
    const joined = this.#top ? joinStretches(top, this.#top, Date.now()) : top;
    // Of two pieces the longer is worth meeting again; the one above it has hardly begun.
    if (joined === undefined) this.#cutOff ??= this.#top;
    this.#show(joined ?? top);
  }

  /** Some other page was told at `at`: what is known of its runs may have changed. */
  takePage(page: HistoryPage, at: number): void {
    if (this.#top === undefined) return;
    this.#cutOff &&= refreshRuns(this.#cutOff, page, at, Date.now());
    this.#show(refreshRuns(this.#top, page, at, Date.now()));
  }

  /** The page at `token` was told at `at`. Returns how many runs it has added; `undefined` where it does not follow. */
  append(token: PageToken, page: HistoryPage, at: number): number | undefined {
    this.takePage(page, at);
    const top = this.#top;
    const longer = top && appendPage(top, token, page, at);
    if (top === undefined || longer === undefined) return undefined;
    this.#show(longer);
    return longer.told.length - top.told.length;
  }

  forget(): void {
    this.#top = this.#cutOff = this.#newest = undefined;
    this.#newestAt = 0;
    this.#runs = [];
  }

  /** How many runs there are between what is shown and what was cut off, where the server counts. */
  #between(): number | undefined {
    const below = this.#top && runsBelow(this.#top.last);
    const cutOff = this.#cutOff && runsBelow(this.#cutOff.last);
    if (below === undefined || cutOff === undefined || !this.#cutOff) return undefined;
    // Of those that were cut off one has to be met.
    return below - cutOff - this.#cutOff.told.length + 1;
  }

  #show(top: Stretch): void {
    const joined = this.#cutOff && joinStretches(top, this.#cutOff, Date.now());
    this.#top = joined ?? top;
    // Read as far as it reached, and never met.
    if (joined !== undefined || top.told.length >= (this.#cutOff?.told.length ?? 0)) this.#cutOff = undefined;
    const runs = this.#top.told.map(({ run }) => run);
    const isSame = runs.length === this.#runs.length && runs.every((run, at) => run === this.#runs[at]);
    if (!isSame) this.#runs = runs;
  }
}
