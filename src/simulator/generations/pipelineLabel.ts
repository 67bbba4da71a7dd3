import type { Stage } from '../stage.ts';

/**
 * A pipeline run's label, which need not be its counter.
 * @param stages the pipeline's; the first of them tells what labels begin with
 */
export function pipelineLabel(stages: readonly Stage[], pipelineCounter: number): string {
  return `${stages[0]?.definition.labelPrefix ?? ''}${pipelineCounter}`;
}
