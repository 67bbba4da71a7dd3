import { runKey } from '../../stage/StageRun.ts';
import type { RunId, StageName, StageRun } from '../../stage/StageRun.ts';

/** Two runs side by side; `undefined`: not chosen yet. */
export type Comparison = readonly [one: RunId | undefined, other: RunId | undefined];

/** `142/1,141/1`, where either may be missing: a piece of an address. */
export function writeComparison(one: RunId | undefined, other: RunId | undefined): string {
  return [one, other].map((run) => (run ? `${run.pipelineCounter}/${run.stageCounter}` : '')).join(',');
}

/** Reads that; what names no run is not chosen. */
export function readComparison(name: StageName, text: string): Comparison {
  const [one, other] = text.split(',');
  return [runNamed(name, one), runNamed(name, other)];
}

function runNamed({ pipeline, stage }: StageName, text = ''): RunId | undefined {
  const [, pipelineCounter, stageCounter] = /^(\d{1,9})\/(\d{1,9})$/.exec(text) ?? [];
  if (pipelineCounter === undefined || stageCounter === undefined) return undefined;
  // Servers write a counter without zeros before it, and by that it is the same run.
  return {
    pipeline,
    stage,
    pipelineCounter: Number(pipelineCounter),
    stageCounter: `${Number(stageCounter)}`,
  };
}

/** The run before this one; `runs`: newest first. */
export function runBefore(runs: readonly StageRun[], run: RunId | undefined): StageRun | undefined {
  const at = run === undefined ? -1 : runs.findIndex((other) => runKey(other) === runKey(run));
  return at === -1 ? undefined : runs[at + 1];
}
