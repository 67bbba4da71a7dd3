import { CancelledError, hashKey } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { ApiError, asApiError } from '../api/ApiError.ts';
import { NEWEST } from '../api/StagesApi.ts';
import type { HistoryPage, PageToken, StagesApi } from '../api/StagesApi.ts';
import { isActiveRun } from '../stage/runState.ts';
import { runKey } from '../stage/StageRun.ts';
import type { RunId, StageName, StageRun } from '../stage/StageRun.ts';
import { attention, onAttention } from './attention.ts';
import type { Attention, AttentionChange } from './attention.ts';
import { historyQuery, permissionKey, stageKey } from './historyQuery.ts';
import { keptByKey } from './keptByKey.ts';
import { FOLLOWED_MS, pollDelay } from './pollPace.ts';
import type { PollIntervals } from './pollPace.ts';
import { joinTabs } from './tabs.ts';
import type { Tabs } from './tabs.ts';
import { FORM, isWord, told } from './tabWord.ts';
import type { Word } from './tabWord.ts';

/** How often another tab is waited for before this one reads in spite of it. */
const MOST_UNHEARD = 1;

/** Of how many active runs the end is waited for. */
const MOST_ACTIVE = 100;

/** However the device's clock was set since: at 0, what was read before it was set back would be fresh until then. */
const OLD_AT_ONCE = -Infinity;

/** A run that is waited for, and the page it was last seen on. */
export interface AwaitedRun {
  readonly run: RunId;
  readonly token: PageToken;
}

/** A widget that shows the stage, as the poll has to know it. */
export interface Watcher {
  readonly intervals: PollIntervals;
  /** The page it shows. */
  readonly shown: PageToken;
  /** The runs whose end its reader wants to be told of. */
  readonly armed: readonly AwaitedRun[];
  /** Called with each run that was active when it was read before, and is over now. */
  readonly onEnded: (run: StageRun) => void;
}

/** A watcher's place in the poll. */
export interface Watching {
  readonly change: (watcher: Watcher) => void;
  readonly stop: () => void;
}

/**
 * Reads the newest runs of one stage again and again, for all widgets of one QueryClient together, and in turns with
 * the other tabs of the browser. Answers go into React Query's cache, where the widgets find them; this holds only
 * what is about the reading itself.
 */
export class StagePoll {
  readonly #client: QueryClient;
  readonly #api: StagesApi;
  readonly #name: StageName;
  readonly #pageSize: number;
  readonly #newestHash: string;
  readonly #listeners = new Set<() => void>();
  readonly #watchers = new Set<Watcher>();
  readonly #followed = new Map<string, AwaitedRun & { readonly since: number }>();
  /** The awaited runs, and those that were, as last read. */
  readonly #seen = new Map<string, StageRun>();
  /** Where to look for awaited runs that are not on the newest page any more. */
  #places: ReadonlyMap<string, PageToken> = new Map();
  /** The runs that were active when last read, by key. */
  readonly #active = new Set<string>();
  /** Those among the known runs whose end was told of: a page that was on its way for longer may say they still run. */
  readonly #ended = new Set<string>();
  #tabs: Tabs<Word> | undefined;
  #stop: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #reading = false;
  #paused = false;
  #failure: ApiError | null = null;
  #failures = 0;
  /** When the newest page was last answered for, well or not, or its reading began; what the next time is counted from. */
  #triedAt = 0;
  /** How often in a row another tab was at it, and its answer never came. */
  #unheard = 0;
  /** How often the newest page was answered for, well or not, to this tab or another. */
  #answers = 0;

  constructor(client: QueryClient, api: StagesApi, name: StageName, pageSize: number) {
    this.#client = client;
    this.#api = api;
    this.#name = name;
    this.#pageSize = pageSize;
    this.#newestHash = hashKey(this.#query(NEWEST).queryKey);
  }

  /** Why the last read failed; null once one has succeeded. Reads that a reader asked for count, too. */
  failure = (): ApiError | null => this.#failure;

  /** Has the reader paused it? */
  isPaused = (): boolean => this.#paused;

  /**
   * When the page was last known to be as it is, in epoch milliseconds by this device's clock; 0: never. Older pages
   * without active runs do not change: for them it is enough that the newest one was read.
   */
  readAt(token: PageToken): number {
    const readAt = (which: PageToken): number =>
      this.#client.getQueryState(this.#query(which).queryKey)?.dataUpdatedAt ?? 0;
    if (token === NEWEST || readAt(token) === 0) return readAt(token);
    const mayChange = this.#page(token)?.runs.some(isActiveRun) === true;
    return mayChange ? readAt(token) : Math.max(readAt(token), readAt(NEWEST));
  }

