import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Cut } from '../api/adjustPage.ts';
import { NEWEST } from '../api/StagesApi.ts';
import type { HistoryPage, PageToken, StagesApi } from '../api/StagesApi.ts';
import type { StageName } from '../stage/StageRun.ts';
import { historyQuery } from './historyQuery.ts';
import { nextShown, settledAnswer } from './shownHistory.ts';
import type { NewerRuns, Shown } from './shownHistory.ts';

/** What there is to show of a stage's history. */
export interface StageHistoryState {
  /** The newest answer there is for this stage: of the page asked for, else of the page shown before it. */
  readonly page: HistoryPage | undefined;
  /** The newest page as last read, whichever is shown; `undefined` where it has not been read. */
  readonly newest: HistoryPage | undefined;
  /** Where the page asked for was found, as a token that leads back to it; `undefined` until it is answered. */
  readonly answeredAt: PageToken | undefined;
  /** `page` is not the page asked for: that one is being read, or could not be. */
  readonly isOtherPage: boolean;
  /** The page asked for has not been answered yet. */
  readonly isTurning: boolean;
  /** Why the last read of the page asked for failed; null once one has succeeded. */
  readonly error: Error | null;
  /** Runs that have come since, and are not shown. */
  readonly newer: NewerRuns | undefined;
  /** Shows them, where the newest page is the one asked for. */
  readonly showNewer: () => void;
}

/** How the reader has come to a page, and what he does there. */
export interface Reading {
  /** Where the page ends because of the one that the reader has stepped from. */
  readonly cut: Cut | undefined;
  /** New runs are to wait. */
  readonly reading: boolean;
}

/**
 * One page of a stage's history, kept still: while another page is fetched, and when that fails, the page shown before
 * stays; rows of another stage never do; new runs move no row of an older page, nor of the newest while it is read.
 * Reads each page once; reading it again is the poll's.
 */
export function useStageHistory(
  api: StagesApi,
  name: StageName,
  token: PageToken,
  pageSize: number,
  { cut, reading }: Reading,
): StageHistoryState {
  const { data, error, isPending, isFetching } = useQuery({
    ...historyQuery(api, name, token, pageSize),
    // Not the fetching: it begins and ends with every poll, and what has to be known of it comes with the data.
    notifyOnChangeProps: ['data', 'error', 'isPending'],
  });
  const answer = isFetching ? settledAnswer(data, token) : data;
  const { data: newest } = useQuery({ ...historyQuery(api, name, NEWEST, pageSize), enabled: false });
  const whose = [api.server, api.choice, name.pipeline, name.stage].join('\n');
  const [kept, setKept] = useState<{ whose: string; shown: Shown }>();
  const [wanted, setWanted] = useState<HistoryPage>();

  const before = kept?.whose === whose ? kept.shown : undefined;
  const shown = nextShown(before, { token, answer, newest, cut, reading, wanted });
  // Adjusting state while rendering: React renders again before anything reaches the screen.
  if (shown !== undefined && shown !== before) setKept({ whose, shown });

  return {
    page: shown?.page,
    newest,
    answeredAt: answer?.token,
    isOtherPage: shown?.isOtherPage === true,
    isTurning: isPending,
    error,
    newer: shown?.newer,
    showNewer: useCallback(() => setWanted(newest), [newest]),
  };
}
