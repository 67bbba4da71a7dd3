import { describe, expect, it } from 'vitest';
import { createGoServer } from '../../../src/simulator/goServer.ts';
import type { GoServer } from '../../../src/simulator/goServer.ts';
import { createManualClock } from '../../../src/simulator/manualClock.ts';
import { cancel, newestRun, readHistory } from '../ask.ts';
import { ACCEPT, jsonOf, listIn, speak } from './speak.ts';
import type { Manner } from './speak.ts';

const CONFIRM = { 'X-GoCD-Confirm': 'true' };
const HOUR = 3_600_000;

/** Posts to an address below `stages`; tells the status and the body. */
async function post(
  server: GoServer,
  path: string,
  manner: Manner = { headers: CONFIRM },
  version = '26.1.0',
): Promise<[number, unknown]> {
  const accept = path.endsWith('/run') ? ACCEPT.v2 : ACCEPT.v3;
  const answer = await speak(server, version, `stages/${path}`, { method: 'POST', accept, ...manner });
  expect(answer.headers.get('Content-Type')).toBe(`${manner.accept ?? accept};charset=utf-8`);
  return [answer.status, await answer.json()];
}

const selected = (...jobs: string[]): Manner => ({ body: JSON.stringify({ jobs }) });
const saying = (status: number, message: string) => [status, { message }];
const ACCEPTED = saying(202, 'Request to rerun jobs accepted');
const DENIED = saying(403, 'You are not authorized to perform this action.');

/** Run 1 / 1 of shop/unit has ended: `lint` failed, the others passed. */
function withBrokenRun(pace: 'minutes' | 'held' = 'minutes') {
  const clock = createManualClock();
  const server = createGoServer({ clock });
  server.addStage({ pipeline: 'shop', stage: 'unit', jobs: ['api', 'lint', 'pack'], pace, labelPrefix: 'v' });
  server.startRun('shop', 'unit', { jobs: { lint: 'Failed' } });
  clock.advance(HOUR);
  if (pace === 'held') server.finishRun('shop', 'unit');
  return { clock, server };
}

/** Counters, result and the jobs that ran, of all runs, newest first. */
async function runs(server: GoServer, stage = 'shop/unit'): Promise<string[]> {
  return (await readHistory(server, stage)).stages.map((run) => {
    const jobs = run.jobs.map((job) => `${job.name} ${job.state === 'Completed' ? job.result : job.state}`);
    return `${run.pipeline_counter} / ${run.counter}: ${jobs.join(', ')}`;
  });
}

describe.each(['20.9.0', '26.1.0'])('Jobs run again on %s', (version) => {
  it('are those that failed', async () => {
    const { clock, server } = withBrokenRun();
    const manner = { headers: CONFIRM, as: 'admin' } as const;
    expect(await post(server, 'shop/1/unit/1/run-failed-jobs', manner, version)).toEqual(ACCEPTED);
    expect(await runs(server)).toEqual([
      '1 / 2: api Passed, lint Scheduled, pack Passed',
      '1 / 1: api Passed, lint Failed, pack Passed',
    ]);
    expect(await newestRun(server, 'shop/unit')).toMatchObject({
      ...{ approved_by: 'admin', rerun_of_counter: 1, result: 'Unknown' },
    });
    clock.advance(HOUR);
    expect((await runs(server))[0]).toBe('1 / 2: api Passed, lint Passed, pack Passed');
  });

  it('are those that were cancelled, too', async () => {
    const { server } = withBrokenRun('held');
    server.startRun('shop', 'unit');
    server.moveJob('shop', 'unit', 'api', 'Completed', 'Failed');
    server.moveJob('shop', 'unit', 'lint', 'Completed');
    await cancel(server, 'shop/unit');
    expect(await post(server, 'shop/2/unit/1/run-failed-jobs', undefined, version)).toEqual(ACCEPTED);
    expect((await runs(server))[0]).toBe('2 / 2: api Scheduled, lint Passed, pack Scheduled');
  });

  it('are those that are named', async () => {
    const { server } = withBrokenRun();
    const path = 'shop/1/unit/1/run-selected-jobs';
    expect(await post(server, path, selected('pack', 'api'), version)).toEqual(ACCEPTED);
    expect(await runs(server)).toEqual([
      '1 / 2: api Scheduled, lint Failed, pack Scheduled',
      '1 / 1: api Passed, lint Failed, pack Passed',
    ]);
    expect((await newestRun(server, 'shop/unit')).rerun_of_counter).toBe(1);
  });

  it('appear at once in the instance, the stage history and the pipeline history', async () => {
    const { server } = withBrokenRun();
    await post(server, 'shop/1/unit/1/run-failed-jobs', undefined, version);
    const read = async (path: string, accept: string) =>
      jsonOf(await speak(server, version, path, { accept }));
    expect(await read('stages/shop/1/unit/2', ACCEPT.v3)).toMatchObject({
      ...{ counter: 2, rerun_of_counter: 1, approved_by: 'anonymous' },
      jobs: [{ rerun: false }, { name: 'lint', rerun: true, state: 'Scheduled' }, { rerun: false }],
    });
    const [row] = listIn(await read('stages/shop/unit/history', ACCEPT.v3), 'stages');
    expect(row).toMatchObject({ counter: '2', rerun_of_counter: 1 });
    const [pipelineRun] = listIn(await read('pipelines/shop/history', ACCEPT.v1), 'pipelines');
    expect(pipelineRun).toMatchObject({ label: 'v1', stages: [{ counter: '2', rerun_of_counter: 1 }] });
  });
});

