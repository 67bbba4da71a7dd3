import { useMemo, useState, useSyncExternalStore } from 'react';
import type { PageToken } from '../api/StagesApi.ts';
import type { StagePoll } from '../query/stagePoll.ts';
import { everySecond } from './ticker.ts';
import { Ticking } from './Ticking.tsx';
import { useWords } from './wording.ts';
import type { Spoken } from './wording.ts';

interface LiveStatusProps {
  readonly poll: StagePoll;
  /** The page that is shown. */
  readonly token: PageToken;
  readonly paused: boolean;
  readonly onRefresh: () => Promise<void>;
}

type Kind = 'live' | 'paused' | 'off' | 'failing' | 'signed-out';

/** How what is shown relates to the present, and the buttons that stop and begin reading. Apart from the rows, which need not render for it. */
export function LiveStatus({ poll, token, paused, onRefresh }: LiveStatusProps) {
  const spoken = useWords();
  const { messages } = spoken;
  const kind = useSyncExternalStore(
    poll.subscribe,
    () => kindOf(poll),
    () => 'off' as const,
  );
  const [asked, setAsked] = useState(0);
  const ticks = useMemo(() => [everySecond.subscribe, poll.subscribe], [poll]);
  const isOn = useSyncExternalStore(poll.subscribe, poll.isOn, () => false);
  return (
    <>
      <span className="stage-history-live" data-kind={kind}>
        <i aria-hidden="true" />
        <Ticking tell={() => tell(spoken, kindOf(poll), poll.readAt(token))} on={ticks} />
      </span>
      {isOn && (
        <button
          type="button"
          className="stage-history-button"
          data-icon="true"
          aria-label={paused ? messages.live.goOn : messages.live.pause}
          title={paused ? messages.live.goOn : messages.live.pause}
          onClick={() => poll.setPaused(!paused)}
        >
          <svg className="stage-history-icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d={paused ? 'M5 3v10l8-5z' : 'M5.5 3v10M10.5 3v10'} />
          </svg>
        </button>
      )}
      <button
        type="button"
        className="stage-history-button"
        data-icon="true"
        data-pending={asked > 0 || undefined}
        aria-label={messages.refresh}
        title={messages.refresh}
        onClick={() => {
          setAsked((count) => count + 1);
          void onRefresh().finally(() => setAsked((count) => count - 1));
        }}
      >
        <svg className="stage-history-icon" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M13.5 8a5.5 5.5 0 1 1-1.7-4M12 1.2V4H9.2" />
        </svg>
      </button>
    </>
  );
}

function kindOf(poll: StagePoll): Kind {
  const failure = poll.failure();
  if (failure?.kind === 'signed-out') return 'signed-out';
  // The failure is told below; that nothing is read any more is told nowhere else.
  if (poll.isPaused()) return 'paused';
  if (failure !== null) return 'failing';
  return poll.isLive() ? 'live' : 'off';
}

function tell({ words, messages }: Spoken, kind: Kind, readAt: number): string {
  // Nothing has been shown that could be old.
  if (readAt === 0) return '';
  if (kind === 'live') return messages.live.live(words.formatElapsed(Date.now() - readAt));
  return messages.live[kind](words.formatClock(readAt, Date.now()));
}
