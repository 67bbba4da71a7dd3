import { queryOptions, replaceEqualDeep } from '@tanstack/react-query';
import type { QueryKey } from '@tanstack/react-query';
import { ApiError } from '../api/ApiError.ts';
import { NEWEST } from '../api/StagesApi.ts';
import type { HistoryPage, PageToken, StagesApi } from '../api/StagesApi.ts';
import type { StageName } from '../stage/StageRun.ts';
import type { TaggedQuery } from './taggedQuery.ts';

/** For how long a page just read is shown again without asking the server, in milliseconds. */
const FRESH_MS = 10_000;

/** The key above every page of one stage's history. */
export function historyKey(api: StagesApi, { pipeline, stage }: StageName): QueryKey {
  return [...stageKey(api, { pipeline, stage }), 'history'];
}

/** The key above everything that is known of one stage. */
export function stageKey(api: StagesApi, { pipeline, stage }: StageName): QueryKey {
  return ['gocd-stage-history', api.server, api.choice, pipeline, stage];
}

/** The key of what is known of the reader's permission on one stage. */
export function permissionKey(api: StagesApi, name: StageName): QueryKey {
  return [...stageKey(api, name), 'permission'];
}

/** The key of the cancels of one stage. */
export function cancelKey(api: StagesApi, { pipeline, stage }: StageName): QueryKey {
  return [...stageKey(api, { pipeline, stage }), 'cancel'];
}

/**
 * One page of a stage's history: key, fetcher and policy in one. Everything is set here and nothing left to a
 * client's defaults, so that the widget behaves the same under a host's own QueryClient. No retries: a failure is
 * shown at once, with a Retry that the reader can press.
 */
export function historyQuery(
  api: StagesApi,
  name: StageName,
  token: PageToken = NEWEST,
  pageSize = 10,
): TaggedQuery<HistoryPage> {
  const key = [...historyKey(api, name), pageSize];
  const queryKey: QueryKey = [...key, token];
  return queryOptions({
    queryKey,
    queryFn: async ({ signal, client }) => {
      const page = await api.readHistory(name, token, { pageSize, signal }).catch((error: unknown) => {
        // Whoever signs in next may be somebody else, with another permission.
        if (error instanceof ApiError && error.kind === 'signed-out')
          void client.resetQueries({ queryKey: permissionKey(api, name) });
        throw error;
      });
      // The same runs under the token that leads back to them, so that going there asks nothing again.
      if (page.token !== token) client.setQueryData([...key, page.token], { ...page, insteadOf: undefined });
      return page;
    },
    staleTime: FRESH_MS,
    gcTime: 5 * 60_000,
    retry: false,
    retryOnMount: true,
    // 'online' would leave a page waiting for ever on an intranet whose browser believes it is offline.
    networkMode: 'always',
    refetchOnMount: true,
    // When to read again is the poll's to say, for all widgets and tabs together.
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
    refetchInterval: false,
    // An answer that leads elsewhere is a new one each time: see settledAnswer.
    structuralSharing: (before, page) => (leadsTo(token, page) ? replaceEqualDeep(before, page) : page),
    throwOnError: false,
  });
}

function leadsTo(token: PageToken, page: unknown): boolean {
  return typeof page === 'object' && page !== null && 'token' in page && page.token === token;
}
