import { isActiveRun } from './runState.ts';
import type { StageRun } from './StageRun.ts';

/** Why a run has no Cancel button. */
export type CancelDenial =
  /** Nothing of it runs. */
  | 'not-active'
  /** The server cancels only the newest active run, and this is not known to be it. */
  | 'not-newest'
  /** The reader may look at this stage but not operate it. */
  | 'not-permitted'
  /** The server did not say whether the reader may operate this stage. */
  | 'not-told';

/** May this run be cancelled, and if not, why not? */
export type CancelVerdict =
  { readonly allowed: true } | { readonly allowed: false; readonly why: CancelDenial };

/** What the rule has to know beside the run. */
export interface CancelCircumstances {
  /** Is this the newest active run of its stage? The cancel endpoint takes no run, so no other can be meant. */
  readonly newestActive: boolean;
  /** What the host page knows of the reader's permission; it outweighs what the server says. */
  readonly operatePermission: boolean | undefined;
}

/** Who may cancel what. Fails closed: only a permission of exactly `true` is one. */
export function cancelRule(
  run: Pick<StageRun, 'jobs' | 'operatePermission'>,
  { newestActive, operatePermission = run.operatePermission }: CancelCircumstances,
): CancelVerdict {
  if (!isActiveRun(run)) return { allowed: false, why: 'not-active' };
  if (operatePermission === undefined) return { allowed: false, why: 'not-told' };
  // The value may come from a host's plain JavaScript: "true", 1 and the like are no yes.
  const permitted: unknown = operatePermission;
  if (permitted !== true) return { allowed: false, why: 'not-permitted' };
  return newestActive ? { allowed: true } : { allowed: false, why: 'not-newest' };
}
