import type { RunId, StageName } from '../stage/StageRun.ts';
import { segment } from './goServerLinks.ts';

/** Where a stage's API stands on a server. Throws an ApiError of kind `bad-name`. */
export function stageUrl(server: string, { pipeline, stage }: StageName): string {
  return `${server}/api/stages/${segment(pipeline)}/${segment(stage)}`;
}

/** Where a run's API stands, on servers whose addresses name both its counters. Throws an ApiError of kind `bad-name`. */
export function runUrl(server: string, { pipeline, pipelineCounter, stage, stageCounter }: RunId): string {
  return `${server}/api/stages/${segment(pipeline)}/${pipelineCounter}/${segment(stage)}/${segment(stageCounter)}`;
}
