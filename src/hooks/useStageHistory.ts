import { useMemo } from 'react';
import { NEWEST } from '../api/StagesApi.ts';
import type { PageToken, StagesApi } from '../api/StagesApi.ts';
import { intervalOf, pageSizeOf } from '../query/hostNumbers.ts';
import { DEFAULT_INTERVALS } from '../query/pollPace.ts';
import { useStageHistory as useShownHistory } from '../query/useStageHistory.ts';
import type { StageHistoryState } from '../query/useStageHistory.ts';
import { useGoesOn, usePoll, usePollFailure, useWatching } from '../query/useStagePoll.ts';
import type { StageName, StageRun } from '../stage/StageRun.ts';

/** A stage, and how to ask for it. */
export interface StageSource extends StageName {
  /** From `createStagesApi`: the same object in each rendering. */
  readonly api: StagesApi;
  /** Runs a page, 10 to 100; servers before GoCD 20.4 always give ten. Default 10. */
  readonly pageSize?: number | undefined;
}

/** What {@link useStageHistory} is told. */
export interface StageHistoryOptions extends StageSource {
  /** The page to show: the newest by default, or one that a page names as `newer`, `older` or `oldest`. */
  readonly page?: PageToken | undefined;
  /** Are new runs to wait until `showNewer`, because somebody reads? Default: they are shown as they come. */
  readonly reading?: boolean | undefined;
  /** Milliseconds between reads while a run is active. Default 5,000, at least 1,000; 0: not by itself. */
  readonly activeInterval?: number | undefined;
  /** The same while none is. Default 30,000. */
  readonly idleInterval?: number | undefined;
  /** Called with each run that was active when it was read before, and has ended since. */
  readonly onRunEnded?: ((run: StageRun) => void) | undefined;
}

/** A stage's history, for a display of the host's own. */
export interface StageHistoryResult extends StageHistoryState {
  /** Is it read again by itself as long as somebody looks? */
  readonly isLive: boolean;
  /** Reads all that is shown, at once. Never rejects: what goes wrong is in `error`. */
  readonly refresh: () => Promise<void>;
}

const NOBODY: readonly never[] = [];

/**
 * One page of a stage's history, read again as the stage runs, together with all widgets and hooks under the same
 * QueryClient, and with the other tabs of the browser. Needs a `QueryClientProvider` around it. Throws nothing.
 */
export function useStageHistory(options: StageHistoryOptions): StageHistoryResult {
  const { api, pipeline, stage, page: token = NEWEST, reading = false, onRunEnded } = options;
  const name = useMemo(() => ({ pipeline, stage }), [pipeline, stage]);
  const pageSize = pageSizeOf(options.pageSize);
  const active = intervalOf(options.activeInterval, DEFAULT_INTERVALS.active);
  const idle = intervalOf(options.idleInterval, DEFAULT_INTERVALS.idle);
  const poll = usePoll(api, name, pageSize);
  const history = useShownHistory(api, name, token, pageSize, { cut: undefined, reading });
  const pollFailure = usePollFailure(poll);
  const isLive = useGoesOn(poll);
  useWatching(
    poll,
    useMemo(
      () => ({
        intervals: { active, idle },
        shown: token,
        armed: NOBODY,
        // Apart, so that what goes wrong in a host's function does not stop the reading.
        onEnded: (run: StageRun) => queueMicrotask(() => onRunEnded?.(run)),
      }),
      [active, idle, token, onRunEnded],
    ),
  );
  const refresh = useMemo(() => () => poll.refresh(), [poll]);
  return {
    ...history,
    error: history.error ?? (history.page === undefined ? null : pollFailure),
    isLive,
    refresh,
  };
}
