import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import { runKey } from '../stage/StageRun.ts';
import type { StageRun } from '../stage/StageRun.ts';
import { chunkOf, useChunk } from './useChunk.ts';
import { useLatest } from './useLatest.ts';

/** What makes a button one that is held. Until it is there, and where it cannot be had, every press asks. */
const holding = chunkOf(() => import('./hold/attachHold.ts'));

interface HoldProps {
  readonly run: StageRun;
  /** A cancel is on its way: presses are dropped. */
  readonly pending: boolean;
  /** Does the button take presses of a pointer by now? */
  readonly armed: boolean;
  /** `undefined`: the button is none that is held. */
  readonly onHeld: ((run: StageRun) => void) | undefined;
}

/** Is the Cancel button being held? Calls `onHeld` once it was to the end, for the run that it was pressed for. */
export function useHold(button: RefObject<HTMLButtonElement | null>, now: HoldProps): boolean {
  const [isHeld, setHeld] = useState(false);
  const isWanted = now.onHeld !== undefined;
  const { part } = useChunk(holding, isWanted);
  const latest = useLatest(now);
  useEffect(() => {
    if (!isWanted || part === undefined || button.current === null) return undefined;
    const element = button.current;
    return part.attachHold(element, {
      target: (by) => {
        const { run, pending, armed } = latest.current;
        return pending || (by === 'pointer' && !armed) ? undefined : runKey(run);
      },
      onHolding: setHeld,
      onHeld: (target) => {
        const { run, onHeld } = latest.current;
        if (runKey(run) !== target) return;
        // Safari does not focus a button that is pressed.
        element.focus({ preventScroll: true });
        onHeld?.(run);
      },
    });
  }, [button, isWanted, part, latest]);
  return isHeld;
}
