import { useMemo } from 'react';
import type { PageToken } from '../api/StagesApi.ts';
import type { PollIntervals } from '../query/pollPace.ts';
import type { StagePoll } from '../query/stagePoll.ts';
import { useWatching } from '../query/useStagePoll.ts';
import type { StageRun } from '../stage/StageRun.ts';
import { tellHost } from './hostControl.ts';
import { useLatest } from './useLatest.ts';
import type { TellMe } from './useTellMe.ts';

interface WatchedProps {
  readonly intervals: PollIntervals;
  /** The page that is shown. */
  readonly token: PageToken;
  readonly tellMe: TellMe;
  readonly onRunEnded: ((run: StageRun, waitedFor: boolean) => void) | undefined;
}

/** Has the stage read again and again, and tells reader and host of each run that has ended. */
export function useWatched(poll: StagePoll, { intervals, token, tellMe, onRunEnded }: WatchedProps): void {
  const onEnded = useLatest((run: StageRun) => {
    const waitedFor = tellMe.tell(run);
    tellHost(() => onRunEnded?.(run, waitedFor));
  });
  useWatching(
    poll,
    useMemo(
      () => ({
        intervals,
        shown: token,
        armed: [...tellMe.armed.values()],
        onEnded: (run: StageRun) => onEnded.current(run),
      }),
      [intervals, token, tellMe.armed, onEnded],
    ),
  );
}
