import type { LongHistoryState } from '../../query/longHistory.ts';
import type { Streak } from '../../stage/streak.ts';
import type { RunId } from '../../stage/StageRun.ts';
import { titleOf } from '../failureWords.ts';
import { TextualButton } from '../TextualButton.tsx';
import { useMessages } from '../wording.ts';
import { useGlanceMessages } from './glanceMessages.ts';
import type { Sought } from './glanceMessages.ts';

interface OverviewActionsProps {
  readonly state: LongHistoryState;
  readonly streak: Streak;
  /** What is being looked for while something is. */
  readonly sought: Sought;
  readonly onGoTo: (run: RunId) => void;
  readonly onFind: (what: Sought) => void;
  readonly onRetry: () => void;
  readonly onStop: () => void;
  readonly passFocusOn: () => void;
}

/** What is being read, why it could not be, or else what a reader can have looked for in older runs. */
export function OverviewActions(props: OverviewActionsProps) {
  const messages = useMessages();
  const glanceMessages = useGlanceMessages();
  const { state, sought, onRetry, onStop, passFocusOn } = props;
  const { reading, failure } = state;
  if (reading?.kind === 'overview')
    return <span className="stage-history-muted">{glanceMessages.readingNewest}</span>;
  if (reading !== undefined)
    return (
      <>
        <span className="stage-history-muted">
          {reading.kind === 'search'
            ? glanceMessages.looking(sought, reading)
            : glanceMessages.readingMore(reading)}
        </span>{' '}
        <TextualButton onPress={onStop} passFocusOn={passFocusOn}>
          {glanceMessages.stop}
        </TextualButton>
      </>
    );
  if (failure !== undefined)
    return (
      <>
        <span className="stage-history-not-read">{glanceMessages.notRead(titleOf(failure, messages))}</span>{' '}
        <TextualButton onPress={onRetry} passFocusOn={passFocusOn}>
          {messages.retry}
        </TextualButton>
      </>
    );
  return <Searches {...props} />;
}

/** Where what is looked for is known already, its button leads there. */
function Searches({ state, streak, onGoTo, onFind, passFocusOn }: OverviewActionsProps) {
  const glanceMessages = useGlanceMessages();
  if (streak.kind !== 'failing') return null;
  const { before, since } = streak;
  if (before === undefined && state.isComplete) return null;
  return (
    <>
      <TextualButton
        onPress={() => (before === undefined ? onFind('last pass') : onGoTo(before))}
        passFocusOn={passFocusOn}
      >
        {before === undefined ? glanceMessages.lookFurther : glanceMessages.find['last pass']}
      </TextualButton>{' '}
      <TextualButton
        onPress={() => (before === undefined ? onFind('breaking run') : onGoTo(since))}
        passFocusOn={passFocusOn}
      >
        {glanceMessages.find['breaking run']}
      </TextualButton>
    </>
  );
}
