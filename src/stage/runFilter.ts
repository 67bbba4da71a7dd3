import { jobState } from './jobState.ts';
import type { JobKind } from './jobState.ts';
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
  /** That job must have failed. Without `job`: any job. */
  readonly jobFailed: boolean;
  /** Approved by somebody whose name contains this (`changes` and `timer` are the server's words for itself); empty: anybody. */
  readonly by: string;
  /** The least pipeline counter. */
  readonly from: number | undefined;
  /** The greatest pipeline counter. */
  readonly to: number | undefined;
  /** In counters (`142`, `142/1`, `142 / 1`), names of jobs, who approved or cancelled, or the state; whatever the case; empty: anything. */
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

/** Does it hold anything back? */
export function isFiltering(filter: RunFilter): boolean {
  return writeFilter(filter) !== '';
}

/** Does it let the run through? */
export function matches(filter: RunFilter, run: StageRun): boolean {
  return (
    hasState(filter, run) &&
    hasJob(filter, run) &&
    contains(run.approvedBy ?? '', filter.by) &&
    isInRange(filter, run.pipelineCounter) &&
    hasText(filter, run)
  );
}

/** The parameters of an address that make up a filter. */
export const FILTER_PARAMETERS = ['state', 'job', 'jobfailed', 'by', 'from', 'to', 'text'] as const;

/** Longer texts are none that anybody has typed: names on a Go server end there. */
const LONGEST = 255;

/**
 * Reads a filter from a piece of an address, like
 * `state=failed,active&job=UnitTest&jobfailed=yes&by=alice&from=130&to=142&text=web`. `refused`: the parameters that
 * could not be understood, as they stand there, like `state=blue`; they filter nothing.
 */
export function readFilter(piece: string): { filter: RunFilter; refused: readonly string[] } {
  const parameters = new URLSearchParams(piece);
  const refused: string[] = [];
  const read = <T>(
    name: (typeof FILTER_PARAMETERS)[number],
    understand: (value: string) => T | undefined,
    otherwise: T,
  ): T => {
    const value = parameters.get(name) ?? '';
    if (value === '') return otherwise;
    const understood = understand(value);
    if (understood === undefined) refused.push(`${name}=${value.slice(0, LONGEST)}`);
    return understood ?? otherwise;
  };
  const text = (value: string): string | undefined => (value.length > LONGEST ? undefined : value.trim());
  const filter = {
    states: read('state', readStates, NO_FILTER.states),
    job: read('job', text, ''),
    jobFailed: read('jobfailed', (value) => (value === 'yes' ? true : undefined), false),
    by: read('by', text, ''),
    from: read('from', readCounter, undefined),
    to: read('to', readCounter, undefined),
    text: read('text', text, ''),
  };
  return { filter, refused };
}

/** The piece of an address for it, in its shortest form; empty for {@link NO_FILTER}. */
export function writeFilter(filter: RunFilter): string {
  const values: Record<(typeof FILTER_PARAMETERS)[number], string> = {
    state: FILTER_STATES.filter((state) => filter.states.includes(state)).join(','),
    job: filter.job.trim(),
    jobfailed: filter.jobFailed ? 'yes' : '',
    by: filter.by.trim(),
    from: String(filter.from ?? ''),
    to: String(filter.to ?? ''),
    text: filter.text.trim(),
  };
  const set = FILTER_PARAMETERS.map((name) => [name, values[name]]).filter(([, value]) => value !== '');
  // Commas need no code in a query (RFC 3986, 3.4).
  return new URLSearchParams(set).toString().replaceAll('%2C', ',');
}

function readStates(value: string): readonly FilterState[] | undefined {
  const words = value.toLowerCase().split(',');
  const states = FILTER_STATES.filter((state) => words.includes(state));
  return words.every((word) => states.some((state) => state === word)) ? states : undefined;
}

function readCounter(value: string): number | undefined {
  return /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}

const STATE_OF: Readonly<Record<RunState, FilterState>> = {
  Building: 'active',
  Failing: 'active',
  Passed: 'passed',
  Failed: 'failed',
  Cancelled: 'cancelled',
  Unknown: 'unknown',
};

function hasState({ states }: RunFilter, run: StageRun): boolean {
  return states.length === 0 || states.includes(STATE_OF[runState(run)]);
}

function hasJob({ job, jobFailed }: RunFilter, { jobs }: StageRun): boolean {
  if (job.trim() === '' && !jobFailed) return true;
  return jobs.some((one) => contains(one.name, job) && (!jobFailed || FAILED.includes(jobState(one).kind)));
}

/** A job that is uploading its artifacts has failed already. */
const FAILED: readonly JobKind[] = ['failed', 'failing'];

/** Whoever mixes the ends up means what lies between them. */
function isInRange({ from, to }: RunFilter, counter: number): boolean {
  const [least, most] = from !== undefined && to !== undefined && from > to ? [to, from] : [from, to];
  return counter >= (least ?? -Infinity) && counter <= (most ?? Infinity);
}

function hasText({ text }: RunFilter, run: StageRun): boolean {
  const sought = text.trim();
  if (sought === '') return true;
  const names = [...run.jobs.map(({ name }) => name), run.approvedBy, run.cancelledBy, runState(run)];
  if (names.some((name) => contains(name ?? '', sought))) return true;
  const [, pipelineCounter, stageCounter] = /^(\d+)(?:\s*\/\s*(\d+)?)?$/.exec(sought) ?? [];
  if (pipelineCounter === undefined || Number(pipelineCounter) !== run.pipelineCounter) return false;
  return stageCounter === undefined || stageCounter === run.stageCounter;
}

/** Whatever the case; an empty text is everywhere. */
function contains(text: string, sought: string): boolean {
  return text.toLowerCase().includes(sought.trim().toLowerCase());
}
