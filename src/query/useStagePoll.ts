import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { StagesApi } from '../api/StagesApi.ts';
import type { StageName } from '../stage/StageRun.ts';
import { stagePoll } from './stagePoll.ts';
import type { StagePoll, Watcher, Watching } from './stagePoll.ts';

/** The poll of a stage. It reads nothing unless some widget watches it. */
export function usePoll(api: StagesApi, name: StageName, pageSize: number): StagePoll {
  return stagePoll(useQueryClient(), api, name, pageSize);
}

/** Has the stage read again and again for as long as the component is there. */
export function useWatching(poll: StagePoll, watcher: Watcher): void {
  const watching = useRef<Watching>(undefined);
  const latest = useRef(watcher);
  useEffect(() => {
    latest.current = watcher;
    watching.current?.change(watcher);
  }, [watcher]);
  useEffect(() => {
    watching.current = poll.watch(latest.current);
    return () => {
      watching.current?.stop();
      watching.current = undefined;
    };
  }, [poll]);
}

/** Why the last read of the newest runs failed; null once one has succeeded. */
export function usePollFailure(poll: StagePoll): Error | null {
  return useSyncExternalStore(poll.subscribe, poll.failure, () => null);
}

/** Does the poll go on by itself? */
export function useGoesOn(poll: StagePoll): boolean {
  return useSyncExternalStore(poll.subscribe, poll.isLive, () => false);
}

/** Has the reader paused the poll? */
export function usePaused(poll: StagePoll): boolean {
  return useSyncExternalStore(poll.subscribe, poll.isPaused, () => false);
}
