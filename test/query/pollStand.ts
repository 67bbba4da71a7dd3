import { QueryClient } from '@tanstack/react-query';
import { vi } from 'vitest';
import { pageLinks } from '../../src/api/offsetPages.ts';
import { NEWEST } from '../../src/api/StagesApi.ts';
import type { HistoryPage, PageToken, StagesApi } from '../../src/api/StagesApi.ts';
import { historyQuery } from '../../src/query/historyQuery.ts';
import { DEFAULT_INTERVALS } from '../../src/query/pollPace.ts';
import { stagePoll } from '../../src/query/stagePoll.ts';
import type { StagePoll, Watcher } from '../../src/query/stagePoll.ts';
import type { StageName, StageRun } from '../../src/stage/StageRun.ts';

export const WEBSITE: StageName = { pipeline: 'website', stage: 'test' };
export const START = Date.UTC(2026, 0, 15, 12);

/** An event target that knows how many listen. */
class Target extends EventTarget {
  listeners = 0;
  override addEventListener(...all: Parameters<EventTarget['addEventListener']>): void {
    this.listeners += 1;
    super.addEventListener(...all);
  }
  override removeEventListener(...all: Parameters<EventTarget['removeEventListener']>): void {
    this.listeners -= 1;
    super.removeEventListener(...all);
  }
}

class Doc extends Target {
  visibilityState = 'visible';
  focused = true;
  hasFocus = (): boolean => this.focused;
}

/** The browser, as far as the poll looks at it, and time, which stands still until it is told to move. */
export class PollStand {
  readonly document = new Doc();
  readonly window = new Target();

  constructor() {
    // Not setImmediate: messages between tabs come by node's own event loop.
    vi.useFakeTimers({ now: START, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    vi.stubGlobal('document', this.document);
    vi.stubGlobal('window', this.window);
  }

  hide(): void {
    this.document.visibilityState = 'hidden';
    this.document.dispatchEvent(new Event('visibilitychange'));
  }

  show(): void {
    this.document.visibilityState = 'visible';
    this.document.dispatchEvent(new Event('visibilitychange'));
  }

  focus(focused: boolean): void {
    this.document.focused = focused;
    this.window.dispatchEvent(new Event(focused ? 'focus' : 'blur'));
  }

  get listeners(): number {
    return this.document.listeners + this.window.listeners;
  }

  end(): void {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  }
}

/** Lets time pass, and everything happen that comes of it. */
export async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

/** A Go server made by hand: it answers each page as it is told to, and knows when it was asked. */
export class HandMadeApi implements StagesApi {
  readonly server: string = '/go';
  readonly choice = 'auto';
  readonly sharesAnswers: boolean;
  /** How each page is answered from now on. */
  answer: (token: PageToken) => HistoryPage | Promise<HistoryPage>;
  /** What was asked, and how many seconds after the start. */
  asked: [seconds: number, token: PageToken][] = [];

  constructor(answer: (token: PageToken) => HistoryPage | Promise<HistoryPage>, sharesAnswers = false) {
    this.answer = answer;
    this.sharesAnswers = sharesAnswers;
  }

  /** The seconds at which the newest page was asked for. */
  get seconds(): number[] {
    return this.asked.filter(([, token]) => token === NEWEST).map(([at]) => at);
  }

  async readHistory(_: StageName, token: PageToken): Promise<HistoryPage> {
    this.asked.push([(Date.now() - START) / 1_000, token]);
    return this.answer(token);
  }

  readPipeline: StagesApi['readPipeline'] = () =>
    Promise.resolve({ operatePermission: undefined, causes: [] });
  readRun: StagesApi['readRun'] = () => Promise.resolve({ said: 'not-told' });
  rerun: StagesApi['rerun'] = () => Promise.reject(new Error('Nothing is run again here.'));
  cancel = (): Promise<never> => Promise.reject(new Error('Nothing is cancelled here.'));
}

/** A page of a server that counts its runs. */
export function pageOf(runs: readonly StageRun[], offset = 0, total = 30): HistoryPage {
  return {
    ...pageLinks({ offset, total, pageSize: 10 }, runs.length),
    runs,
    insteadOf: undefined,
    exactCancel: false,
    blindVersion: undefined,
  };
}

/** One tab: a QueryClient, and the poll of the stage on it. */
export class Tab {
  readonly client = new QueryClient();
  readonly poll: StagePoll;
  /** The runs whose end was told of, by pipeline counter. */
  readonly ended: number[] = [];
  readonly #api: StagesApi;

  constructor(api: StagesApi) {
    this.#api = api;
    this.poll = stagePoll(this.client, api, WEBSITE, 10);
  }

  /** What a widget tells the poll of itself. */
  watcher(some: Partial<Watcher> = {}): Watcher {
    return {
      intervals: DEFAULT_INTERVALS,
      shown: NEWEST,
      armed: [],
      onEnded: ({ pipelineCounter }) => this.ended.push(pipelineCounter),
      ...some,
    };
  }

  /** Reads a page as a widget does that shows it. */
  async read(token: PageToken = NEWEST): Promise<void> {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor came late in React Query 5
    await this.client.prefetchQuery({ ...historyQuery(this.#api, WEBSITE, token, 10), staleTime: 0 });
  }

  page(token: PageToken = NEWEST): HistoryPage | undefined {
    return this.client.getQueryData(historyQuery(this.#api, WEBSITE, token, 10).queryKey);
  }
}
