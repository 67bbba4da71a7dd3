import { byJobName } from './jobOrder.ts';
import { jobState } from './jobState.ts';
import type { Job, StageRun } from './StageRun.ts';

/** One job in two runs. */
export interface JobComparison {
  readonly name: string;
  /** `undefined` where the job was not part of the run. */
  readonly one: Job | undefined;
  readonly other: Job | undefined;
  /** Is it in another state, or only in one of them? */
  readonly differs: boolean;
}

/** The jobs of two runs side by side, in the order that jobs have everywhere. */
export function compareRuns(one: StageRun, other: StageRun): readonly JobComparison[] {
  const [inOne, inOther] = [one, other].map(({ jobs }) => new Map(jobs.map((job) => [job.name, job])));
  const names = new Set([...one.jobs, ...other.jobs].map(({ name }) => name));
  return [...names]
    .map((name) => {
      const [first, second] = [inOne?.get(name), inOther?.get(name)];
      return { name, one: first, other: second, differs: !isSameState(first, second) };
    })
    .sort(byJobName);
}

function isSameState(one: Job | undefined, other: Job | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  const [first, second] = [jobState(one), jobState(other)];
  return first.kind === second.kind && first.word === second.word;
}
