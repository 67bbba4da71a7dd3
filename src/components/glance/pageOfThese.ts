import { NEWEST } from '../../api/StagesApi.ts';
import type { HistoryPage } from '../../api/StagesApi.ts';
import type { StageRun } from '../../stage/StageRun.ts';

/** Runs from wherever as a page, for what shows pages. What the server can do is as it is for the newest page. */
export function pageOfThese(newest: HistoryPage | undefined, runs: readonly StageRun[]): HistoryPage {
  return {
    token: NEWEST,
    newer: undefined,
    older: undefined,
    oldest: undefined,
    count: undefined,
    insteadOf: undefined,
    exactCancel: newest?.exactCancel === true,
    blindVersion: newest?.blindVersion,
    runs,
  };
}
