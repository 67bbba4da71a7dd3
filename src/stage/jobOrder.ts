import type { Job } from './StageRun.ts';

const inNameOrder = new Intl.Collator('en', { numeric: true });

/** The order that jobs are shown in, everywhere: by name, numbers in it as numbers. For `sort`; 0 for the same name alone. */
export function compareJobNames(one: string, other: string): number {
  // job-1 and job-01 are equal to the collator; without a tie-break the server's order, which may change, would show.
  return inNameOrder.compare(one, other) || (one === other ? 0 : one < other ? -1 : 1);
}

/** A run's jobs by name, in the run's order. Of two with one name, which no Go server has, the first. */
export function jobsByName(jobs: readonly Job[]): ReadonlyMap<string, Job> {
  const byName = new Map<string, Job>();
  for (const job of jobs) if (!byName.has(job.name)) byName.set(job.name, job);
  return byName;
}
