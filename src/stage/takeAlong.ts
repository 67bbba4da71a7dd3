import { csvLine } from './csv.ts';
import { hasFailed, jobState } from './jobState.ts';
import { markdownLink, markdownText } from './markdown.ts';
import { runState } from './runState.ts';
import { scheduledDate } from './StageRun.ts';
import type { Job, RunId, StageRun } from './StageRun.ts';

const CSV_HEADING = [
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
 * Runs as CSV (RFC 4180: CRLF, quoted where needed), a line each, newest first as given, with a heading; safe to open
 * in a spreadsheet: no text of the server's can begin a formula. Times are ISO 8601 in UTC. Empty: not told. Failed
 * jobs are named even while their run goes on.
 */
export function runsAsCsv(runs: readonly StageRun[], linkOf: (run: RunId) => string): string {
  const lines = runs.map((run) => {
    const { started, approvedBy, cancelledBy, rerunOf } = facts(run);
    const jobs = run.jobs.map((job) => `${job.name}: ${wordOf(job)}`);
    return [
      shortCounter(run),
      runState(run),
      started ?? '',
      approvedBy ?? '',
      cancelledBy ?? '',
      rerunOf ?? '',
      failedJobNames(run).join('; '),
      jobs.join('; '),
      linkOf(run),
    ];
  });
  return [CSV_HEADING, ...lines].map(csvLine).join('');
}

/**
 * The same runs as JSON, indented by two spaces, with every job. A run's state is computed from its jobs, theirs are the
 * server's own words. Times are ISO 8601 in UTC. Null: not told, or, for `rerunOf`, no partial re-run.
 */
export function runsAsJson(runs: readonly StageRun[], linkOf: (run: RunId) => string): string {
  const records = runs.map((run) => ({
    run: shortCounter(run),
    state: runState(run),
    ...facts(run),
    link: linkOf(run),
    jobs: run.jobs.map(({ name, state = null, result = null, scheduledDate: date }) => ({
      name,
      state,
      result,
      scheduled: isoTime(date),
    })),
  }));
  return JSON.stringify(records, null, 2);
}

/**
 * A run's failed jobs as Markdown (CommonMark), for a chat or an issue: a line for the run and a list of jobs, each with
 * its link. No name can become markup. One that still uploads its artifacts has failed, too.
 */
export function failedJobsAsMarkdown(
  run: StageRun,
  runLink: string,
  jobLinkOf: (job: string) => string,
): string {
  const [pipeline, stage, stageCounter] = [run.pipeline, run.stage, run.stageCounter].map(markdownText);
  const counter = `${run.pipelineCounter} / ${stageCounter}`;
  const link = markdownLink(`${pipeline} / ${stage} ${counter}`, runLink);
  const names = failedJobNames(run);
  if (names.length === 0) return `No job of ${link} failed.\n`;
  const jobs = names.map((name) => `- ${markdownLink(markdownText(name), jobLinkOf(name))}`);
  return `${link}: ${runState(run)}\n\n${jobs.join('\n')}\n`;
}

/** `142/1`. */
function shortCounter({ pipelineCounter, stageCounter }: RunId): string {
  return `${pipelineCounter}/${stageCounter}`;
}

function facts(run: StageRun): Record<'started' | 'approvedBy' | 'cancelledBy' | 'rerunOf', string | null> {
  const { pipelineCounter, rerunOfCounter } = run;
  return {
    started: isoTime(scheduledDate(run)),
    approvedBy: told(run.approvedBy),
    cancelledBy: told(run.cancelledBy),
    rerunOf: rerunOfCounter === null ? null : `${pipelineCounter}/${rerunOfCounter}`,
  };
}

/** Servers write nobody as an empty name, too. */
function told(name: string | null): string | null {
  return name === '' ? null : name;
}

function isoTime(date: number | undefined): string | null {
  return date === undefined ? null : new Date(date).toISOString();
}

/** A job's state in small letters, or the server's own word as it is. */
function wordOf(job: Job): string {
  const { kind, word } = jobState(job);
  return word ?? kind;
}

function failedJobNames({ jobs }: StageRun): string[] {
  return jobs.filter((job) => hasFailed(jobState(job).kind)).map(({ name }) => name);
}
