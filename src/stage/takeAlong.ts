import { jobState } from './jobState.ts';
import { runState } from './runState.ts';
import { scheduledDate } from './StageRun.ts';
import type { Job, RunId, StageRun } from './StageRun.ts';

const COLUMNS = [
  'run',
  'state',
  'started',
  'approved by',
  'cancelled by',
  'rerun of',
  'failed jobs',
  'jobs',
  'link',
];

/**
 * Runs as CSV (RFC 4180: CRLF, quoted where needed), a line each, in the order given, with a heading. Safe to open in a
 * spreadsheet: no field begins a formula. Times are ISO 8601 in UTC.
 */
export function runsAsCsv(runs: readonly StageRun[], linkOf: (run: RunId) => string): string {
  const lines = runs.map((run) => [
    counters(run),
    runState(run),
    isoTime(scheduledDate(run)),
    run.approvedBy,
    run.cancelledBy,
    rerunOf(run),
    failedJobs(run)
      .map(({ name }) => name)
      .join('; '),
    run.jobs.map((job) => `${job.name}: ${wordOf(job)}`).join('; '),
    linkOf(run),
  ]);
  return [COLUMNS, ...lines].map((line) => `${line.map(csvField).join(',')}\r\n`).join('');
}

/** The same runs as JSON, indented by two spaces, with every job. Times are ISO 8601 in UTC; null: not told. */
export function runsAsJson(runs: readonly StageRun[], linkOf: (run: RunId) => string): string {
  const plain = runs.map((run) => ({
    run: counters(run),
    state: runState(run),
    started: isoTime(scheduledDate(run)),
    approvedBy: run.approvedBy,
    cancelledBy: run.cancelledBy,
    rerunOf: rerunOf(run),
    link: linkOf(run),
    jobs: run.jobs.map(({ name, state = null, result = null, scheduledDate: date }) => ({
      ...{ name, state, result },
      scheduled: isoTime(date),
    })),
  }));
  return `${JSON.stringify(plain, undefined, 2)}\n`;
}

/**
 * A run's failed jobs as Markdown (CommonMark), for a chat or an issue: a line for the run and a list of jobs, each with
 * its link. No name can become markup.
 */
export function failedJobsAsMarkdown(
  run: StageRun,
  runLink: string,
  jobLinkOf: (job: string) => string,
): string {
  const failed = failedJobs(run);
  const name = `${run.pipeline} / ${run.stage} ${run.pipelineCounter} / ${run.stageCounter}`;
  const title = `[${escaped(name)}](${target(runLink)})`;
  if (failed.length === 0) return `No job of ${title} failed.\n`;
  const jobs = failed.map((job) => `- [${escaped(job.name)}](${target(jobLinkOf(job.name))})`);
  return [`${title}: ${runState(run)}`, '', ...jobs, ''].join('\n');
}

function counters({ pipelineCounter, stageCounter }: RunId): string {
  return `${pipelineCounter}/${stageCounter}`;
}

function rerunOf({ pipelineCounter, rerunOfCounter }: StageRun): string | null {
  return rerunOfCounter === null ? null : `${pipelineCounter}/${rerunOfCounter}`;
}

function isoTime(date: number | undefined): string | null {
  return date === undefined ? null : new Date(date).toISOString();
}

/** A job that is uploading its artifacts has failed already. */
function failedJobs({ jobs }: StageRun): readonly Job[] {
  return jobs.filter((job) => ['failed', 'failing'].includes(jobState(job).kind));
}

const WORDS = {
  running: 'running',
  failing: 'failing',
  passed: 'Passed',
  failed: 'Failed',
  cancelled: 'Cancelled',
  other: 'Unknown',
};

function wordOf(job: Job): string {
  const { kind, word = WORDS[kind] } = jobState(job);
  return word;
}

/**
 * Spreadsheets take what begins with one of these for a formula, and run it; the apostrophe makes it text (OWASP, "CSV
 * Injection"). White space before it does not stop them.
 */
const FORMULA = /^[\s\uFEFF]*[=+\-@\t\r＝＋－＠]/;

function csvField(value: string | null): string {
  const text = value ?? '';
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n;\t]|^\s|\s$|^'/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A name is one line; everything that Markdown could take for more than text is escaped (CommonMark, 2.4). */
function escaped(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[!-/:-@[-`{-~]/g, (sign) => `\\${sign}`);
}

const CODE_OF: Readonly<Record<string, string>> = { '(': '%28', ')': '%29' };

/** A link's target between parentheses: nothing in it may end it. */
function target(link: string): string {
  return link.replaceAll(/[\s()<>\\]/g, (sign) => CODE_OF[sign] ?? encodeURIComponent(sign));
}
