import type { LongRead } from '../../query/longHistory.ts';
import type { PassRate } from '../../stage/passRate.ts';
import { runState } from '../../stage/runState.ts';
import type { Streak } from '../../stage/streak.ts';
import { runCounter, scheduledDate } from '../../stage/StageRun.ts';
import type { StageName, StageRun } from '../../stage/StageRun.ts';
import { failureTitle } from '../Failure.tsx';
import { formatDate, formatDay, formatNumber } from '../format.ts';
import { compareMessages } from './compareMessages.ts';
import { filterMessages } from './filterMessages.ts';
import { jobNames, reachWords } from './streakSentence.ts';
import type { Reach } from './streakSentence.ts';
import { takeAlongMessages } from './takeAlongMessages.ts';

/** What a reader can have looked for in older runs: the last pass, or the run after it, with which the failing began. */
export type Sought = 'last pass' | 'breaking run';

/** Every text of the overview and what stands with it. `now`: epoch milliseconds (UTC), for what is of another year. */
export const glanceMessages = {
  label: ({ pipeline, stage }: StageName) => `${pipeline} / ${stage} at a glance`,
  strip: {
    label: (count: number) =>
      count === 1 ? 'The newest run' : `The newest ${formatNumber(count)} runs, newest first`,
    newest: 'newest',
    /** `isShort`: it stands amid the strip, where the end of the caption does not point at it. */
    oldest: (run: StageRun, isShort: boolean, now: number) => {
      const date = scheduledDate(run);
      if (date === undefined) return isShort ? `oldest ${runCounter(run)}` : runCounter(run);
      return `${isShort ? 'oldest ' : ''}${formatDay(date, now)}`;
    },
    /** A bar in words: `141 / 1 Failed, 12 Nov, 14:05 CET: UnitTest`. */
    bar: (run: StageRun, now: number) => {
      const failed = run.jobs.filter(({ result }) => result === 'Failed').map(({ name }) => name);
      const names = jobNames(failed).map((part) => (typeof part === 'string' ? part : part.name));
      return `${glanceMessages.strip.short(run, now)}${names.length === 0 ? '' : `: ${names.join('')}`}`;
    },
    /** The same without the jobs. */
    short: (run: StageRun, now: number) => {
      const date = scheduledDate(run);
      const told = `${runCounter(run)} ${runState(run)}`;
      return date === undefined ? told : `${told}, ${formatDate(date, now)}`;
    },
  },
  stats: {
    passed: 'Passed',
    passedOf: ({ passed, finished }: PassRate) => `${formatNumber(passed)} of ${formatNumber(finished)}`,
    finished: 'finished',
    noneFinished: 'none finished',
    /** What the pass rate is of. */
    base: (count: number) =>
      `Of ${count === 1 ? 'the newest run' : `the newest ${formatNumber(count)} runs`}, those that have passed or failed: active, cancelled and unknown ones are not counted.`,
    now: 'Now',
    /** Two words, that stand below each other where it is narrow. */
    noneActive: ['no run', 'active'],
    lastFailure: 'Last failure',
    none: 'none',
    /** Where there is none. Short, since the sentence says of how many. */
    noneIn: ({ runs, isComplete }: Reach) =>
      `in ${isComplete ? 'all' : 'the newest'} ${formatNumber(runs.length)}`,
    notKnown: '…',
  },
  /** Added where the sentence does not say it itself. */
  reach: (reach: Reach) => `In ${reachWords(reach)}.`,
  lookFurther: 'Look further',
  find: {
    'last pass': 'Find the last pass',
    'breaking run': 'Find the run that broke it',
  } satisfies Record<Sought, string>,
  readingNewest: 'Reading the newest runs…',
  looking: (sought: Sought, { read }: LongRead) =>
    `Looking for ${THE[sought]}: ${read === 1 ? '1 run' : `${formatNumber(read)} runs`} read so far`,
  readingMore: ({ read, wanted }: LongRead) =>
    wanted === undefined
      ? `Reading older runs: ${formatNumber(read)} read so far`
      : `Reading older runs: ${formatNumber(read)} of ${formatNumber(wanted)} read`,
  stop: 'Stop',
  notRead: (error: Error) => `Older runs could not be read: ${failureTitle(error)}.`,
  /** What has come of a search, once: what was found, or how far nothing was. */
  searchEnded: (sought: Sought, streak: Streak, reach: Reach, failure: Error | undefined) => {
    if (streak.kind === 'failing' && streak.before !== undefined)
      return sought === 'last pass'
        ? `Last passed ${runCounter(streak.before)}.`
        : `Failing since ${runCounter(streak.since)}.`;
    const nothing = `No pass in ${reachWords(reach)}.`;
    if (failure !== undefined) return `${glanceMessages.notRead(failure)} ${nothing}`;
    // It passes by now: what was looked for is no longer asked.
    if (streak.kind === 'passing') return `Passed meanwhile: ${runCounter(streak.newest)}.`;
    return reach.isComplete ? nothing : `Stopped. ${nothing}`;
  },

  filter: filterMessages,
  compare: compareMessages,
  takeAlong: takeAlongMessages,
};

const THE: Readonly<Record<Sought, string>> = {
  'last pass': 'the last pass',
  'breaking run': 'the run that broke it',
};
