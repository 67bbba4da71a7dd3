import { onSkew, serverNow } from '../api/serverClock.ts';
import { everyTwentySeconds } from './ticker.ts';
import { Ticking } from './Ticking.tsx';
import { useFormat, useMessages } from './wording.ts';

const TICKS = [everyTwentySeconds.subscribe, onSkew];

/**
 * When a run began: how long ago by the server's clock, and beside it date, time and zone, so that nobody has to hover
 * for them.
 */
export function ScheduledTime({ date, server }: { date: number | undefined; server: string }) {
  const messages = useMessages();
  const { formatAge, formatDate } = useFormat();
  return date === undefined ? (
    <span className="stage-history-muted">{messages.noDate}</span>
  ) : (
    <time className="stage-history-time" dateTime={new Date(date).toISOString()}>
      <Ticking tell={() => formatAge(date, serverNow(server))} on={TICKS} />
      <small>
        <Ticking tell={() => formatDate(date, Date.now())} on={TICKS} />
      </small>
    </time>
  );
}
