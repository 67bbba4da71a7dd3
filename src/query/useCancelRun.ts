import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query';
import type { Mutation } from '@tanstack/react-query';
import { ApiError } from '../api/ApiError.ts';
import { NEWEST } from '../api/StagesApi.ts';
import type { CancelAnswer, StagesApi } from '../api/StagesApi.ts';
import { cancelCheck } from '../stage/cancelCheck.ts';
import type { CancelCheck } from '../stage/cancelCheck.ts';
import { runKey } from '../stage/StageRun.ts';
import type { StageName, StageRun } from '../stage/StageRun.ts';
import { cancelKey, historyKey, historyQuery } from './historyQuery.ts';

/** How one confirmed cancel came out. Never "cancelled": that is for the run's own state to say. */
export type CancelOutcome =
  /** The look before the post said no: nothing was posted. */
  | { readonly kind: 'held-back'; readonly check: CancelCheck & { readonly go: false } }
  /** The look before the post failed: nothing was posted. */
  | { readonly kind: 'not-checked'; readonly error: ApiError }
  /** Posted, and the server answered. */
  | { readonly kind: 'answered'; readonly answer: CancelAnswer }
  /** Posted, and refused or lost. */
  | { readonly kind: 'failed'; readonly error: ApiError };

/** A confirmed cancel: on its way while it has no outcome. */
export interface CancelProgress {
  readonly run: StageRun;
  readonly outcome: CancelOutcome | undefined;
}

/** Cancelling runs of one stage. */
export interface CancelRun {
  /**
   * Cancels a run that the reader has confirmed: reads the newest page again, posts if the run is still the only
   * active one, and reads the history again afterwards. Does nothing while a cancel of this stage is on its way.
   */
  readonly cancel: (run: StageRun) => void;
  /** The newest confirmed cancel of each run, by `runKey`. Shared by every widget on the same QueryClient. */
  readonly progress: ReadonlyMap<string, CancelProgress>;
}

/** The mutation behind the Cancel button. `operatePermission` is the host's word, which outweighs the server's. */
export function useCancelRun(
  api: StagesApi,
  name: StageName,
  operatePermission: boolean | undefined,
): CancelRun {
  const client = useQueryClient();
  const mutationKey = cancelKey(api, name);
  const history = { queryKey: historyKey(api, name) };

  async function checkAndPost(run: StageRun): Promise<CancelOutcome> {
    let check: CancelCheck;
    try {
      // Not through the cache: an answer that was asked for before the reader confirmed is too old.
      const newest = await api.readHistory(name, NEWEST);
      client.setQueryData(historyQuery(api, name, NEWEST).queryKey, newest);
      check = cancelCheck(run, newest.runs, operatePermission);
    } catch (error) {
      return { kind: 'not-checked', error: asApiError(error) };
    }
    if (!check.go) return { kind: 'held-back', check };
    try {
      return { kind: 'answered', answer: await api.cancel(run) };
    } catch (error) {
      return { kind: 'failed', error: asApiError(error) };
    }
  }

  const { mutate } = useMutation({
    mutationKey,
    mutationFn: async (run: StageRun): Promise<CancelOutcome> => {
      const outcome = await checkAndPost(run);
      // Part of the cancel, so that the button stays pending until the row shows what the server says now.
      await client.invalidateQueries(history);
      return outcome;
    },
    retry: false,
    // 'online' would keep a cancel for later, and post it when nobody expects it any more.
    networkMode: 'always',
    gcTime: 30 * 60_000,
  });

  const cancels = useMutationState({ filters: { mutationKey, exact: true }, select: progressOf });
  return {
    cancel: (run) => {
      // Asked of the client, not of a rendered flag: two presses in one tick see the same rendering.
      if (client.isMutating({ mutationKey, exact: true }) === 0) mutate(run);
    },
    progress: new Map(
      cancels.filter((cancel) => cancel !== undefined).map((cancel) => [runKey(cancel.run), cancel]),
    ),
  };
}

/** The cache keeps mutations of all kinds and cannot know their types; these are made above, under this key. */
function progressOf(mutation: Mutation): CancelProgress | undefined {
  const { variables, data, status } = mutation.state as Mutation<CancelOutcome, Error, StageRun>['state'];
  if (variables === undefined || status === 'idle') return undefined;
  return { run: variables, outcome: data };
}

function asApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : new ApiError('unreachable', { cause: error });
}
