import { memo } from 'react';
import { approval } from '../../stage/approval.ts';
import { runState } from '../../stage/runState.ts';
import { runCounter, scheduledDate } from '../../stage/StageRun.ts';
import type { StageRun } from '../../stage/StageRun.ts';
import { ScheduledTime } from '../ScheduledTime.tsx';
import { MARK_OF, StateMark } from '../StateMark.tsx';
import { useMessages } from '../wording.ts';
import { WallJobs } from './WallJobs.tsx';

interface WallRunProps {
  readonly run: StageRun;
  readonly server: string;
  /** Is it one of those that matter now? It is shown larger, and says more. */
  readonly lead: boolean;
}

/** A run on the wall: nothing of it can be pressed. Renders again only when something it shows has changed. */
export const WallRun = memo(function WallRun({ run, server, lead }: WallRunProps) {
  const messages = useMessages();
  const state = runState(run);
  const by = state === 'Cancelled' ? (run.cancelledBy ?? undefined) : undefined;
  return (
    <li
      className="stage-history-wall-run"
      part="row"
      data-state={state.toLowerCase()}
      data-lead={lead || undefined}
    >
      <span className="stage-history-wall-state" part="state">
        <StateMark kind={MARK_OF[state]} />
        <b>{messages.state[state]}</b>
      </span>
      <span className="stage-history-wall-counter" part="run">
        <bdi>{runCounter(run)}</bdi>
      </span>
      <span className="stage-history-wall-told">
        <WallJobs run={run} all={lead} />
        {(lead || by !== undefined) && (
          <small>{by !== undefined ? messages.cancelledBy(by) : messages.approval(approval(run))}</small>
        )}
      </span>
      <span className="stage-history-wall-when">
        <ScheduledTime date={scheduledDate(run)} server={server} />
      </span>
    </li>
  );
});
