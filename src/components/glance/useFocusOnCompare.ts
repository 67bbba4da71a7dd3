import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { runKey } from '../../stage/StageRun.ts';
import type { RunId } from '../../stage/StageRun.ts';

/**
 * Brings the keyboard's place to the comparison when a run has been put there from elsewhere, and never when the page
 * was loaded with it. Returns where the comparison is to be.
 */
export function useFocusOnCompare(one: RunId | undefined): RefObject<HTMLDivElement | null> {
  const panel = useRef<HTMLDivElement>(null);
  const key = one && runKey(one);
  const before = useRef(key);
  useEffect(() => {
    const isNew = before.current !== key;
    before.current = key;
    const element = panel.current;
    if (!isNew || element === null || element.matches(':focus-within')) return;
    element.querySelector('select')?.focus({ preventScroll: true });
    element.scrollIntoView({ block: 'nearest' });
  }, [key]);
  return panel;
}
