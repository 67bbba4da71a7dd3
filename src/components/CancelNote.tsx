import { cancelStep } from '../query/cancelStep.ts';
import type { CancelProgress } from '../query/useCancelRun.ts';
import type { StageRun } from '../stage/StageRun.ts';
import { messages } from './messages.ts';
import { everySecond } from './ticker.ts';
import { Ticking } from './Ticking.tsx';

const TICKS = [everySecond.subscribe];

interface CancelNoteProps {
  readonly progress: CancelProgress;
  /** The run as last read; `undefined` where it is on no page that is shown. */
  readonly now: StageRun | undefined;
  readonly onLookAgain: () => void;
}

/** How far a cancel has come. Where that is unknown, a way to find out. */
export function CancelNote({ progress, now, onLookAgain }: CancelNoteProps) {
  const { run, outcome, at } = progress;
  const { kind } = cancelStep(outcome, now);
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
          <button type="button" className="stage-history-textual" onClick={onLookAgain}>
            {messages.cancel.lookAgain}
          </button>
        </>
      )}
    </p>
  );
}
