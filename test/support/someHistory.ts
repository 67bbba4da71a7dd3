import fc from 'fast-check';
import type { Job, StageRun } from '../../src/stage/StageRun.ts';

/** The jobs a generated stage may have, in the order that jobs are shown in. */
export const JOB_NAMES = ['Deploy', 'lint', 'Lint', 'unit-01', 'unit-1', 'unit-2', 'unit-10'] as const;

/** What is to be generated. */
export interface HistoryOptions {
  /** The most runs of a history; 16 unless told. */
  readonly maxRuns?: number;
  /** Also what no Go server should tell: two jobs of one name in a run, and copies that contradict their originals. On unless told. */
  readonly odd?: boolean;
  /** Also re-runs, whole and in part. On unless told. */
  readonly reruns?: boolean;
}

/**
 * Histories of a stage, newest run first, as a server could tell them: runs of new pipeline runs and, in any order among
 * them, whole and partial re-runs of old ones, whose copied jobs keep words and date. Jobs come and go, runs may be
 * active, words may be missing or unknown, dates may be missing, here and there or everywhere, and the same in two
 * pipeline runs. The oldest runs may be cut off, so that a copy's original is not always there.
 */
export function someHistory({ maxRuns = 16, odd = true, reruns = true }: HistoryOptions = {}): fc.Arbitrary<
  StageRun[]
> {
  const told = fc.record({
    steps: fc.array(stepOf(odd, reruns), { maxLength: maxRuns + 4, size: 'max' }),
    dates: fc.constantFrom<Dates>('all', 'all', 'most', 'most', 'none'),
  });
  return told.map(({ steps, dates }) => {
    const runs: StageRun[] = [];
    for (const step of steps) runs.push(nextRun(runs, step, dates));
    return runs.reverse().slice(0, maxRuns);
  });
}

/** Words of a job: mostly such as finished ones have, now and then any. */
export const jobWords: fc.Arbitrary<Pick<Job, 'state' | 'result'>> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ state: 'Completed', result: 'Passed' }) },
  { weight: 4, arbitrary: fc.constant({ state: 'Completed', result: 'Failed' }) },
  { weight: 1, arbitrary: fc.constant({ state: 'Completed', result: 'Cancelled' }) },
  { weight: 1, arbitrary: fc.constant({ state: 'Completing', result: 'Failed' }) },
  {
    weight: 2,
    arbitrary: fc.record({
      state: fc.constantFrom('Scheduled', 'Building', 'Completing', 'Completed', 'Napping', undefined),
      result: fc.constantFrom('Passed', 'Failed', 'Cancelled', 'Unknown', 'Skipped', undefined),
    }),
  },
);

type Dates = 'all' | 'most' | 'none';
type Words = Pick<Job, 'state' | 'result'>;

interface Step {
  readonly kind: 'new' | 'whole' | 'part';
  /** Which of the runs before is run again, counted from the newest. */
  readonly of: number;
  readonly approvedBy: string | null;
  readonly cancelledBy: string | null;
  /** Has it a date of its own, or that of the run before? */
  readonly isLater: boolean;
  /** By job. */
  readonly jobs: readonly JobStep[];
}

interface JobStep {
  readonly words: Words;
  readonly isThere: boolean;
  readonly isRunAgain: boolean;
  readonly isDated: boolean;
  /** A copy tells other words than its original, or a job is there twice. */
  readonly isOdd: boolean;
}

function stepOf(odd: boolean, reruns: boolean): fc.Arbitrary<Step> {
  const job = fc.record({
    words: jobWords,
    isThere: often(6),
    isRunAgain: fc.boolean(),
    isDated: often(6),
    isOdd: odd ? often(12).map((isUsual) => !isUsual) : fc.constant(false),
  });
  return fc.record<Step>({
    kind: reruns ? fc.constantFrom('new', 'new', 'new', 'whole', 'part', 'part') : fc.constant('new'),
    of: fc.oneof(fc.constant(0), fc.nat({ max: 3 }), fc.nat()),
    approvedBy: fc.constantFrom(null, '', 'changes', 'timer', 'admin', 'k.rao', 'Élodie'),
    cancelledBy: fc.constantFrom(null, null, '', 'GoCD', 'k.rao'),
    isLater: often(12),
    jobs: fc.array(job, { minLength: JOB_NAMES.length, maxLength: JOB_NAMES.length }),
  });
}

/** True that many times of that many and one. */
function often(times: number): fc.Arbitrary<boolean> {
  return fc.nat({ max: times }).map((at) => at > 0);
}

/** `runs`: oldest first. */
function nextRun(runs: readonly StageRun[], step: Step, dates: Dates): StageRun {
  const original = step.kind === 'new' ? undefined : runs.at(-1 - (step.of % Math.max(runs.length, 1)));
  const counters = runs.map(({ pipelineCounter }) => pipelineCounter);
  const pipelineCounter = original?.pipelineCounter ?? Math.max(100, ...counters) + 1;
  const before = counters.filter((counter) => counter === pipelineCounter).length;
  const isPart = step.kind === 'part' && original !== undefined;
  const at = 1_768_478_400_000 + (runs.length - (step.isLater ? 0 : 1)) * 60_000;
  return {
    pipeline: 'website',
    pipelineCounter,
    stage: 'test',
    stageCounter: String(before + 1),
    jobs: isPart ? jobsOfPart(original, step, at, dates) : jobsOfWhole(step, at, dates),
    id: undefined,
    approvedBy: step.approvedBy,
    cancelledBy: step.cancelledBy,
    rerunOfCounter: isPart ? Number(original.stageCounter) : null,
    operatePermission: undefined,
  };
}

function jobsOfWhole({ jobs }: Step, at: number, dates: Dates): Job[] {
  return JOB_NAMES.flatMap((name, index) => {
    const step = jobs[index];
    if (!step?.isThere) return [];
    const job = newJob(name, step, at, dates);
    return step.isOdd ? [job, { ...job, result: 'Failed', scheduledDate: at + 1 }] : [job];
  });
}

function jobsOfPart(original: StageRun, { jobs }: Step, at: number, dates: Dates): Job[] {
  return original.jobs.map((job) => {
    const step = jobs[JOB_NAMES.findIndex((name) => name === job.name)];
    if (step === undefined) return { ...job };
    if (step.isRunAgain) return newJob(job.name, step, at, dates);
    return step.isOdd ? { ...job, ...step.words } : { ...job };
  });
}

function newJob(name: string, { words, isDated }: JobStep, at: number, dates: Dates): Job {
  const hasDate = dates === 'all' || (dates === 'most' && isDated);
  return { name, ...words, scheduledDate: hasDate ? at : undefined };
}
