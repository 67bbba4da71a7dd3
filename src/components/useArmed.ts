import { useEffect, useState } from 'react';

/** Longer than the pause between the clicks of a double click, in milliseconds. */
export const ARMING_MS = 500;

/**
 * False for the first half second of a component's life. A button that has just appeared under a resting pointer
 * ignores clicks until then: they were meant for what stood there before.
 */
export function useArmed(): boolean {
  const [armed, setArmed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setArmed(true), ARMING_MS);
    return () => clearTimeout(timer);
  }, []);
  return armed;
}
