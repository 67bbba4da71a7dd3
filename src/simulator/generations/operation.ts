import { mayOperate } from '../users.ts';
import type { Asked } from './asked.ts';

/**
 * Why a user may do nothing to a stage, which comes before anything that is said of its runs. A stage there is not is
 * taken for its pipeline's first. Undefined: the user may operate it.
 */
export function refuseOperation(
  { world, user, refuse }: Asked,
  pipeline: string,
  stageName: string,
): Response | undefined {
  const stages = world.pipeline(pipeline);
  if (!stages) return refuse.unknownPipeline(pipeline);
  const meant = world.stage(pipeline, stageName) ?? stages[0];
  return meant && !mayOperate(user, meant) ? refuse.mayNotOperate(stageName) : undefined;
}
