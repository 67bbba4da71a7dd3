import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStagesApi } from '../src/api/createStagesApi.ts';
import type { ApiChoice } from '../src/api/createStagesApi.ts';
import { RERUNS } from '../src/stage/rerunRule.ts';
import { jobPhases } from '../src/stage/jobPhases.ts';
import { runTimes } from '../src/stage/runTimes.ts';
import type { RunId } from '../src/stage/StageRun.ts';
import { statusNoise, test } from './support/browserTest.ts';
import type { Stand } from './support/browserTest.ts';
import { cancelRun, counters, expectState, row } from './support/history.ts';
import { liveTest } from './support/liveTest.ts';

/**
 * Answers of real Go servers, shown by the page as they are. The recordings belong to others and are not part of
 * this project: the environment variable GO_RECORDINGS names the folder that has them.
 */
const folder = process.env['GO_RECORDINGS'];
if (folder === undefined || folder === '')
  process.stdout.write('GO_RECORDINGS is not set: recorded answers of real servers are not replayed\n');

/** An answer as a server gave it. */
interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What such an answer tells of a run, read here without the code under test. */
interface Told {
  readonly pipeline: string;
  readonly stage: string;
  readonly counter: string;
  readonly approvedBy: string;
  /** As it is to be shown; undefined where the server names nobody. */
  readonly cancelledBy: string | undefined;
  readonly jobs: readonly { readonly name: string; readonly state: string; readonly result: string }[];
  readonly scheduled: number;
}

const JSON_TYPE = { 'Content-Type': 'application/json; charset=utf-8' };

/** A history as servers of that age send it, made here: an active run, and none that carries a permission. */
const MADE_HERE: Answer = {
  status: 200,
  headers: JSON_TYPE,
  body: JSON.stringify({
    stages: [
      oldRun(12, 'timer', ['Building', 'Unknown'], ['Completed', 'Failed']),
      oldRun(11, 'changes', ['Completed', 'Passed'], ['Completed', 'Cancelled']),
      oldRun(10, 'ann', ['Completed', 'Failed'], ['Completed', 'Passed']),
      oldRun(9, 'changes', ['Completed', 'Passed'], ['Completed', 'Passed']),
    ],
    pagination: { offset: 0, total: 4, page_size: 10 },
  }),
};

function oldRun(
  counter: number,
  approvedBy: string,
  ...jobs: readonly (readonly [state: string, result: string])[]
): object {
  return {
    name: 'check',
    approved_by: approvedBy,
    jobs: jobs.map(([state, result], index) => ({
      name: `part-${index + 1}`,
      result,
      state,
      id: counter * 10 + index,
      scheduled_date: Date.UTC(2016, 8, counter, 9, 30),
    })),
    pipeline_counter: counter,
    pipeline_name: 'old.server',
    // Servers store a result of their own, which says Failed while a job still runs.
    result: jobs.at(-1)?.[1],
    approval_type: 'success',
    id: counter,
    counter: '1',
    rerun_of_counter: null,
  };
}

/** A recorded answer: the body as it came, and beside it what came with it. */
function recorded(name: string, extension: string): Answer {
  const at = (file: string): string => readFileSync(join(folder ?? '', 'recorded', file), 'utf8');
  const meta: unknown = JSON.parse(at(`${name}.meta.json`));
  const headers = Object.entries(fieldsOf(fieldsOf(meta)['response_headers'])).map(
    ([header, value]) => [header, textOf(value)] as const,
  );
  return {
    status: numberOf(fieldsOf(fieldsOf(meta)['status'])['code']),
    // The body was stored unpacked.
    headers: Object.fromEntries(headers.filter(([header]) => header.toLowerCase() !== 'content-encoding')),
    body: at(`${name}.body.${extension}`),
  };
}

/** An answer from the API's documentation. */
function documented(name: string): Answer {
  const body = readFileSync(join(folder ?? '', 'documented', `${name}.json`), 'utf8');
  return { status: 200, headers: JSON_TYPE, body };
}

/** Histories, each with a version of the servers that answer so; those of Go 16.1 tell none. */
function histories(): (readonly [name: string, answer: Answer, version?: string])[] {
  const madeHere = ['made here, in the shape of Go 16.1', MADE_HERE] as const;
  if (folder === undefined || folder === '') return [madeHere];
  return [
    madeHere,
    ...['legacy-history-03', 'legacy-history-04', 'legacy-history-05'].map(
      (name) => [`recorded/${name}`, recorded(name, 'json')] as const,
    ),
    ['documented/history-legacy', documented('history-legacy')],
    ['documented/history-v1', documented('history-v1'), '19.8.0'],
    ['documented/history-v2', documented('history-v2'), '20.8.0'],
    ['documented/history-v3', documented('history-v3'), '20.9.0'],
    ['recorded/modern-history-01', recorded('modern-history-01', 'json'), '26.1.0'],
  ];
}

