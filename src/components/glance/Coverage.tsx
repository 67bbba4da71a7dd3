import type { LongHistoryState } from '../../query/longHistory.ts';
import { titleOf } from '../failureWords.ts';
import { useMessages } from '../wording.ts';
import { TextualButton } from '../TextualButton.tsx';
import { MORE_RUNS, runsLeft } from './runsLeft.ts';
import { useGlanceMessages } from './glanceMessages.ts';

interface CoverageProps {
  readonly state: LongHistoryState;
  readonly matching: number;
  readonly onSearchMore: (count: number) => void;
  readonly onStop: () => void;
  readonly onClear: () => void;
  /** Called when a button goes while it has the focus. Must be stable. */
  readonly passFocusOn: () => void;
}

/** How many runs match, of how many, and how to look at more of them. */
export function Coverage(props: CoverageProps) {
  const messages = useMessages();
  const glanceMessages = useGlanceMessages();
  const { filter: filterMessages } = glanceMessages;
  const { state, matching, onSearchMore, onStop, onClear, passFocusOn } = props;
  const { reading, failure, isComplete } = state;
  return (
    <>
      <span className="stage-history-count">{filterMessages.coverage(matching, state)}</span>
      {reading !== undefined && (
        <span className="stage-history-muted">
          {reading.kind === 'overview' ? glanceMessages.readingNewest : filterMessages.searching(reading)}
        </span>
      )}
      {reading !== undefined && reading.kind !== 'overview' && (
        <TextualButton onPress={onStop} passFocusOn={passFocusOn}>
          {glanceMessages.stop}
        </TextualButton>
      )}
      {reading === undefined && failure !== undefined && (
        <span className="stage-history-not-read">{glanceMessages.notRead(titleOf(failure, messages))}</span>
      )}
      {reading === undefined && !isComplete && (
        <TextualButton
          onPress={() => onSearchMore(Math.min(MORE_RUNS, runsLeft(state) ?? MORE_RUNS))}
          passFocusOn={passFocusOn}
        >
          {filterMessages.searchMore(state)}
        </TextualButton>
      )}
      <TextualButton onPress={onClear} passFocusOn={passFocusOn}>
        {filterMessages.clear}
      </TextualButton>
    </>
  );
}
