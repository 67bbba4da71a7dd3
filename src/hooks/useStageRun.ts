import { useMemo } from 'react';
import { pageSizeOf } from '../query/hostNumbers.ts';
import { usePoll } from '../query/useStagePoll.ts';
import { useRun } from '../query/useRun.ts';
import type { KnownRun } from '../query/useRun.ts';
import type { StageSource } from './useStageHistory.ts';

/** Which run {@link useStageRun} is to tell of. */
export interface StageRunOptions extends StageSource {
  readonly pipelineCounter: number;
  /** A text, as everywhere. */
  readonly stageCounter: string;
}

/**
 * One run with the times of its jobs. As long as it is not over it is read again with each read of the stage's newest
 * runs, which is `useStageHistory`'s to cause. Needs a `QueryClientProvider` around it. Throws nothing.
 */
export function useStageRun(options: StageRunOptions): KnownRun {
  const { api, pipeline, stage, pipelineCounter, stageCounter } = options;
  const name = useMemo(() => ({ pipeline, stage }), [pipeline, stage]);
  const run = useMemo(
    () => ({ ...name, pipelineCounter, stageCounter }),
    [name, pipelineCounter, stageCounter],
  );
  return useRun(api, run, usePoll(api, name, pageSizeOf(options.pageSize)));
}
