import { memo, useCallback, useId, useRef } from 'react';
import { runPage } from '../api/goServerLinks.ts';
import { approval } from '../stage/approval.ts';
import { cancelRule } from '../stage/cancelRule.ts';
import type { PermissionSources } from '../stage/permission.ts';
import { isActiveRun, runState } from '../stage/runState.ts';
import { runCounter, scheduledDate } from '../stage/StageRun.ts';
import type { StageRun } from '../stage/StageRun.ts';
import { CancelCell } from './CancelCell.tsx';
import { DetailsButton } from './DetailsButton.tsx';
import { JobList } from './JobList.tsx';
import { RunNotes } from './RunNotes.tsx';
import type { RunNotesProps } from './RunNotes.tsx';
import { RunDetailsPanel } from './RunDetailsPanel.tsx';
import { ScheduledTime } from './ScheduledTime.tsx';
import { MARK_OF, StateMark } from './StateMark.tsx';
import { TellMeButton } from './TellMeButton.tsx';
import { cancellerOf } from './cancelSentence.ts';
import { useMessages } from './wording.ts';

interface RunRowProps extends Omit<RunNotesProps, 'passFocusOn'> {
  readonly server: string;
  readonly newestActive: boolean;
  readonly exact: boolean;
  readonly permission: PermissionSources;
  readonly explainDenied: boolean;
  /** May runs be cancelled at all here? */
  readonly canCancel: boolean;
  /** Is what is inside it shown? */
  readonly open: boolean;
  readonly onOpen: (run: StageRun) => void;
  readonly onCancel: (run: StageRun) => void;
  /** Called when a Cancel button was held for a second; `undefined` where holding confirms nothing. */
  readonly onHeld: ((run: StageRun) => void) | undefined;
  readonly onTellMe: (run: StageRun) => void;
}

/** One stage run, and under it what there is to say of it. Renders again only when something it shows has changed. */
export const RunRow = memo(function RunRow(props: RunRowProps) {
  const messages = useMessages();
  const { run, server, newestActive, exact, permission, explainDenied, progress, waited, told, open } = props;
  const panelId = useId();
  const link = useRef<HTMLAnchorElement>(null);
  const focusLink = useCallback(() => link.current?.focus({ preventScroll: true }), []);
  const state = runState(run);
  const rerunOf = messages.rerunOf(run);
  const cancelledBy = cancellerOf(run, messages.cancel.theServer);
  const hasNotes = progress !== undefined || waited !== undefined || told;
  return (
    <>
      <tr
        role="row"
        className="stage-history-run"
        part="row"
        data-state={state.toLowerCase()}
        data-run={`${run.pipelineCounter}/${run.stageCounter}`}
      >
        <th role="rowheader" scope="row" className="stage-history-counter">
          <DetailsButton run={run} open={open} controls={panelId} onToggle={props.onOpen} />
          <a ref={link} part="run" href={runPage(server, run)}>
            <bdi>{runCounter(run)}</bdi>
          </a>
          {rerunOf !== undefined && <small>{rerunOf}</small>}
        </th>
        <td role="cell" className="stage-history-state" part="state">
          <StateMark kind={MARK_OF[state]} />
          <span>{messages.state[state]}</span>
          {state === 'Cancelled' && cancelledBy !== undefined && (
            <small>{messages.cancelledBy(cancelledBy)}</small>
          )}
        </td>
        <td role="cell" className="stage-history-jobs-cell" part="jobs">
          <JobList run={run} server={server} />
        </td>
        <td role="cell" className="stage-history-by">
          {messages.approval(approval(run))}
        </td>
        <td role="cell" className="stage-history-when">
          <ScheduledTime date={scheduledDate(run)} server={server} />
        </td>
        <td role="cell" className="stage-history-actions">
          {isActiveRun(run) && (
            <TellMeButton
              run={run}
              armed={waited !== undefined}
              onToggle={props.onTellMe}
              passFocusOn={focusLink}
            />
          )}
          <span className="stage-history-cancel-place" data-hold={props.onHeld !== undefined || undefined}>
            {props.canCancel && (
              <CancelCell
                run={run}
                verdict={cancelRule(run, { exact, newestActive, permission })}
                progress={progress}
                explainDenied={explainDenied}
                onPress={props.onCancel}
                onHeld={props.onHeld}
                passFocusOn={focusLink}
              />
            )}
          </span>
        </td>
      </tr>
      {hasNotes && (
        <tr role="row" className="stage-history-outcome" data-state={state.toLowerCase()}>
          <td role="cell" colSpan={6}>
            <RunNotes
              run={run}
              progress={progress}
              waited={waited}
              told={told}
              onLookAgain={props.onLookAgain}
              onDesktop={props.onDesktop}
              passFocusOn={focusLink}
            />
          </td>
        </tr>
      )}
      {open && (
        <tr role="row" id={panelId} className="stage-history-details" part="details">
          <td role="cell" colSpan={6}>
            <RunDetailsPanel run={run} />
          </td>
        </tr>
      )}
    </>
  );
});
