import type { StageRun } from '../../stage/StageRun.ts';
import type { Words } from '../words.ts';
import type { NamePart, Reach, SentencePart } from './streakSentence.ts';

/** The sentences about what the newest runs say together: in pieces, where they name runs, moments and jobs. */
export const streakMessages = ({ formatNumber }: Words) => ({
  noRuns: 'There are no runs.',
  /** `the newest 50 of 2,431 runs`, `all 14 runs`: how far something has been looked for. Stands within sentences. */
  reach: ({ runs, isComplete, total }: Reach) => {
    const count = runs.length;
    if (isComplete) return count === 1 ? 'its only run' : `all ${formatNumber(count)} runs`;
    // The total is that of the last answer, and the runs may have come from one before.
    if (total === undefined || total <= count)
      return count === 1 ? 'the newest run' : `the newest ${formatNumber(count)} runs`;
    return count === 1
      ? `the newest of ${formatNumber(total)} runs`
      : `the newest ${formatNumber(count)} of ${formatNumber(total)} runs`;
  },
  /** `reach`: what the message of this name says. */
  none: (reach: string) => `No pass and no failure in ${reach}.`,
  /** `circumstances`: when `since` began and what set it going, in brackets after a space; may be empty. */
  passingSince: (
    count: number,
    since: StageRun,
    circumstances: readonly SentencePart[],
    before: StageRun,
  ): readonly SentencePart[] => [
    count === 1 ? 'Passing since ' : `Passed ${formatNumber(count)} times in a row since `,
    ...[{ run: since }, ...circumstances, '. Last failed ', { run: before }, '.'],
  ],
  passedAlways: (count: number) =>
    count === 1 ? 'Passed once and never failed.' : `Passed all ${formatNumber(count)} times.`,
  /** `known`: how many runs have been looked at. */
  passedSoFar: (count: number, reach: string, known: number) =>
    `Passed ${count === 1 ? 'once' : `${formatNumber(count)} times in a row`}, as far as ${reach} ${known === 1 ? 'goes' : 'go'}.`,
  failingSince: (
    count: number,
    since: StageRun,
    circumstances: readonly SentencePart[],
    before: StageRun,
  ): readonly SentencePart[] => [
    `Failing for ${runs(formatNumber(count), count)} since `,
    ...[{ run: since }, ...circumstances, '. Last passed ', { run: before }, '.'],
  ],
  failingAtLeast: (count: number, reach: string) =>
    `Failing for ${runs(formatNumber(count), count)} at least. No pass in ${reach}.`,
  neverPassed: (count: number) =>
    `It has never passed in its ${count === 1 ? 'only run' : `${formatNumber(count)} runs`}.`,
  /** After another sentence. `names`: of the jobs; `count`: how many there are. */
  failingJobs: (count: number, names: readonly NamePart[]): readonly SentencePart[] => [
    count === 1 ? 'Failing job: ' : 'Failing jobs: ',
    ...names,
    '.',
  ],
  /** Stands last in a list of names. */
  moreJobs: (count: number) => `${formatNumber(count)} more`,
  /** Between two names, and before the last. */
  comma: ', ',
  and: ' and ',
  trigger: {
    changes: 'triggered by changes',
    timer: 'triggered by the timer',
    user: (name: NamePart): readonly SentencePart[] => ['triggered by ', name],
  },
});

function runs(told: string, count: number): string {
  return count === 1 ? '1 run' : `${told} runs`;
}
