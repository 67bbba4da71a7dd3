import { createAgents } from './agents.ts';
import type { Agents } from './agents.ts';
import type { Clock } from './clock.ts';
import { createIdSequence } from './idSequence.ts';
import { Stage } from './stage.ts';
import type { StageDefinition } from './stageDefinition.ts';
import type { StageRun } from './stageRun.ts';

/** Ids below this are the document's own. */
const FIRST_ID = 100;

/** What a cancel came to. `ignored`: the run is not active. */
export type CancelOutcome = 'not found' | 'ignored' | 'denied' | 'cancelled';

/** A run, and the stage it is of. */
export interface FoundRun {
  readonly stage: Stage;
  readonly run: StageRun;
}

/**
 * All stages of the simulated server, on one clock. It knows nothing of HTTP. There are no timers: whoever asks
 * finds everything that was due by now done, in the order it was due.
 */
export class World {
  /** On which agent a job runs. */
  readonly agentOf: Agents;
  readonly #clock: Clock;
  readonly #seed: number;
  readonly #stages = new Map<string, Map<string, Stage>>();
  readonly #repeating: Stage[] = [];
  readonly #runIds = createIdSequence(FIRST_ID);
  readonly #jobIds = createIdSequence(FIRST_ID);

  constructor(clock: Clock, seed: number) {
    this.#clock = clock;
    this.#seed = seed;
    this.agentOf = createAgents(seed);
  }

  /** Does what is due, and tells the time: epoch milliseconds. */
  advance(): number {
    const now = this.#clock.now();
    for (let next = this.#nextToStart(); next && next.nextStart <= now; next = this.#nextToStart()) {
      next.startByItself();
    }
    return now;
  }

  /** @throws Error when there is such a stage already. */
  add(definition: StageDefinition): void {
    const { pipeline, stage: name } = definition;
    const stages = this.#stages.get(pipeline) ?? new Map<string, Stage>();
    if (stages.has(name)) throw new Error(`There is a stage ${pipeline}/${name} already.`);
    const stage = new Stage(definition, {
      createdAt: this.#clock.now(),
      randomName: `${this.#seed} ${pipeline}/${name}`,
      runIds: this.#runIds,
      jobIds: this.#jobIds,
    });
    this.#stages.set(pipeline, stages.set(name, stage));
    if (definition.repeats) this.#repeating.push(stage);
  }

  /** The stages of a pipeline; undefined: there is no such pipeline. */
  pipeline(name: string): readonly Stage[] | undefined {
    const stages = this.#stages.get(name);
    return stages && [...stages.values()];
  }

  stage(pipeline: string, stage: string): Stage | undefined {
    return this.#stages.get(pipeline)?.get(stage);
  }

  /** The latest run of a stage, whichever that is by now. */
  latestRun(pipeline: string, stageName: string): FoundRun | undefined {
    this.advance();
    return found(this.stage(pipeline, stageName), (stage) => stage.runs.at(-1));
  }

  /** The run with these counters: the pipeline's and the stage's. */
  runOf(pipeline: string, pipelineCounter: number, stageName: string, counter: number): FoundRun | undefined {
    this.advance();
    return found(this.stage(pipeline, stageName), (stage) =>
      stage.runs.find((run) => run.pipelineCounter === pipelineCounter && run.counter === counter),
    );
  }

  /** The run with this id, of whatever stage. */
  runById(id: number): FoundRun | undefined {
    this.advance();
    for (const stage of [...this.#stages.values()].flatMap((stages) => [...stages.values()])) {
      const run = stage.runById(id);
      if (run) return { stage, run };
    }
    return undefined;
  }

  /**
   * Cancels a run. The checks come in the order of a Go server: that the run is not active is told even to those who
   * may not operate. While the jobs of a cancelled run still stop, another cancel of it is accepted and changes
   * nothing.
   * @param by who cancels, as it will be told
   * @param delay milliseconds until the last job has stopped; see `cancelRun`
   */
  cancel(
    target: FoundRun | undefined,
    by: string,
    mayOperate: (stage: Stage) => boolean,
    delay = 0,
  ): CancelOutcome {
    const now = this.advance();
    if (!target) return 'not found';
    const { stage, run } = target;
    if (!stage.active(now).includes(run)) return 'ignored';
    if (!mayOperate(stage)) return 'denied';
    if (run.cancelledBy === undefined) stage.cancel(run, by, now, delay);
    return 'cancelled';
  }

  #nextToStart(): Stage | undefined {
    return this.#repeating.reduce<Stage | undefined>(
      (first, stage) => (first && first.nextStart <= stage.nextStart ? first : stage),
      undefined,
    );
  }
}

function found(stage: Stage | undefined, find: (stage: Stage) => StageRun | undefined): FoundRun | undefined {
  const run = stage && find(stage);
  return run && { stage, run };
}
