import type { JobState } from './job.ts';
import type { Stage } from './stage.ts';
import type { StageDefinition } from './stageDefinition.ts';
import type { StageRun } from './stageRun.ts';
import type { World } from './world.ts';

/** Names a stage run within its stage, as the server counts. */
export interface RunCounters {
  readonly pipelineCounter: number;
  readonly stageCounter: number;
}

/** How a run is to be started. */
export interface StartOptions {
  /** Default `changes`. */
  readonly approvedBy?: string;
  /** What is to come of the jobs, by name. Default for each: Passed. */
  readonly jobs?: Readonly<Record<string, 'Passed' | 'Failed'>>;
  /** Start it beside one that is still under way, which a Go server never does. Default false. */
  readonly evenIfActive?: boolean;
}

/** What can be done to the simulated server from outside, at the moment its clock tells. */
export interface WorldControl {
  /**
   * Starts a run of all jobs, which goes on under the clock at the stage's pace.
   * @throws Error for an unknown stage or job, and when a run is active
   */
  startRun(pipeline: string, stage: string, options?: StartOptions): RunCounters;
  /**
   * The newest active run ends now. Jobs that have finished keep their result.
   * @param result for the unfinished jobs; by default what was to come of each
   * @throws Error for an unknown stage, and when no run is active
   */
  finishRun(pipeline: string, stage: string, result?: 'Passed' | 'Failed'): void;
  /**
   * One job of the newest active run enters a state now, and stays there until it is moved on, finished or cancelled.
   * The states in between it passes at the same moment. To the state it is in, it is held there.
   * @param result what comes of it, told from `Completing` on; by default what was to come of it
   * @throws Error for an unknown stage or job, when no run is active, and when the job is past that state
   */
  moveJob(pipeline: string, stage: string, job: string, state: JobState, result?: 'Passed' | 'Failed'): void;
  /**
   * The server itself cancels the newest active run, as it does when the run's agent is lost for good.
   * @throws Error for an unknown stage, and when no run is active
   */
  cancelAsServer(pipeline: string, stage: string): void;
  /**
   * Runs jobs of the newest run of that pipeline counter again, which will pass; approved by admin.
   * @throws Error for an unknown stage, run or job, and when a run is active
   */
  rerunJobs(pipeline: string, stage: string, pipelineCounter: number, jobs: readonly string[]): RunCounters;
  /**
   * Adds a stage, and its pipeline where there is none of that name.
   * @throws Error when there is such a stage already
   */
  addStage(definition: StageDefinition): void;
  /**
   * Whether the pipeline's stages may be operated by those who operate anything: everybody but the viewer.
   * @throws Error for an unknown pipeline
   */
  setOperatePermission(pipeline: string, allowed: boolean): void;
}

/** @see WorldControl */
export function createWorldControl(world: World): WorldControl {
  return {
    startRun(pipeline, stageName, options = {}) {
      const now = world.advance();
      const stage = findStage(world, pipeline, stageName);
      const { approvedBy = 'changes', jobs = {}, evenIfActive = false } = options;
      const outcomes = new Map(Object.entries(jobs));
      expectJobs(stage, [...outcomes.keys()]);
      if (!evenIfActive) expectIdle(stage, now);
      return countersOf(
        stage.start({ startsAt: now, approvedBy, outcome: (job) => outcomes.get(job) ?? 'Passed' }),
      );
    },
    finishRun(pipeline, stageName, result) {
      const now = world.advance();
      const stage = findStage(world, pipeline, stageName);
      stage.end(newestActive(stage, now), result, now);
    },
    moveJob(pipeline, stageName, job, state, result) {
      const now = world.advance();
      const stage = findStage(world, pipeline, stageName);
      expectJobs(stage, [job]);
      stage.moveJob(newestActive(stage, now), job, state, now, result);
    },
    cancelAsServer(pipeline, stageName) {
      const now = world.advance();
      const stage = findStage(world, pipeline, stageName);
      stage.cancel(newestActive(stage, now), 'GoCD', now);
    },
    rerunJobs(pipeline, stageName, pipelineCounter, jobs) {
      const now = world.advance();
      const stage = findStage(world, pipeline, stageName);
      const source = stage.runs.findLast((run) => run.pipelineCounter === pipelineCounter);
      if (!source)
        throw new Error(`${pipeline}/${stageName} has no run of pipeline counter ${pipelineCounter}.`);
      expectJobs(stage, jobs);
      expectIdle(stage, now);
      const plan = { startsAt: now, approvedBy: 'admin', outcome: () => 'Passed' as const };
      return countersOf(stage.rerun(source, jobs, plan));
    },
    addStage(definition) {
      world.advance();
      world.add(definition);
    },
    setOperatePermission(pipeline, allowed) {
      const stages = world.pipeline(pipeline);
      if (!stages) throw new Error(`There is no pipeline ${pipeline}.`);
      for (const stage of stages) stage.operatePermission = allowed;
    },
  };
}

function findStage(world: World, pipeline: string, stage: string): Stage {
  const found = world.stage(pipeline, stage);
  if (!found) throw new Error(`There is no stage ${pipeline}/${stage}.`);
  return found;
}

function newestActive(stage: Stage, now: number): StageRun {
  const [newest] = stage.active(now);
  const { pipeline, stage: name } = stage.definition;
  if (!newest) throw new Error(`No run of ${pipeline}/${name} is active.`);
  return newest;
}

function expectJobs({ definition }: Stage, names: readonly string[]): void {
  const unknown = names.find((name) => !definition.jobs.includes(name));
  if (unknown !== undefined)
    throw new Error(`${definition.pipeline}/${definition.stage} has no job ${unknown}.`);
}

function expectIdle(stage: Stage, now: number): void {
  const [active] = stage.active(now);
  if (!active) return;
  const { pipeline, stage: name } = stage.definition;
  throw new Error(`${pipeline}/${name} has an active run: ${active.pipelineCounter} / ${active.counter}.`);
}

function countersOf({ pipelineCounter, counter }: StageRun): RunCounters {
  return { pipelineCounter, stageCounter: counter };
}
