import type { ReactNode } from 'react';
import { onSkew, serverNow } from '../../api/serverClock.ts';
import { passRate } from '../../stage/passRate.ts';
import { runState } from '../../stage/runState.ts';
import { runCounter, scheduledDate } from '../../stage/StageRun.ts';
import type { RunId, StageRun } from '../../stage/StageRun.ts';
import { everyTwentySeconds } from '../ticker.ts';
import { Ticking } from '../Ticking.tsx';
import { useFormat, useMessages } from '../wording.ts';
import { useGlanceMessages } from './glanceMessages.ts';
import { RunLink } from './RunLink.tsx';
import type { Reach } from './streakSentence.ts';

const TICKS = [everyTwentySeconds.subscribe, onSkew];

interface StatsProps {
  readonly server: string;
  /** The runs of the strip, which the pass rate is of. */
  readonly runs: readonly StageRun[];
  readonly reach: Reach;
  /** The newest active run. */
  readonly newest: StageRun | undefined;
  readonly hrefOf: (run: RunId) => string;
  readonly onGoTo: (run: RunId) => void;
}

/** Three facts in words, which the strip shows as shapes. */
export function Stats({ server, runs, reach, newest, hrefOf, onGoTo }: StatsProps) {
  const glanceMessages = useGlanceMessages();
  const { stats } = glanceMessages;
  const messages = useMessages();
  const rate = passRate(runs);
  const failure = reach.runs.find((run) => runState(run) === 'Failed');
  const link = (run: StageRun): ReactNode => (
    <RunLink run={run} href={hrefOf(run)} onGoTo={onGoTo}>
      <bdi>{runCounter(run)}</bdi>
    </RunLink>
  );
  const isKnown = runs.length > 0 || reach.isComplete;
  return (
    <dl className="stage-history-stats">
      <Stat name={stats.passed} title={stats.base(runs.length)}>
        {!isKnown ? (
          stats.notKnown
        ) : rate.finished === 0 ? (
          stats.noneFinished
        ) : (
          <>
            <span>{stats.passedOf(rate)}</span> <span>{stats.finished}</span>
          </>
        )}
      </Stat>
      <Stat name={stats.now}>
        {newest === undefined ? (
          isKnown ? (
            <>
              <span>{stats.noneActive[0]}</span> <span>{stats.noneActive[1]}</span>
            </>
          ) : (
            stats.notKnown
          )
        ) : (
          <>
            <span>{messages.state[runState(newest)].toLowerCase()}</span> <span>{link(newest)}</span>
          </>
        )}
      </Stat>
      <Stat name={stats.lastFailure}>
        {failure === undefined ? (
          isKnown ? (
            <>
              <span>{stats.none}</span> <span>{stats.noneIn(reach)}</span>
            </>
          ) : (
            stats.notKnown
          )
        ) : (
          <>
            <span>{link(failure)}</span> <Age date={scheduledDate(failure)} server={server} />
          </>
        )}
      </Stat>
    </dl>
  );
}

function Stat({ name, title, children }: { name: string; title?: string; children: ReactNode }) {
  return (
    <div title={title}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Age({ date, server }: { date: number | undefined; server: string }) {
  const { formatAge } = useFormat();
  if (date === undefined) return null;
  return (
    <span className="stage-history-stat-age">
      <Ticking tell={() => formatAge(date, serverNow(server))} on={TICKS} />
    </span>
  );
}