  /** Will it read by itself as long as somebody looks? */
  isLive = (): boolean => {
    const delay = this.#delay({ visible: true, focused: true });
    return !this.#paused && (delay !== undefined || (this.#failure?.kind === 'signed-out' && this.isOn()));
  };

  /** Would it read by itself if nobody had paused it? */
  isOn = (): boolean => Math.max(this.#intervals().active, this.#intervals().idle) > 0;

  /** A run that is awaited or was, as last read, wherever that was. */
  lastSeen(run: RunId): StageRun | undefined {
    return this.#seen.get(runKey(run));
  }

  /** Calls the listener whenever any of the above may have changed. Returns how to stop that. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Stops reading by itself, or goes on, at once. */
  setPaused(paused: boolean): void {
    this.#paused = paused;
    this.#tellListeners();
    if (paused) this.#schedule();
    else void this.#readDue();
  }

  /** Reads all that is shown, at once, because a reader wants it. Never rejects. */
  refresh(): Promise<void> {
    return this.#read([...new Set([NEWEST, ...this.#shown(), ...this.#others()])]);
  }

  /** Reads quickly until the run has ended or a minute has passed. */
  follow(run: RunId, token: PageToken): void {
    this.#followed.set(runKey(run), { run, token, since: Date.now() });
    this.#lookAfter(run);
    this.#schedule();
  }

  /** Begins to read with the first watcher, and ends with the last. */
  watch(first: Watcher): Watching {
    let watcher = first;
    this.#watchers.add(watcher);
    if (this.#watchers.size === 1) this.#start();
    else this.#schedule();
    return {
      change: (to) => {
        this.#watchers.delete(watcher);
        watcher = to;
        this.#watchers.add(watcher);
        for (const { run } of to.armed) this.#lookAfter(run);
        this.#noteRuns();
        this.#schedule();
      },
      stop: () => {
        this.#watchers.delete(watcher);
        if (this.#watchers.size === 0) this.#stop?.();
        else this.#schedule();
      },
    };
  }

  #start(): void {
    this.#triedAt = Date.now();
    const stops = [
      this.#client.getQueryCache().subscribe((event) => {
        if (event.type !== 'updated') return;
        this.#onUpdate(event.query.queryHash, event.action);
      }),
      onAttention((change) => this.#onAttention(change)),
    ];
    if (this.#api.sharesAnswers) {
      const key = [...stageKey(this.#api, this.#name), this.#pageSize];
      this.#tabs = joinTabs<Word>(hashKey(key), FORM, (word) => this.#hear(word));
    }
    this.#stop = () => {
      for (const stop of stops) stop();
      this.#tabs?.leave();
      clearTimeout(this.#timer);
      this.#tabs = this.#stop = this.#timer = undefined;
      this.#active.clear();
      this.#seen.clear();
      this.#places = new Map();
      this.#ended.clear();
      this.#followed.clear();
      this.#paused = false;
      this.#failure = null;
      this.#failures = this.#unheard = 0;
    };
    this.#noteRuns();
    this.#schedule();
  }

  #query(token: PageToken) {
    return historyQuery(this.#api, this.#name, token, this.#pageSize);
  }

  #page(token: PageToken): HistoryPage | undefined {
    return this.#client.getQueryData(this.#query(token).queryKey);
  }

  /** The quickest that any widget wants; one that is turned off wants none. */
  #intervals(): PollIntervals {
    const least = (which: keyof PollIntervals): number => {
      const wanted = [...this.#watchers].map(({ intervals }) => intervals[which]).filter((ms) => ms > 0);
      return wanted.length === 0 ? 0 : Math.min(...wanted);
    };
    return { active: least('active'), idle: least('idle') };
  }

  /** @param seen whether the reader looks */
  #delay(seen: Attention): number | undefined {
    const pages = [NEWEST, ...this.#shown()].map((token) => this.#page(token));
    const followed = [...this.#followed.values()]
      .map(({ since }) => Date.now() - since)
      // The device's clock may be set back meanwhile.
      .filter((ms) => ms >= 0);
    const following = Math.min(...followed, Infinity);
    return pollDelay({
      ...seen,
      intervals: this.#intervals(),
      active: pages[0] && pages.some((page) => page?.runs.some(isActiveRun)),
      paused: this.#paused,
      armed: [...this.#watchers].some(({ armed }) => armed.length > 0),
      following: following > FOLLOWED_MS ? undefined : following,
      signedOut: this.#failure?.kind === 'signed-out',
      failures: this.#failures,
      retryAfter: this.#failure?.retryAfter,
    });
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const delay = this.#delay(attention());
    if (delay === undefined || this.#reading || this.#watchers.size === 0) return;
    // The device's clock may be set back meanwhile.
    const wait = Math.min(Math.max(0, this.#triedAt + delay - Date.now()), delay);
    this.#timer = setTimeout(() => void this.#tick(), wait);
  }

  async #tick(): Promise<void> {
    // A cancel is followed by the tab it was sent from.
    if (this.#tabs === undefined || this.#followed.size > 0) return this.#readDue();
    const tabs = this.#tabs;
    // Counted from here should another tab be at it and then never answer.
    this.#triedAt = Date.now();
    const before = this.#answers;
    const isOurs = await tabs.takeTurn(() => this.#readDue());
    if (isOurs || this.#tabs !== tabs) return;
    // The other tab's answer may come before the word that it is at it.
    if (this.#answers !== before) return;
    this.#unheard += 1;
    // The tab that is at it may be frozen, or in a debugger.
    if (this.#unheard > MOST_UNHEARD) await this.#readDue();
    else this.#schedule();
  }

  /** Reads the newest page, and of the others those that may have changed. */
  #readDue(): Promise<void> {
    return this.#read([NEWEST, ...this.#others()]);
  }

  async #read(tokens: readonly PageToken[]): Promise<void> {
    this.#reading = true;
    try {
      const [newest] = await Promise.allSettled(
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor came late in React Query 5, and hosts bring their own
        tokens.map((token) => this.#client.fetchQuery({ ...this.#query(token), staleTime: OLD_AT_ONCE })),
      );
      if (tokens[0] !== NEWEST || newest === undefined) return;
      const word = told(newest, Date.now());
      if (word !== undefined) this.#tabs?.tell(word);
    } finally {
      this.#reading = false;
      this.#schedule();
    }
  }

  /** What another tab was answered is as good as an answer to us. */
  #hear(word: Word): void {
    if (this.#paused || !isWord(word)) return;
    if ('page' in word) {
      // A tab that was frozen hears late, and what it hears may be older than what it has.
      if (word.at < this.readAt(NEWEST)) return;
      this.#client.setQueryData(this.#query(NEWEST).queryKey, word.page, { updatedAt: word.at });
      const others = this.#others();
      if (others.length > 0 && attention().visible) void this.#read(others);
      return;
    }
    const { kind, ...facts } = word.failure;
    this.#failed(new ApiError(kind, facts));
  }

  /** Told by React Query of every read, whoever asked for it. */
  #onUpdate(queryHash: string, action: { readonly type: string; readonly error?: unknown }): void {
    const isNewest = queryHash === this.#newestHash;
    // An aborted read says nothing of the server.
    if (action.type === 'error' && isNewest && !(action.error instanceof CancelledError))
      this.#failed(asApiError(action.error));
    const isTracked = this.#tracked().some((token) => hashKey(this.#query(token).queryKey) === queryHash);
    if (action.type !== 'success' || !isTracked) return;
    if (isNewest) {
      this.#noteAnswer();
      this.#failure = null;
      this.#failures = 0;
    }
    this.#noteRuns();
    this.#schedule();
    this.#tellListeners();
  }

  #noteAnswer(): void {
    this.#triedAt = Date.now();
    this.#unheard = 0;
    this.#answers += 1;
  }

  #failed(failure: ApiError): void {
    this.#noteAnswer();
    // Whoever signs in next may be somebody else, with another permission.
    if (failure.kind === 'signed-out')
      void this.#client.resetQueries({ queryKey: permissionKey(this.#api, this.#name) });
    this.#failures += 1;
    this.#failure = failure;
    this.#schedule();
    this.#tellListeners();
  }

  /** The pages whose runs are looked after. */
  #tracked(): PageToken[] {
    return [...new Set([NEWEST, ...this.#shown(), ...this.#places.values()])];
  }

  /** Where an awaited run is to be looked for: where it was seen, or further down each time it was not there. */
  #placeOf({ run, token }: AwaitedRun): PageToken | undefined {
    const key = runKey(run);
    const holds = (page: HistoryPage | undefined): boolean =>
      page?.runs.some((other) => runKey(other) === key) === true;
    const newest = this.#page(NEWEST);
    if (holds(newest)) return undefined;
    const before = this.#places.get(key) ?? (token === NEWEST ? newest?.older : token);
    if (before === undefined) return undefined;
    const page = this.#page(before);
    if (page === undefined) return before;
    if (holds(page)) return page.token;
    // Looked for to the end of the history: it is not there, and looking again finds no more.
    if (page.older === undefined) this.#active.delete(key);
    return page.older;
  }

  /** Takes note of what is known of the runs by now, and tells of those that have ended. */
  #noteRuns(): void {
    const states = this.#tracked()
      .map((token) => this.#client.getQueryState(this.#query(token).queryKey))
      .filter((state) => state?.data !== undefined)
      // A run may be on two pages that were read at different times.
      .sort((one, other) => (other?.dataUpdatedAt ?? 0) - (one?.dataUpdatedAt ?? 0));
    const known = new Set<string>();
    for (const run of states.flatMap((state) => state?.data?.runs ?? [])) {
      const key = runKey(run);
      if (known.has(key)) continue;
      known.add(key);
      if (!isActiveRun(run)) this.#noteEnd(key, run);
      else if (!this.#ended.has(key)) this.#active.add(key);
      if (this.#seen.has(key)) this.#seen.set(key, run);
    }
    // Those that were pushed off all pages that are read: nobody will hear of their end.
    for (const key of [...this.#active].slice(0, -MOST_ACTIVE)) this.#active.delete(key);
    for (const key of this.#ended) if (!known.has(key)) this.#ended.delete(key);
    for (const [key, { since }] of this.#followed)
      if (Date.now() - since > FOLLOWED_MS) this.#followed.delete(key);
  }

  /** Remembers from now on how the run was last seen. */
  #lookAfter(run: RunId): void {
    const key = runKey(run);
    const known = this.#tracked().flatMap((token) => this.#page(token)?.runs ?? []);
    const now = known.find((other) => runKey(other) === key);
    if (now !== undefined && !this.#seen.has(key)) this.#seen.set(key, now);
  }

  #noteEnd(key: string, run: StageRun): void {
    this.#followed.delete(key);
    if (!this.#active.delete(key)) return;
    this.#ended.add(key);
    for (const { onEnded } of [...this.#watchers]) onEnded(run);
  }

  #onAttention(change: AttentionChange): void {
    const isSignedOut = this.#failure?.kind === 'signed-out';
    const isToWait = Date.now() < this.#triedAt + (this.#failure?.retryAfter ?? 0);
    const reads = isToWait ? false : change === 'back' ? this.isLive() : change === 'focused' && isSignedOut;
    // Signing in happens in another tab, or in a window beside this one that never hid it.
    if (attention().visible && (reads || (change === 'back' && isSignedOut))) void this.#tick();
    else this.#schedule();
  }

  #shown(): PageToken[] {
    return [...new Set([...this.#watchers].map(({ shown }) => shown))].filter((token) => token !== NEWEST);
  }

  #awaited(): AwaitedRun[] {
    return [...this.#followed.values(), ...[...this.#watchers].flatMap(({ armed }) => armed)];
  }

  /** The pages to read beside the newest: those that may still change, or could not be read. */
  #others(): PageToken[] {
    const tokens = this.#shown().filter((token) => {
      const state = this.#client.getQueryState(this.#query(token).queryKey);
      return state === undefined || state.status === 'error' || state.data?.runs.some(isActiveRun) === true;
    });
    const places = this.#awaited().flatMap((awaited): [string, PageToken][] => {
      const key = runKey(awaited.run);
      const place = this.#active.has(key) ? this.#placeOf(awaited) : undefined;
      return place === undefined ? [] : [[key, place]];
    });
    this.#places = new Map(places);
    return [...new Set([...tokens, ...this.#places.values()])];
  }

  #tellListeners(): void {
    for (const listener of this.#listeners) listener();
  }
}

const polls = keptByKey<StagePoll>();

/** The poll of a stage: one a QueryClient, whoever asks. It does nothing until it is watched. */
export function stagePoll(client: QueryClient, api: StagesApi, name: StageName, pageSize: number): StagePoll {
  const key = hashKey([...stageKey(api, name), pageSize]);
  return polls(client, key, api.sharesAnswers, () => new StagePoll(client, api, name, pageSize));
}
