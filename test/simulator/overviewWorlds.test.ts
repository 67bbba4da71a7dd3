import { expect, it } from 'vitest';
import { createGoServer } from '../../src/simulator/goServer.ts';
import { createManualClock } from '../../src/simulator/manualClock.ts';
import { allRuns, newestRun } from './ask.ts';
import type { RunBody } from './ask.ts';
import { ACCEPT, jsonOf, speak } from './generations/speak.ts';

const runsOf = (stage: string) => allRuns(createGoServer({ clock: createManualClock() }), stage);

/** What became of a run: its result, but `Active` while any job is under way. */
const fate = (run: RunBody) => (run.jobs.some((job) => job.state !== 'Completed') ? 'Active' : run.result);

const failedJobs = (run: RunBody | undefined) =>
  run?.jobs.filter((job) => job.result === 'Failed').map((job) => job.name);

/** How many of each fate in a row, newest first, like `1 Active, 4 Failed`. */
function rows(runs: readonly RunBody[]): string {
  const found: { fate: string; count: number }[] = [];
  for (const run of runs) {
    const last = found.at(-1);
    if (last?.fate === fate(run)) last.count += 1;
    else found.push({ fate: fate(run), count: 1 });
  }
  return found.map((row) => `${row.count} ${row.fate}`).join(', ');
}

it('has a stage failing for 4 runs by one job, since a run that alice approved', async () => {
  const runs = (await runsOf('catalogue/acceptance')).slice(0, 8);
  expect(rows(runs)).toBe('1 Active, 2 Failed, 1 Cancelled, 2 Failed, 2 Passed');
  expect(failedJobs(runs[1])).toEqual(['search-index']);
  expect(runs.filter((run) => run.approved_by === 'alice')).toEqual([runs[5]]);
  expect(runs.every((run) => fate(run) !== 'Failed' || failedJobs(run)?.includes('search-index'))).toBe(true);
});

it('has a stage that passed 12 times in a row after a failure', async () => {
  expect(rows(await runsOf('warehouse/build'))).toMatch(/^12 Passed, \d+ Failed, /);
});

it('has a stage that has always passed, in fewer than 50 runs', async () => {
  expect(rows(await runsOf('newsletter/send-test'))).toBe('23 Passed');
});

it('has a stage that passed last far beyond the newest runs', async () => {
  expect(rows(await runsOf('old-reports/nightly'))).toBe('130 Failed, 12 Passed');
});

it('has a stage that has never passed', async () => {
  expect(rows(await runsOf('mobile-app/ui-tests'))).toBe('14 Failed');
});

it('has a stage of which nothing has passed or failed', async () => {
  const runs = await runsOf('ledger/backfill');
  expect(rows(runs)).toBe('1 Active, 6 Cancelled');
  const results = runs.flatMap((run) => run.jobs.map((job) => job.result));
  expect(new Set(results)).toEqual(new Set(['Unknown', 'Cancelled']));
});

/** One time that a job was really run. */
interface Execution {
  readonly pipelineCounter: number;
  readonly result: string;
}

/** The finished executions of every job, newest first: what a partial re-run copied keeps its date, and is none. */
function executions(runs: readonly RunBody[]): Map<string, Execution[]> {
  const found = new Map<string, Execution[]>();
  const seen = new Set<string>();
  for (const run of runs.toReversed()) {
    for (const { name, result, scheduled_date } of run.jobs) {
      const which = `${run.pipeline_counter} ${name} ${scheduled_date}`;
      if (seen.has(which) || !['Passed', 'Failed'].includes(result)) continue;
      seen.add(which);
      found.set(name, [{ pipelineCounter: run.pipeline_counter, result }, ...(found.get(name) ?? [])]);
    }
  }
  return found;
}

/** How often a result differs from the one before. */
const changes = (results: readonly string[]) =>
  results.filter((result, index) => index > 0 && result !== results[index - 1]).length;

const UNEVEN = 'orders/integration';

it('has one job that failed and passed for the same pipeline run', async () => {
  const flaky: string[] = [];
  for (const [job, times] of executions(await runsOf(UNEVEN)))
    for (const { pipelineCounter } of times.filter((time) => time.result === 'Failed'))
      if (times.some((time) => time.pipelineCounter === pipelineCounter && time.result === 'Passed'))
        flaky.push(`${job} in ${pipelineCounter}`);
  expect(flaky).toEqual(['stock-sync in 21']);
});

