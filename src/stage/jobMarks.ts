import { jobState } from './jobState.ts';
import { runKey } from './StageRun.ts';
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

/** The marks of every job, by name; a job without any is left out. `runs`: newest first. */
export function jobMarks(runs: readonly StageRun[]): ReadonlyMap<string, JobMarks> {
  const marks = new Map<string, JobMarks>();
  for (const [name, executions] of executionsByName(runs)) {
    const flaky = flakyEvidence(executions);
    const unsteady = flaky === undefined ? unsteadiness(executions) : undefined;
    const newlyFailing = newFailure(executions);
    if (flaky ?? unsteady ?? newlyFailing) marks.set(name, { flaky, unsteady, newlyFailing });
  }
  return marks;
}

/** One time that a job was really executed, and how it came out. */
interface Execution {
  /** The run it was executed in, and not one that it was copied into. */
  readonly run: StageRun;
  readonly kind: 'passed' | 'failed';
  /** Epoch milliseconds (UTC); `undefined` where the server does not tell. */
  readonly date: number | undefined;
}

/** By job name, newest first. */
function executionsByName(runs: readonly StageRun[]): ReadonlyMap<string, readonly Execution[]> {
  const byName = new Map<string, Map<string, Execution | 'contradicted'>>();
  // Oldest first: what comes again with the same date is a copy.
  for (const run of runs.toReversed())
    for (const job of run.jobs) {
      const { kind } = jobState(job);
      const { scheduledDate: date } = job;
      if (kind !== 'passed' && kind !== 'failed') continue;
      // Without a date nothing tells a copy from an execution.
      if (date === undefined && run.rerunOfCounter !== null) continue;
      const executions = byName.get(job.name) ?? new Map<string, Execution | 'contradicted'>();
      byName.set(job.name, executions);
      const key = date === undefined ? runKey(run) : `${run.pipelineCounter} ${date}`;
      const known = executions.get(key);
      if (known === undefined) executions.set(key, { run, kind, date });
      else if (known !== 'contradicted' && known.kind !== kind) executions.set(key, 'contradicted');
    }
  return new Map(
    [...byName].map(([name, executions]) => [
      name,
      [...executions.values()].filter((one) => one !== 'contradicted').toReversed(),
    ]),
  );
}

/** Of the newest pipeline run for which the job both failed and passed. Executions without a date prove nothing. */
function flakyEvidence(executions: readonly Execution[]): JobMarks['flaky'] {
  const dated = executions.filter(({ date }) => date !== undefined);
  for (const { run } of dated) {
    const same = dated.filter((one) => one.run.pipelineCounter === run.pipelineCounter);
    const failed = same.find(({ kind }) => kind === 'failed');
    const passed = same.find(({ kind }) => kind === 'passed');
    if (failed && passed) return { failedIn: failed.run, passedIn: passed.run };
  }
  return undefined;
}

function unsteadiness(executions: readonly Execution[]): JobMarks['unsteady'] {
  const newest = executions.slice(0, UNSTEADY_RUNS);
  const changes = newest.filter(({ kind }, at) => at > 0 && kind !== newest[at - 1]?.kind).length;
  return changes >= UNSTEADY_CHANGES ? { changes, runs: newest.length } : undefined;
}

function newFailure([newest, before]: readonly Execution[]): StageRun | undefined {
  return newest?.kind === 'failed' && before?.kind === 'passed' ? newest.run : undefined;
}
