import { formatAge, formatDate } from './format.ts';
import { messages } from './messages.ts';
import { useTold } from './now.ts';

/** When a run began: how long ago, and beside it date, time and zone, so that nobody has to hover for them. */
export function ScheduledTime({ date }: { date: number | undefined }) {
  return date === undefined ? (
    <span className="stage-history-muted">{messages.noDate}</span>
  ) : (
    <time className="stage-history-time" dateTime={new Date(date).toISOString()}>
      <span>
        <Told tell={formatAge} date={date} />
      </span>
      <small>
        <Told tell={formatDate} date={date} />
      </small>
    </time>
  );
}

/** Renders again by itself when what is told of the date has changed. */
function Told({ tell, date }: { tell: (date: number, now: number) => string; date: number }) {
  return useTold((now) => tell(date, now));
}
