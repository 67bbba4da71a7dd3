import { isPassedOrFailed, runState } from './runState.ts';
import type { StageRun } from './StageRun.ts';

/** How many of the finished runs have passed. */
export interface PassRate {
  readonly passed: number;
  /** Its base: the runs that have passed or failed. Active, unknown and cancelled runs are not in it. */
  readonly finished: number;
}

/** The pass rate of these runs. */
export function passRate(runs: readonly StageRun[]): PassRate {
  const states = runs.map(runState);
  return {
    passed: states.filter((state) => state === 'Passed').length,
    finished: states.filter(isPassedOrFailed).length,
  };
}
