import type { LongRead } from '../../query/longHistory.ts';
import type { FilterState, RunFilter } from '../../stage/runFilter.ts';
import type { Words } from '../words.ts';
import { MORE_RUNS, runsLeft } from './runsLeft.ts';
import type { Reach } from './streakSentence.ts';

/** Every text about filtering runs. */
export const filterMessages = ({ formatList, formatNumber }: Words) => ({
  label: 'Filter the runs',
  all: 'All',
  state: {
    passed: 'Passed',
    failed: 'Failed',
    cancelled: 'Cancelled',
    active: 'Active',
    unknown: 'Unknown',
  } satisfies Record<FilterState, string>,
  find: 'Find a run, job or person',
  clearFind: 'Clear what was typed',
  more: 'More filters',
  job: 'Job',
  jobFailed: 'failed in it',
  anyJobFailed: 'any job failed',
  by: 'Approved by',
  from: 'From run',
  to: 'to run',
  noCounter: 'A pipeline counter is a whole number of at most nine digits.',
  noneBetween: (from: number, to: number) => `No counter is at least ${from} and at most ${to}.`,
  clear: 'Clear filters',
  remove: (what: string) => `Remove the filter: ${what}`,
  /** What is set, apart from the text and from states: one line each. */
  summary: {
    job: ({ job, jobFailed }: RunFilter) => `job ${job}${jobFailed ? ', failed' : ''}`,
    anyJobFailed: 'any job failed',
    by: ({ by }: RunFilter) => `approved by ${by}`,
    counters: ({ from, to }: RunFilter) => {
      if (from === undefined) return `up to run ${to}`;
      return to === undefined ? `from run ${from} on` : `runs ${from} to ${to}`;
    },
  },
  refused: (parts: readonly string[]) =>
    `Not understood in the address, so nothing is filtered by it: ${formatList(parts.map((part) => `“${part}”`))}.`,

  /** How many match, and of how many: `12 of the 60 newest runs match.` */
  coverage: (matching: number, { runs, isComplete }: Pick<Reach, 'runs' | 'isComplete'>) => {
    const count = runs.length;
    if (count === 0) return isComplete ? 'There are no runs.' : 'No run has been read yet.';
    if (count === 1) {
      const only = isComplete ? 'The only run' : 'The newest run';
      return matching === 1 ? `${only} matches.` : `${only} does not match.`;
    }
    const base = isComplete ? `all ${formatNumber(count)} runs` : `the ${formatNumber(count)} newest runs`;
    if (matching === 0) return `None of ${base} matches.`;
    return `${formatNumber(matching)} of ${base} ${matching === 1 ? 'matches' : 'match'}.`;
  },
  searchMore: (reach: Reach) => {
    const left = runsLeft(reach);
    if (left === 1) return 'Search the other one';
    return left === undefined || left > MORE_RUNS
      ? `Search ${MORE_RUNS} more`
      : `Search the other ${formatNumber(left)}`;
  },
  searching: ({ read, wanted }: LongRead) =>
    wanted === undefined
      ? `Searching: ${formatNumber(read)} read so far`
      : `Searching: ${formatNumber(read)} of ${formatNumber(wanted)} read`,
});
