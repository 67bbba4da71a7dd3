import { CancelledError, hashKey } from '@tanstack/react-query';
import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { asApiError } from '../api/ApiError.ts';
import type { ApiError } from '../api/ApiError.ts';
import { NEWEST } from '../api/StagesApi.ts';
import type { HistoryPage, PageToken, StagesApi } from '../api/StagesApi.ts';
import type { StageName } from '../stage/StageRun.ts';
import { historyKey, historyQuery } from './historyQuery.ts';

/** However the device's clock was set since. */
const OLD_AT_ONCE = -Infinity;

/** A page in React Query's cache. */
export interface CachedPage {
  readonly page: HistoryPage;
  /** When it was read, in epoch milliseconds. */
  readonly at: number;
}

/** The pages of one stage's history in React Query's cache: what the list, the poll and other tabs have read. */
export class StagePages {
  readonly #client: QueryClient;
  readonly #api: StagesApi;
  readonly #name: StageName;
  readonly #pageSize: number;
  readonly #key: QueryKey;

  /** `pageSize`: of the newest page that is meant; other pages may have others. */
  constructor(client: QueryClient, api: StagesApi, name: StageName, pageSize: number) {
    this.#client = client;
    this.#api = api;
    this.#name = name;
    this.#pageSize = pageSize;
    this.#key = historyKey(api, name);
  }

  /** The newest page; `undefined` where it has not been read. */
  newest(): CachedPage | undefined {
    return this.#cached(NEWEST);
  }

  /** Why the newest page could not be read when that was last tried; `undefined` where it could. */
  newestFailure(): ApiError | undefined {
    const state = this.#state(NEWEST);
    return state?.status === 'error' ? asApiError(state.error) : undefined;
  }

  /** Is the page being read at this moment? */
  isOnItsWay(token: PageToken): boolean {
    return this.#state(token)?.fetchStatus === 'fetching';
  }

  /** All that have been read, of any size. */
  all(): readonly CachedPage[] {
    const queries = this.#client.getQueryCache().findAll({ queryKey: this.#key });
    return queries.flatMap(({ queryKey }) => this.#cachedAt(queryKey) ?? []);
  }

  /** Tells of the newest page whenever anything is different with it, and of each other page that is read. Returns how to stop that. */
  subscribe(onNewest: (isRead: boolean) => void, onOther: (read: CachedPage) => void): () => void {
    const newest = hashKey(this.#query(NEWEST, this.#pageSize).queryKey);
    const cache = this.#client.getQueryCache();
    return cache.subscribe((event) => {
      if (event.type !== 'updated') return;
      const { queryHash } = event.query;
      const isRead = event.action.type === 'success';
      const query = isRead && queryHash !== newest ? cache.get(queryHash) : undefined;
      const other = query && this.#cachedAt(query.queryKey);
      if (queryHash === newest) onNewest(isRead);
      else if (other !== undefined) onOther(other);
    });
  }

  /**
   * Reads the newest page for everybody. `anew`: even if that was just done. Returns whether it is there: whoever else
   * had it read may have given up. Rejects where it cannot be read.
   */
  async readNewest(anew: boolean): Promise<boolean> {
    const query = this.#query(NEWEST, this.#pageSize);
    try {
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor came late in React Query 5, and hosts bring their own
      await this.#client.fetchQuery(anew ? { ...query, staleTime: OLD_AT_ONCE } : query);
      return true;
    } catch (error) {
      if (error instanceof CancelledError) return false;
      throw error;
    }
  }

  #cachedAt(queryKey: QueryKey): CachedPage | undefined {
    const depth = this.#key.length;
    const [pageSize, token] = queryKey.slice(depth);
    if (typeof pageSize !== 'number' || typeof token !== 'string') return undefined;
    return hashKey(queryKey.slice(0, depth)) === hashKey(this.#key)
      ? this.#cached(token, pageSize)
      : undefined;
  }

  #cached(token: PageToken, pageSize = this.#pageSize): CachedPage | undefined {
    const state = this.#state(token, pageSize);
    return state?.data && { page: state.data, at: state.dataUpdatedAt };
  }

  #state(token: PageToken, pageSize = this.#pageSize) {
    return this.#client.getQueryState(this.#query(token, pageSize).queryKey);
  }

  #query(token: PageToken, pageSize: number) {
    return historyQuery(this.#api, this.#name, token, pageSize);
  }
}
