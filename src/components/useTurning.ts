import { useCallback, useEffect } from 'react';
import { NEWEST } from '../api/StagesApi.ts';
import type { HistoryPage, PageToken } from '../api/StagesApi.ts';
import type { StageHistoryState } from '../query/useStageHistory.ts';
import { callHost } from './hostControl.ts';
import { useLatest } from './useLatest.ts';
import type { PageTurns } from './usePageTurns.ts';

interface TurningProps {
  readonly token: PageToken;
  readonly turns: PageTurns;
  readonly history: StageHistoryState;
  readonly onHistory: ((page: HistoryPage) => void) | undefined;
  readonly focusHeading: () => void;
}

/** What a reader can do to come to other runs. */
interface Turning {
  /** Turns to a page; `newer`: by a step. Stable. */
  readonly onTurn: (to: PageToken, step?: 'newer') => void;
  /** Shows the runs that wait behind a button. */
  readonly showNewer: () => void;
  /** The same without turning the page or moving the focus; always the latest. */
  readonly showWaiting: { readonly current: () => void };
}

/** Turning pages and showing runs that wait; tells the host of each page that was read. */
export function useTurning({ token, turns, history, onHistory, focusHeading }: TurningProps): Turning {
  const { page, answeredAt, isOtherPage } = history;
  const onRead = useLatest((read: HistoryPage) => {
    callHost(() => onHistory?.(read));
    if (answeredAt === undefined || answeredAt === token) return;
    // The same runs may stand elsewhere by now: the address follows them, and the history of the tab does not grow.
    turns.follow(answeredAt, read.insteadOf);
  });
  useEffect(() => {
    if (page !== undefined && !isOtherPage) onRead.current(page);
  }, [page, isOtherPage, token, onRead]);

  const { turn, showWhole } = turns;
  const latestTurn = useLatest((to: PageToken, step?: 'newer') => {
    if (to !== NEWEST || token !== NEWEST) {
      turn(to, step && page);
      return;
    }
    // From the newest runs to newer ones, which wait while these are read: there is no other page to turn to.
    showWhole();
    history.showNewer();
  });
  const onTurn = useCallback((to: PageToken, step?: 'newer') => latestTurn.current(to, step), [latestTurn]);
  const showNewer = (): void => {
    // The button goes; the keyboard's place does not.
    focusHeading();
    history.showNewer();
    if (token === NEWEST) showWhole();
    else turn(NEWEST);
  };
  return { onTurn, showNewer, showWaiting: useLatest(history.showNewer) };
}
