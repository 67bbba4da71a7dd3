import { queryOptions, useQuery } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { PipelineCause, StagesApi } from '../api/StagesApi.ts';
import type { PermissionSources } from '../stage/permission.ts';
import { isActiveRun } from '../stage/runState.ts';
import type { StageName } from '../stage/StageRun.ts';
import { permissionKey } from './historyQuery.ts';
import type { StageHistoryState } from './useStageHistory.ts';

/** For how long a word on permission holds, in milliseconds. */
const HOLDS_MS = 5 * 60_000;

/** What the server says of permission in other answers than the history. `refused`: it has turned down what the reader asked it to do. */
type Word = 'permitted' | 'not permitted' | 'not told' | 'refused';

interface Told {
  readonly word: Word;
  readonly causes: readonly PipelineCause[];
}

const NO_CAUSES: readonly PipelineCause[] = [];

function permissionQuery(api: StagesApi, name: StageName) {
  return queryOptions({
    queryKey: permissionKey(api, name),
    queryFn: async ({ signal }): Promise<Told> => {
      const { operatePermission: told, causes } = await api.readPipeline(name, signal);
      return { word: told === undefined ? 'not told' : told ? 'permitted' : 'not permitted', causes };
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

/** Who has said what of the reader's permission, and what else was told on the way. */
export interface Permission {
  readonly permission: PermissionSources;
  /** The answer is on its way. */
  readonly isAsked: boolean;
  /** Why the pipeline's newest runs are there: told in the same answer, and known only where that was asked for. */
  readonly causes: readonly PipelineCause[];
}

/**
 * Who has said what of the reader's permission. Where the history itself says nothing, the server is asked elsewhere:
 * only while it matters, since a run is active or `needed` says so, and not again for five minutes; never where
 * `allowed` is false, since the reader can do nothing here anyway.
 */
export function usePermission(
  api: StagesApi,
  name: StageName,
  { page, error }: Pick<StageHistoryState, 'page' | 'error'>,
  host: boolean | undefined,
  needed: boolean,
  allowed = true,
): Permission {
  const isAskedFor =
    allowed &&
    host === undefined &&
    // Whoever cannot read the history is told nothing else either.
    error === null &&
    page?.runs.some((run) => (needed || isActiveRun(run)) && run.operatePermission === undefined) === true;
  const { data: { word, causes = NO_CAUSES } = {}, isLoading } = useQuery({
    ...permissionQuery(api, name),
    enabled: isAskedFor,
  });
  const permission = useMemo(
    () => ({
      host,
      elsewhere: word === 'permitted' ? true : word === 'not permitted' ? false : undefined,
      refused: word === 'refused',
    }),
    [host, word],
  );
  return { permission, isAsked: isLoading, causes };
}

/** Remembers for five minutes that the server has not let the reader operate this stage. */
export function rememberRefusal(client: QueryClient, api: StagesApi, name: StageName): void {
  const { queryKey } = permissionQuery(api, name);
  client.setQueryData(queryKey, (before) => ({
    word: 'refused' as const,
    causes: before?.causes ?? NO_CAUSES,
  }));
  // Where the history itself tells the permission, nothing else would ever ask again.
  setTimeout(() => {
    if (client.getQueryData(queryKey)?.word === 'refused')
      void client.resetQueries({ queryKey, exact: true });
  }, HOLDS_MS);
}
