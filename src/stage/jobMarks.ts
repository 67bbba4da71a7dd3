import { finishedExecutions } from './finishedExecutions.ts';
import type { Execution } from './finishedExecutions.ts';
import type { StageRun } from './StageRun.ts';

/** What stands out in a job's history. */
export interface JobMarks {
  /**
   * The evidence that the job is flaky: it has both failed and passed for the same pipeline run, really executed each
   * time. A job copied into a partial re-run has the `scheduled_date` of the original, and is no second execution.
   * The newest such pipeline run; `undefined` where there is none.
   */
  readonly flaky: { readonly failedIn: StageRun; readonly passedIn: StageRun } | undefined;
  /** Of a job that is not flaky: how often it changed between passing and failing in how many executions; `undefined` where that is seldom. */
  readonly unsteady: { readonly changes: number; readonly runs: number } | undefined;
  /** The run it has failed in, where that is its newest finished execution and it passed in the one before; otherwise `undefined`. */
  readonly newlyFailing: StageRun | undefined;
}

/** In how many of its newest executions a job's changes are counted. */
export const UNSTEADY_RUNS = 20;
/** From how many changes on a job is called unsteady. */
export const UNSTEADY_CHANGES = 4;

/**
 * The marks of every job, by name; a job without any is left out. `runs`: newest first. Only what has passed or failed
 * counts. Runs that are not given prove nothing: where the original of a copy is missing, the oldest copy stands for it.
 */
export function jobMarks(runs: readonly StageRun[]): ReadonlyMap<string, JobMarks> {
  const reruns = runAgain(runs);
  const marks = new Map<string, JobMarks>();
  for (const [name, executions] of finishedExecutions(runs)) {
    const flaky = flakiness(executions, reruns);
    const unsteady = flaky === undefined ? unsteadiness(executions) : undefined;
    const newlyFailing = newFailure(executions);
    if (flaky ?? unsteady ?? newlyFailing) marks.set(name, { flaky, unsteady, newlyFailing });
  }
  return marks;
}

/** Pipeline counters of more than one of these runs, the newest first. Only these can prove a job flaky. */
function runAgain(runs: readonly StageRun[]): ReadonlySet<number> {
  const times = new Map<number, number>();
  for (const { pipelineCounter: at } of runs) times.set(at, (times.get(at) ?? 0) + 1);
  return new Set([...times].filter(([, count]) => count > 1).map(([pipelineCounter]) => pipelineCounter));
}

function flakiness(executions: readonly Execution[], reruns: ReadonlySet<number>): JobMarks['flaky'] {
  const newest = new Map<number, { failed?: StageRun; passed?: StageRun }>();
  for (const { run, outcome, isDated } of executions) {
    if (!isDated || !reruns.has(run.pipelineCounter)) continue;
    const found = newest.get(run.pipelineCounter) ?? {};
    found[outcome] ??= run;
    newest.set(run.pipelineCounter, found);
  }
  for (const pipelineCounter of reruns) {
    const { failed, passed } = newest.get(pipelineCounter) ?? {};
    if (failed && passed) return { failedIn: failed, passedIn: passed };
  }
  return undefined;
}

function unsteadiness(executions: readonly Execution[]): JobMarks['unsteady'] {
  const newest = executions.slice(0, UNSTEADY_RUNS);
  const changes = newest.filter(({ outcome }, at) => at > 0 && outcome !== newest[at - 1]?.outcome).length;
  return changes >= UNSTEADY_CHANGES ? { changes, runs: newest.length } : undefined;
}

function newFailure([newest, previous]: readonly Execution[]): StageRun | undefined {
  return newest?.outcome === 'failed' && previous?.outcome === 'passed' ? newest.run : undefined;
}
