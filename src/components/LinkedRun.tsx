import { useRef } from 'react';
import type { RunId } from '../stage/StageRun.ts';
import { runCounter } from '../stage/StageRun.ts';
import { RunDetailsPanel } from './RunDetailsPanel.tsx';
import { TextualButton } from './TextualButton.tsx';
import { useLayout } from './useLayout.ts';
import { useMessages } from './wording.ts';

interface LinkedRunProps {
  readonly run: RunId;
  readonly onClose: (run: RunId) => void;
  /** Called when it goes while its button has the focus. Must be stable. */
  readonly passFocusOn: () => void;
}

/** A run that a link has led to and that no row of the page holds. */
export function LinkedRun({ run, onClose, passFocusOn }: LinkedRunProps) {
  const messages = useMessages();
  const box = useRef<HTMLDivElement>(null);
  // It stands below the rows, where it can grow without moving them. At first, so that nobody's place is changed later.
  useLayout(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={box} className="stage-history-linked">
      <p>
        <strong>
          <bdi>{runCounter(run)}</bdi>
        </strong>{' '}
        <span className="stage-history-muted">{messages.run.elsewhere}</span>{' '}
        <TextualButton onPress={() => onClose(run)} passFocusOn={passFocusOn}>
          {messages.run.close}
        </TextualButton>
      </p>
      <RunDetailsPanel run={run} />
    </div>
  );
}
