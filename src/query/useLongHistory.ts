import type { StagesApi } from '../api/StagesApi.ts';
import type { StageName } from '../stage/StageRun.ts';
import type { LongHistoryState } from './longHistory.ts';
const S: LongHistoryState = {
  runs: [],
  isComplete: false,
  total: undefined,
  exactCancel: false,
  reading: undefined,
  failure: undefined,
};
export function useLongHistory(
  api: StagesApi,
  name: StageName,
  pageSize: number,
  count: number,
  enabled: boolean,
) {
  void [api, name, pageSize, count, enabled];
  return { state: S };
}
