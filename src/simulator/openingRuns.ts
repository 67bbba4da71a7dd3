import { createIdSequence } from './idSequence.ts';
import type { IdSequence } from './idSequence.ts';
import type { Job } from './job.ts';
import { pastRuns } from './pastRuns.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';
import { createRunMaker } from './runMaker.ts';
import type { StageDefinition } from './stageDefinition.ts';
import type { StageRun } from './stageRun.ts';
import { toldRuns } from './toldRuns.ts';

const DEFAULT_PAST_EVERY = 37 * 60_000;
const JUST_NOW = 20_000;
const LONGEST_UPLOAD = 8000;

/** What the runs of a stage are made from. */
export interface OpeningSources {
  /** When the server started, in epoch milliseconds. */
  readonly createdAt: number;
  /** Names the stage's own sequence of random numbers. */
  readonly randomName: string;
  readonly runIds: IdSequence;
  readonly jobIds: IdSequence;
}

/** The runs a stage has when the server starts. */
export interface OpeningRuns {
  /** Makes them, oldest first; to be called once. */
  make(): StageRun[];
  /** Whether one of them has this id, told without making them. */
  includes(id: number): boolean;
}

/**
 * Prepares the runs a stage has when the server starts: ids are set aside at once, so a history of thousands costs
 * nothing until somebody looks at it and is the same whenever they look.
 */
export function openingRuns(definition: StageDefinition, sources: OpeningSources): OpeningRuns {
  const past = definition.pastRuns ?? 0;
  const told = definition.toldRuns ?? [];
  const count = past + told.length + (definition.underWay ? 1 : 0);
  const firstId = sources.runIds.take(count);
  const runIds = createIdSequence(firstId);
  // As if every run had as many jobs as the largest: an id set aside in vain costs nothing.
  const mostJobs = Math.max(definition.jobs.length, ...told.map(({ jobs = [] }) => jobs.length));
  const jobIds = createIdSequence(sources.jobIds.take(count * mostJobs));
  const make = () => {
    const random = createRandom(`${sources.randomName} past`);
    const shared = { jobNames: definition.jobs, runIds, jobIds, random };
    const maker = createRunMaker({ ...shared, pace: definition.pace === 'seconds' ? 'seconds' : 'minutes' });
    const invented = pastRuns({
      given: definition.givenRuns ?? [],
      count: past,
      every: definition.pastEvery ?? DEFAULT_PAST_EVERY,
      before: sources.createdAt - Math.max(definition.underWay?.ago ?? 0, told[0]?.ago ?? 0),
      failures: definition.failures ?? {},
      maker,
      random,
    });
    const runs = [...invented, ...toldRuns(told, newestCounter(invented), sources.createdAt, maker)];
    if (!definition.underWay) return runs;
    const { ago, pace } = definition.underWay;
    const finished = new Map(Object.entries(definition.underWay.finished ?? {}));
    const counters = { pipelineCounter: newestCounter(runs) + 1, counter: 1 };
    const startsAt = sources.createdAt - ago;
    const outcome = (name: string) => finished.get(name) ?? 'Passed';
    const run = createRunMaker({ ...shared, pace }).run(counters, {
      startsAt,
      approvedBy: 'changes',
      outcome,
    });
    const by = sources.createdAt - JUST_NOW;
    const jobs = run.jobs.map((job) => (finished.has(job.name) ? finishedJob(job, by, random) : job));
    return [...runs, { ...run, jobs }];
  };
  const given = new Set(definition.givenRuns?.map((run) => run.id));
  return { make, includes: (id) => given.has(id) || (id >= firstId && id < firstId + count) };
}

/** The newest pipeline counter, which need not be the last run's: that may be an old pipeline run's stage, run again. */
function newestCounter(runs: readonly StageRun[]): number {
  return runs.reduce((newest, run) => Math.max(newest, run.pipelineCounter), 0);
}

/** The job, finished by a moment (epoch milliseconds), after an upload of some seconds. */
function finishedJob(job: Job, by: number, random: Random): Job {
  const { Building } = job.timeline;
  const Completed = Math.round(Building + (by - Building) * (0.5 + random() / 2));
  const Completing = Math.max(Building, Completed - Math.round(LONGEST_UPLOAD * (0.2 + 0.8 * random())));
  return { ...job, timeline: { ...job.timeline, Completing, Completed } };
}
