import { useState } from 'react';

/** A text that stays as it is while it would change again and again, and then becomes what it has come to. */
export function useHeldWhile(isChanging: boolean, text: string): string {
  const [held, setHeld] = useState(text);
  if (isChanging || held === text) return held;
  setHeld(text);
  return text;
}
