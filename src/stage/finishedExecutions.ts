import { jobsByName } from './jobOrder.ts';
import { jobState } from './jobState.ts';
import { originRuns } from './originRuns.ts';
import type { Job, StageRun } from './StageRun.ts';

/** One time that a job was really run, to its end. A copy in a partial re-run is none. */
export interface Execution {
  /** The run it was run in: of those that tell of it, the oldest. */
  readonly run: StageRun;
  readonly outcome: 'passed' | 'failed';
  /** Has it a date, which tells it from every other? */
  readonly isDated: boolean;
}

/**
 * The executions of every job that passed or failed, by the job's name, newest first. Left out are those that are told
 * to have done both, and jobs without a date in a partial re-run, which may be copies. `runs`: newest first.
 */
export function finishedExecutions(runs: readonly StageRun[]): ReadonlyMap<string, readonly Execution[]> {
  const finished = new Map<string, readonly Execution[]>();
  for (const [name, told] of toldExecutions(runs))
    finished.set(
      name,
      [...told.values()]
        .filter((execution): execution is Told & Execution => isOutcome(execution.outcome))
        .reverse(),
    );
  return finished;
}

interface Told extends Omit<Execution, 'outcome'> {
  outcome: Execution['outcome'] | 'contradictory' | undefined;
}

/** By job and by the run it was run in, oldest first. */
function toldExecutions(runs: readonly StageRun[]): ReadonlyMap<string, ReadonlyMap<StageRun, Told>> {
  const copied = originRuns(runs);
  const byJob = new Map<string, Map<StageRun, Told>>();
  for (const run of runs.toReversed()) {
    const origins = copied.get(run);
    for (const [name, job] of jobsByName(run.jobs)) {
      const isDated = job.scheduledDate !== undefined;
      if (!isDated && run.rerunOfCounter !== null) continue;
      let executions = byJob.get(name);
      if (executions === undefined) byJob.set(name, (executions = new Map<StageRun, Told>()));
      const origin = origins?.get(name) ?? run;
      const execution = executions.get(origin);
      const outcome = outcomeOf(job);
      if (execution === undefined) executions.set(origin, { run: origin, isDated, outcome });
      else execution.outcome = together(execution.outcome, outcome);
    }
  }
  return byJob;
}

function outcomeOf(job: Job): Execution['outcome'] | undefined {
  const { kind } = jobState(job);
  return isOutcome(kind) ? kind : undefined;
}

function isOutcome(word: string | undefined): word is Execution['outcome'] {
  return word === 'passed' || word === 'failed';
}

function together(one: Told['outcome'], other: Told['outcome']): Told['outcome'] {
  if (one === undefined || other === undefined) return one ?? other;
  return one === other ? one : 'contradictory';
}
