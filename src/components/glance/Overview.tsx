import { memo, useCallback, useMemo, useRef, useState } from 'react';
import type { LongHistoryState } from '../../query/longHistory.ts';
import { streak } from '../../stage/streak.ts';
import type { RunId, StageName, StageRun } from '../../stage/StageRun.ts';
import { useGlanceMessages } from './glanceMessages.ts';
import type { Sought } from './glanceMessages.ts';
import './overview.css';
import { OverviewActions } from './OverviewActions.tsx';
import { Stats } from './Stats.tsx';
import { StreakSentence } from './StreakSentence.tsx';
import { Strip, STRIP_RUNS } from './Strip.tsx';
import { useSearchNews } from './useSearchNews.ts';

interface OverviewProps {
  readonly server: string;
  readonly name: StageName;
  readonly state: LongHistoryState;
  /** The newest active run; `undefined` where none is active. */
  readonly newest: StageRun | undefined;
  /** Shows a run where it stands in the history. */
  readonly onGoTo: (run: RunId) => void;
  /** The address that does the same. */
  readonly hrefOf: (run: RunId) => string;
  /** Looks for it in older and older runs. */
  readonly onFind: (what: Sought) => void;
  /** Reads again what could not be read. */
  readonly onRetry: () => void;
  /** Ends what the reader has asked for. */
  readonly onStop: () => void;
}

/** How a stage is doing: its newest runs as a strip, in figures, and in a sentence. All functions must be stable. */
export const Overview = memo(function Overview(props: OverviewProps) {
  const glanceMessages = useGlanceMessages();
  const { server, name, state, newest, onGoTo, hrefOf, onFind, onRetry, onStop } = props;
  const { runs } = state;
  const text = useRef<HTMLDivElement>(null);
  const passFocusOn = useCallback(() => text.current?.focus({ preventScroll: true }), []);
  const [sought, setSought] = useState<Sought>('last pass');
  const shown = useMemo(() => runs.slice(0, STRIP_RUNS), [runs]);
  const told = useMemo(() => streak(runs), [runs]);
  const news = useSearchNews(state, told, sought);
  const find = useCallback(
    (what: Sought) => {
      setSought(what);
      onFind(what);
    },
    [onFind],
  );
  const hasNothing = runs.length === 0 && !state.isComplete;
  return (
    <div
      role="group"
      className="stage-history-glance"
      part="overview"
      aria-label={glanceMessages.label(name)}
    >
      <Strip runs={shown} hrefOf={hrefOf} onGoTo={onGoTo} />
      <Stats {...{ server, newest, hrefOf, onGoTo }} runs={shown} reach={state} />
      <div ref={text} tabIndex={-1} className="stage-history-told">
        {!hasNothing && <StreakSentence {...{ server, hrefOf, onGoTo }} streak={told} reach={state} />}{' '}
        <OverviewActions
          {...{ state, sought, onGoTo, onRetry, onStop, passFocusOn }}
          streak={told}
          onFind={find}
        />
      </div>
      <p role="status" className="stage-history-unseen">
        {news}
      </p>
    </div>
  );
});