function cancels(): (readonly [name: string, answer: Answer])[] {
  const madeHere: Answer = { status: 200, headers: JSON_TYPE, body: 'Stage cancelled successfully.\n' };
  return [
    ['made here', madeHere],
    ...(folder === undefined || folder === ''
      ? []
      : [['recorded/legacy-cancel-02', recorded('legacy-cancel-02', 'txt')] as const]),
  ];
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) throw new Error(`No object: ${JSON.stringify(value)}`);
  return Object.fromEntries(Object.entries(value));
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error(`No list: ${JSON.stringify(value)}`);
  return value;
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new Error(`No text: ${JSON.stringify(value)}`);
  return value;
}

function numberOf(value: unknown): number {
  if (typeof value !== 'number') throw new Error(`No number: ${JSON.stringify(value)}`);
  return value;
}

/** Reads the runs of a history answer. */
function toldBy({ body }: Answer): Told[] {
  const history: unknown = JSON.parse(body);
  return listOf(fieldsOf(history)['stages']).map((stage) => {
    const run = fieldsOf(stage);
    const jobs = listOf(run['jobs']).map(fieldsOf);
    expect(Object.keys(run), 'servers of that age tell no permission').not.toContain('operate_permission');
    return {
      pipeline: textOf(run['pipeline_name']),
      stage: textOf(run['name']),
      counter: `${numberOf(run['pipeline_counter'])} / ${textOf(run['counter'])}`,
      approvedBy: textOf(run['approved_by']),
      cancelledBy:
        run['cancelled_by'] === undefined
          ? undefined
          : `by ${run['cancelled_by'] === 'GoCD' ? 'the server' : textOf(run['cancelled_by'])}`,
      jobs: jobs.map((job) => ({
        name: textOf(job['name']),
        state: textOf(job['state']),
        result: textOf(job['result']),
      })),
      scheduled: Math.max(...jobs.map((job) => numberOf(job['scheduled_date']))),
    };
  });
}

/** The state a run is to be shown in, from its jobs alone. */
function stateFrom(jobs: Told['jobs']): string {
  const has = (result: string): boolean => jobs.some((job) => job.result === result);
  if (jobs.some(({ state }) => state !== 'Completed')) return has('Failed') ? 'Failing' : 'Building';
  return has('Cancelled') ? 'Cancelled' : has('Failed') ? 'Failed' : 'Passed';
}

/** `9 Sep 2016, 14:24 UTC`, as a pattern: some browsers write Sept, and the year is left out where it is this one. */
function datePattern(epochMs: number): RegExp {
  const date = new Date(epochMs);
  const month = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept?', 'Oct', 'Nov', 'Dec'][
    date.getUTCMonth()
  ];
  const time = date.toISOString().slice(11, 16);
  const year = date.getUTCFullYear() === new Date().getUTCFullYear() ? '' : ` ${date.getUTCFullYear()}`;
  return new RegExp(`^${date.getUTCDate()} ${month ?? ''}${year}, ${time} UTC$`);
}

/** A browser whose requests to the Go server are answered by the test; tells what was sent. */
async function replayTo(
  stand: Stand,
  answers: {
    readonly history: () => Answer;
    readonly cancel?: Answer;
    /** Where there is none, the server has no such resource. */
    readonly version?: string | undefined;
    /** The pipeline's history; where there is none, it cannot be found. */
    readonly pipeline?: Answer;
  },
): Promise<{ page: Page; sent: string[] }> {
  const page = await stand.anotherPage({ timezoneId: 'UTC', serviceWorkers: 'block' });
  const sent: string[] = [];
  await page.route('**/go/api/**', (route) => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    const none: Answer = { status: 404, headers: {}, body: '' };
    if (pathname.endsWith('/api/version')) {
      const { version } = answers;
      return route.fulfill(
        version === undefined
          ? { ...none }
          : { status: 200, headers: JSON_TYPE, body: JSON.stringify({ version }) },
      );
    }
    if (pathname.includes('/api/pipelines/')) return route.fulfill({ ...(answers.pipeline ?? none) });
    sent.push(`${request.method()} ${pathname}`);
    const answer = request.method() === 'POST' ? answers.cancel : answers.history();
    return answer === undefined ? route.abort() : route.fulfill({ ...answer });
  });
  return { page, sent };
}

