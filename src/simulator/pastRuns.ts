import { jobResult } from './job.ts';
import { pick } from './random.ts';
import type { Random } from './random.ts';
import type { RunMaker, RunPlan } from './runMaker.ts';
import { cancelRun, runEnd, runResult } from './stageRun.ts';
import type { StageRun } from './stageRun.ts';

/** How often invented runs fail, and how badly: shares from 0 to 1. */
export interface FailureRates {
  /** Of the runs, how many have jobs that may fail. Default 0.25. */
  readonly runs?: number;
  /** Of the jobs of such a run, how many fail. Default 0.4. */
  readonly jobs?: number;
}

/** What {@link pastRuns} invents from. */
export interface PastSources {
  /** Runs to start from, oldest first. */
  readonly given: readonly StageRun[];
  readonly count: number;
  /** Milliseconds from one start to the next. */
  readonly every: number;
  /** Epoch milliseconds by which all of them have ended. */
  readonly before: number;
  readonly failures: FailureRates;
  readonly maker: RunMaker;
  readonly random: Random;
}

/** Who has cancelled runs: users, and the server itself. */
const CANCELLERS = ['GoCD', 'admin', 'priya'];

/** How far back somebody still runs a broken run again. */
const RERUN_WITHIN = 5;

/**
 * Invents finished runs, oldest first: most pass, a fifth has failing jobs, some are cancelled, some broken ones are
 * run again, in part or whole, above newer pipeline runs, as it happens on a real server.
 */
export function pastRuns({ given, count, every, before, failures, maker, random }: PastSources): StageRun[] {
  const runs = [...given];
  let pipelineCounter = Math.max(0, ...given.map((run) => run.pipelineCounter));
  for (let remaining = count; remaining > 0; remaining -= 1) {
    const plan = inventPlan(before - (remaining - random() * 0.2) * every, failures, random);
    const broken = random() < 0.2 ? newestBroken(runs, plan.startsAt) : undefined;
    if (broken) {
      runs.push(
        runAgain(broken, { ...plan, approvedBy: pick(random, ['admin', 'jez', 'priya']) }, maker, random),
      );
      continue;
    }
    pipelineCounter += 1;
    const run = maker.run({ pipelineCounter, counter: 1 }, plan);
    runs.push(random() < 0.06 ? cancelled(run, plan, random) : run);
  }
  return runs;
}

function inventPlan(startsAt: number, { runs = 0.25, jobs = 0.4 }: FailureRates, random: Random): RunPlan {
  const breaks = random() < runs;
  return {
    startsAt: Math.round(startsAt),
    approvedBy: inventApprover(random()),
    outcome: () => (breaks && random() < jobs ? 'Failed' : 'Passed'),
  };
}

function inventApprover(chance: number): string | null {
  if (chance < 0.7) return 'changes';
  if (chance < 0.8) return 'timer';
  if (chance < 0.9) return 'admin';
  return chance < 0.97 ? 'Zoë Ångström' : null;
}

/** The newest of the last few runs that did not pass and was not run again yet. */
function newestBroken(runs: readonly StageRun[], now: number): StageRun | undefined {
  const recent = runs.slice(-RERUN_WITHIN);
  return recent.findLast(
    (run) =>
      runResult(run, now) !== 'Passed' &&
      !recent.some((other) => other.pipelineCounter === run.pipelineCounter && other.counter > run.counter),
  );
}

function runAgain(broken: StageRun, plan: RunPlan, maker: RunMaker, random: Random): StageRun {
  const counter = broken.counter + 1;
  if (random() < 0.25) return maker.run({ pipelineCounter: broken.pipelineCounter, counter }, plan);
  const notPassed = broken.jobs.filter((job) => jobResult(job, plan.startsAt) !== 'Passed');
  return maker.rerun(
    broken,
    counter,
    notPassed.map((job) => job.name),
    plan,
  );
}

function cancelled(run: StageRun, { startsAt }: RunPlan, random: Random): StageRun {
  const moment = Math.round(startsAt + (runEnd(run) - startsAt) * (0.1 + random() * 0.8));
  // By the counter and not drawn: what is drawn here would change all that comes after it.
  return cancelRun(run, CANCELLERS[run.pipelineCounter % CANCELLERS.length] ?? 'GoCD', moment);
}
