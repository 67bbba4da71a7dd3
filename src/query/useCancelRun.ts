import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query';
import type { Mutation, QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { asApiError } from '../api/ApiError.ts';
import { NEWEST } from '../api/StagesApi.ts';
import type { CancelAim, PageToken, StagesApi } from '../api/StagesApi.ts';
import { cancelCheck, exactCancelCheck } from '../stage/cancelCheck.ts';
import type { PermissionSources } from '../stage/permission.ts';
import { runKey } from '../stage/StageRun.ts';
import type { RunId, StageName, StageRun } from '../stage/StageRun.ts';
import { effectOf } from './cancelStep.ts';
import type { CancelOutcome } from './cancelStep.ts';
import { cancelKey, historyKey, historyQuery } from './historyQuery.ts';
import { FOLLOWED_MS } from './pollPace.ts';
import { rememberCancel, rememberedCancels } from './rememberedCancels.ts';
import type { StagePoll } from './stagePoll.ts';
import { rememberRefusal } from './usePermission.ts';

/** A cancel that the reader has confirmed. */
interface ConfirmedCancel {
  readonly run: StageRun;
  /** The server can be told exactly this run, so that no other can be hit. */
  readonly exact: boolean;
  /** No other cancel of the stage is on its way. By stage name, it could hit this run, or this one that. */
  readonly alone: boolean;
  /** The page that the run was seen on. */
  readonly token: PageToken;
  /** Time has passed since it was confirmed: the run is read again before anything is posted, even where it is named exactly. */
  readonly look: boolean;
  /** Asked right before the post: does the host let runs be cancelled here? Meanwhile it may have made this a widget that only shows. */
  readonly mayPost: () => boolean;
}

/** How a confirmed cancel is to be sent. */
export type CancelManner = Pick<ConfirmedCancel, 'exact' | 'token' | 'look' | 'mayPost'>;

/** A confirmed cancel: on its way while it has no outcome. */
export interface CancelProgress {
  readonly run: RunId;
  readonly outcome: CancelOutcome | undefined;
  /** When it was confirmed, in epoch milliseconds by this device's clock. */
  readonly at: number;
  /** Gives it up; there only while the host page is asked, before anything is sent. */
  readonly giveUp?: () => void;
}

/** Cancelling runs of one stage. */
export interface CancelRun {
  /**
   * Cancels a run that the reader has confirmed, and reads the history again afterwards. Where the server can be told
   * exactly this run, that is posted; where not, the newest page is read again first, and nothing posted unless the
   * run is still the only active one; nor while another cancel of the stage is on its way. Does nothing while one of this
   * run is. Resolves with how it came out, once the history was read again; with nothing where it did nothing. Never rejects.
   */
  readonly cancel: (run: StageRun, manner: CancelManner) => Promise<CancelOutcome | undefined>;
  /** Is a cancel of this run on its way? Asked at the time of the call, and not of a rendering. */
  readonly isUnderWay: (run: RunId) => boolean;
  /**
   * The newest confirmed cancel of each run, by `runKey`. Shared by every widget on the same QueryClient, and there
   * again after the page was loaded anew.
   */
  readonly progress: ReadonlyMap<string, CancelProgress>;
}

/** What a look before the post says: to post it, or how it came out without that. */
type Checked = CancelOutcome | { readonly kind: 'go'; readonly aim: CancelAim };

/** For how long what became of a cancel is kept, in milliseconds. */
const KEPT_MS = 30 * 60_000;

/** The mutation behind the Cancel button. */
export function useCancelRun(
  api: StagesApi,
  name: StageName,
  pageSize: number,
  permission: PermissionSources,
  poll: StagePoll,
): CancelRun {
  const client = useQueryClient();
  const mutationKey = cancelKey(api, name);

  /** For servers that take only the stage: is there still no other run that a cancel could hit? */
  async function check(run: StageRun): Promise<Checked> {
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

  /** For servers that take exactly this run: is it still active? Looked for on the newest page and on the one it was seen on. */
  async function checkExactly(run: StageRun, token: PageToken): Promise<Checked> {
    try {
      const read: StageRun[] = [];
      for (const at of new Set([NEWEST, token])) {
        read.push(...(await api.readHistory(name, at, { pageSize })).runs);
        if (read.some((one) => runKey(one) === runKey(run))) break;
      }
      const result = exactCancelCheck(run, read, permission);
      return result.go ? { kind: 'go', aim: 'this run' } : { kind: 'held-back', check: result };
    } catch (error) {
      return { kind: 'not-checked', error: asApiError(error) };
    }
  }

  async function checkAndPost(confirmed: ConfirmedCancel): Promise<CancelOutcome> {
    const { run, exact, alone, token, look, mayPost } = confirmed;
    if (!exact && !alone) return { kind: 'not-alone' };
    const checked = !exact
      ? await check(run)
      : look
        ? await checkExactly(run, token)
        : ({ kind: 'go', aim: 'this run' } as const);
    if (checked.kind !== 'go') return checked;
    if (!mayPost()) return { kind: 'vetoed', by: 'host', reason: undefined };
    rememberCancel(api, run, { said: 'sent', at: Date.now() });
    const outcome = await post(run, checked.aim);
    const effect = effectOf(outcome);
    rememberCancel(api, run, effect === 'none' ? undefined : { said: effect, at: Date.now() });
    if (effect !== 'none') poll.follow(run, token);
    return outcome;
  }

  async function post(run: StageRun, aim: CancelAim): Promise<CancelOutcome> {
    try {
      return { kind: 'answered', answer: await api.cancel(run, aim) };
    } catch (error) {
      const failure = asApiError(error);
      if (failure.kind === 'not-permitted') rememberRefusal(client, api, name);
      return { kind: 'failed', error: failure };
    }
  }

  const { mutateAsync } = useMutation({
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
    gcTime: KEPT_MS,
  });

  useEffect(() => takeUpAgain(client, api, name, poll), [client, api, name, poll]);
  const cancels = useMutationState({ filters: { mutationKey, exact: true }, select: progressOf });
  // Asked of the client, not of a rendered flag: two presses in one tick see the same rendering.
  const underWay = (): readonly (RunId | undefined)[] =>
    client
      .getMutationCache()
      .findAll({ mutationKey, exact: true, status: 'pending' })
      .map((mutation) => progressOf(mutation)?.run);
  const isUnderWay = (run: RunId): boolean =>
    underWay().some((other) => other && runKey(other) === runKey(run));
  return {
    isUnderWay,
    cancel: async (run, manner) => {
      if (isUnderWay(run)) return undefined;
      return mutateAsync({ ...manner, run, alone: underWay().length === 0 }).catch(
        // Nobody knows how far it came.
        () => ({ kind: 'left' }) as const,
      );
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
  const { variables, data, submittedAt } = mutation.state as Mutation<
    CancelOutcome,
    Error,
    { readonly run: RunId }
  >['state'];
  return variables && { run: variables.run, outcome: data, at: submittedAt };
}

/** Puts the cancels that were sent before the page was loaded anew back to where the others are. */
function takeUpAgain(client: QueryClient, api: StagesApi, name: StageName, poll: StagePoll): void {
  const mutations = client.getMutationCache();
  const mutationKey = cancelKey(api, name);
  const known = mutations.findAll({ mutationKey, exact: true }).map((one) => progressOf(one)?.run);
  for (const { run, said, at } of rememberedCancels(api, name)) {
    if (Date.now() - at < FOLLOWED_MS) poll.follow(run, NEWEST);
    if (known.some((other) => other && runKey(other) === runKey(run))) continue;
    const outcome: CancelOutcome =
      said === 'accepted' ? { kind: 'answered', answer: { said: 'accepted' } } : { kind: 'left' };
    mutations.build<CancelOutcome, Error, { readonly run: RunId }, undefined>(
      client,
      { mutationKey, gcTime: KEPT_MS },
      {
        context: undefined,
        data: outcome,
        error: null,
        failureCount: 0,
        failureReason: null,
        isPaused: false,
        status: 'success',
        submittedAt: at,
        variables: { run },
      },
    );
  }
}
