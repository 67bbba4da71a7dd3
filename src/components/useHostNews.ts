import { useEffect, useRef } from 'react';
import { asApiError } from '../api/ApiError.ts';
import type { ApiError } from '../api/ApiError.ts';
import type { HistoryPage } from '../api/StagesApi.ts';
import { runKey } from '../stage/StageRun.ts';
import type { StageRun } from '../stage/StageRun.ts';
import { titleOf } from './failureWords.ts';
import { tellHost } from './hostControl.ts';
import type { StageFailure } from './hostControl.ts';
import { newRunsOf } from './newRuns.ts';
import { useLatest } from './useLatest.ts';
import type { ListMessages } from './messages.ts';
import { useMessages } from './wording.ts';

interface HostNewsProps {
  /** The newest page as last read. */
  readonly newest: HistoryPage | undefined;
  /** Why the runs cannot be read; null while they can. */
  readonly error: Error | null;
  /** The page asked for has not been answered yet: whether a failure is over is not known. */
  readonly isTurning: boolean;
  readonly onNewRuns: ((runs: readonly StageRun[], orMore: boolean) => void) | undefined;
  readonly onFailure: ((failure: StageFailure | undefined) => void) | undefined;
}

/** Tells the host of runs that were not known before, and once of each failure and of its end. */
export function useHostNews({ newest, error, isTurning, onNewRuns, onFailure }: HostNewsProps): void {
  const messages = useMessages();
  const latest = useLatest({ onNewRuns, onFailure });
  const known = useRef<readonly string[]>(undefined);
  const told = useRef<string>(undefined);

  useEffect(() => {
    if (newest === undefined) return;
    const { runs, orMore, keys } = newRunsOf(newest.runs, known.current, runKey);
    known.current = keys;
    if (runs.length > 0) tellHost(() => latest.current.onNewRuns?.(runs, orMore));
  }, [newest, latest]);

  const failure = error === null ? undefined : asApiError(error);
  const which = failure && `${failure.kind} ${failure.status ?? ''}`;
  const first = useLatest(failure);
  useEffect(() => {
    // While another page is on its way nothing is known to be over.
    if (which === told.current || (which === undefined && isTurning)) return;
    told.current = which;
    const now = first.current && failureOf(first.current, messages);
    tellHost(() => latest.current.onFailure?.(now));
  }, [which, isTurning, first, latest, messages]);
}

function failureOf(error: ApiError, messages: ListMessages): StageFailure {
  const { kind, status, detail } = error;
  return { kind, message: titleOf(error, messages), status, detail };
}
