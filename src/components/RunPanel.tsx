import { useCallback, useRef, useState } from 'react';
import { ApiError } from '../api/ApiError.ts';
import { useRun } from '../query/useRun.ts';
import { useTypicalDuration } from '../query/useTypicalDuration.ts';
import { isActiveRun } from '../stage/runState.ts';
import { runTimes } from '../stage/runTimes.ts';
import { runKey } from '../stage/StageRun.ts';
import type { RunId, StageRun } from '../stage/StageRun.ts';
import { titleOf } from './failureWords.ts';
import { RerunPart } from './RerunPart.tsx';
import { RunTakeAlong } from './glance/RunTakeAlong.tsx';
import { RunFacts } from './RunFacts.tsx';
import { RunLinks } from './RunLinks.tsx';
import { useStage } from './stageContext.ts';
import { TextualButton } from './TextualButton.tsx';
import { Timeline } from './Timeline.tsx';
import { useMessages } from './wording.ts';

interface RunPanelProps {
  /** As the history has it; only its name where no row holds it. Must be the same object while it is the same run. */
  readonly run: RunId | StageRun;
}

/** What is inside a run: its times, its jobs' phases, where it came from, and what can be done with it. */
export function RunPanel({ run }: RunPanelProps) {
  const messages = useMessages();
  const { api, poll, comparable, linkOf } = useStage();
  const panel = useRef<HTMLDivElement>(null);
  const focusPanel = useCallback(() => panel.current?.focus({ preventScroll: true }), []);
  const { answer: known, error, readAgain, upTo } = useRun(api, run, poll);
  // What was kept from when the run still went would go on counting though the row says that it is over. What was told
  // since it was opened stays for the moment until the end is read: that it went away would move all below it.
  const [kept] = useState(known);
  const isOutdated =
    known === kept && known?.said === 'run' && isActiveRun(known.run) && 'jobs' in run && !isActiveRun(run);
  const answer = isOutdated ? undefined : known;
  const details = answer?.said === 'run' ? answer.run : undefined;
  const others = comparable.filter((other) => runKey(other) !== runKey(run));
  const typical = useTypicalDuration(api, others, details !== undefined);
  const hasRow = 'jobs' in run;
  const told = details ?? (hasRow ? run : undefined);
  return (
    <div
      ref={panel}
      role="group"
      tabIndex={-1}
      className="stage-history-panel"
      aria-label={messages.run.detailsOf(run)}
      aria-busy={answer === undefined && error === null}
      style={{ '--lanes': hasRow ? Math.min(run.jobs.length, 12) : 6 }}
    >
      {answer === undefined && error === null && (
        <p className="stage-history-muted">{messages.run.reading(run)}</p>
      )}
      {error !== null && (
        <p className="stage-history-note">
          {messages.run.failed(run)}: {titleOf(error, messages)}.{' '}
          {error instanceof ApiError && messages.detail(error.status, error.detail)}{' '}
          <TextualButton onPress={readAgain} passFocusOn={focusPanel}>
            {messages.retry}
          </TextualButton>
        </p>
      )}
      {answer?.said === 'no-such-run' ? (
        <p className="stage-history-note">
          {messages.run.noSuchRun(run)}{' '}
          <TextualButton onPress={readAgain} passFocusOn={focusPanel}>
            {messages.run.lookAgain}
          </TextualButton>
        </p>
      ) : (
        <>
          {answer?.said === 'not-told' && (
            <p className="stage-history-note">
              {told === undefined ? messages.run.nothingTold : messages.run.notTold}
            </p>
          )}
          {told && <RunFacts run={told} details={details} typical={typical} upTo={upTo} hasRow={hasRow} />}
          {details && (
            <Timeline run={details} times={runTimes(details)} usual={typical.duration?.median} upTo={upTo} />
          )}
          <RunLinks run={run} />
          {told && <RunTakeAlong run={told} server={api.server} linkOf={linkOf} />}
          {answer?.said === 'run' && (
            <RerunPart run={answer.run} able={answer.reruns} passFocusOn={focusPanel} />
          )}
        </>
      )}
    </div>
  );
}
