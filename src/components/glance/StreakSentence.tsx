import { Fragment } from 'react';
import { onSkew, serverNow } from '../../api/serverClock.ts';
import type { Streak } from '../../stage/streak.ts';
import { runCounter } from '../../stage/StageRun.ts';
import type { RunId } from '../../stage/StageRun.ts';
import { everyTwentySeconds } from '../ticker.ts';
import { Ticking } from '../Ticking.tsx';
import { useFormat } from '../wording.ts';
import { useGlanceMessages } from './glanceMessages.ts';
import { RunLink } from './RunLink.tsx';
import { leavesReachOpen, streakSentence } from './streakSentence.ts';
import type { Reach, SentencePart } from './streakSentence.ts';

const TICKS = [everyTwentySeconds.subscribe, onSkew];

interface LinkingProps {
  readonly server: string;
  readonly hrefOf: (run: RunId) => string;
  readonly onGoTo: (run: RunId) => void;
}

interface StreakSentenceProps extends LinkingProps {
  readonly streak: Streak;
  readonly reach: Reach;
}

/** What the newest runs say together, and how far back that reaches. */
export function StreakSentence({ streak, reach, ...linking }: StreakSentenceProps) {
  const glanceMessages = useGlanceMessages();
  return (
    <>
      {streakSentence(glanceMessages.streak, streak, reach).map((part, at) => (
        // A sentence has no parts that move.
        <Fragment key={at}>
          <Part part={part} {...linking} />
        </Fragment>
      ))}{' '}
      {leavesReachOpen(streak, reach) && (
        <small>{glanceMessages.reach(glanceMessages.streak.reach(reach))}</small>
      )}
    </>
  );
}

function Part({ part, server, hrefOf, onGoTo }: LinkingProps & { readonly part: SentencePart }) {
  const { formatAge } = useFormat();
  if (typeof part === 'string') return part;
  if ('name' in part)
    return (
      <span dir="auto" className="stage-history-name" title={part.name}>
        {part.name}
      </span>
    );
  if ('moment' in part) return <Ticking tell={() => formatAge(part.moment, serverNow(server))} on={TICKS} />;
  return (
    <RunLink run={part.run} href={hrefOf(part.run)} onGoTo={onGoTo}>
      <bdi>{runCounter(part.run)}</bdi>
    </RunLink>
  );
}
