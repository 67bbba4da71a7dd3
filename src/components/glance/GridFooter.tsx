import { useCallback, useRef } from 'react';
import type { LongHistoryState } from '../../query/longHistory.ts';
import { TextualButton } from '../TextualButton.tsx';
import { useFoundMessages } from './foundMessages.ts';
import { MORE_RUNS, runsLeft } from './runsLeft.ts';
import { useGlanceMessages } from './glanceMessages.ts';

interface GridFooterProps {
  readonly state: LongHistoryState;
  /** How many runs are shown. */
  readonly shown: number;
  /** Are some held back by a filter? Then the filter bar tells how far it has looked. */
  readonly isFiltered: boolean;
  /** Reads as many older runs. */
  readonly onMore: (count: number) => void;
  readonly onStop: () => void;
}

/** How many of the stage's runs the grid shows, and a way to more of them. */
export function GridFooter({ state, shown, isFiltered, onMore, onStop }: GridFooterProps) {
  const glanceMessages = useGlanceMessages();
  const foundMessages = useFoundMessages();
  const footer = useRef<HTMLElement>(null);
  const passFocusOn = useCallback(() => footer.current?.focus({ preventScroll: true }), []);
  if (isFiltered) return null;
  const { reading, isComplete } = state;
  const left = runsLeft(state) ?? MORE_RUNS;
  return (
    <footer ref={footer} tabIndex={-1} className="stage-history-footer">
      <span>{foundMessages.gridRange(shown, state)}</span>
      {reading !== undefined && reading.kind !== 'overview' && (
        <span>
          {glanceMessages.readingMore(reading)}{' '}
          <TextualButton onPress={onStop} passFocusOn={passFocusOn}>
            {glanceMessages.stop}
          </TextualButton>
        </span>
      )}
      {reading === undefined && !isComplete && (
        <button
          type="button"
          className="stage-history-button"
          onClick={() => onMore(Math.min(MORE_RUNS, left))}
        >
          {foundMessages.showOlder(Math.min(MORE_RUNS, left))}
        </button>
      )}
    </footer>
  );
}
