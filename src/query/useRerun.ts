import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query';
import type { Mutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import { asApiError } from '../api/ApiError.ts';
import type { ApiError } from '../api/ApiError.ts';
import type { Rerun, StagesApi } from '../api/StagesApi.ts';
import { runKey } from '../stage/StageRun.ts';
import type { RunId, StageName, StageRun } from '../stage/StageRun.ts';
import { stageKey } from './historyQuery.ts';
import type { StagePoll } from './stagePoll.ts';
import { rememberRefusal } from './usePermission.ts';

/** How a re-run came out. Whether there is a new run is for the history to say. */
export type RerunOutcome =
  | { readonly kind: 'accepted'; /** The server's own words. */ readonly words: string }
  /** Refused or lost. */
  | { readonly kind: 'failed'; readonly error: ApiError };

/** A re-run that the reader has confirmed: on its way while it has no outcome. */
export interface RerunProgress {
  /** The run that is run again. */
  readonly run: RunId;
  readonly what: Rerun;
  /** The newest run of the same pipeline run that was known when it was confirmed: its stage counter. */
  readonly after: number;
  readonly outcome: RerunOutcome | undefined;
}

/** Running runs of one stage again. */
export interface RerunRun {
  /** Posts a confirmed re-run, once, and reads the newest runs afterwards. Does nothing while one of the same pipeline run is on its way. `known`: the newest runs. */
  readonly rerun: (run: RunId, what: Rerun, known: readonly RunId[]) => void;
  /** The newest re-run of each run, by `runKey`. */
  readonly reruns: ReadonlyMap<string, RerunProgress>;
}

interface Confirmed {
  readonly run: RunId;
  readonly what: Rerun;
  readonly after: number;
}

/** For how long what became of a re-run is kept, in milliseconds. */
const KEPT_MS = 30 * 60_000;

/** The mutation behind the buttons that run something again. */
export function useRerun(api: StagesApi, name: StageName, poll: StagePoll): RerunRun {
  const client = useQueryClient();
  const mutationKey = [...stageKey(api, name), 'rerun'];
  const { mutate } = useMutation({
    mutationKey,
    mutationFn: async ({ run, what }: Confirmed): Promise<RerunOutcome> => {
      try {
        return { kind: 'accepted', words: await api.rerun(run, what) };
      } catch (error) {
        const failure = asApiError(error);
        if (failure.kind === 'not-permitted') rememberRefusal(client, api, name);
        return { kind: 'failed', error: failure };
      } finally {
        // Whatever the answer was: the new run shows there, or that there is none.
        void poll.refresh();
      }
    },
    retry: false,
    // 'online' would keep it for later, and post it when nobody expects it any more.
    networkMode: 'always',
    gcTime: KEPT_MS,
  });
  const confirmed = useMutationState({ filters: { mutationKey, exact: true }, select: progressOf });
  const reruns = useMemo(() => newestOfEach(confirmed), [confirmed]);
  return {
    rerun: (run, what, known) => {
      // Asked of the client, not of a rendered flag: two presses in one tick see the same rendering.
      const isUnderWay = client
        .getMutationCache()
        .findAll({ mutationKey, exact: true, status: 'pending' })
        // By pipeline run: "the stage again" is the same request whichever of its runs it is pressed at.
        .some((mutation) => progressOf(mutation)?.run.pipelineCounter === run.pipelineCounter);
      const counters = [run, ...known.filter((other) => isOfSamePipelineRun(other, run))];
      const after = Math.max(...counters.map(({ stageCounter }) => Number(stageCounter)));
      if (!isUnderWay) mutate({ run, what, after });
    },
    reruns,
  };
}

/** The run that has come of a re-run, so far as the newest runs tell. */
export function comeOf(rerun: RerunProgress, newest: readonly StageRun[]): StageRun | undefined {
  return newest.find((run) => isOfSamePipelineRun(run, rerun.run) && Number(run.stageCounter) > rerun.after);
}

function isOfSamePipelineRun(one: RunId, other: RunId): boolean {
  return one.pipelineCounter === other.pipelineCounter;
}

/** In the order in which they were confirmed, so that the last one is the newest. */
function newestOfEach(all: readonly (RerunProgress | undefined)[]): ReadonlyMap<string, RerunProgress> {
  const newest = new Map<string, RerunProgress>();
  for (const one of all) {
    if (one === undefined) continue;
    const key = runKey(one.run);
    // A key that is set again would keep its old place.
    newest.delete(key);
    newest.set(key, one);
  }
  return newest;
}

/** The cache keeps mutations of all kinds and cannot know their types; these are made above, under this key. */
function progressOf(mutation: Mutation): RerunProgress | undefined {
  const { variables, data } = mutation.state as Mutation<RerunOutcome, Error, Confirmed>['state'];
  return variables && { ...variables, outcome: data };
}
