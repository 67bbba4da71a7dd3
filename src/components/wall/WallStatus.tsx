import { useMemo, useSyncExternalStore } from 'react';
import { NEWEST } from '../../api/StagesApi.ts';
import type { PollIntervals } from '../../query/pollPace.ts';
import type { StagePoll } from '../../query/stagePoll.ts';
import { titleOf } from '../failureWords.ts';
import { everySecond } from '../ticker.ts';
import { Ticking } from '../Ticking.tsx';
import { useFormat, useMessages } from '../wording.ts';
import { useWallMessages } from './wallMessages.ts';
import { wallStanding } from './wallStanding.ts';
import type { WallStanding } from './wallStanding.ts';

/** How what a wall shows relates to the present, looked at every second: a computer may have slept, or a read never come back. */
export function useWallStanding(poll: StagePoll, intervals: PollIntervals, active: boolean): WallStanding {
  const subscribe = useMemo(
    () => (listener: () => void) => {
      const stops = [everySecond.subscribe(listener), poll.subscribe(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
    [poll],
  );
  return useSyncExternalStore(
    subscribe,
    () =>
      wallStanding({
        ...{ intervals, active },
        failure: poll.failure(),
        paused: poll.isPaused(),
        on: poll.isOn(),
        age: Date.now() - poll.readAt(NEWEST),
      }),
    () => 'off' as const,
  );
}

interface WallStatusProps {
  readonly poll: StagePoll;
  readonly standing: WallStanding;
  readonly failure: Error | null;
}

/** When the runs were read, and in large letters that something is wrong with that. */
export function WallStatus({ poll, standing, failure }: WallStatusProps) {
  const messages = useMessages();
  const wallMessages = useWallMessages();
  const { formatClock, formatElapsed } = useFormat();
  const ticks = useMemo(() => [everySecond.subscribe, poll.subscribe], [poll]);
  const tell = (): string => {
    const readAt = poll.readAt(NEWEST);
    const time = formatClock(readAt, Date.now());
    return standing === 'live'
      ? wallMessages.asOf(time)
      : wallMessages.asOfLongAgo(time, formatElapsed(Date.now() - readAt));
  };
  const trouble =
    standing === 'failing'
      ? failure && titleOf(failure, messages)
      : standing !== 'live' && wallMessages.standing[standing];
  return (
    <div className="stage-history-wall-status" part="notice" data-standing={standing}>
      <svg className="stage-history-icon" viewBox="0 0 16 16" aria-hidden="true">
        {/* A dot while all is well, and a triangle otherwise: the shapes of a room's length. */}
        <path
          d={standing === 'live' ? 'M8 5a3 3 0 1 1 0 6a3 3 0 1 1 0-6z' : 'M8 1.5 15 14.5H1zM8 6.2v4m0 2v.2'}
        />
      </svg>
      <b role="status">{trouble}</b>
      <Ticking tell={tell} on={ticks} />
    </div>
  );
}
