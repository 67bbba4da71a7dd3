import { jobEnd } from './jobPhases.ts';
import { hasFailed, isActive, jobState } from './jobState.ts';
import type { JobDetails } from './RunDetails.ts';

/**
 * The jobs that say most about a run, at most `count` of them, in the order they came in: those that failed, those that
 * are not over, and then those that took longest.
 */
export function tellingJobs(jobs: readonly JobDetails[], count: number): readonly JobDetails[] {
  if (jobs.length <= count) return jobs;
  const chosen = new Set(jobs.toSorted((one, other) => weight(other) - weight(one)).slice(0, count));
  return jobs.filter((job) => chosen.has(job));
}

function weight(job: JobDetails): number {
  const { kind } = jobState(job);
  if (hasFailed(kind)) return Infinity;
  if (isActive(job)) return Number.MAX_VALUE;
  const end = jobEnd(job);
  // What was copied took none of this run's time.
  if (end === undefined || job.origin === 'copied') return -1;
  return end - Math.min(...job.transitions.map(({ at }) => at));
}
