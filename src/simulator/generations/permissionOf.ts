import type { Stage } from '../stage.ts';
import { mayOperate } from '../users.ts';
import type { User } from '../users.ts';
import type { Permission } from './runJson.ts';

/**
 * What a user may do with a stage, as every API that tells it says it.
 * @param now epoch milliseconds
 */
export function permissionOf(user: User, stage: Stage, now: number): Permission {
  const operate = mayOperate(user, stage);
  return {
    told: !stage.definition.permissionUntold,
    operate,
    run: operate && stage.active(now).length === 0,
  };
}
