import type { CancelAnswer } from './StagesApi.ts';

/** Reads the words of a successful cancel answer: the status alone is the same for "cancelled" and "was not active". */
export function cancelAnswer(text: string): CancelAnswer {
  if (/stage cancelled successfully/i.test(text)) return { said: 'accepted' };
  if (/stage is not active/i.test(text)) return { said: 'ignored' };
  return { said: 'unclear', text: text.trim().slice(0, 200) };
}