describe.each(['20.1.0', '20.9.0', '26.1.0'])('A whole stage run again on %s', (version) => {
  it('runs all jobs anew', async () => {
    const { clock, server } = withBrokenRun();
    const manner = { headers: CONFIRM, as: 'admin' } as const;
    expect(await post(server, 'shop/1/unit/run', manner, version)).toEqual(
      saying(202, 'Request to run stage shop/1/unit accepted'),
    );
    expect((await runs(server))[0]).toBe('1 / 2: api Scheduled, lint Scheduled, pack Scheduled');
    const run = await newestRun(server, 'shop/unit');
    expect(run.approved_by).toBe('admin');
    expect(run).not.toHaveProperty('rerun_of_counter');
    clock.advance(HOUR);
    expect((await runs(server))[0]).toBe('1 / 2: api Passed, lint Passed, pack Passed');
  });
});

it('counts on from the latest run of the pipeline run, whichever is run again', async () => {
  const { clock, server } = withBrokenRun();
  await post(server, 'shop/1/unit/run');
  clock.advance(HOUR);
  await post(server, 'shop/1/unit/1/run-failed-jobs');
  clock.advance(HOUR);
  await post(server, 'shop/1/unit/3/run-selected-jobs', selected('api'));
  const { stages } = await readHistory(server, 'shop/unit');
  expect(stages.map((run) => [run.counter, run.rerun_of_counter])).toEqual([
    ...[
      ['4', 1],
      ['3', 1],
    ],
    ...[
      ['2', undefined],
      ['1', undefined],
    ],
  ]);
});

it('goes at the pace of the stage, and ends held ones when a test says so', async () => {
  const { clock, server } = withBrokenRun('held');
  await post(server, 'shop/1/unit/1/run-failed-jobs');
  clock.advance(24 * HOUR);
  expect((await runs(server))[0]).toBe('1 / 2: api Passed, lint Building, pack Passed');
  server.finishRun('shop', 'unit', 'Failed');
  expect((await runs(server))[0]).toBe('1 / 2: api Passed, lint Failed, pack Passed');
});

it('runs a stage of a pipeline run for the first time, once the stage before it has run', async () => {
  const { server } = withBrokenRun();
  server.addStage({ pipeline: 'shop', stage: 'ship', jobs: ['all'], approvalType: 'manual' });
  server.addStage({ pipeline: 'shop', stage: 'tell', jobs: ['all'] });
  expect(await post(server, 'shop/1/tell/run')).toEqual(
    saying(400, 'Can not run stage [tell] in pipeline [shop] because its previous stage has not been run.'),
  );
  expect((await post(server, 'shop/1/ship/run'))[0]).toBe(202);
  expect(await runs(server, 'shop/ship')).toEqual(['1 / 1: all Scheduled']);
});

const FAILED = 'shop/1/unit/1/run-failed-jobs';
const SELECTED = 'shop/1/unit/1/run-selected-jobs';
const WHOLE = 'shop/1/unit/run';

