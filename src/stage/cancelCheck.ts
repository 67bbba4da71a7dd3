import { cancelRule } from './cancelRule.ts';
import type { PermissionSources } from './permission.ts';
import { isActiveRun } from './runState.ts';
import { runKey } from './StageRun.ts';
import type { StageRun } from './StageRun.ts';

/** What a fresh look at the stage says about a cancel that was confirmed a moment ago. */
export type CancelCheck =
  | { readonly go: true }
  | {
      readonly go: false;
      readonly why:
        /** The confirmed run is over. */
        | 'finished'
        /** Another run is the newest active one now. */
        | 'overtaken'
        /** More than one run is active: a cancel by name could hit either. */
        | 'several-active'
        /** The permission is gone. */
        | 'not-permitted'
        /** The server no longer tells the permission. */
        | 'not-told';
      /** The confirmed run as it stands now; `undefined` where it is no longer among the newest runs. */
      readonly confirmed: StageRun | undefined;
      /** The runs that are active now, newest first. */
      readonly active: readonly StageRun[];
    };

/** The newest active run among runs sorted newest first: the only one a cancel by stage name can mean. */
export function newestActiveRun(newestRuns: readonly StageRun[]): StageRun | undefined {
  return newestRuns.find(isActiveRun);
}

/**
 * May the cancel of `confirmed` be posted to a server that is told exactly this run? `read`: runs as just read, it among
 * them where they hold it. A run that is not found is left to the server, which can hit no other.
 */
export function exactCancelCheck(
  confirmed: StageRun,
  read: readonly StageRun[],
  permission: PermissionSources,
): CancelCheck {
  const now = read.find((run) => runKey(run) === runKey(confirmed));
  const verdict = cancelRule(now ?? confirmed, { exact: true, newestActive: false, permission });
  if (verdict.allowed) return { go: true };
  const { why } = verdict;
  const stop = { go: false, confirmed: now, active: read.filter(isActiveRun) } as const;
  return { ...stop, why: why === 'not-told' ? why : why === 'not-active' ? 'finished' : 'not-permitted' };
}

/**
 * May the cancel of `confirmed` be posted, given the newest runs as just read? The endpoint takes no run and
 * stops whatever is latest when it arrives, so the answer is yes only where that can be nothing else.
 */
export function cancelCheck(
  confirmed: StageRun,
  newestRuns: readonly StageRun[],
  permission: PermissionSources,
): CancelCheck {
  const key = runKey(confirmed);
  const now = newestRuns.find((run) => runKey(run) === key);
  const active = newestRuns.filter(isActiveRun);
  const stop = { go: false, confirmed: now, active } as const;
  if (now === undefined || !isActiveRun(now))
    return { ...stop, why: now === undefined && active.length > 0 ? 'overtaken' : 'finished' };
  if (active.length > 1) return { ...stop, why: active[0] === now ? 'several-active' : 'overtaken' };
  const verdict = cancelRule(now, { exact: false, newestActive: true, permission });
  if (verdict.allowed) return { go: true };
  return { ...stop, why: verdict.why === 'not-told' ? 'not-told' : 'not-permitted' };
}