describe('The history of a real Go server', () => {
  // On time that stands still: one of them has an active run, and would be read again.
  liveTest.for(histories())('is shown as it is: %s', async ([, history, version], { stand }) => {
    stand.expectConsole(statusNoise(404));
    const told = toldBy(history);
    expect(told.length).toBeGreaterThan(2);
    const { pipeline = '', stage = '' } = told[0] ?? {};
    const { page, sent } = await replayTo(stand, { history: () => history, version });
    // The list alone: of older runs nothing is recorded.
    const address = `?pipeline=${encodeURIComponent(pipeline)}&stage=${encodeURIComponent(stage)}&overview=no`;
    await stand.open(address, page);
    await expect.poll(() => counters(page)).toEqual(told.map(({ counter }) => counter));

    for (const run of told) {
      const shown = row(page, run.counter);
      const cells = shown.getByRole('cell');
      expect(await cells.nth(0).textContent()).toBe(`${stateFrom(run.jobs)}${run.cancelledBy ?? ''}`);
      expect(await cells.nth(2).textContent()).toBe(
        { changes: 'triggered by changes', timer: 'by timer' }[run.approvedBy] ?? run.approvedBy,
      );
      for (const { name, state, result } of run.jobs) {
        const word = state === 'Completed' ? result : 'running';
        expect(
          await cells
            .nth(1)
            .getByRole('link', { name: `${name} ${word}`, exact: true })
            .count(),
        ).toBe(1);
      }
      expect(await cells.nth(1).getByRole('link').count()).toBe(run.jobs.length);
      const time = shown.locator('time');
      expect(await time.getAttribute('datetime')).toBe(new Date(run.scheduled).toISOString());
      expect(await time.locator('small').textContent()).toMatch(datePattern(run.scheduled));
    }
    const hasCursors = version?.startsWith('2') === true;
    expect(sent).toEqual([`GET /go/api/stages/${pipeline}/${stage}/history${hasCursors ? '' : '/0'}`]);
    expect(stand.go.requests).toEqual([]);
  });

  test.for(histories())(
    'has no Cancel button, since it tells no permission: %s',
    async ([, history, version], { stand }) => {
      stand.expectConsole(statusNoise(404));
      const { pipeline = '', stage = '', counter = '' } = toldBy(history)[0] ?? {};
      const { page } = await replayTo(stand, { history: () => history, version });
      await stand.open(`?pipeline=${encodeURIComponent(pipeline)}&stage=${encodeURIComponent(stage)}`, page);
      await row(page, counter).waitFor();
      const table = page.locator('.stage-history-runs');
      expect(await table.getByRole('button', { name: /cancel/i }).count()).toBe(0);
    },
  );

  // What the test above is worth: without an active run there would be no button anyway.
  test('is among them one with an active run', () => {
    const active = histories().filter(([, history]) =>
      toldBy(history).some(({ jobs }) => jobs.some(({ state }) => state !== 'Completed')),
    );
    expect(active.map(([name]) => name)).toEqual(
      histories()
        .map(([name]) => name)
        .filter((name) => name.startsWith('made here') || name === 'recorded/legacy-history-03'),
    );
  });
});

describe('The answer of an old Go server to a cancel', () => {
  /** A history of the documented shape whose newest run the reader may operate. */
  const operable = (state: string, result: string): Answer => ({
    status: 200,
    headers: JSON_TYPE,
    body: JSON.stringify({
      stages: [
        {
          ...oldRun(7, 'changes', [state, result]),
          can_run: false,
          operate_permission: true,
          scheduled: true,
        },
        {
          ...oldRun(6, 'changes', ['Completed', 'Passed']),
          can_run: false,
          operate_permission: true,
          scheduled: true,
        },
      ],
      pagination: { offset: 0, total: 2, page_size: 10 },
    }),
  });

  test.for(cancels())(
    'is told for what it is, and the state stays the history’s: %s',
    async ([, cancel], { stand }) => {
      expect(cancel.status).toBe(200);
      let history = operable('Building', 'Unknown');
      const { page, sent } = await replayTo(stand, { history: () => history, cancel });
      await stand.open('?pipeline=old.server&stage=check', page);
      await expectState(page, '7 / 1', 'Building');
      await cancelRun(page, '7 / 1');
      await page.getByRole('cell', { name: /^Cancel requested \d+ s ago, 1 job still running\.$/ }).waitFor();
      await expectState(page, '7 / 1', 'Building');
      const table = page.locator('.stage-history-runs');
      expect(await table.getByText('Cancelled', { exact: true }).count()).toBe(0);
      expect(sent.filter((line) => line.startsWith('POST'))).toEqual([
        'POST /go/api/stages/old.server/check/cancel',
      ]);

      history = operable('Completed', 'Cancelled');
      // By keyboard: for a moment after the question has closed, pointer clicks reach nothing.
      await page.getByRole('button', { name: 'Refresh' }).press('Enter');
      await expectState(page, '7 / 1', 'Cancelled');
      await page.getByRole('cell', { name: '7 / 1 was cancelled.' }).waitFor();
      expect(sent.filter((line) => line.startsWith('POST'))).toHaveLength(1);
    },
  );
});