describe('A re-run is refused', () => {
  /** Posts, and makes sure that nothing was started. */
  const refused = async (server: GoServer, path: string, manner?: Manner) => {
    const before = await runs(server);
    const answer = await post(server, path, manner);
    expect(await runs(server)).toEqual(before);
    return answer;
  };

  it.each([FAILED, SELECTED, WHOLE])(
    'without a body and a header that says it is meant: %s',
    async (path) => {
      const { server } = withBrokenRun();
      expect(await refused(server, path, {})).toEqual(
        saying(400, "Missing required header 'X-GoCD-Confirm' with value 'true'"),
      );
    },
  );

  it.each([FAILED, SELECTED, WHOLE])('with a body that is no JSON by its header: %s', async (path) => {
    const { server } = withBrokenRun();
    for (const type of ['text/plain', 'application/jsonp']) {
      const headers = { ...CONFIRM, 'Content-Type': type };
      expect((await refused(server, path, { ...selected('lint'), headers }))[0]).toBe(415);
    }
  });

  it('not for a body that is JSON, in another character set or of no use', async () => {
    const { server } = withBrokenRun();
    const headers = { 'Content-Type': 'application/json; charset=utf-8' };
    expect(await post(server, FAILED, { body: '{}', headers })).toEqual(ACCEPTED);
  });

  it.each([FAILED, SELECTED, WHOLE])('to those who may not operate: %s', async (path) => {
    const { server } = withBrokenRun();
    const as = { headers: CONFIRM, as: 'viewer' } as const;
    expect(await refused(server, path, as)).toEqual(DENIED);
    // Before anything is said of the run.
    expect(await refused(server, path.replace('/1/', '/9/'), as)).toEqual(DENIED);
    server.setOperatePermission('shop', false);
    expect(await refused(server, path)).toEqual(DENIED);
  });

  it.each([FAILED, SELECTED, WHOLE])('for a pipeline there is not: %s', async (path) => {
    const { server } = withBrokenRun();
    expect(await refused(server, path.replace('shop', 'nowhere'))).toEqual(
      saying(404, "Pipeline with name 'nowhere' was not found!"),
    );
  });

  it.each([FAILED, SELECTED])('for a run there is not: %s', async (path) => {
    const { server } = withBrokenRun();
    const manner = path === SELECTED ? selected('lint') : undefined;
    const unknown = (counter: string) =>
      saying(
        404,
        `Not Found { Stage 'unit' with counter '${counter}' not found. ` +
          'Please make sure specified stage or stage run with specified counter exists. }',
      );
    expect(await refused(server, path.replace('unit/1', 'unit/7'), manner)).toEqual(unknown('7'));
    expect(await refused(server, path.replace('shop/1', 'shop/7'), manner)).toEqual(unknown('1'));
    for (const wrong of [path.replace('unit/1', 'unit/x'), path.replace('shop/1', 'shop/x')])
      expect(await refused(server, wrong, manner)).toEqual([500, { error: 'For input string: "x"' }]);
  });

  it('for a pipeline run or a stage there is not', async () => {
    const { server } = withBrokenRun();
    for (const path of ['shop/7/unit', 'shop/1/ship'])
      expect(await refused(server, `${path}/run`)).toEqual(saying(404, `Stage [${path}] not found`));
    expect(await refused(server, 'shop/x/unit/run')).toEqual(
      saying(422, "Error while running [shop/x/unit]. Received non-numeric pipeline counter 'x'."),
    );
  });

  it.each(['{}', '[]', 'null', '{', '{"jobs":"lint"}', '{"jobs":[1]}'])('with the body %s', async (body) => {
    const { server } = withBrokenRun();
    const answer = saying(422, "Could not read property 'jobs' in request body");
    expect(await refused(server, SELECTED, { body })).toEqual(answer);
    expect(await refused(server, SELECTED)).toEqual(answer);
  });

  it('for jobs that are not in the stage', async () => {
    const { server } = withBrokenRun();
    expect(await refused(server, SELECTED, selected('lint', 'quick', 'slow'))).toEqual(
      saying(404, "Job(s) [quick, slow] does not exist in stage 'shop/1/unit/1'."),
    );
  });

  it('for no jobs at all', async () => {
    const { clock, server } = withBrokenRun();
    expect(await refused(server, SELECTED, selected())).toEqual(
      saying(400, 'No job was selected to re-run.'),
    );
    await post(server, FAILED);
    clock.advance(HOUR);
    expect(await refused(server, 'shop/1/unit/2/run-failed-jobs')).toEqual(
      saying(400, 'There are no failed jobs in the stage that could be re-run'),
    );
  });

  it('while a run of the pipeline run is active, of whatever stage', async () => {
    const { server } = withBrokenRun();
    server.addStage({ pipeline: 'shop', stage: 'ship', jobs: ['all'] });
    await post(server, 'shop/1/ship/run');
    const inProgress = saying(
      409,
      "Cannot schedule: Pipeline[name='shop', counter='1', label='v1'] is still in progress",
    );
    expect(await refused(server, FAILED)).toEqual(inProgress);
    expect(await refused(server, SELECTED, selected('lint'))).toEqual(inProgress);
    expect(await refused(server, WHOLE)).toEqual(inProgress);
    server.finishRun('shop', 'ship');
    expect(await post(server, FAILED)).toEqual(ACCEPTED);
    expect(await refused(server, WHOLE)).toEqual(inProgress);
  });

  it('while the stage is active for another pipeline run', async () => {
    const { server } = withBrokenRun();
    server.startRun('shop', 'unit');
    const answer = saying(409, 'Cannot schedule: Stage [unit] in pipeline [shop] is still in progress');
    expect(await refused(server, FAILED)).toEqual(answer);
    expect(await refused(server, WHOLE)).toEqual(answer);
  });

  it('with whatever a test says, until it says otherwise', async () => {
    const { server } = withBrokenRun();
    server.setRerunRefusal({ status: 406, message: 'Not enough disk space.' });
    expect(await refused(server, FAILED)).toEqual(saying(406, 'Not enough disk space.'));
    expect(await refused(server, SELECTED, selected('lint'))).toEqual(saying(406, 'Not enough disk space.'));
    expect(await refused(server, WHOLE)).toEqual(saying(406, 'Not enough disk space.'));
    expect(await refused(server, WHOLE, { headers: CONFIRM, as: 'viewer' })).toEqual(DENIED);
    server.setRerunRefusal(undefined);
    expect(await post(server, FAILED)).toEqual(ACCEPTED);
  });

  it('in maintenance mode, in which reads and cancels go through', async () => {
    const { server } = withBrokenRun('held');
    server.setVersion('26.1.0');
    server.setFault('maintenance');
    const send = (path: string, method?: 'POST') =>
      speak(server, undefined, path, {
        accept: ACCEPT.v3,
        ...(method && { method, headers: CONFIRM }),
      });
    const answer = await send(`stages/${FAILED}`, 'POST');
    expect([answer.status, await answer.json()]).toEqual(
      saying(503, 'server is in maintenance mode, please try later.'),
    );
    expect((await send('stages/shop/unit/history')).status).toBe(200);
    server.startRun('shop', 'unit');
    expect((await send('stages/shop/2/unit/1/cancel', 'POST')).status).toBe(200);
  });

  it('by faults that are for re-runs alone, in the words of their generation', async () => {
    const { server } = withBrokenRun();
    const statuses = async (faults: string) =>
      Promise.all(
        [FAILED, SELECTED, WHOLE].map(
          async (path) => (await post(server, path, undefined, `26.1.0,${faults}`))[0],
        ),
      );
    expect(await statuses('rerun:503')).toEqual([503, 503, 503]);
    expect(await statuses('rerun:403')).toEqual([403, 403, 403]);
    server.setFault('rerun:500');
    const answer = await speak(server, '26.1.0,rerun:500', 'stages/shop/unit/history', { accept: ACCEPT.v3 });
    expect(answer.status).toBe(200);
    expect((await readHistory(server, 'shop/unit')).stages).toHaveLength(1);
  });

  it('to somebody not signed in', async () => {
    const { server } = withBrokenRun();
    server.setSignInNeeded(true);
    expect((await post(server, FAILED))[0]).toBe(401);
  });
});

