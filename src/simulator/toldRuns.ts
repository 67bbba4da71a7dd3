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
  /** The jobs the stage had at the time; of a partial re-run they are copied. Default: those of its configuration. */
  readonly jobs?: readonly string[];
  /** What of a run told before it is run again: all jobs, or these. Default: nothing, it is a new pipeline run. */
  readonly again?: 'all' | readonly string[];
  /** How many runs before it the run that is run again was told, its pipeline run's newest. Default 1. */
  readonly back?: number;
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
  let newest = pipelineCounter;
  for (const one of told) {
    const plan = planOf(one, createdAt);
    const { again, back = 1, cancelled } = one;
    const source = again && runs.at(-back);
    if (!source) newest += 1;
    const run = source
      ? runAgain(source, again, maker, plan)
      : maker.run({ pipelineCounter: newest, counter: 1 }, plan);
    runs.push(cancelled ? cancelRun(run, cancelled.by, plan.startsAt + cancelled.after) : run);
  }
  return runs;
}

function runAgain(
  source: StageRun,
  again: 'all' | readonly string[],
  maker: RunMaker,
  plan: RunPlan,
): StageRun {
  const { pipelineCounter } = source;
  const counter = source.counter + 1;
  return again === 'all'
    ? maker.run({ pipelineCounter, counter }, plan)
    : maker.rerun(source, counter, again, plan);
}

function planOf({ ago, approvedBy = 'changes', failed = [], jobs }: ToldRun, createdAt: number): RunPlan {
  return {
    startsAt: createdAt - ago,
    approvedBy,
    ...(jobs && { jobNames: jobs }),
    outcome: (job) => (failed.includes(job) ? 'Failed' : 'Passed'),
  };
}
