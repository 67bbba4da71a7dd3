import type { Streak } from '../../stage/streak.ts';
import type { GlanceMessages, Sought } from './glanceMessages.ts';
import type { Reach } from './streakSentence.ts';

/** What has come of a search, once: what was found, or how far nothing was. `failure`: what the failure that ended it is called. */
export function searchEnded(
  messages: GlanceMessages,
  sought: Sought,
  streak: Streak,
  reach: Reach,
  failure: string | undefined,
): string {
  if (streak.kind === 'failing' && streak.before !== undefined)
    return sought === 'last pass' ? messages.lastPassed(streak.before) : messages.failingSince(streak.since);
  const nothing = messages.noPass(messages.streak.reach(reach));
  if (failure !== undefined) return `${messages.notRead(failure)} ${nothing}`;
  // It passes by now: what was looked for is no longer asked.
  if (streak.kind === 'passing') return messages.passedMeanwhile(streak.newest);
  return reach.isComplete ? nothing : `${messages.stopped} ${nothing}`;
}
