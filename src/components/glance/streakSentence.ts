import type { LongHistoryState } from '../../query/longHistory.ts';
import { approval } from '../../stage/approval.ts';
import type { Streak } from '../../stage/streak.ts';
import { scheduledDate } from '../../stage/StageRun.ts';
import type { StageRun } from '../../stage/StageRun.ts';
import type { streakMessages } from './streakMessages.ts';

/** A piece of a sentence: words, a run to link to, a moment (epoch milliseconds, UTC) whose age is told, or a name that may be long. */
export type SentencePart =
  string | { readonly run: StageRun } | { readonly moment: number } | { readonly name: string };

/** A piece of a list of names. */
export type NamePart = Extract<SentencePart, string | { readonly name: string }>;

/** How far back the runs known go. */
export type Reach = Pick<LongHistoryState, 'runs' | 'isComplete' | 'total'>;

type StreakMessages = ReturnType<typeof streakMessages>;

/** Of so many failing jobs the names are told. */
const NAMED_JOBS = 3;

/**
 * What a streak is in words, true of the runs it was found in and of no more. It says itself how far it reaches, except
 * where `reach` is to be added after it.
 */
export function streakSentence(
  messages: StreakMessages,
  streak: Streak,
  reach: Reach,
): readonly SentencePart[] {
  if (reach.isComplete && reach.runs.length === 0) return [messages.noRuns];
  if (streak.kind === 'none') return [messages.none(messages.reach(reach))];
  return streak.kind === 'passing' ? passing(messages, streak, reach) : failing(messages, streak, reach);
}

/** Does the sentence leave it open how far it reaches? */
export function leavesReachOpen(streak: Streak, { runs, isComplete }: Reach): boolean {
  if (streak.kind === 'none') return false;
  if (streak.before !== undefined) return true;
  return isComplete && streak.kind === 'passing' && streak.count < runs.length;
}

/** The names of failing jobs: the first three, and how many more there are. */
export function jobNames(messages: StreakMessages, jobs: readonly string[]): readonly NamePart[] {
  const named = jobs.slice(0, NAMED_JOBS);
  const more = jobs.length - named.length;
  const items: NamePart[] = named.map((name) => ({ name }));
  if (more > 0) items.push(messages.moreJobs(more));
  return items.flatMap((item, at) => {
    if (at === 0) return [item];
    return [at === items.length - 1 ? messages.and : messages.comma, item];
  });
}

type Told = Exclude<Streak, { readonly kind: 'none' }>;

function passing(messages: StreakMessages, streak: Told, reach: Reach): readonly SentencePart[] {
  const { count, since, before } = streak;
  if (before !== undefined)
    return messages.passingSince(count, since, circumstances(messages, since), before);
  if (reach.isComplete) return [messages.passedAlways(count)];
  return [messages.passedSoFar(count, messages.reach(reach), reach.runs.length)];
}

function failing(messages: StreakMessages, streak: Told, reach: Reach): readonly SentencePart[] {
  const { count, since, before, jobs } = streak;
  const names =
    jobs.length === 0 ? [] : [' ', ...messages.failingJobs(jobs.length, jobNames(messages, jobs))];
  if (before !== undefined)
    return [...messages.failingSince(count, since, circumstances(messages, since), before), ...names];
  if (!reach.isComplete) return [messages.failingAtLeast(count, messages.reach(reach)), ...names];
  return [messages.neverPassed(reach.runs.length), ...names];
}

/** ` (2 days ago, triggered by alice)`, as far as the server tells it. */
function circumstances(messages: StreakMessages, run: StageRun): readonly SentencePart[] {
  const date = scheduledDate(run);
  const facts = [date === undefined ? [] : [{ moment: date }], trigger(messages, run)].filter(
    ({ length }) => length > 0,
  );
  if (facts.length === 0) return [];
  return [' (', ...facts.flatMap((fact, at) => (at === 0 ? fact : [messages.comma, ...fact])), ')'];
}

function trigger(messages: StreakMessages, run: StageRun): readonly SentencePart[] {
  const by = approval(run);
  switch (by.by) {
    case 'changes':
      return [messages.trigger.changes];
    case 'timer':
      return [messages.trigger.timer];
    case 'user':
      return messages.trigger.user({ name: by.name });
    case 'not-told':
      return [];
  }
}
