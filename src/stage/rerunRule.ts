import { operatePermission } from './permission.ts';
import type { PermissionSources } from './permission.ts';
import { isActiveRun } from './runState.ts';
import type { Job, StageRun } from './StageRun.ts';

/** What of a stage run can be run again. */
export const RERUNS = ['stage', 'failed-jobs', 'chosen-jobs'] as const;

/** One of {@link RERUNS}. */
export type RerunKind = (typeof RERUNS)[number];

/**
 * What of this run the reader may run again, of what the server can be asked for. Fails closed, as cancelling does.
 * Nothing of an active run: servers refuse that. Choosing is for more than one job.
 */
export function rerunRule(
  run: Pick<StageRun, 'jobs' | 'operatePermission'>,
  able: readonly RerunKind[],
  permission: PermissionSources,
): readonly RerunKind[] {
  if (isActiveRun(run) || operatePermission(run, permission) !== 'permitted') return [];
  const isSensible = {
    stage: true,
    'failed-jobs': failedJobs(run).length > 0,
    'chosen-jobs': run.jobs.length > 1,
  } satisfies Record<RerunKind, boolean>;
  return able.filter((kind) => isSensible[kind]);
}

/** The jobs that "run failed jobs" runs: on a Go server these are the cancelled ones, too. */
export function failedJobs({ jobs }: Pick<StageRun, 'jobs'>): readonly Job[] {
  return jobs.filter(({ result }) => result === 'Failed' || result === 'Cancelled');
}

/** Of which kinds the jobs are that {@link failedJobs} names. */
export function failedResults(run: Pick<StageRun, 'jobs'>): 'failed' | 'cancelled' | 'both' {
  const results = new Set(failedJobs(run).map(({ result }) => result));
  if (!results.has('Cancelled')) return 'failed';
  return results.has('Failed') ? 'both' : 'cancelled';
}
