import { useCallback, useState } from 'react';
import type { PageToken, Rerun, StagesApi } from '../api/StagesApi.ts';
import type { StagePoll } from '../query/stagePoll.ts';
import { useCancelRun } from '../query/useCancelRun.ts';
import type { CancelProgress } from '../query/useCancelRun.ts';
import { useRerun } from '../query/useRerun.ts';
import type { RerunProgress } from '../query/useRerun.ts';
import type { PermissionSources } from '../stage/permission.ts';
import type { RerunKind } from '../stage/rerunRule.ts';
import type { RunDetails } from '../stage/RunDetails.ts';
import { runKey } from '../stage/StageRun.ts';
import type { StageName, StageRun } from '../stage/StageRun.ts';
import type { AskedQuestion } from './Question.tsx';

interface ActionsProps {
  readonly api: StagesApi;
  readonly name: StageName;
  readonly pageSize: number;
  readonly permission: PermissionSources;
  readonly poll: StagePoll;
  /** Can the server be told exactly which run to cancel? */
  readonly exact: boolean;
  /** The page that the rows are on. */
  readonly place: PageToken;
  /** The runs as they stand now. */
  readonly known: readonly StageRun[];
  readonly question: AskedQuestion | undefined;
  readonly ask: (question: AskedQuestion | undefined) => void;
}

/** What a reader does to runs, from the question on. */
interface Actions {
  /** The newest cancel of each run, by `runKey`. */
  readonly progress: ReadonlyMap<string, CancelProgress>;
  /** The newest re-run of each run, by `runKey`. */
  readonly reruns: ReadonlyMap<string, RerunProgress>;
  /** The cancels that were confirmed in this widget, in that order. */
  readonly cancelsHere: readonly (CancelProgress | undefined)[];
  /** The last re-run that was confirmed in this widget. */
  readonly rerunHere: RerunProgress | undefined;
  /** Asks whether to cancel a run. Stable. */
  readonly onCancel: (run: StageRun) => void;
  /** Asks whether to run it again. Stable. */
  readonly onRerun: (run: RunDetails, kind: RerunKind) => void;
  /** What the open question needs. */
  readonly answers: {
    readonly runs: readonly StageRun[];
    readonly onAnswered: () => void;
    readonly onCancel: (run: StageRun) => void;
    readonly onRerun: (run: RunDetails, what: Rerun) => void;
  };
}

/** Cancelling runs and running them again: the questions before it, and what becomes of it. */
export function useActions(props: ActionsProps): Actions {
  const { api, name, pageSize, permission, poll, exact, place, known, ask } = props;
  const { cancel, progress } = useCancelRun(api, name, pageSize, permission, poll);
  const { rerun, reruns } = useRerun(api, name, poll);
  const [rerunHere, setRerunHere] = useState<string>();
  const [confirmedHere, setConfirmedHere] = useState<readonly string[]>([]);
  return {
    progress,
    reruns,
    cancelsHere: confirmedHere.map((key) => progress.get(key)),
    rerunHere: rerunHere === undefined ? undefined : reruns.get(rerunHere),
    onCancel: useCallback((run) => ask({ about: 'cancel', run }), [ask]),
    onRerun: useCallback((run, kind) => ask({ about: 'rerun', run, kind }), [ask]),
    answers: {
      runs: known,
      onAnswered: () => ask(undefined),
      onCancel: (run) => {
        const key = runKey(run);
        setConfirmedHere((before) => (before.slice(-3).includes(key) ? before : [...before, key]));
        cancel(run, exact, place);
      },
      onRerun: (run, what) => {
        setRerunHere(runKey(run));
        rerun(run, what, known);
      },
    },
  };
}
