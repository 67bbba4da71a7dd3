import { createIdSequence } from './idSequence.ts';
import type { IdSequence } from './idSequence.ts';
import type { Job } from './job.ts';
import { pastRuns } from './pastRuns.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';
import { createRunMaker } from './runMaker.ts';
import type { StageDefinition } from './stageDefinition.ts';
import type { StageRun } from './stageRun.ts';

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

/**
 * The runs a stage has when the server starts, oldest first. They are made on the first call: ids are set aside at
 * once, so a history of thousands costs nothing until somebody looks at it and is the same whenever they look.
 */
export function openingRuns(definition: StageDefinition, sources: OpeningSources): () => StageRun[] {
  const past = definition.pastRuns ?? 0;
  const count = past + (definition.underWay ? 1 : 0);
  const runIds = createIdSequence(sources.runIds.take(count));
  const jobIds = createIdSequence(sources.jobIds.take(count * definition.jobs.length));
  return () => {
    const random = createRandom(`${sources.randomName} past`);
    const shared = { jobNames: definition.jobs, runIds, jobIds, random };
    const runs = pastRuns({
      given: definition.givenRuns ?? [],
      count: past,
      every: definition.pastEvery ?? DEFAULT_PAST_EVERY,
      before: sources.createdAt - (definition.underWay?.ago ?? 0),
      maker: createRunMaker({ ...shared, pace: definition.pace === 'seconds' ? 'seconds' : 'minutes' }),
      random,
    });
    if (!definition.underWay) return runs;
    const { ago, pace, finished = {} } = definition.underWay;
    // Not the last one's: that may be an old pipeline run's stage, run again.
    const newestPipelineRun = runs.reduce((newest, run) => Math.max(newest, run.pipelineCounter), 0);
    const counters = { pipelineCounter: newestPipelineRun + 1, counter: 1 };
    const startsAt = sources.createdAt - ago;
    const outcome = (name: string) => finished[name] ?? 'Passed';
    const run = createRunMaker({ ...shared, pace }).run(counters, {
      startsAt,
      approvedBy: 'changes',
      outcome,
    });
    const by = sources.createdAt - JUST_NOW;
    const jobs = run.jobs.map((job) => (job.name in finished ? finishedJob(job, by, random) : job));
    return [...runs, { ...run, jobs }];
  };
}

/** The job, finished by a moment (epoch milliseconds), after an upload of some seconds. */
function finishedJob(job: Job, by: number, random: Random): Job {
  const { Building } = job.timeline;
  const Completed = Math.round(Building + (by - Building) * (0.5 + random() / 2));
  const Completing = Math.max(Building, Completed - Math.round(LONGEST_UPLOAD * (0.2 + 0.8 * random())));
  return { ...job, timeline: { ...job.timeline, Completing, Completed } };
}
