import { cancelStep } from '../query/cancelStep.ts';
import type { CancelProgress } from '../query/useCancelRun.ts';
import type { StageRun } from '../stage/StageRun.ts';
import { cancelSentence } from './cancelSentence.ts';
import { TextualButton } from './TextualButton.tsx';
import { everySecond } from './ticker.ts';
import { Ticking } from './Ticking.tsx';
import { useWords } from './wording.ts';

const TICKS = [everySecond.subscribe];

interface CancelNoteProps {
  readonly progress: CancelProgress;
  /** The run as last read; `undefined` where it is on no page that is shown. */
  readonly now: StageRun | undefined;
  readonly onLookAgain: () => void;
  /** Called when its button goes while it has the focus. Must be stable. */
  readonly passFocusOn: () => void;
}

/** How far a cancel has come. Where that is unknown, a way to find out. */
export function CancelNote({ progress, now, onLookAgain, passFocusOn }: CancelNoteProps) {
  const wording = useWords();
  const { control } = wording.messages;
  const { run, outcome, at, giveUp } = progress;
  const { kind } = cancelStep(outcome, now);
  if (giveUp !== undefined)
    return (
      <p className="stage-history-note" data-step="asked">
        {control.waitingFor(run)}{' '}
        <TextualButton onPress={giveUp} passFocusOn={passFocusOn}>
          {control.giveUp}
        </TextualButton>
      </p>
    );
  return (
    <p className="stage-history-note" data-step={kind}>
      {kind === 'requested' ? (
        <Ticking tell={() => cancelSentence(wording, outcome, run, now, Date.now() - at)} on={TICKS} />
      ) : (
        cancelSentence(wording, outcome, run, now, 0)
      )}
      {kind === 'unknown' && (
        <>
          {' '}
          <TextualButton onPress={onLookAgain} passFocusOn={passFocusOn}>
            {wording.messages.cancel.lookAgain}
          </TextualButton>
        </>
      )}
    </p>
  );
}
