import { useCallback, useState } from 'react';
import type { Cut } from '../api/adjustPage.ts';
import type { HistoryPage, PageToken } from '../api/StagesApi.ts';
import { runKey } from '../stage/StageRun.ts';
import { useLatest } from './useLatest.ts';

/** Where a page that could not be read as asked for has led, and why. */
interface LedElsewhere {
  readonly to: PageToken;
  readonly why: NonNullable<HistoryPage['insteadOf']>;
}

/** A step to newer runs. It holds only where it has led: Back and Forward leave it without a word. */
interface Step {
  /** The page stepped to, under the names that it has had since. */
  readonly to: readonly PageToken[];
  readonly cut: Cut;
}

/** How the reader has come to the page that is asked for. */
export interface PageTurns {
  /** Has the reader turned a page at all? */
  readonly hasTurned: boolean;
  /** Where the page ends, since the reader has stepped to it from there. */
  readonly cut: Cut | undefined;
  /** Why the page found at this token is another than the one asked for. */
  readonly insteadOf: (answeredAt: PageToken | undefined) => HistoryPage['insteadOf'];
  /** Turns to a page. `from`: the page that a step to newer runs is made from. */
  readonly turn: (to: PageToken, from?: HistoryPage) => void;
  /** The page asked for has been found elsewhere. */
  readonly follow: (to: PageToken, why: HistoryPage['insteadOf']) => void;
  /** Shows all of the page, even what was on the one before it. */
  readonly showWhole: () => void;
}

/** Keeps what matters of the reader's way through the pages. `token`: the page asked for. */
export function usePageTurns(
  token: PageToken,
  onToken: (token: PageToken, why: 'turned' | 'carried') => void,
): PageTurns {
  const [hasTurned, setHasTurned] = useState(false);
  const [step, setStep] = useState<Step>();
  const [led, setLed] = useState<LedElsewhere>();
  const tell = useLatest(onToken);

  const turn = useCallback(
    (to: PageToken, from?: HistoryPage) => {
      // Pressed again before it was there: Back is to undo it at once.
      if (to === token) return;
      const [first] = from?.runs ?? [];
      setHasTurned(true);
      setLed(undefined);
      setStep(from && first && { to: [to], cut: { before: runKey(first), older: from.token } });
      tell.current(to, 'turned');
    },
    [tell, token],
  );
  const follow = useCallback(
    (to: PageToken, why: HistoryPage['insteadOf']) => {
      if (why !== undefined) setLed({ to, why });
      setStep((before) => (before?.to.includes(token) ? { ...before, to: [...before.to, to] } : before));
      tell.current(to, 'carried');
    },
    [tell, token],
  );
  return {
    hasTurned,
    cut: step?.to.includes(token) === true ? step.cut : undefined,
    insteadOf: (answeredAt) => (led !== undefined && led.to === answeredAt ? led.why : undefined),
    turn,
    follow,
    showWhole: useCallback(() => setStep(undefined), []),
  };
}
