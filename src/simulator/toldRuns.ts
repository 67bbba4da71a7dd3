import type { RunMaker, RunPlan } from './runMaker.ts';
import { cancelRun } from './stageRun.ts';
import type { StageRun } from './stageRun.ts';

/** A finished run of which is told what happened, where invented runs leave it to chance. */
export interface ToldRun {
  /** How long before the server's start it began, in milliseconds. */
  readonly ago: number;
  /** Default `changes`. */
  readonly approvedBy?: string;
  /** The jobs that fail. Default none. */
  readonly failed?: readonly string[];
  /** What of the run told before it is run again: all jobs, or these. Default: nothing, it is a new pipeline run. */
  readonly again?: 'all' | readonly string[];
  /** Who cancels it, and after how many milliseconds. Default nobody. */
  readonly cancelled?: { readonly by: string; readonly after: number };
}

/**
 * Makes the runs that are told, oldest first.
 * @param told oldest first; the first of them is no re-run
 * @param pipelineCounter the newest so far; 0: there is none
 * @param createdAt when the server started, in epoch milliseconds
 */
export function toldRuns(
  told: readonly ToldRun[],
  pipelineCounter: number,
  createdAt: number,
  maker: RunMaker,
): StageRun[] {
  const runs: StageRun[] = [];
  for (const one of told) {
    const plan = planOf(one, createdAt);
    const last = runs.at(-1);
    const counter = last?.pipelineCounter ?? pipelineCounter;
    const run =
      one.again === undefined || !last
        ? maker.run({ pipelineCounter: counter + 1, counter: 1 }, plan)
        : runAgain(last, one.again, maker, plan);
    const { cancelled } = one;
    runs.push(cancelled ? cancelRun(run, cancelled.by, plan.startsAt + cancelled.after) : run);
  }
  return runs;
}

function runAgain(
  last: StageRun,
  again: 'all' | readonly string[],
  maker: RunMaker,
  plan: RunPlan,
): StageRun {
  const { pipelineCounter } = last;
  const counter = last.counter + 1;
  return again === 'all'
    ? maker.run({ pipelineCounter, counter }, plan)
    : maker.rerun(last, counter, again, plan);
}

function planOf({ ago, approvedBy = 'changes', failed = [] }: ToldRun, createdAt: number): RunPlan {
  return {
    startsAt: createdAt - ago,
    approvedBy,
    outcome: (job) => (failed.includes(job) ? 'Failed' : 'Passed'),
  };
}