it('starts, though its answer is lost', async () => {
  const { server } = withBrokenRun();
  const manner = { method: 'POST', accept: ACCEPT.v3, headers: CONFIRM } as const;
  await expect(speak(server, '26.1.0,rerun:lost', `stages/${FAILED}`, manner)).rejects.toThrow('connection');
  expect((await runs(server))[0]).toMatch(/^1 \/ 2/);
});

it('is not there on other servers, nor for another Accept', async () => {
  const { server } = withBrokenRun();
  for (const [version, path, accept] of [
    [undefined, FAILED, ACCEPT.v3],
    ['20.8.0', FAILED, ACCEPT.v3],
    ['21.3.0', FAILED, ACCEPT.v2],
    ['26.1.0', SELECTED, '*/*'],
    ['19.12.0', WHOLE, ACCEPT.v2],
    ['26.1.0', WHOLE, ACCEPT.v3],
    ['26.1.0', WHOLE, ACCEPT.v1],
  ] as const) {
    const manner = { method: 'POST', accept, headers: CONFIRM } as const;
    const answer = await speak(server, version, `stages/${path}`, manner);
    expect([version, path, answer.status]).toEqual([version, path, 404]);
  }
  expect(await runs(server)).toHaveLength(1);
  const read = await speak(server, '26.1.0', `stages/${FAILED}`, { accept: ACCEPT.v3 });
  expect([read.status, read.headers.get('Allow')]).toEqual([405, 'POST']);
});
