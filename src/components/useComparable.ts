import { replaceEqualDeep } from '@tanstack/react-query';
import { useState } from 'react';
import type { HistoryPage } from '../api/StagesApi.ts';
import { runKey } from '../stage/StageRun.ts';
import type { RunId } from '../stage/StageRun.ts';
import { isComparable } from '../stage/typicalDuration.ts';

/** Of how many runs at most the durations are asked for. */
const MOST = 10;

/** The newest known runs that can tell how long the stage takes. The same list as long as they are the same runs. */
export function useComparable(pages: readonly (HistoryPage | undefined)[]): readonly RunId[] {
  const [kept, setKept] = useState<readonly RunId[]>([]);
  const runs = new Map<string, RunId>();
  for (const run of pages.flatMap((page) => page?.runs ?? []))
    if (isComparable(run) && runs.size < MOST) {
      const { pipeline, pipelineCounter, stage, stageCounter } = run;
      runs.set(runKey(run), { pipeline, pipelineCounter, stage, stageCounter });
    }
  const now: readonly RunId[] = replaceEqualDeep(kept, [...runs.values()]);
  if (now !== kept) setKept(now);
  return now;
}
