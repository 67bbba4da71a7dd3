import type { IdSequence } from './idSequence.ts';
import type { Job } from './job.ts';
import { jobTimeline } from './pace.ts';
import type { Pace } from './pace.ts';
import type { Random } from './random.ts';
import type { StageRun } from './stageRun.ts';

/** What is decided about a run when it starts. */
export interface RunPlan {
  /** Epoch milliseconds. */
  readonly startsAt: number;
  readonly approvedBy: string | null;
  /** What is to come of a job. */
  readonly outcome: (jobName: string) => 'Passed' | 'Failed';
  /** Of a run of all jobs, which those were at the time. Default: those of today's configuration. */
  readonly jobNames?: readonly string[];
}

/** Makes the runs of one stage, drawing ids and durations from the sequences it was given. */
export interface RunMaker {
  /** A run of all jobs. */
  run(counters: { pipelineCounter: number; counter: number }, plan: RunPlan): StageRun;
  /**
   * A partial re-run: the named jobs run again, the others are copied with their old result and dates. However often
   * a run is run again in part, `rerunOfCounter` names the first one, as on a Go server.
   */
  rerun(source: StageRun, counter: number, jobNames: readonly string[], plan: RunPlan): StageRun;
}

/** What {@link createRunMaker} draws from. */
export interface RunMakerSources {
  readonly jobNames: readonly string[];
  readonly pace: Pace;
  readonly runIds: IdSequence;
  readonly jobIds: IdSequence;
  readonly random: Random;
}

/** @see RunMaker */
export function createRunMaker({ jobNames, pace, runIds, jobIds, random }: RunMakerSources): RunMaker {
  const newJob = (name: string, plan: RunPlan): Job => ({
    id: jobIds.take(),
    name,
    timeline: jobTimeline(pace, plan.startsAt, random),
    outcome: plan.outcome(name),
  });
  return {
    run: (counters, plan) => ({
      id: runIds.take(),
      ...counters,
      approvedBy: plan.approvedBy,
      rerunOfCounter: undefined,
      jobs: (plan.jobNames ?? jobNames).map((name) => newJob(name, plan)),
    }),
    rerun: (source, counter, again, plan) => ({
      id: runIds.take(),
      pipelineCounter: source.pipelineCounter,
      counter,
      approvedBy: plan.approvedBy,
      rerunOfCounter: source.rerunOfCounter ?? source.counter,
      jobs: source.jobs.map((job) =>
        again.includes(job.name)
          ? { ...newJob(job.name, plan), rerun: true }
          : { ...job, id: jobIds.take(), rerun: false, originalId: job.originalId ?? job.id },
      ),
    }),
  };
}