it('has a job whose failure was copied into a partial re-run above a run in which it passed', async () => {
  const runs = await runsOf(UNEVEN);
  const shown = runs
    .slice(0, 8)
    .map((run) => [
      `${run.pipeline_counter} / ${run.counter}`,
      run.jobs.find((job) => job.name === 'mail')?.result,
    ]);
  expect(shown).toEqual([
    ['28 / 1', 'Unknown'],
    ['27 / 1', 'Passed'],
    ['26 / 1', 'Passed'],
    ['25 / 1', 'Passed'],
    ['23 / 2', 'Failed'],
    ['24 / 1', 'Passed'],
    ['23 / 1', 'Failed'],
    ['22 / 1', 'Passed'],
  ]);
  const executed = executions(runs).get('mail') ?? [];
  expect(executed.filter((time) => time.result === 'Failed')).toHaveLength(1);
});

it('has one unsteady job, and one that fails for the first time', async () => {
  const found = [...executions(await runsOf(UNEVEN))].map(
    ([job, times]) => [job, times.map((time) => time.result)] as const,
  );
  const often = found.map(([job, results]) => [job, changes(results.slice(0, 20))] as const);
  expect(often.filter(([, count]) => count >= 4)).toEqual([['browser', 5]]);
  const newly = found.filter(([, [newest, before]]) => newest === 'Failed' && before === 'Passed');
  expect(newly.map(([job]) => job)).toEqual(['fraud-rules']);
});

it('has a job that was added later, and one that was removed', async () => {
  const runs = await runsOf(UNEVEN);
  const having = (job: string) => runs.filter((run) => run.jobs.some(({ name }) => name === job));
  expect(having('audit')).toEqual(runs.slice(0, 12));
  expect(having('soap-bridge')).toEqual(runs.slice(-9));
  expect(having('compile')).toEqual(runs);
});

it('has a stage of 100 jobs and 240 runs, with failures here and there and one run active', async () => {
  const runs = await runsOf('monorepo/verify');
  expect(runs).toHaveLength(240);
  expect(rows(runs)).toMatch(/^1 Active, 3 Failed, 1 Passed, /);
  const names = new Set(runs.flatMap((run) => run.jobs.map((job) => job.name)));
  expect(names.size).toBe(100);
  expect(new Set(runs.map((run) => run.jobs.length))).toEqual(new Set([100]));
  const failing = new Set(runs.flatMap((run) => failedJobs(run) ?? []));
  expect(failing.size).toBeGreaterThan(50);
  const failures = runs.flatMap((run) => failedJobs(run) ?? []).length;
  expect(failures / (240 * 100)).toBeLessThan(0.02);
  expect(failures / (240 * 100)).toBeGreaterThan(0.002);
});

const HOSTILE = 'hostile-names/build';

it('has users and jobs named like markup, formulas and Markdown, in other scripts and with line ends', async () => {
  const runs = await runsOf(HOSTILE);
  const users = runs.map((run) => run.approved_by ?? '');
  const jobs = runs[0]?.jobs.map((job) => job.name) ?? [];
  for (const sign of [/^=\w+\("/, /^@/, /^\+/, /^-/, /^\t=/, /<img .*onerror=/, /\|.*`/, /[\r\n]/, /"/])
    expect(users).toContainEqual(expect.stringMatching(sign));
  for (const sign of [/\p{Script=Hebrew}/u, /\u202E/, /\p{Emoji_Modifier}\u200D/u, /<\/table><script>/])
    expect(users).toContainEqual(expect.stringMatching(sign));
  for (const sign of [/^=/, /<img .*onerror=/, /\|.*`/, /\p{Script=Arabic}/u, /^__proto__$/])
    expect(jobs).toContainEqual(expect.stringMatching(sign));
  expect(new Set(runs.map(fate))).toEqual(new Set(['Passed', 'Failed', 'Cancelled']));
  expect(new Set(runs.flatMap((run) => failedJobs(run) ?? []))).toEqual(new Set(jobs));
});

it('tells a hostile name of who cancelled as it is', async () => {
  const server = createGoServer();
  const body = await speak(server, '26.1.0', `stages/${HOSTILE}/history?page_size=100`, {
    accept: ACCEPT.v3,
  });
  expect(await jsonOf(body)).toMatchObject({
    stages: expect.arrayContaining([
      expect.objectContaining({ cancelled_by: '<img src=x onerror=alert(1)>', result: 'Cancelled' }),
    ]) as unknown,
  });
});

it('starts a run of jobs with hostile names, each with the outcome it is told', async () => {
  const clock = createManualClock();
  const server = createGoServer({ clock });
  server.startRun('hostile-names', 'build', { jobs: { '=SUM(A1:A9)': 'Failed' } });
  clock.advance(600_000);
  const { jobs } = await newestRun(server, HOSTILE);
  expect(jobs.map((job) => job.result)).toEqual(['Passed', 'Failed', 'Passed', 'Passed', 'Passed', 'Passed']);
});
