import type { StageName } from '../stage/StageRun.ts';
import { segment } from './goServerLinks.ts';

/** Where a stage's API stands on a server. Throws an ApiError of kind `bad-name`. */
export function stageUrl(server: string, { pipeline, stage }: StageName): string {
  return `${server}/api/stages/${segment(pipeline)}/${segment(stage)}`;
}
