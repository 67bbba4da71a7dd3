import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { serverNow, serverSkew } from '../api/serverClock.ts';
import { NEWEST } from '../api/StagesApi.ts';
import type { RunAnswer, StagesApi } from '../api/StagesApi.ts';
import { isActiveRun } from '../stage/runState.ts';
import type { RunId, StageRun } from '../stage/StageRun.ts';
import { attention } from './attention.ts';
import { hurryRun, isFinal, runQuery } from './runQuery.ts';
import type { StagePoll } from './stagePoll.ts';

/** What is known of one run. */
export interface KnownRun {
  /** `undefined` until the server has answered. */
  readonly answer: RunAnswer | undefined;
  /** Why the last read failed; null once one has succeeded. */
  readonly error: Error | null;
  readonly readAgain: () => void;
  /**
   * The moment up to which the answer may be told to hold, in epoch milliseconds (UTC) by the server's clock: the present
   * while it is read again and again, otherwise when it was read. The same function as long as `run` is the same object.
   */
  readonly upTo: () => number;
}

/**
 * One run with its times. As long as it is not over it is read again with each read of the stage's newest runs, so that
 * both are of the same moment and neither is read while nobody looks. `run` must be the same object while it is the
 * same run.
 */
export function useRun(api: StagesApi, run: RunId | StageRun, poll: StagePoll): KnownRun {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    ...runQuery(api, run, true),
    // That it is being read again is nothing to render.
    notifyOnChangeProps: ['data', 'error'],
  });
  const [lastError, setLastError] = useState<Error | null>(null);
  // While nothing has been answered, React Query forgets each failure as soon as it tries again.
  const failure = data === undefined ? (error ?? lastError) : error;
  if (failure !== lastError) setLastError(failure);
  useEffect(() => {
    hurryRun(api, run);
    const { queryKey } = runQuery(api, run, true);
    let readAt = poll.readAt(NEWEST);
    return poll.subscribe(() => {
      if (poll.readAt(NEWEST) === readAt || !attention().visible) return;
      readAt = poll.readAt(NEWEST);
      const known = client.getQueryData<RunAnswer>(queryKey);
      // A run that there is not is looked for again where the reader asks for it.
      if (isFinal(known) || known?.said === 'no-such-run') return;
      // Aborted and asked anew each time, a server slower than the poll would never be heard to the end; one whose
      // answer is from before the history's is asked once more after it.
      const isUnderWay = client.isFetching({ queryKey, exact: true }) > 0;
      const read = () =>
        client.refetchQueries({ queryKey, exact: true, type: 'active' }, { cancelRefetch: false });
      void read().then(() => (isUnderWay && !isFinal(client.getQueryData(queryKey)) ? read() : undefined));
    });
  }, [client, api, run, poll]);
  const readAgain = useCallback(() => {
    setLastError(null);
    void refetch();
  }, [refetch]);
  const upTo = useCallback(() => {
    const readAt = client.getQueryState(runQuery(api, run, true).queryKey)?.dataUpdatedAt ?? 0;
    // What the history says is over does not go on, though when it ended is still to be read.
    const isOver = 'jobs' in run && !isActiveRun(run);
    const isFollowed = !isOver && poll.isLive() && poll.failure() === null;
    return isFollowed ? serverNow(api.server) : readAt + serverSkew(api.server);
  }, [client, api, run, poll]);
  return { answer: data, error: failure, readAgain, upTo };
}
