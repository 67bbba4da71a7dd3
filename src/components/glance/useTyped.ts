import { useEffect, useState } from 'react';
import { useLatest } from '../useLatest.ts';

/** How long nothing is typed before what was typed is taken over, in milliseconds. */
const TAKEN_AFTER_MS = 250;

/** What an input shows, and what to do with what happens to it. */
export interface Typed {
  readonly text: string;
  readonly type: (text: string) => void;
  /** Takes it over at once. */
  readonly take: () => void;
  /** The same, and from then on the input shows what has come of it. */
  readonly leave: () => void;
}

/**
 * An input that is taken over while it is being typed in. What is typed stays as it is until the input is left, unless
 * the value becomes another without it. `onTaken` says whether it could be taken; what could not stays, too.
 */
export function useTyped(value: string, onTaken: (text: string) => boolean): Typed {
  const [typed, setTyped] = useState<string>();
  const [seen, setSeen] = useState({ value, sent: value });
  if (seen.value !== value) {
    setSeen({ ...seen, value });
    // Some put it in order before they give it back, which is no other value.
    if (seen.sent.trim() !== value.trim()) setTyped(undefined);
  }
  const take = (): boolean => {
    if (typed === undefined) return true;
    setSeen((before) => ({ ...before, sent: typed }));
    return onTaken(typed);
  };
  const latestTake = useLatest(take);
  useEffect(() => {
    if (typed === undefined) return undefined;
    const timer = setTimeout(() => latestTake.current(), TAKEN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [typed, latestTake]);
  return {
    text: typed ?? value,
    type: setTyped,
    take: () => void take(),
    leave: () => {
      if (take()) setTyped(undefined);
    },
  };
}
