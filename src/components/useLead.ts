import { useCallback, useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { HistoryPage, PageToken } from '../api/StagesApi.ts';
import type { RunId } from '../stage/StageRun.ts';
import { useLatest } from './useLatest.ts';

/** Where a reader is led to; another object each time. */
export interface Led {
  readonly run: RunId;
  /** The page that holds it; `undefined` in the grid. */
  readonly at: PageToken | undefined;
}

/** The list as it stands, and what can be done to it. */
interface Circumstances {
  /** The widget's element. */
  readonly widget: RefObject<HTMLElement | null>;
  /** Are all runs shown, in a list? */
  readonly isPlainList: boolean;
  readonly isGrid: boolean;
  /** The page that is asked for. */
  readonly token: PageToken;
  /** The page that is shown, where it is that one. */
  readonly page: HistoryPage | undefined;
  readonly showPlainList: () => void;
  readonly turn: (to: PageToken) => void;
  /** Opens the run below the rows, where no page of them holds it. */
  readonly open: (run: RunId) => void;
}

/** Leading a reader to a run. */
export interface Lead {
  /** The run that the reader is being led to, and that is not reached yet; in the grid the last one. */
  readonly led: Led | undefined;
  /** Leads to the run's row, or to its column in the grid. `pageOf`: tells the page that holds it. Stable. */
  readonly lead: (run: RunId, pageOf: () => Promise<PageToken | undefined>) => void;
}

/** Puts the keyboard's place on a run, wherever it is. */
export function useLead(now: Circumstances): Lead {
  const [led, setLed] = useState<Led>();
  const latest = useLatest(now);
  const last = useRef(0);

  const lead = useCallback(
    (run: RunId, pageOf: () => Promise<PageToken | undefined>) => {
      last.current += 1;
      const turn = last.current;
      const { widget, isGrid } = latest.current;
      setLed(undefined);
      if (isGrid) setLed({ run, at: undefined });
      else if (!focusRow(widget.current, run))
        void pageOf().then((to) => {
          // Led elsewhere meanwhile.
          if (last.current !== turn) return;
          const { showPlainList, isPlainList, open } = latest.current;
          if (!isPlainList) showPlainList();
          if (to === undefined) {
            open(run);
            return;
          }
          latest.current.turn(to);
          setLed({ run, at: to });
        });
    },
    [latest],
  );

  const { isGrid, isPlainList, token, page, widget } = now;
  useEffect(() => {
    // A host that turns its pages itself may need a moment for it.
    const isThere = isPlainList && page !== undefined && led?.at === token;
    if (led === undefined || isGrid || !isThere) return;
    // A page may have changed since it was known to hold the run.
    if (!focusRow(widget.current, led.run)) latest.current.open(led.run);
    setLed(undefined);
  }, [led, isGrid, isPlainList, token, page, widget, latest]);
  return { led, lead };
}

/** Is there a row of this run, to which the keyboard has been brought? */
function focusRow(widget: HTMLElement | null, { pipelineCounter, stageCounter }: RunId): boolean {
  const name = CSS.escape(`${pipelineCounter}/${stageCounter}`);
  const row = widget?.querySelector<HTMLElement>(`tr[data-run="${name}"]`);
  const link = row?.querySelector<HTMLElement>('th a');
  if (!row || !link) return false;
  row.scrollIntoView({ block: 'nearest' });
  link.focus({ preventScroll: true });
  // Browsers draw no ring around what a press of the mouse has led to.
  row.dataset['led'] = '';
  link.addEventListener('blur', () => delete row.dataset['led'], { once: true });
  return true;
}
