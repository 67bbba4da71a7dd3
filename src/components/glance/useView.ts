import { useMemo } from 'react';
import { readFilter } from '../../stage/runFilter.ts';
import type { RunFilter } from '../../stage/runFilter.ts';
import type { RunId, StageName } from '../../stage/StageRun.ts';
import { layoutOf } from '../view.ts';
import type { Layout, ViewToken } from '../view.ts';

/** A view as it is meant. */
export interface View {
  readonly layout: Layout;
  readonly filter: RunFilter;
  /** What of the filter was not understood, as it stands in the address. */
  readonly refused: readonly string[];
  /** The runs to set side by side, by the order in which they were chosen; `undefined`: not chosen yet. */
  readonly compared: readonly [RunId | undefined, RunId | undefined];
  /** Are runs to be set side by side? */
  readonly compares: boolean;
}

/** Reads a view. The same object as long as the view is the same. */
export function useView(view: ViewToken, { pipeline, stage }: StageName): View {
  return useMemo(() => {
    const compare = new URLSearchParams(view).get('compare');
    const [one, other] = (compare ?? '').split(',');
    const name = { pipeline, stage };
    return {
      layout: layoutOf(view),
      ...readFilter(view),
      compared: [runNamed(name, one), runNamed(name, other)],
      compares: compare !== null,
    };
  }, [view, pipeline, stage]);
}

/** `142/1`, and whatever else is no run. */
function runNamed(name: StageName, text = ''): RunId | undefined {
  const [, pipelineCounter, stageCounter] = /^(\d{1,9})\/(\d{1,9})$/.exec(text) ?? [];
  if (pipelineCounter === undefined || stageCounter === undefined) return undefined;
  return { ...name, pipelineCounter: Number(pipelineCounter), stageCounter: `${Number(stageCounter)}` };
}
