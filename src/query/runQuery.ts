import { hashKey, queryOptions } from '@tanstack/react-query';
import type { QueryKey } from '@tanstack/react-query';
import type { RunAnswer, StagesApi } from '../api/StagesApi.ts';
import { isActiveRun } from '../stage/runState.ts';
import type { RunId } from '../stage/StageRun.ts';
import { stageKey } from './historyQuery.ts';
import { slotsByServer } from './slots.ts';
import type { TaggedQuery } from './taggedQuery.ts';

/** How many runs of a server are read at once: whoever opens twenty is no burden to it. */
const AT_ONCE = 4;

/** For how long a run that nobody looks at any more is kept, in milliseconds. */
const KEPT_MS = 30 * 60_000;

/** After how long a server that tells nothing of runs may be asked again, in milliseconds. */
const UNTOLD_MS = 5 * 60_000;

const slotsOf = slotsByServer(AT_ONCE);

/**
 * One run with its times. A run that is over is read once: nothing of it changes any more. `urgent`: a reader waits for
 * it; the others are read when there is room.
 */
export function runQuery(api: StagesApi, run: RunId, urgent = true): TaggedQuery<RunAnswer> {
  const queryKey: QueryKey = [...stageKey(api, run), 'run', run.pipelineCounter, run.stageCounter];
  return queryOptions({
    queryKey,
    queryFn: ({ signal }): Promise<RunAnswer> =>
      slotsOf(api.server).take(hashKey(queryKey), urgent, signal, () => api.readRun(run, signal)),
    // A server that tells nothing may be upgraded.
    staleTime: ({ state }) =>
      state.data?.said === 'not-told' ? UNTOLD_MS : isFinal(state.data) ? Infinity : 0,
    gcTime: KEPT_MS,
    retry: false,
    retryOnMount: true,
    networkMode: 'always',
    refetchOnMount: true,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
    refetchInterval: false,
    throwOnError: false,
  });
}

/** A reader waits for the run now, whoever had it read. */
export function hurryRun(api: StagesApi, run: RunId): void {
  slotsOf(api.server).hurry(hashKey(runQuery(api, run, true).queryKey));
}

/** Is that all there will ever be to say? */
export function isFinal(answer: RunAnswer | undefined): boolean {
  return answer?.said === 'run' ? !isActiveRun(answer.run) : answer?.said === 'not-told';
}
