import type { LongRead } from '../../query/longHistory.ts';
import type { PassRate } from '../../stage/passRate.ts';
import { runCounter, scheduledDate } from '../../stage/StageRun.ts';
import type { StageName, StageRun } from '../../stage/StageRun.ts';
import type { Words } from '../words.ts';
import { messagesHook } from '../wording.ts';
import { compareMessages } from './compareMessages.ts';
import { filterMessages } from './filterMessages.ts';
import { streakMessages } from './streakMessages.ts';
import type { Reach } from './streakSentence.ts';
import { takeAlongMessages } from './takeAlongMessages.ts';

/** What a reader can have looked for in older runs: the last pass, or the run after it, with which the failing began. */
export type Sought = 'last pass' | 'breaking run';

/** Every text of the overview and what stands with it. `now`: epoch milliseconds (UTC), for what is of another year. */
export const glanceMessages = (words: Words) => ({
  streak: streakMessages(words),
  label: ({ pipeline, stage }: StageName) => `${pipeline} / ${stage} at a glance`,
  strip: {
    label: (count: number) =>
      count === 1 ? 'The newest run' : `The newest ${words.formatNumber(count)} runs, newest first`,
    newest: 'newest',
    /** `isShort`: it stands amid the strip, where the end of the caption does not point at it. */
    oldest: (run: StageRun, isShort: boolean, now: number) => {
      const date = scheduledDate(run);
      if (date === undefined) return isShort ? `oldest ${runCounter(run)}` : runCounter(run);
      return `${isShort ? 'oldest ' : ''}${words.formatDay(date, now)}`;
    },
    /** A run in words, `141 / 1 Failed, 12 Nov, 14:05 CET`, and the jobs that failed in it. */
    short: (run: StageRun, now: number) => {
      const date = scheduledDate(run);
      const told = `${runCounter(run)} ${words.stateWord(run)}`;
      return date === undefined ? told : `${told}, ${words.formatDate(date, now)}`;
    },
    withJobs: (run: string, jobs: string) => `${run}: ${jobs}`,
  },
  stats: {
    passed: 'Passed',
    passedOf: ({ passed, finished }: PassRate) =>
      `${words.formatNumber(passed)} of ${words.formatNumber(finished)}`,
    finished: 'finished',
    noneFinished: 'none finished',
    /** What the pass rate is of. */
    base: (count: number) =>
      `Of ${count === 1 ? 'the newest run' : `the newest ${words.formatNumber(count)} runs`}, those that have passed or failed: active, cancelled and unknown ones are not counted.`,
    now: 'Now',
    /** Two words, that stand below each other where it is narrow. */
    noneActive: ['no run', 'active'],
    lastFailure: 'Last failure',
    none: 'none',
    /** Where there is none. Short, since the sentence says of how many. */
    noneIn: ({ runs, isComplete }: Reach) =>
      `in ${isComplete ? 'all' : 'the newest'} ${words.formatNumber(runs.length)}`,
    notKnown: '…',
  },
  /** Added where the sentence does not say it itself. */
  reach: (reach: string) => `In ${reach}.`,
  lookFurther: 'Look further',
  find: {
    'last pass': 'Find the last pass',
    'breaking run': 'Find the run that broke it',
  } satisfies Record<Sought, string>,
  readingNewest: 'Reading the newest runs…',
  looking: (sought: Sought, { read }: LongRead) =>
    `Looking for ${THE[sought]}: ${read === 1 ? '1 run' : `${words.formatNumber(read)} runs`} read so far`,
  readingMore: ({ read, wanted }: LongRead) =>
    wanted === undefined
      ? `Reading older runs: ${words.formatNumber(read)} read so far`
      : `Reading older runs: ${words.formatNumber(read)} of ${words.formatNumber(wanted)} read`,
  stop: 'Stop',
  notRead: (title: string) => `Older runs could not be read: ${title}.`,
  lastPassed: (run: StageRun) => `Last passed ${runCounter(run)}.`,
  failingSince: (run: StageRun) => `Failing since ${runCounter(run)}.`,
  noPass: (reach: string) => `No pass in ${reach}.`,
  passedMeanwhile: (run: StageRun) => `Passed meanwhile: ${runCounter(run)}.`,
  stopped: 'Stopped.',

  filter: filterMessages(words),
  compare: compareMessages(words),
  takeAlong: takeAlongMessages(words),
});

const THE: Readonly<Record<Sought, string>> = {
  'last pass': 'the last pass',
  'breaking run': 'the run that broke it',
};

/** What {@link glanceMessages} makes. */
export type GlanceMessages = ReturnType<typeof glanceMessages>;

/** The messages of the overview and what stands with it, in the widget's language. */
export const useGlanceMessages = messagesHook('glance', glanceMessages);
