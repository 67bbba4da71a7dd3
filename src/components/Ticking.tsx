import { useRef } from 'react';
import { useLatest } from './useLatest.ts';
import { useLayout } from './useLayout.ts';

interface TickingProps {
  readonly tell: () => string;
  /** What makes it look whether that is still so. Must be the same functions all the time. */
  readonly on: readonly ((listener: () => void) => () => void)[];
}

/**
 * A text that changes as time passes. It is written past React: an age that turns from 8 s to 9 s is no reason to
 * render anything, and a page of runs has dozens of them.
 */
export function Ticking({ tell, on }: TickingProps) {
  const place = useRef<HTMLSpanElement>(null);
  const latest = useLatest(tell);
  useLayout(() => write(place.current, latest.current()));
  useLayout(() => {
    const stops = on.map((subscribe) => subscribe(() => write(place.current, latest.current())));
    return () => {
      for (const stop of stops) stop();
    };
  }, [on, latest]);
  return <span ref={place} data-ticks="" />;
}

function write(place: HTMLElement | null, text: string): void {
  if (place !== null && place.textContent !== text) place.textContent = text;
}
