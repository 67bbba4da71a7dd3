import type { CancelProgress } from '../query/useCancelRun.ts';
import type { StageRun } from '../stage/StageRun.ts';
import { CancelNote } from './CancelNote.tsx';
import { canNotify } from './desktopNotification.ts';
import { TextualButton } from './TextualButton.tsx';
import { useMessages } from './wording.ts';

/** What stands under a run. */
export interface RunNotesProps {
  readonly run: StageRun;
  readonly progress: CancelProgress | undefined;
  /** Is its end waited for, and how is it to be told? */
  readonly waited: 'no' | 'yes' | 'refused' | undefined;
  /** Has its end been waited for, and come? */
  readonly told: boolean;
  readonly onLookAgain: () => void;
  readonly onDesktop: (run: StageRun) => void;
  /** Called when a button goes while it has the focus. Must be stable. */
  readonly passFocusOn: () => void;
}

/** Under a run: what becomes of a cancel, and that its end will be told. */
export function RunNotes({
  run,
  progress,
  waited,
  told,
  onLookAgain,
  onDesktop,
  passFocusOn,
}: RunNotesProps) {
  const messages = useMessages();
  return (
    <>
      {progress && (
        <CancelNote progress={progress} now={run} onLookAgain={onLookAgain} passFocusOn={passFocusOn} />
      )}
      {waited !== undefined && (
        <p className="stage-history-note">
          {waited === 'yes' ? messages.tellMe.alsoOnDesktop(run) : messages.tellMe.waiting(run)}
          {waited === 'refused' && ` ${messages.tellMe.refused}`}
          {waited === 'no' && canNotify() && ' '}
          {waited === 'no' && canNotify() && (
            <TextualButton onPress={() => onDesktop(run)} passFocusOn={passFocusOn}>
              {messages.tellMe.desktop}
            </TextualButton>
          )}
        </p>
      )}
      {told && <p className="stage-history-note">{messages.tellMe.ended(run)}</p>}
    </>
  );
}