describe('The answer of a new Go server to a cancel', () => {
  const CANCEL_PATH = '/go/api/stages/up42/40/up42_stage/1/cancel';

  /** A history as v3 has it, of one run that is active. */
  const HISTORY: Answer = {
    status: 200,
    headers: JSON_TYPE,
    body: JSON.stringify({
      stages: [
        {
          name: 'up42_stage',
          counter: '1',
          approval_type: 'success',
          approved_by: 'admin',
          result: 'Unknown',
          rerun_of_counter: null,
          pipeline_name: 'up42',
          pipeline_counter: 40,
          jobs: [
            { name: 'up42_job', state: 'Scheduled', result: 'Unknown', scheduled_date: 1_772_800_430_413 },
          ],
        },
      ],
    }),
  };

  /** The pipeline's history, as far as it is read: whoever asks may operate the stage. */
  const PIPELINE: Answer = {
    status: 200,
    headers: JSON_TYPE,
    body: JSON.stringify({
      pipelines: [{ name: 'up42', counter: 40, stages: [{ name: 'up42_stage', operate_permission: true }] }],
    }),
  };

  const madeHere = (message: string): Answer => ({
    status: 200,
    headers: JSON_TYPE,
    body: JSON.stringify({ message }, undefined, 2),
  });

  const ACCEPTED = /^Cancel requested \d+ s ago, 1 job still running\.$/;
  const IGNORED = 'The server ignored the cancel: the stage was not active. Nothing was cancelled.';
  const UNKNOWN = 'The Go server knows no such run to cancel. Nothing was cancelled.';

  function cancelsOfToday(): (readonly [name: string, answer: Answer, sentence: string | RegExp])[] {
    return [
      ['made here, accepted', madeHere('Stage cancelled successfully.'), ACCEPTED],
      ['made here, ignored', madeHere('Stage is not active. Cancellation Ignored.'), IGNORED],
      ...(folder === undefined || folder === ''
        ? []
        : ([
            ['recorded/modern-cancel-01', recorded('modern-cancel-01', 'json'), UNKNOWN],
            ['recorded/modern-cancel-02', recorded('modern-cancel-02', 'json'), IGNORED],
            ['recorded/modern-cancel-03', recorded('modern-cancel-03', 'json'), ACCEPTED],
          ] as const)),
    ];
  }

  test.for(cancelsOfToday())('is told for what it is: %s', async ([, cancel, sentence], { stand }) => {
    stand.expectConsole(statusNoise(404));
    const answers = { history: () => HISTORY, pipeline: PIPELINE, version: '26.1.0', cancel };
    const { page, sent } = await replayTo(stand, answers);
    await stand.open('?pipeline=up42&stage=up42_stage', page);
    await cancelRun(page, '40 / 1');
    await page.getByRole('cell', { name: sentence }).waitFor();
    await expectState(page, '40 / 1', 'Building');
    expect(sent.filter((line) => line.startsWith('POST'))).toEqual([`POST ${CANCEL_PATH}`]);
  });
});

