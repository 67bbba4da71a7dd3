import { useEffect } from 'react';
import { comeOf } from '../query/useRerun.ts';
import { rerunRule } from '../stage/rerunRule.ts';
import type { RerunKind } from '../stage/rerunRule.ts';
import type { RunDetails } from '../stage/RunDetails.ts';
import { isActiveRun } from '../stage/runState.ts';
import { runKey } from '../stage/StageRun.ts';
import { RerunButtons } from './RerunButtons.tsx';
import { useStage } from './stageContext.ts';
import { rerunSentence } from './rerunSentence.ts';
import { useWords } from './wording.ts';

interface RerunPartProps {
  readonly run: RunDetails;
  /** What this server can be asked for. */
  readonly able: readonly RerunKind[];
  /** Called when its buttons go while one has the focus. Must be stable. */
  readonly passFocusOn: () => void;
}

/** What of a run can be run again, and what came of it. Stands at the end of the run's details and nowhere else. */
export function RerunPart({ run, able, passFocusOn }: RerunPartProps) {
  const wording = useWords();
  const { canRerun, permission, reruns, newest, onRerun, onPermissionMatters } = useStage();
  const progress = reruns.get(runKey(run));
  const isPossible = canRerun && able.length > 0;
  const kinds = isPossible ? rerunRule(run, able, permission) : [];
  const isPending = [...reruns.values()].some(
    ({ run: other, outcome }) => outcome === undefined && other.pipelineCounter === run.pipelineCounter,
  );
  const matters = isPossible && !isActiveRun(run);
  useEffect(() => {
    if (matters) onPermissionMatters();
  }, [matters, onPermissionMatters]);
  return (
    <>
      {isPossible && (
        <div className="stage-history-rerun">
          {kinds.length > 0 && (
            <RerunButtons
              run={run}
              kinds={kinds}
              pending={isPending}
              onPress={onRerun}
              passFocusOn={passFocusOn}
            />
          )}
        </div>
      )}
      {progress && (
        <p className="stage-history-note">{rerunSentence(wording, progress, comeOf(progress, newest))}</p>
      )}
    </>
  );
}
