import { queryOptions, useQuery } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { StagesApi } from '../api/StagesApi.ts';
import type { PermissionSources } from '../stage/permission.ts';
import { isActiveRun } from '../stage/runState.ts';
import type { StageName } from '../stage/StageRun.ts';
import { permissionKey } from './historyQuery.ts';
import type { StageHistoryState } from './useStageHistory.ts';

/** For how long a word on permission holds, in milliseconds. */
const HOLDS_MS = 5 * 60_000;

/** What the server says of permission in other answers than the history. `refused`: it has turned a cancel down. */
type Word = 'permitted' | 'not permitted' | 'not told' | 'refused';

function permissionQuery(api: StagesApi, name: StageName) {
  return queryOptions({
    queryKey: permissionKey(api, name),
    queryFn: async ({ signal }): Promise<Word> => {
      const told = await api.readPermission(name, signal);
      return told === undefined ? 'not told' : told ? 'permitted' : 'not permitted';
    },
    staleTime: HOLDS_MS,
    gcTime: HOLDS_MS,
    // Without an answer there is no button, and nobody would know to ask again.
    retry: 2,
    networkMode: 'always',
    refetchOnWindowFocus: true,
    throwOnError: false,
  });
}

/**
 * Who has said what of the reader's permission. Where the history itself says nothing, the server is asked elsewhere:
 * only while a run is active, and not again for five minutes.
 */
export function usePermission(
  api: StagesApi,
  name: StageName,
  { page, error }: Pick<StageHistoryState, 'page' | 'error'>,
  host: boolean | undefined,
): { readonly permission: PermissionSources; /** The answer is on its way. */ readonly isAsked: boolean } {
  const isAskedFor =
    host === undefined &&
    // Whoever cannot read the history is told nothing else either.
    error === null &&
    page?.runs.some((run) => isActiveRun(run) && run.operatePermission === undefined) === true;
  const { data: word, isLoading } = useQuery({ ...permissionQuery(api, name), enabled: isAskedFor });
  const permission = useMemo(
    () => ({
      host,
      elsewhere: word === 'permitted' ? true : word === 'not permitted' ? false : undefined,
      refused: word === 'refused',
    }),
    [host, word],
  );
  return { permission, isAsked: isLoading };
}

/** Remembers for five minutes that the server has turned down a cancel of this stage. */
export function rememberRefusal(client: QueryClient, api: StagesApi, name: StageName): void {
  const { queryKey } = permissionQuery(api, name);
  client.setQueryData(queryKey, 'refused');
  // Where the history itself tells the permission, nothing else would ever ask again.
  setTimeout(() => {
    if (client.getQueryData(queryKey) === 'refused') void client.resetQueries({ queryKey, exact: true });
  }, HOLDS_MS);
}