describe('What a real Go server tells of one run', () => {
  const GO = 'http://go.example.com/go';
  const network = setupServer();
  beforeAll(() => network.listen({ onUnhandledRequest: 'error' }));
  afterAll(() => network.close());

  /** One as servers of that age write it, made here. */
  const madeHere: Answer = {
    status: 200,
    headers: JSON_TYPE,
    body: JSON.stringify({
      ...oldRun(12, 'timer', ['Completed', 'Failed']),
      counter: 1,
      jobs: [
        {
          name: 'part-1',
          state: 'Completed',
          result: 'Failed',
          agent_uuid: '1d6ee2b1-53f0-4f0c-a1a7-2a3bb4d9b3f4',
          rerun: false,
          original_job_id: null,
          job_state_transitions: [
            { id: 1, state: 'Scheduled', state_change_time: 1_473_000_000_000 },
            { id: 2, state: 'Assigned', state_change_time: 1_473_000_004_000 },
            { id: 3, state: 'Building', state_change_time: 1_473_000_009_500 },
            { id: 4, state: 'Completed', state_change_time: 1_473_000_060_250 },
          ],
        },
      ],
    }),
  };

  /** Each with how it is asked for, how long the run took in milliseconds, and what its only job did with that time. */
  function instances(): (readonly [
    name: string,
    answer: Answer,
    choice: ApiChoice,
    took: number | undefined,
    phases: readonly number[] | undefined,
  ])[] {
    const alwaysThere = ['made here', madeHere, 'legacy', 60_250, [4_000, 5_500, 50_750]] as const;
    if (folder === undefined || folder === '') return [alwaysThere];
    return [
      alwaysThere,
      [
        'recorded/legacy-instance-03',
        recorded('legacy-instance-03', 'json'),
        'legacy',
        38_996,
        [27_164, 11_716, 90, 26],
      ],
      [
        'recorded/modern-instance-01',
        recorded('modern-instance-01', 'json'),
        'v3',
        16_632,
        [6_149, 10_380, 23, 80],
      ],
      [
        'documented/instance-legacy',
        documented('instance-legacy'),
        'legacy',
        123_879,
        [5_739, 18_031, 100_060, 49],
      ],
      // Its job is said to have been assigned years before it was scheduled.
      ['documented/instance-v3', documented('instance-v3'), 'v3', undefined, undefined],
    ];
  }

  /** The run that an answer is about, read here without the code under test. */
  function runIn({ body }: Answer): RunId {
    const answer: unknown = JSON.parse(body);
    const run = fieldsOf(answer);
    return {
      pipeline: textOf(run['pipeline_name']),
      pipelineCounter: numberOf(run['pipeline_counter']),
      stage: textOf(run['name']),
      stageCounter: String(numberOf(run['counter'])),
    };
  }

  it.for(instances())('is read with the time it took: %s', async ([, given, choice, took, phases]) => {
    const { pipeline, pipelineCounter, stage, stageCounter } = runIn(given);
    const place =
      choice === 'legacy'
        ? `${pipeline}/${stage}/instance/${pipelineCounter}/${stageCounter}`
        : `${pipeline}/${pipelineCounter}/${stage}/${stageCounter}`;
    const asked: (string | null)[] = [];
    network.resetHandlers(
      http.get(`${GO}/api/stages/${place}`, ({ request }) => {
        asked.push(request.headers.get('Accept'));
        const { status, headers, body } = given;
        return new HttpResponse(body, { status, headers: { ...headers } });
      }),
    );
    const answer = await createStagesApi(GO, choice).readRun(runIn(given));
    expect(asked).toEqual([choice === 'legacy' ? 'application/json' : 'application/vnd.go.cd.v3+json']);
    if (answer.said !== 'run') throw new Error(`No run: ${answer.said}`);
    const { run, reruns } = answer;
    expect(run).toMatchObject(runIn(given));
    expect(run.jobs).toHaveLength(1);
    expect(reruns).toEqual(choice === 'v3' ? RERUNS : []);
    const { from = NaN, to } = runTimes(run) ?? {};
    expect(to === undefined ? undefined : to - from).toBe(took);
    const [job] = run.jobs;
    const lengths = job && jobPhases(job)?.map((phase) => (phase.to ?? NaN) - phase.from);
    expect(lengths).toEqual(phases);
    expect(lengths?.reduce((sum, length) => sum + length)).toBe(took);
  });

  function reruns(): (readonly [name: string, answer: Answer])[] {
    const body = '{"message":"Request to rerun jobs accepted"}';
    const alwaysThere = ['made here', { status: 202, headers: JSON_TYPE, body }] as const;
    if (folder === undefined || folder === '') return [alwaysThere];
    return [
      alwaysThere,
      ['documented/run-failed-jobs-v3', { ...documented('run-failed-jobs-v3'), status: 202 }],
    ];
  }

  it.for(reruns())('is run again in the server’s words: %s', async ([, { status, body }]) => {
    const place = `${GO}/api/stages/up42/40/up42_stage/1/run-failed-jobs`;
    network.resetHandlers(http.post(place, () => new HttpResponse(body, { status, headers: JSON_TYPE })));
    const run: RunId = { pipeline: 'up42', pipelineCounter: 40, stage: 'up42_stage', stageCounter: '1' };
    expect(await createStagesApi(GO, 'v3').rerun(run, { kind: 'failed-jobs' })).toBe(
      'Request to rerun jobs accepted',
    );
  });
});
