import { notifyManager, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { StagesApi } from '../api/StagesApi.ts';
import type { StageName } from '../stage/StageRun.ts';
import { longHistory } from './longHistory.ts';
import type { LongHistory, LongHistoryState } from './longHistory.ts';

/** The long history of a stage, and what is known of it now. The same object until something has changed. */
export interface UsedLongHistory {
  readonly long: LongHistory;
  readonly state: LongHistoryState;
}

/** Reads the first `count` runs of a stage and keeps them current for as long as it is `enabled`. */
export function useLongHistory(
  api: StagesApi,
  name: StageName,
  pageSize: number,
  count: number,
  enabled: boolean,
): UsedLongHistory {
  const long = longHistory(useQueryClient(), api, name, pageSize);
  const subscribe = useCallback(
    // Together with React Query's own news of the same answer, so that it is rendered once.
    (onChange: () => void) => long.subscribe(notifyManager.batchCalls(onChange)),
    [long],
  );
  const state = useSyncExternalStore(subscribe, long.state, long.state);
  useEffect(() => (enabled ? long.watch(count) : undefined), [long, count, enabled]);
  return useMemo(() => ({ long, state }), [long, state]);
}
