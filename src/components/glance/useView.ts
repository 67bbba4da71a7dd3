import { useMemo } from 'react';
import { readFilter } from '../../stage/runFilter.ts';
import type { RunFilter } from '../../stage/runFilter.ts';
import type { StageName } from '../../stage/StageRun.ts';
import { layoutOf } from '../view.ts';
import type { Layout, ViewToken } from '../view.ts';
import { readComparison } from './comparison.ts';
import type { Comparison } from './comparison.ts';

/** A view as it is meant. */
export interface View {
  readonly layout: Layout;
  readonly filter: RunFilter;
  /** What of the filter was not understood, as it stands in the address. */
  readonly refused: readonly string[];
  /** Are runs to be set side by side? */
  readonly compares: boolean;
  readonly compared: Comparison;
}

/** Reads a view. The same object as long as the view is the same. */
export function useView(view: ViewToken, name: StageName): View {
  return useMemo(() => {
    const compare = new URLSearchParams(view).get('compare');
    return {
      layout: layoutOf(view),
      ...readFilter(view),
      compares: compare !== null,
      compared: readComparison(name, compare ?? ''),
    };
  }, [view, name]);
}
