import { useRef } from 'react';
import type { RefObject } from 'react';
import { useLayout } from './useLayout.ts';

/** The value of the last rendering, for effects that must not run again because a host passes a new function each time. */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value);
  useLayout(() => {
    latest.current = value;
  });
  return latest;
}
