import type { HistoryPage, PageCount } from '../api/StagesApi.ts';
import type { Approval } from '../stage/approval.ts';
import type { JobKind } from '../stage/jobState.ts';
import type { NewerRuns } from '../query/shownHistory.ts';
import { runState } from '../stage/runState.ts';
import { runCounter } from '../stage/StageRun.ts';
import type { StageName, StageRun } from '../stage/StageRun.ts';
import { cancelMessages } from './cancelMessages.ts';
import { controlMessages } from './controlMessages.ts';
import { failureMessages } from './failureMessages.ts';
import { formatNumber } from './format.ts';
import { rerunMessages } from './rerunMessages.ts';
import { runMessages } from './runMessages.ts';

/** Every text that people see or hear, in one place. */
export const messages = {
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
    running: (count: number) => `${formatNumber(count)} running`,
    cancelled: (count: number) => `${formatNumber(count)} cancelled`,
    passed: (count: number) => `${formatNumber(count)} passed`,
  },
  jobWord: {
    running: 'running',
    failing: 'failing',
    passed: 'Passed',
    failed: 'Failed',
    cancelled: 'Cancelled',
    other: 'Unknown',
  } satisfies Record<JobKind, string>,
  noDate: 'not told',
  /** `GoCD` is the server's own name for itself. */
  canceller: ({ cancelledBy }: StageRun) => {
    if (cancelledBy === null || cancelledBy === '') return undefined;
    return cancelledBy === 'GoCD' ? 'the server' : cancelledBy;
  },
  cancelledBy: (run: StageRun) => {
    const canceller = messages.canceller(run);
    return canceller === undefined ? undefined : `by ${canceller}`;
  },
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
    count === 1 && !orMore ? '1 newer run' : `${formatNumber(count)}${orMore ? '+' : ''} newer runs`,
  tellMe: {
    button: (run: StageRun) => `Tell me when run ${runCounter(run)} ends`,
    waiting: (run: StageRun) => `You will be told here when ${runCounter(run)} ends.`,
    alsoOnDesktop: (run: StageRun) =>
      `You will be told here and by a desktop notification when ${runCounter(run)} ends.`,
    desktop: 'Also by a desktop notification',
    refused: 'This browser does not allow notifications here.',
    ended: (run: StageRun) => `${runCounter(run)} has ended: ${runState(run)}.`,
    endedWhere: ({ pipeline, stage }: StageName) => `${pipeline} / ${stage}`,
  },
  skew: (ms: number) => {
    const minutes = Math.round(Math.abs(ms) / 60_000);
    const difference = minutes < 120 ? `${minutes} min` : `${formatNumber(Math.round(minutes / 60))} h`;
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
    ofPages: (pages: number) => `of ${formatNumber(pages)}`,
    range: ({ count, runs }: HistoryPage) => (count ? countedRange(count) : namedRange(runs)),
    noSuchPage: (pages: number) =>
      pages === 1 ? 'There is only page 1.' : `Pages go from 1 to ${formatNumber(pages)}.`,
  },
  blindVersion: (version: string) =>
    `GoCD ${version} does not show new runs in a history that it has shown before (gocd/gocd#8345, mended in 20.6.0). These may not be the newest.`,
  insteadOf: {
    'a page past the end': 'The page asked for lies past the oldest run. This is the last page.',
    'a page we cannot read': 'The page asked for is none that this server has. These are the newest runs.',
  },

  cancel: cancelMessages,
  control: controlMessages,
  run: runMessages,
  rerun: rerunMessages,

  failure: failureMessages,
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
};

function countedRange({ first, last, total }: PageCount): string {
  return `Runs ${formatNumber(first)}–${formatNumber(last)} of ${formatNumber(total)}`;
}

/** For servers that do not count their runs. */
function namedRange(runs: readonly StageRun[]): string {
  const [newest] = runs;
  const oldest = runs.at(-1);
  if (newest === undefined || oldest === undefined) return '';
  return newest === oldest
    ? `Run ${runCounter(newest)}`
    : `Runs ${runCounter(newest)} to ${runCounter(oldest)}`;
}
