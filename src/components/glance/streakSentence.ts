import type { LongHistoryState } from '../../query/longHistory.ts';
import { approval } from '../../stage/approval.ts';
import type { Streak } from '../../stage/streak.ts';
import { scheduledDate } from '../../stage/StageRun.ts';
import type { StageRun } from '../../stage/StageRun.ts';
import { formatNumber } from '../format.ts';

/** A piece of a sentence: words, a run to link to, a moment (epoch milliseconds, UTC) whose age is told, or a name that may be long. */
export type SentencePart =
  string | { readonly run: StageRun } | { readonly moment: number } | { readonly name: string };

/** A piece of a list of names. */
export type NamePart = Extract<SentencePart, string | { readonly name: string }>;

/** How far back the runs known go. */
export type Reach = Pick<LongHistoryState, 'runs' | 'isComplete' | 'total'>;

/** Of so many failing jobs the names are told. */
const NAMED_JOBS = 3;

/** `the newest 50 of 2,431 runs`, `all 14 runs`: how far something has been looked for. */
export function reachWords({ runs, isComplete, total }: Reach): string {
  const count = runs.length;
  if (isComplete) return count === 1 ? 'its only run' : `all ${formatNumber(count)} runs`;
  // The total is that of the last answer, and the runs may have come from one before.
  if (total === undefined || total <= count)
    return count === 1 ? 'the newest run' : `the newest ${formatNumber(count)} runs`;
  return count === 1
    ? `the newest of ${formatNumber(total)} runs`
    : `the newest ${formatNumber(count)} of ${formatNumber(total)} runs`;
}

/**
 * What a streak is in words, true of the runs it was found in and of no more. It says itself how far it reaches, except
 * where `reach` is to be added after it.
 */
export function streakSentence(streak: Streak, reach: Reach): readonly SentencePart[] {
  if (reach.isComplete && reach.runs.length === 0) return ['There are no runs.'];
  if (streak.kind === 'none') return [`No pass and no failure in ${reachWords(reach)}.`];
  return streak.kind === 'passing' ? passing(streak, reach) : failing(streak, reach);
}

/** Does the sentence leave it open how far it reaches? */
export function leavesReachOpen(streak: Streak, { runs, isComplete }: Reach): boolean {
  if (streak.kind === 'none') return false;
  if (streak.before !== undefined) return true;
  return isComplete && streak.kind === 'passing' && streak.count < runs.length;
}

/** The names of failing jobs: the first three, and how many more there are. */
export function jobNames(jobs: readonly string[]): readonly NamePart[] {
  const named = jobs.slice(0, NAMED_JOBS);
  const more = jobs.length - named.length;
  const items: NamePart[] = named.map((name) => ({ name }));
  if (more > 0) items.push(`${formatNumber(more)} more`);
  return items.flatMap((item, at) => {
    if (at === 0) return [item];
    return [at === items.length - 1 ? ' and ' : ', ', item];
  });
}

type Told = Exclude<Streak, { readonly kind: 'none' }>;

function passing({ count, since, before }: Told, reach: Reach): readonly SentencePart[] {
  if (before !== undefined) {
    const begin = count === 1 ? 'Passing since ' : `Passed ${formatNumber(count)} times in a row since `;
    return [begin, { run: since }, ...circumstances(since), '. Last failed ', { run: before }, '.'];
  }
  if (reach.isComplete)
    return [count === 1 ? 'Passed once and never failed.' : `Passed all ${formatNumber(count)} times.`];
  const times = count === 1 ? 'once' : `${formatNumber(count)} times in a row`;
  return [`Passed ${times}, as far as ${reachWords(reach)} ${reach.runs.length === 1 ? 'goes' : 'go'}.`];
}

function failing({ count, since, before, jobs }: Told, reach: Reach): readonly SentencePart[] {
  const forRuns = `Failing for ${count === 1 ? '1 run' : `${formatNumber(count)} runs`}`;
  const names = failingJobs(jobs);
  if (before !== undefined)
    return [
      ...[`${forRuns} since `, { run: since }, ...circumstances(since)],
      ...['. Last passed ', { run: before }, '.', ...names],
    ];
  if (!reach.isComplete) return [`${forRuns} at least. No pass in ${reachWords(reach)}.`, ...names];
  const runs = reach.runs.length === 1 ? 'only run' : `${formatNumber(reach.runs.length)} runs`;
  return [`It has never passed in its ${runs}.`, ...names];
}

function failingJobs(jobs: readonly string[]): readonly SentencePart[] {
  if (jobs.length === 0) return [];
  return [jobs.length === 1 ? ' Failing job: ' : ' Failing jobs: ', ...jobNames(jobs), '.'];
}

/** ` (2 days ago, triggered by alice)`, as far as the server tells it. */
function circumstances(run: StageRun): readonly SentencePart[] {
  const date = scheduledDate(run);
  const facts = [date === undefined ? [] : [{ moment: date }], trigger(run)].filter(
    ({ length }) => length > 0,
  );
  if (facts.length === 0) return [];
  return [' (', ...facts.flatMap((fact, at) => (at === 0 ? fact : [', ', ...fact])), ')'];
}

function trigger(run: StageRun): readonly SentencePart[] {
  const by = approval(run);
  switch (by.by) {
    case 'changes':
      return ['triggered by changes'];
    case 'timer':
      return ['triggered by the timer'];
    case 'user':
      return ['triggered by ', { name: by.name }];
    case 'not-told':
      return [];
  }
}
