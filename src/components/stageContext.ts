import { createContext, useContext } from 'react';
import type { PipelineCause, StagesApi } from '../api/StagesApi.ts';
import type { StagePoll } from '../query/stagePoll.ts';
import type { RerunProgress } from '../query/useRerun.ts';
import type { PermissionSources } from '../stage/permission.ts';
import type { RerunKind } from '../stage/rerunRule.ts';
import type { RunDetails } from '../stage/RunDetails.ts';
import type { RunId, StageRun } from '../stage/StageRun.ts';

/** What an open run has to know of its stage. Rows do not: they render again only when something they show has changed. */
export interface StageContextValue {
  readonly api: StagesApi;
  readonly poll: StagePoll;
  readonly permission: PermissionSources;
  /** May runs be run again at all here? */
  readonly canRerun: boolean;
  /** To be called where it matters whether the reader may operate the stage. Stable. */
  readonly onPermissionMatters: () => void;
  /** Why pipeline runs are there, so far as known. */
  readonly causes: readonly PipelineCause[];
  /** Passed runs, whose durations tell what is usual. */
  readonly comparable: readonly RunId[];
  /** The runs of the newest page as last read. */
  readonly newest: readonly StageRun[];
  /** The re-runs that the reader has confirmed, by `runKey`. */
  readonly reruns: ReadonlyMap<string, RerunProgress>;
  /** Asks the reader whether to run it again. */
  readonly onRerun: (run: RunDetails, kind: RerunKind) => void;
  /** A link to the run, for whoever it is handed to. Stable. */
  readonly linkOf: (run: RunId) => string;
  /** Puts the run beside another one; `undefined` where runs are not compared. Stable. */
  readonly onCompare: ((run: RunId) => void) | undefined;
}

/** Provided by the history view. */
export const StageContext = createContext<StageContextValue | undefined>(undefined);

/** The stage of the widget around. Throws an Error outside of one. */
export function useStage(): StageContextValue {
  const value = useContext(StageContext);
  if (value === undefined) throw new Error('A run can be shown only within a stage history.');
  return value;
}
