import type { CancelDenial } from '../stage/cancelRule.ts';
import { isActive } from '../stage/jobState.ts';
import { runCounter } from '../stage/StageRun.ts';
import type { RunId, StageRun } from '../stage/StageRun.ts';
import type { Words } from './words.ts';

/**
 * Every text about cancelling. `name`: a run's counters, `142 / 1`. Which sentence is true when is for `cancelSentence`
 * to say.
 */
export const cancelMessages = ({ formatList, formatNumber, stateWord }: Words) => ({
  button: 'Cancel',
  outcomeOf: (run: RunId) => `Cancel of ${runCounter(run)}:`,
  buttonLabel: (run: StageRun) => `Cancel run ${runCounter(run)}`,
  pending: 'Asking…',
  pendingLabel: (run: RunId) => `Cancelling run ${runCounter(run)}…`,
  title: (run: StageRun) => `Cancel run ${runCounter(run)} of ${run.pipeline} / ${run.stage}?`,
  question: (run: StageRun) => {
    const running = run.jobs.filter(isActive).map((job) => job.name);
    return running.length === 1
      ? `${formatList(running)} is still running. It will be stopped, and the run will end as Cancelled.`
      : `${formatList(running)} are still running. They will be stopped, and the run will end as Cancelled.`;
  },
  alreadyOver: (run: StageRun) =>
    `${runCounter(run)} has finished: ${stateWord(run)}. There is nothing left to cancel.`,
  confirm: (run: StageRun) => `Cancel run ${runCounter(run)}`,
  keep: 'Keep running',
  denied: {
    'not-active': 'This run is not active.',
    'not-newest': 'This server can cancel only the newest active run.',
    'not-permitted': 'You may view this stage but not operate it.',
    'not-told': 'The server does not say whether you may operate this stage.',
  } satisfies Record<CancelDenial, string>,
  lookAgain: 'Look again',

  requested: (name: string) => `Cancel of ${name} requested.`,
  /** `ago`: `12 s`. `jobs`: how many still run; `undefined` where that is not known. */
  requestedAgo: (ago: string, jobs: number | undefined) =>
    jobs === undefined
      ? `Cancel requested ${ago} ago.`
      : `Cancel requested ${ago} ago, ${jobsRunning(formatNumber(jobs), jobs)}.`,
  /** `by`: a user's name, or what `theServer` says. */
  cancelled: (name: string, by: string | undefined) =>
    `${name} was cancelled${by === undefined ? '' : ` by ${by}`}.`,
  theServer: 'the server',
  finishedFirst: (name: string, state: string) => `${name} finished first: ${state}.`,
  unknown: 'Whether the cancel took effect is unknown.',
  lastReadActive: (name: string) => `As last read, ${name} is active.`,
  lastRead: (name: string, state: string, jobs: number) =>
    `As last read, ${name} is ${state}, ${jobsRunning(formatNumber(jobs), jobs)}.`,

  /** Why it cannot be said that the cancel did it. */
  doubt: {
    left: 'The page was left before the Go server answered the cancel.',
    unclear: 'The server answered without saying what it did.',
    noAnswer: 'The Go server has not answered the cancel for 30 s.',
    connection: 'The connection failed before the cancel was answered.',
  },
  nothing: 'Nothing was cancelled.',
  ignored: 'The server ignored the cancel: the stage was not active.',
  notAlone: 'The server has not answered the cancel before this one yet.',
  tryWhenAnswered: 'Try again when it has.',
  notChecked: 'The newest runs could not be read again before cancelling.',
  gone: (name: string) => `${name} is no longer among the newest runs.`,
  finished: (name: string, state: string) => `${name} has finished: ${state}.`,
  /** Other runs are active, and the one meant is not. */
  othersNow: (names: readonly string[]) =>
    `${formatList(names)} ${names.length === 1 ? 'is' : 'are'} running now.`,
  /** Other runs are active beside the one meant. */
  othersToo: (names: readonly string[]) =>
    `${formatList(names)} ${names.length === 1 ? 'is' : 'are'} running too, and this server does not let us say which to cancel.`,
  signedOut: 'You are signed out of the Go server.',
  signIn: 'Sign in and try again.',
  noSuchRun: 'The Go server knows no such run to cancel.',
  tryInAMinute: 'Try again in a minute.',
});

function jobsRunning(told: string, count: number): string {
  return count === 1 ? '1 job still running' : `${told} jobs still running`;
}
