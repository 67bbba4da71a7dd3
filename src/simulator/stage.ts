import { moveJob } from './job.ts';
import type { Job, JobState } from './job.ts';
import { openingRuns } from './openingRuns.ts';
import type { OpeningRuns, OpeningSources } from './openingRuns.ts';
import { createRandom } from './random.ts';
import { createRunMaker } from './runMaker.ts';
import type { RunMaker, RunPlan } from './runMaker.ts';
import type { StageDefinition } from './stageDefinition.ts';
import { cancelRun, endRun, isActiveRun, runEnd } from './stageRun.ts';
import type { StageRun } from './stageRun.ts';

const SHORTEST_PAUSE = 3000;
const LONGEST_PAUSE = 6000;

/** One stage of the simulated server and its runs. All moments are epoch milliseconds. */
export class Stage {
  readonly definition: StageDefinition;
  /** Whether those who may operate anything may operate this stage. */
  operatePermission: boolean;
  /** When the next run starts by itself; `Infinity` where none does. */
  nextStart: number;
  readonly #random: () => number;
  readonly #maker: RunMaker;
  readonly #opening: OpeningRuns;
  #runs: StageRun[] | undefined;
  #pipelineCounter = 0;
  /** How many of the oldest runs are known to have ended: a long history is not searched twice. */
  #ended = 0;

  constructor(definition: StageDefinition, sources: OpeningSources) {
    this.definition = definition;
    this.operatePermission = definition.operatePermission ?? true;
    this.nextStart = definition.repeats ? sources.createdAt : Infinity;
    this.#random = createRandom(sources.randomName);
    this.#opening = openingRuns(definition, sources);
    this.#maker = createRunMaker({
      jobNames: definition.jobs,
      pace: definition.pace ?? 'minutes',
      runIds: sources.runIds,
      jobIds: sources.jobIds,
      random: this.#random,
    });
  }

  /** All runs, oldest first, which is by ascending id. */
  get runs(): readonly StageRun[] {
    return this.#history();
  }

  /** The run with this id. A history nobody has looked at yet is not made to find that it is not there. */
  runById(id: number): StageRun | undefined {
    if (!this.#runs && !this.#opening.includes(id)) return undefined;
    return this.runs.find((run) => run.id === id);
  }

  /** Up to `size` runs, newest first, after skipping the `offset` newest. */
  page(offset: number, size: number): StageRun[] {
    const end = Math.max(0, this.runs.length - offset);
    return this.runs.slice(Math.max(0, end - size), end).reverse();
  }

  /** The runs that have not ended at `now`, newest first. */
  active(now: number): StageRun[] {
    const runs = this.#history();
    for (let run = runs[this.#ended]; run && !isActiveRun(run, now); run = runs[this.#ended])
      this.#ended += 1;
    return runs
      .slice(this.#ended)
      .filter((run) => isActiveRun(run, now))
      .reverse();
  }

  /** Starts a run of all jobs for the next pipeline run. */
  start(plan: RunPlan): StageRun {
    // Only when the opening runs are there is it known what comes next.
    this.#history();
    this.#pipelineCounter += 1;
    return this.#add(this.#maker.run({ pipelineCounter: this.#pipelineCounter, counter: 1 }, plan), plan);
  }

  /** Starts the run that is due by itself. */
  startByItself(): void {
    const outcome = () => (this.#random() < 0.1 ? 'Failed' : 'Passed');
    this.start({ startsAt: this.nextStart, approvedBy: 'changes', outcome });
  }

  /** Runs the named jobs of a run again. */
  rerun(source: StageRun, jobNames: readonly string[], plan: RunPlan): StageRun {
    const counter = this.#nextCounter(source.pipelineCounter);
    return this.#add(this.#maker.rerun(source, counter, jobNames, plan), plan);
  }

  /** Runs all jobs for a pipeline run there is, again or for the first time. */
  runAgain(pipelineCounter: number, plan: RunPlan): StageRun {
    const counter = this.#nextCounter(pipelineCounter);
    return this.#add(this.#maker.run({ pipelineCounter, counter }, plan), plan);
  }

  /** Ends a run at `now`; see {@link endRun}. */
  end(run: StageRun, outcome: Parameters<typeof endRun>[1], now: number): void {
    this.#replace(run, endRun(run, outcome, now), now);
  }

  /** Moves one job of a run on at `now`; see {@link moveJob}. */
  moveJob(run: StageRun, name: string, to: JobState, now: number, outcome: Job['outcome'] | undefined): void {
    const jobs = run.jobs.map((job) => (job.name === name ? moveJob(job, to, now, outcome) : job));
    this.#replace(run, { ...run, jobs }, now);
  }

  /** Cancels a run at `now`; see {@link cancelRun}. */
  cancel(run: StageRun, by: string, now: number, delay = 0): void {
    this.#replace(run, cancelRun(run, by, now, delay), now);
  }

  #add(run: StageRun, plan: RunPlan): StageRun {
    const runs = this.#history();
    runs.push(run);
    this.#pipelineCounter = Math.max(this.#pipelineCounter, run.pipelineCounter);
    this.#planNext(plan.startsAt);
    return run;
  }

  #nextCounter(pipelineCounter: number): number {
    const counters = this.#history()
      .filter((run) => run.pipelineCounter === pipelineCounter)
      .map((run) => run.counter);
    return Math.max(0, ...counters) + 1;
  }

  #replace(run: StageRun, ended: StageRun, now: number): void {
    const runs = this.#history();
    runs[runs.lastIndexOf(run)] = ended;
    this.#planNext(now);
  }

  #history(): StageRun[] {
    if (!this.#runs) {
      this.#runs = this.#opening.make();
      for (const run of this.#runs)
        this.#pipelineCounter = Math.max(this.#pipelineCounter, run.pipelineCounter);
    }
    return this.#runs;
  }

  #planNext(now: number): void {
    if (!this.definition.repeats) return;
    const free = Math.max(now, ...this.active(now).map(runEnd));
    this.nextStart = free + SHORTEST_PAUSE + Math.round(this.#random() * (LONGEST_PAUSE - SHORTEST_PAUSE));
  }
}
