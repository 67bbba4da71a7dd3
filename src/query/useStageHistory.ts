import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiError } from '../api/ApiError.ts';
import type { HistoryPage, PageToken, StagesApi } from '../api/StagesApi.ts';
import type { StageName } from '../stage/StageRun.ts';
import { historyQuery } from './historyQuery.ts';
import { keepUnchangedRuns } from './keepUnchangedRuns.ts';

/** What there is to show of a stage's history. */
export interface StageHistoryState {
  /** The newest answer there is for this stage: of the page asked for, else of the page shown before it. */
  readonly page: HistoryPage | undefined;
  /** `page` is not the page asked for: that one is being read, or could not be. */
  readonly isOtherPage: boolean;
  /** The page asked for has not been answered yet. */
  readonly isTurning: boolean;
  /** Why the last read failed; null once one has succeeded. */
  readonly error: Error | null;
  /** Reads the page again. Resolves when that is over, however it ended. */
  readonly refetch: () => Promise<unknown>;
}

/**
 * Reads one page of a stage's history. While another page is fetched, and when that fails, the page shown before
 * stays; rows of another stage never do.
 */
export function useStageHistory(
  api: StagesApi,
  name: StageName,
  token: PageToken,
  pageSize: number,
): StageHistoryState {
  const { data, error, isPending, refetch } = useQuery(historyQuery(api, name, token, pageSize));
  const whose = [api.server, api.choice, name.pipeline, name.stage].join('\n');
  const [kept, setKept] = useState<{ whose: string; page: HistoryPage }>();

  const before = kept?.whose === whose ? kept.page : undefined;
  const page = data && before ? keepUnchangedRuns(before, data) : (data ?? before);
  // Adjusting state while rendering: React renders again before anything reaches the screen.
  if (page !== undefined && page !== before) setKept({ whose, page });

  useGoOnAfterSignIn(error, refetch);
  const isOtherPage = page !== undefined && data === undefined;
  return { page, isOtherPage, isTurning: isPending, error, refetch };
}

/**
 * Signing in happens in another tab or window. React Query asks again when this tab becomes visible; a window
 * beside this one never hid it, so its focus counts too.
 */
function useGoOnAfterSignIn(error: Error | null, refetch: () => Promise<unknown>): void {
  const isSignedOut = error instanceof ApiError && error.kind === 'signed-out';
  useEffect(() => {
    if (!isSignedOut) return undefined;
    const goOn = (): void => void refetch();
    window.addEventListener('focus', goOn);
    return () => window.removeEventListener('focus', goOn);
  }, [isSignedOut, refetch]);
}
