import { useCallback, useRef } from 'react';
import type { RunId, StageRun } from '../stage/StageRun.ts';
import { TextualButton } from './TextualButton.tsx';
import { chunkOf, useChunk } from './useChunk.ts';
import { useMessages } from './wording.ts';

/** Nothing waits for it before a run is opened. */
const runPanel = chunkOf(() => import('./RunPanel.tsx'));

interface RunDetailsPanelProps {
  /** As the history has it; only its name where no row holds it. Must be the same object while it is the same run. */
  readonly run: RunId | StageRun;
}

/** What is inside a run, once the part of the widget that shows it has been loaded; its place until then. */
export function RunDetailsPanel({ run }: RunDetailsPanelProps) {
  const messages = useMessages();
  const { part, error, retry } = useChunk(runPanel, true);
  const panel = useRef<HTMLDivElement>(null);
  const focusPanel = useCallback(() => panel.current?.focus({ preventScroll: true }), []);
  if (part !== undefined) return <part.RunPanel run={run} />;
  return (
    <div
      ref={panel}
      role="group"
      tabIndex={-1}
      className="stage-history-panel"
      aria-label={messages.run.detailsOf(run)}
      aria-busy={error === undefined}
      data-loading={error === undefined ? '' : undefined}
      style={{ '--lanes': 'jobs' in run ? Math.min(run.jobs.length, 12) : 6 }}
    >
      {error === undefined ? (
        <p className="stage-history-muted">{messages.run.reading(run)}</p>
      ) : (
        <p className="stage-history-note">
          {messages.chunkFailed}{' '}
          <TextualButton onPress={retry} passFocusOn={focusPanel}>
            {messages.retry}
          </TextualButton>
        </p>
      )}
    </div>
  );
}
