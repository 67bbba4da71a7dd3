import { useMemo } from 'react';
import { NEWEST } from '../api/StagesApi.ts';
import { cancelStep } from '../query/cancelStep.ts';
import type { CancelOutcome, CancelStep } from '../query/cancelStep.ts';
import { pageSizeOf } from '../query/hostNumbers.ts';
import { useCancelRun } from '../query/useCancelRun.ts';
import { usePermission } from '../query/usePermission.ts';
import { usePoll } from '../query/useStagePoll.ts';
import { newestActiveRun } from '../stage/cancelCheck.ts';
import { cancelRule } from '../stage/cancelRule.ts';
import type { CancelVerdict } from '../stage/cancelRule.ts';
import { runKey } from '../stage/StageRun.ts';
import type { StageRun } from '../stage/StageRun.ts';
import type { StageHistoryResult, StageSource } from './useStageHistory.ts';

/** What {@link useCancelStage} is told. */
export interface CancelStageOptions extends StageSource {
  /** What `useStageHistory` returned for the same stage. */
  readonly history: StageHistoryResult;
  /** Whether the reader may operate the stage, where the host knows better. Default: what the server says. */
  readonly operatePermission?: boolean | undefined;
}

/** How far a cancel of a run has come. */
export interface CancelState {
  /** Going by what the server has answered and by what the run says now. */
  readonly step: CancelStep;
  /** How the request came out; `undefined` while it is on its way. */
  readonly outcome: CancelOutcome | undefined;
}

/** Cancelling runs of a stage. */
export interface CancelStage {
  /** May the run be cancelled, and if not, why not? Fails closed: no word on permission is not a yes. */
  readonly verdictOf: (run: StageRun) => CancelVerdict;
  /**
   * Cancels a run of the page shown, once the reader has confirmed it: posts once, whatever is pressed meanwhile, and
   * reads the history again afterwards. Where the server takes only the stage, the newest runs are read again first, and
   * nothing is posted if another run could be hit. Does nothing where {@link verdictOf} does not allow it.
   */
  readonly cancel: (run: StageRun) => void;
  /** How far the newest cancel of the run has come; `undefined` where none was asked for. */
  readonly stateOf: (run: StageRun) => CancelState | undefined;
}

/** The rules and the request behind the Cancel button, for a button of the host's own. Needs a `QueryClientProvider` around it. */
export function useCancelStage(options: CancelStageOptions): CancelStage {
  const { api, pipeline, stage, history, operatePermission } = options;
  const { page, newest, isOtherPage } = history;
  const name = useMemo(() => ({ pipeline, stage }), [pipeline, stage]);
  const pageSize = pageSizeOf(options.pageSize);
  const poll = usePoll(api, name, pageSize);
  const { permission } = usePermission(api, name, history, operatePermission, false);
  const { cancel, progress } = useCancelRun(api, name, pageSize, permission, poll);
  const newestActive = newest && !isOtherPage ? newestActiveRun(newest.runs) : undefined;
  const exact = page?.exactCancel === true;
  const verdictOf = (run: StageRun): CancelVerdict =>
    cancelRule(run, {
      exact,
      newestActive: newestActive !== undefined && runKey(newestActive) === runKey(run),
      permission,
    });
  return {
    verdictOf,
    cancel: (run) => {
      if (!verdictOf(run).allowed) return;
      void cancel(run, { exact, token: page?.token ?? NEWEST, look: false, mayPost: () => true });
    },
    stateOf: (run) => {
      const found = progress.get(runKey(run));
      if (found === undefined) return undefined;
      const now = page?.runs.find((one) => runKey(one) === runKey(run)) ?? poll.lastSeen(run);
      return { step: cancelStep(found.outcome, now), outcome: found.outcome };
    },
  };
}
