import { hasFailed, jobState } from './jobState.ts';
import { runState } from './runState.ts';
import type { RunState } from './runState.ts';
import type { StageRun } from './StageRun.ts';

/** The states that runs can be filtered by. `active`: still going on, failing or not. */
export const FILTER_STATES = ['passed', 'failed', 'cancelled', 'active', 'unknown'] as const;

/** One of {@link FILTER_STATES}. */
export type FilterState = (typeof FILTER_STATES)[number];

/** Which runs to show. All that is set must hold. */
export interface RunFilter {
  /** Any of these; none: any state. */
  readonly states: readonly FilterState[];
  /** A job whose name contains this, whatever the case; empty: any. */
  readonly job: string;
  /** That job must have failed, even if its run still goes on. Without `job`: any job. */
  readonly jobFailed: boolean;
  /** Approved by somebody whose name contains this (`changes` and `timer` are the server's words for itself); empty: anybody. */
  readonly by: string;
  /** The least pipeline counter. */
  readonly from: number | undefined;
  /** The greatest pipeline counter. One that is less than `from` changes places with it. */
  readonly to: number | undefined;
  /**
   * The whole of a counter (`142`, `142/1`, `142 / 1`), or part of a job's name, of who approved or cancelled, or of the
   * state; whatever the case; empty: anything.
   */
  readonly text: string;
}

/** Lets every run through. */
export const NO_FILTER: RunFilter = {
  states: [],
  job: '',
  jobFailed: false,
  by: '',
  from: undefined,
  to: undefined,
  text: '',
};

/** The most characters of a text in a filter, as a text field's `maxLength` counts them. Go's names are no longer. */
export const LONGEST_FILTER_TEXT = 255;

/** Does it hold anything back? */
export function isFiltering({ states, job, jobFailed, by, from, to, text }: RunFilter): boolean {
  const isAnyState = states.length === 0 || FILTER_STATES.every((state) => states.includes(state));
  const areTextsEmpty = [job, by, text].every((part) => part.trim() === '');
  return !(isAnyState && areTextsEmpty && !jobFailed && from === undefined && to === undefined);
}

/** Does it let the run through? */
export function matches(filter: RunFilter, run: StageRun): boolean {
  return (
    isOneOf(filter.states, run) &&
    isBetween(filter, run.pipelineCounter) &&
    contains(run.approvedBy ?? '', plain(filter.by)) &&
    hasJob(filter, run) &&
    isFound(plain(filter.text), run)
  );
}

const FILTER_STATE_OF: Readonly<Record<RunState, FilterState>> = {
  Building: 'active',
  Failing: 'active',
  Passed: 'passed',
  Failed: 'failed',
  Cancelled: 'cancelled',
  Unknown: 'unknown',
};

function isOneOf(states: RunFilter['states'], run: StageRun): boolean {
  return states.length === 0 || states.includes(FILTER_STATE_OF[runState(run)]);
}

function isBetween({ from = -Infinity, to = Infinity }: RunFilter, counter: number): boolean {
  return counter >= Math.min(from, to) && counter <= Math.max(from, to);
}

function hasJob({ job, jobFailed }: RunFilter, { jobs }: StageRun): boolean {
  const part = plain(job);
  if (part === '' && !jobFailed) return true;
  return jobs.some((one) => contains(one.name, part) && (!jobFailed || hasFailed(jobState(one).kind)));
}

function isFound(text: string, run: StageRun): boolean {
  if (text === '') return true;
  const [, pipelineCounter, stageCounter] = /^(\d+)(?:\s*\/\s*(\d+))?$/.exec(text) ?? [];
  if (
    pipelineCounter === String(run.pipelineCounter) &&
    (stageCounter ?? run.stageCounter) === run.stageCounter
  )
    return true;
  const words = [runState(run), run.approvedBy ?? '', run.cancelledBy ?? ''];
  return words.some((word) => contains(word, text)) || run.jobs.some(({ name }) => contains(name, text));
}

/** Not in the reader's language, in which the same address would find something else: Turkish has two letters i. */
function plain(text: string): string {
  return text.trim().toLowerCase();
}

function contains(text: string, part: string): boolean {
  return text.toLowerCase().includes(part);
}

/** The parameters of an address that make up a filter. */
export const FILTER_PARAMETERS = ['state', 'job', 'jobfailed', 'by', 'from', 'to', 'text'] as const;

/**
 * Reads a filter from a piece of an address, like `state=failed,active&job=UnitTest&jobfailed=yes&by=alice&from=130&to=142&text=web`.
 * `refused`: the parameters that could not be understood, as they stand there, like `state=blue`, very long ones cut
 * short; they filter nothing. Empty ones and those that are no filter's are passed over.
 */
export function readFilter(piece: string): { filter: RunFilter; refused: readonly string[] } {
  const parameters = new URLSearchParams(piece);
  const refused: string[] = [];
  type Parameter = (typeof FILTER_PARAMETERS)[number];
  const refuse = (name: Parameter, values: readonly string[]): void => {
    refused.push(...values.map((value) => `${name}=${cut(value)}`));
  };
  const valuesOf = (name: Parameter): string[] => distinct(parameters.getAll(name));
  const valueOf = (name: Parameter, isUnderstood: (value: string) => boolean): string => {
    const [first = '', ...others] = valuesOf(name);
    const isTaken = isUnderstood(first);
    refuse(name, isTaken || first === '' ? others : [first, ...others]);
    return isTaken ? first : '';
  };
  const words = distinct(valuesOf('state').flatMap((value) => value.split(',')));
  const states = FILTER_STATES.filter((state) => words.some((word) => plain(word) === state));
  refuse(
    'state',
    words.filter((word) => !FILTER_STATES.some((state) => plain(word) === state)),
  );
  const filter = {
    states,
    job: valueOf('job', isShort),
    jobFailed: valueOf('jobfailed', (value) => value === 'yes') !== '',
    by: valueOf('by', isShort),
    from: counterIn(valueOf('from', isCounter)),
    to: counterIn(valueOf('to', isCounter)),
    text: valueOf('text', isShort),
  };
  return { filter, refused };
}

/** The piece of an address for it, in its shortest form; empty for {@link NO_FILTER}. */
export function writeFilter({ states, job, jobFailed, by, from, to, text }: RunFilter): string {
  const values = { job, jobfailed: jobFailed ? 'yes' : '', by, from, to, text };
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    const written = String(value ?? '').trim();
    if (written !== '') parameters.set(name, written);
  }
  const state = FILTER_STATES.filter((one) => states.includes(one)).join(',');
  // URLSearchParams would write the comma as %2C.
  return [state === '' ? '' : `state=${state}`, parameters.toString()]
    .filter((part) => part !== '')
    .join('&');
}

/** Trimmed, without doubles and empty ones. */
function distinct(values: readonly string[]): string[] {
  return [...new Set(values.map((value) => value.trim()))].filter((value) => value !== '');
}

function isShort(value: string): boolean {
  return value.length <= LONGEST_FILTER_TEXT;
}

function isCounter(value: string): boolean {
  return /^\d{1,9}$/.test(value);
}

function counterIn(value: string): number | undefined {
  return value === '' ? undefined : Number(value);
}

/** Half a character at the cut becomes a replacement. */
function cut(value: string): string {
  return value.length <= 60 ? value : `${value.slice(0, 60).toWellFormed()}…`;
}
