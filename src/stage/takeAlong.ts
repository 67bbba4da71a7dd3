import type { RunId, StageRun } from './StageRun.ts';

/** Runs as CSV (RFC 4180: CRLF, quoted where needed), a line each, newest first as given, with a heading; safe to open in a spreadsheet: no text of the server's can begin a formula. Times are ISO 8601 in UTC. */
export function runsAsCsv(runs: readonly StageRun[], linkOf: (run: RunId) => string): string {
  throw new Error(`not yet: ${runs.length} ${linkOf.length}`);
}

/** The same runs as JSON, indented by two spaces, with every job. Times are ISO 8601 in UTC. */
export function runsAsJson(runs: readonly StageRun[], linkOf: (run: RunId) => string): string {
  throw new Error(`not yet: ${runs.length} ${linkOf.length}`);
}

/** A run's failed jobs as Markdown (CommonMark), for a chat or an issue: a line for the run and a list of jobs, each with its link. No name can become markup. */
export function failedJobsAsMarkdown(
  run: StageRun,
  runLink: string,
  jobLinkOf: (job: string) => string,
): string {
  throw new Error(`not yet: ${run.pipeline} ${runLink} ${jobLinkOf.length}`);
}
