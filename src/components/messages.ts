import type { HistoryPage, PageCount } from '../api/StagesApi.ts';
import type { Approval } from '../stage/approval.ts';
import type { JobKind } from '../stage/jobState.ts';
import type { NewerRuns } from '../query/shownHistory.ts';
import type { RunState } from '../stage/runState.ts';
import { runCounter } from '../stage/StageRun.ts';
import type { StageName, StageRun } from '../stage/StageRun.ts';
import { cancelMessages } from './cancelMessages.ts';
import { controlMessages } from './controlMessages.ts';
import { barrierMessages, failureMessages } from './failureMessages.ts';
import { rerunMessages } from './rerunMessages.ts';
import { runMessages } from './runMessages.ts';
import type { Words } from './words.ts';

/** Every text that the list can show or have read out; what is loaded later has its own beside it. */
export const listMessages = (words: Words) => ({
  column: {
    run: 'Run',
    state: 'State',
    jobs: 'Jobs',
    approvedBy: 'Approved by',
    scheduled: 'Scheduled',
    actions: 'Actions',
  },
  rowsOf: ({ pipeline, stage }: StageName) => `Runs of ${pipeline} / ${stage}, newest first`,
  rerunOf: (run: StageRun) =>
    run.rerunOfCounter === null ? undefined : `rerun of ${run.pipelineCounter} / ${run.rerunOfCounter}`,
  jobCount: {
    running: (count: number) => `${words.formatNumber(count)} running`,
    cancelled: (count: number) => `${words.formatNumber(count)} cancelled`,
    passed: (count: number) => `${words.formatNumber(count)} passed`,
  },
  state: {
    Building: 'Building',
    Failing: 'Failing',
    Passed: 'Passed',
    Failed: 'Failed',
    Cancelled: 'Cancelled',
    Unknown: 'Unknown',
  } satisfies Record<RunState, string>,
  jobWord: {
    running: 'running',
    failing: 'failing',
    passed: 'Passed',
    failed: 'Failed',
    cancelled: 'Cancelled',
    other: 'Unknown',
  } satisfies Record<JobKind, string>,
  noDate: 'not told',
  /** `by`: a user's name, or what `cancel.theServer` says. */
  cancelledBy: (by: string) => `by ${by}`,
  approval: (approval: Approval) => {
    switch (approval.by) {
      case 'changes':
        return 'triggered by changes';
      case 'timer':
        return 'by timer';
      case 'user':
        return approval.name;
      case 'not-told':
        return 'not told';
    }
  },

  view: { label: 'View', list: 'List', grid: 'Grid' },

  refresh: 'Refresh',
  live: {
    pause: 'Pause updates',
    goOn: 'Resume updates',
    live: (ago: string) => `Live · updated ${ago} ago`,
    paused: (time: string) => `Paused · as of ${time}`,
    off: (time: string) => `as of ${time}`,
    failing: (time: string) => `No answer since ${time}, showing what was known`,
    'signed-out': (time: string) => `Signed out · as of ${time}`,
    again: 'The Go server answers again.',
  },
  newerRuns: ({ count, orMore }: NewerRuns) =>
    count === 1 && !orMore ? '1 newer run' : `${words.formatNumber(count)}${orMore ? '+' : ''} newer runs`,
  tellMe: {
    button: (run: StageRun) => `Tell me when run ${runCounter(run)} ends`,
    waiting: (run: StageRun) => `You will be told here when ${runCounter(run)} ends.`,
    alsoOnDesktop: (run: StageRun) =>
      `You will be told here and by a desktop notification when ${runCounter(run)} ends.`,
    desktop: 'Also by a desktop notification',
    refused: 'This browser does not allow notifications here.',
    ended: (run: StageRun) => `${runCounter(run)} has ended: ${words.stateWord(run)}.`,
    endedWhere: ({ pipeline, stage }: StageName) => `${pipeline} / ${stage}`,
  },
  skew: (ms: number) => {
    const minutes = Math.round(Math.abs(ms) / 60_000);
    const difference = minutes < 120 ? `${minutes} min` : `${words.formatNumber(Math.round(minutes / 60))} h`;
    return `The Go server’s clock is ${difference} ${ms > 0 ? 'ahead of' : 'behind'} this device’s. Ages go by the server’s clock.`;
  },
  retry: 'Try again',
  chunkFailed:
    'This part of the page could not be loaded. Is the network there, and has the page been renewed meanwhile?',
  hide: 'Hide',
  reading: ({ pipeline, stage }: StageName) => `Reading the history of ${pipeline} / ${stage}…`,
  empty: {
    title: 'No runs',
    text: ({ pipeline, stage }: StageName) =>
      `Has ${stage} of ${pipeline} run yet, and is the name right? The Go server gives the same answer for both.`,
  },

  pager: {
    label: 'Pages',
    newest: 'Newest',
    newer: 'Newer',
    older: 'Older',
    oldest: 'Oldest',
    page: 'Page',
    ofPages: (pages: number) => `of ${words.formatNumber(pages)}`,
    /** Of servers that count their runs. */
    range: ({ first, last, total }: PageCount) =>
      `Runs ${words.formatNumber(first)}–${words.formatNumber(last)} of ${words.formatNumber(total)}`,
    oneRun: (run: StageRun) => `Run ${runCounter(run)}`,
    runs: (newest: StageRun, oldest: StageRun) => `Runs ${runCounter(newest)} to ${runCounter(oldest)}`,
    noSuchPage: (pages: number) =>
      pages === 1 ? 'There is only page 1.' : `Pages go from 1 to ${words.formatNumber(pages)}.`,
  },
  blindVersion: (version: string) =>
    `GoCD ${version} does not show new runs in a history that it has shown before (gocd/gocd#8345, mended in 20.6.0). These may not be the newest.`,
  insteadOf: {
    'a page past the end': 'The page asked for lies past the oldest run. This is the last page.',
    'a page we cannot read': 'The page asked for is none that this server has. These are the newest runs.',
  } satisfies Record<NonNullable<HistoryPage['insteadOf']>, string>,

  cancel: cancelMessages(words),
  control: controlMessages,
  run: runMessages(words),
  rerun: rerunMessages(words),

  failure: failureMessages,
  barrier: barrierMessages,
  silentBehindProxy:
    'The proxy in front of it got no answer from it: it may be down, or starting up. Try again in a minute.',
  /** What stands between two sentences. */
  gap: ' ',
  /** The title of a failure as a sentence, with the status of the answer where there was one. */
  failureSentence: (title: string, status: number | undefined) =>
    status === undefined ? `${title}.` : `${title} (HTTP ${status}).`,
  signIn: 'Sign in on the Go server',
  goesOn: 'It is tried again by itself, less and less often.',
  rowsAreOld: 'The runs shown are as last read.',
  detail: (status: number | undefined, detail: string | undefined) =>
    [status === undefined ? undefined : `HTTP ${status}`, detail]
      .filter((part) => part !== undefined)
      .join(': '),
  broken: {
    title: 'The stage history stopped working',
    text: 'An error in this widget, not in the stage. Nothing was sent to the Go server because of it.',
  },
});

/** What {@link listMessages} makes. */
export type ListMessages = ReturnType<typeof listMessages>;
