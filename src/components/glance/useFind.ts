import { useCallback } from 'react';
import type { LongHistory } from '../../query/longHistory.ts';
import { runState } from '../../stage/runState.ts';
import { streak } from '../../stage/streak.ts';
import type { RunId } from '../../stage/StageRun.ts';
import type { Sought } from './glanceMessages.ts';

/** Looks for it in older and older runs, and leads to what is found. Stable as long as both are the same. */
export function useFind(long: LongHistory, goTo: (run: RunId) => void): (what: Sought) => void {
  return useCallback(
    (what: Sought) => {
      void long
        .search((run) => runState(run) === 'Passed')
        .then(() => {
          const { runs, isComplete } = long.state();
          const now = streak(runs);
          // Stopped, or in vain: how far it has come stands in the sentence. A stage that has never passed has a first
          // failure all the same.
          if (now.kind !== 'failing' || (now.before === undefined && !isComplete)) return;
          const found = what === 'last pass' ? now.before : now.since;
          if (found !== undefined) goTo(found);
        });
    },
    [long, goTo],
  );
}
