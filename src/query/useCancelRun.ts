import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query';
import type { Mutation } from '@tanstack/react-query';
import { ApiError } from '../api/ApiError.ts';
import { NEWEST } from '../api/StagesApi.ts';
import type { CancelAim, CancelAnswer, StagesApi } from '../api/StagesApi.ts';
import { cancelCheck } from '../stage/cancelCheck.ts';
import type { CancelCheck } from '../stage/cancelCheck.ts';
import type { PermissionSources } from '../stage/cancelRule.ts';
import { runKey } from '../stage/StageRun.ts';
import type { StageName, StageRun } from '../stage/StageRun.ts';
import { cancelKey, historyKey, historyQuery } from './historyQuery.ts';
import { rememberRefusal } from './usePermission.ts';

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

/** A cancel that the reader has confirmed. */
interface ConfirmedCancel {
  readonly run: StageRun;
  /** The server can be told exactly this run, so that no other can be hit. */
  readonly exact: boolean;
}

/** A confirmed cancel: on its way while it has no outcome. */
export interface CancelProgress {
  readonly run: StageRun;
  readonly outcome: CancelOutcome | undefined;
}

/** Cancelling runs of one stage. */
export interface CancelRun {
  /**
   * Cancels a run that the reader has confirmed, and reads the history again afterwards. Where the server can be told
   * exactly this run, that is posted; where not, the newest page is read again first, and nothing posted unless the
   * run is still the only active one. Does nothing while a cancel of this run, or of the stage, is on its way.
   */
  readonly cancel: (run: StageRun, exact: boolean) => void;
  /** The newest confirmed cancel of each run, by `runKey`. Shared by every widget on the same QueryClient. */
  readonly progress: ReadonlyMap<string, CancelProgress>;
}

/** The mutation behind the Cancel button. */
export function useCancelRun(
  api: StagesApi,
  name: StageName,
  pageSize: number,
  permission: PermissionSources,
): CancelRun {
  const client = useQueryClient();
  const mutationKey = cancelKey(api, name);

  /** For servers that take only the stage: is there still no other run that a cancel could hit? */
  async function check(
    run: StageRun,
  ): Promise<CancelOutcome | { readonly kind: 'go'; readonly aim: CancelAim }> {
    try {
      // Not through the cache: an answer that was asked for before the reader confirmed is too old.
      const newest = await api.readHistory(name, NEWEST, { pageSize });
      client.setQueryData(historyQuery(api, name, NEWEST, pageSize).queryKey, newest);
      const result = cancelCheck(run, newest.runs, permission);
      if (!result.go) return { kind: 'held-back', check: result };
      return { kind: 'go', aim: newest.exactCancel ? 'this run' : 'the latest run' };
    } catch (error) {
      return { kind: 'not-checked', error: asApiError(error) };
    }
  }

  async function checkAndPost({ run, exact }: ConfirmedCancel): Promise<CancelOutcome> {
    const checked = exact ? ({ kind: 'go', aim: 'this run' } as const) : await check(run);
    if (checked.kind !== 'go') return checked;
    try {
      return { kind: 'answered', answer: await api.cancel(run, checked.aim) };
    } catch (error) {
      const failure = asApiError(error);
      if (failure.kind === 'not-permitted') rememberRefusal(client, api, name);
      return { kind: 'failed', error: failure };
    }
  }

  const { mutate } = useMutation({
    mutationKey,
    mutationFn: async (confirmed: ConfirmedCancel): Promise<CancelOutcome> => {
      const outcome = await checkAndPost(confirmed);
      // Part of the cancel, so that the button stays pending until the row shows what the server says now.
      await client.invalidateQueries({ queryKey: historyKey(api, name) });
      return outcome;
    },
    retry: false,
    // 'online' would keep a cancel for later, and post it when nobody expects it any more.
    networkMode: 'always',
    gcTime: 30 * 60_000,
  });

  const cancels = useMutationState({ filters: { mutationKey, exact: true }, select: progressOf });
  return {
    cancel: (run, exact) => {
      // Asked of the client, not of a rendered flag: two presses in one tick see the same rendering.
      // By stage name one at a time; exactly, one a run.
      const underWay = client
        .getMutationCache()
        .findAll({ mutationKey, exact: true, status: 'pending' })
        .map((mutation) => progressOf(mutation)?.run);
      const isUnderWay = exact
        ? underWay.some((other) => other && runKey(other) === runKey(run))
        : underWay.length > 0;
      if (!isUnderWay) mutate({ run, exact });
    },
    progress: newestOfEach(cancels),
  };
}

/** In the order in which they were confirmed, so that the last one is the newest. */
function newestOfEach(cancels: readonly (CancelProgress | undefined)[]): Map<string, CancelProgress> {
  const newest = new Map<string, CancelProgress>();
  for (const cancel of cancels) {
    if (cancel === undefined) continue;
    const key = runKey(cancel.run);
    // A key that is set again would keep its old place.
    newest.delete(key);
    newest.set(key, cancel);
  }
  return newest;
}

/** The cache keeps mutations of all kinds and cannot know their types; these are made above, under this key. */
function progressOf(mutation: Mutation): CancelProgress | undefined {
  const { variables, data } = mutation.state as Mutation<CancelOutcome, Error, ConfirmedCancel>['state'];
  return variables && { run: variables.run, outcome: data };
}

function asApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : new ApiError('unreachable', { cause: error });
}
