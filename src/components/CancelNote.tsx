import { cancelStep } from '../query/cancelStep.ts';
import type { CancelProgress } from '../query/useCancelRun.ts';
import type { StageRun } from '../stage/StageRun.ts';
import { messages } from './messages.ts';
import { TextualButton } from './TextualButton.tsx';
import { everySecond } from './ticker.ts';
import { Ticking } from './Ticking.tsx';

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
  const { run, outcome, at, giveUp } = progress;
  const { kind } = cancelStep(outcome, now);
  if (giveUp !== undefined)
    return (
      <p className="stage-history-note" data-step="asked">
        {messages.control.waitingFor(run)}{' '}
        <TextualButton onPress={giveUp} passFocusOn={passFocusOn}>
          {messages.control.giveUp}
        </TextualButton>
      </p>
    );
  return (
    <p className="stage-history-note" data-step={kind}>
      {kind === 'requested' ? (
        <Ticking tell={() => messages.cancel.note(outcome, run, now, Date.now() - at)} on={TICKS} />
      ) : (
        messages.cancel.note(outcome, run, now, 0)
      )}
      {kind === 'unknown' && (
        <>
          {' '}
          <TextualButton onPress={onLookAgain} passFocusOn={passFocusOn}>
            {messages.cancel.lookAgain}
          </TextualButton>
        </>
      )}
    </p>
  );
}
