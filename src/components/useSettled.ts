import { useCallback, useEffect, useRef, useState } from 'react';
import { cancelResult } from '../query/cancelResult.ts';
import type { CancelOutcome } from '../query/cancelStep.ts';
import { FOLLOWED_MS } from '../query/pollPace.ts';
import type { StagePoll } from '../query/stagePoll.ts';
import type { RunId, StageRun } from '../stage/StageRun.ts';
import { tellHost } from './hostControl.ts';
import type { CancelSettled } from './hostControl.ts';
import { useLatest } from './useLatest.ts';

/** A cancel that was posted and of which the run has not told yet what came of it. */
interface Awaited {
  readonly run: StageRun;
  readonly outcome: CancelOutcome;
  /** Until when it is waited for, in epoch milliseconds by this device's clock. */
  readonly until: number;
}

/**
 * Tells the host what became of each cancel that was confirmed here, once: at once where its outcome says it, otherwise
 * when the run does, or with `unknown` a minute after the answer. Returns what is to be called with each outcome. Stable.
 */
export function useSettled(
  poll: StagePoll,
  lastSeen: (run: RunId) => StageRun | undefined,
  onSettled: ((settled: CancelSettled) => void) | undefined,
): (run: StageRun, outcome: CancelOutcome) => void {
  const [awaited, setAwaited] = useState<readonly Awaited[]>([]);
  const told = useRef(new WeakSet<CancelOutcome>());
  const latest = useLatest({ lastSeen, onSettled });

  const look = useCallback(
    (one: Awaited, isOver = false): void => {
      const { run, outcome } = one;
      // What the poll knows is never older than what was drawn of it.
      const now = poll.lastSeen(run) ?? latest.current.lastSeen(run);
      const result = cancelResult(outcome, now) ?? (isOver ? 'unknown' : undefined);
      if (result === undefined || told.current.has(outcome)) return;
      told.current.add(outcome);
      setAwaited((before) => before.filter((other) => other !== one));
      tellHost(() => latest.current.onSettled?.({ run: now ?? run, result }));
    },
    [poll, latest],
  );
  useEffect(() => {
    if (awaited.length === 0) return undefined;
    const lookAtAll = (): void => {
      for (const one of awaited) look(one);
    };
    lookAtAll();
    const stop = poll.subscribe(lookAtAll);
    const timers = awaited.map((one) =>
      // The device's clock may be set back meanwhile.
      setTimeout(() => look(one, true), Math.min(Math.max(0, one.until - Date.now()), FOLLOWED_MS)),
    );
    return () => {
      stop();
      timers.forEach(clearTimeout);
    };
  }, [awaited, poll, look]);

  return useCallback((run, outcome) => {
    setAwaited((before) => [...before, { run, outcome, until: Date.now() + FOLLOWED_MS }]);
  }, []);
}
