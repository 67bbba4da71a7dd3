import type { Stage } from '../stage.ts';
import type { StageRun } from '../stageRun.ts';

/** One run of a pipeline: what its stages have done for one pipeline counter. */
export interface PipelineRun {
  /** The server's own id, by which its cursors go. */
  readonly id: number;
  readonly counter: number;
  /** In the order of the configuration; `run` is undefined where the stage has not run yet. */
  readonly stages: readonly { readonly stage: Stage; readonly run: StageRun | undefined }[];
  /** The stage run that was there first: it tells what set the pipeline off. */
  readonly first: StageRun;
}

/** All runs of a pipeline with these stages, oldest first, which is by ascending id. */
export function pipelineRuns(stages: readonly Stage[]): PipelineRun[] {
  const byCounter = new Map<number, Map<Stage, StageRun>>();
  const firsts = new Map<number, StageRun>();
  for (const stage of stages) {
    for (const run of stage.runs) {
      const latest = byCounter.get(run.pipelineCounter) ?? new Map<Stage, StageRun>();
      // Oldest first: a re-run takes the place of the run before it.
      byCounter.set(run.pipelineCounter, latest.set(stage, run));
      const first = firsts.get(run.pipelineCounter);
      if (!first || run.id < first.id) firsts.set(run.pipelineCounter, run);
    }
  }
  return [...firsts]
    .map(([counter, first]) => ({
      id: first.id,
      counter,
      stages: stages.map((stage) => ({ stage, run: byCounter.get(counter)?.get(stage) })),
      first,
    }))
    .sort((one, other) => one.id - other.id);
}
