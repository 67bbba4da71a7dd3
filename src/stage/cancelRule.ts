import { operatePermission } from './permission.ts';
import type { PermissionSources } from './permission.ts';
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
  /** Can this server be told exactly which run to cancel? Where it takes only the stage, no run but the newest active one can be meant. */
  readonly exact: boolean;
  /** Is this the newest active run of its stage? */
  readonly newestActive: boolean;
  readonly permission: PermissionSources;
}

/** Who may cancel what. Fails closed: only a permission of exactly `true` is one. */
export function cancelRule(
  run: Pick<StageRun, 'jobs' | 'operatePermission'>,
  { exact, newestActive, permission }: CancelCircumstances,
): CancelVerdict {
  if (!isActiveRun(run)) return { allowed: false, why: 'not-active' };
  const told = operatePermission(run, permission);
  if (told !== 'permitted') return { allowed: false, why: told };
  return exact || newestActive ? { allowed: true } : { allowed: false, why: 'not-newest' };
}
