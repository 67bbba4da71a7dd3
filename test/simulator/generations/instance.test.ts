import { describe, expect, it } from 'vitest';
import { createGoServer } from '../../../src/simulator/goServer.ts';
import type { GoServer } from '../../../src/simulator/goServer.ts';
import { createManualClock } from '../../../src/simulator/manualClock.ts';
import { ask, cancel, readHistory, signedInAs } from '../ask.ts';
import { ACCEPT, jsonOf, listIn, speak } from './speak.ts';
import type { Json, Manner } from './speak.ts';

const STATES = ['Scheduled', 'Assigned', 'Preparing', 'Building', 'Completing', 'Completed'];

/** A version, what it is asked with, and whether the counters stand between the names. */
type Spoken = readonly [version: string, accept: string, between: boolean];

const LEGACY: readonly Spoken[] = [
  ['15.1.0', '*/*', false],
  ['16.1.0', 'application/json', false],
  ['19.2.0', '*/*', false],
];
const V1: readonly Spoken[] = [
  ['19.3.0', ACCEPT.v1, false],
  ['20.3.0', ACCEPT.v1, false],
];
const V2: readonly Spoken[] = [
  ['20.1.0', ACCEPT.v2, true],
  ['21.3.0', ACCEPT.v2, true],
];
const V3: readonly Spoken[] = [
  ['20.9.0', ACCEPT.v3, true],
  ['26.1.0', ACCEPT.v3, true],
];
const ALL = [...LEGACY, ...V1, ...V2, ...V3];

/** Asks for a run written like `shop/1/unit/1`. */
function askFor(
  server: GoServer,
  [version, accept, between]: Spoken,
  run: string,
  manner: Manner = {},
): Promise<Response> {
  const [pipeline = '', pipelineCounter = '', stage = '', counter = ''] = run.split('/');
  const path = between
    ? `stages/${pipeline}/${pipelineCounter}/${stage}/${counter}`
    : `stages/${pipeline}/${stage}/instance/${pipelineCounter}/${counter}`;
  return speak(server, version, path, { accept, ...manner });
}

const read = async (server: GoServer, spoken: Spoken, run: string): Promise<Json> => {
  const answer = await askFor(server, spoken, run);
  expect(answer.status).toBe(200);
  return jsonOf(answer);
};
const today: Spoken = ['26.1.0', ACCEPT.v3, true];

/** The jobs of a run by their names. */
const jobsOf = (run: Json): Map<string, Json> =>
  new Map(listIn(run, 'jobs').map((job) => [String(job['name']), job]));

const transitionsOf = (job: Json | undefined): (readonly [string, number])[] =>
  listIn(job ?? {}, 'job_state_transitions').map((one) => [
    String(one['state']),
    Number(one['state_change_time']),
  ]);
const statesOf = (job: Json | undefined): string[] => transitionsOf(job).map(([state]) => state);

/** Run 1 of shop/unit has just been started. */
function withRun(jobs: Readonly<Record<string, 'Failed'>> = {}, pace: 'minutes' | 'held' = 'minutes') {
  const clock = createManualClock();
  const server = createGoServer({ clock });
  server.addStage({ pipeline: 'shop', stage: 'unit', jobs: ['api', 'lint', 'pack'], pace });
  server.startRun('shop', 'unit', { approvedBy: 'jez', jobs });
  return { clock, server };
}

const COMMON = ['name', 'counter', 'approval_type', 'approved_by', 'result', 'rerun_of_counter', 'jobs'];
const CONFIGURED = ['fetch_materials', 'clean_working_directory', 'artifacts_deleted'];
const OF_PIPELINE = ['pipeline_name', 'pipeline_counter'];

describe.each(ALL)('One run with its times on %s, asked with %s', (version, accept, between) => {
  const spoken: Spoken = [version, accept, between];
  const told = {
    ids: accept === ACCEPT.v1 || !accept.startsWith('application/vnd'),
    cancelledBy: accept.startsWith('application/vnd'),
    times: accept === ACCEPT.v3,
  };

  it('has the keys of its generation', async () => {
    const { clock, server } = withRun();
    clock.advance(600_000);
    const run = await read(server, spoken, 'shop/1/unit/1');
    expect(Object.keys(run).toSorted()).toEqual(
      [
        ...[...COMMON, ...CONFIGURED, ...OF_PIPELINE],
        ...(told.ids ? ['id'] : []),
        ...(told.times ? ['scheduled_at', 'last_transitioned_time'] : []),
      ].toSorted(),
    );
    expect(run).toMatchObject({
      ...{ name: 'unit', counter: 1, approved_by: 'jez', approval_type: 'success', result: 'Passed' },
      ...{ pipeline_name: 'shop', pipeline_counter: 1, rerun_of_counter: null },
    });
    const job = jobsOf(run).get('api');
    expect(job).toMatchObject({
      ...{ pipeline_name: null, pipeline_counter: null, stage_name: null, stage_counter: null },
      ...{ state: 'Completed', result: 'Passed', rerun: false, original_job_id: null },
    });
    expect('id' in (job ?? {})).toBe(told.ids);
    const transitions = listIn(job ?? {}, 'job_state_transitions');
    expect(transitions.every((one) => 'id' in one === told.ids)).toBe(true);
    expect(statesOf(job)).toEqual(STATES);
  });

  it('gives every transition an id of its own, where it gives any', async () => {
    const { clock, server } = withRun();
    clock.advance(600_000);
    const ids = [...jobsOf(await read(server, spoken, 'shop/1/unit/1')).values()].flatMap((job) =>
      listIn(job, 'job_state_transitions').map((one) => one['id']),
    );
    expect(new Set(ids).size).toBe(told.ids ? 18 : 1);
  });

  it('tells who cancelled, where its generation does', async () => {
    const { server } = withRun();
    await cancel(server, 'shop/unit', signedInAs('admin:badger'));
    const run = await read(server, spoken, 'shop/1/unit/1');
    expect([run['result'], run['cancelled_by']]).toEqual([
      'Cancelled',
      told.cancelledBy ? 'admin' : undefined,
    ]);
  });

  it('says of a run there is not what its generation says', async () => {
    const { server } = withRun();
    for (const run of ['shop/7/unit/1', 'shop/1/unit/7', 'shop/1/ship/1']) {
      const answer = await askFor(server, spoken, run);
      if (!between) {
        expect(answer.status).toBe(404);
        expect(await answer.text()).toContain('not found');
        continue;
      }
      expect([answer.status, await answer.json()]).toEqual([
        200,
        {
          ...{ name: run.split('/')[2], counter: 0, approval_type: null, approved_by: null },
          ...{ result: 'Unknown', rerun_of_counter: null, jobs: [] },
          ...{ fetch_materials: true, clean_working_directory: false, artifacts_deleted: false },
        },
      ]);
    }
  });

  it('knows no other pipeline', async () => {
    const answer = await askFor(createGoServer(), spoken, 'nowhere/1/unit/1');
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe(
      told.cancelledBy
        ? `{"message":"Pipeline with name 'nowhere' was not found!"}`
        : 'Not Found { Pipeline not found }\n',
    );
  });

  it('breaks on a counter that is no number, and legacy servers take it for 0', async () => {
    const { server } = withRun();
    for (const run of ['shop/x/unit/1', 'shop/1/unit/x'])
      expect((await askFor(server, spoken, run)).status).toBe(told.cancelledBy ? 500 : 404);
  });

  it('is kept from those who may not view, and from those not signed in', async () => {
    const { server } = withRun();
    const through = (faults: string) =>
      askFor(server, [`${version},${faults}`, accept, between], 'shop/1/unit/1');
    const forbidden = version < '18.6' ? 401 : 403;
    expect((await through('noview')).status).toBe(forbidden);
    expect((await through('instance:noview')).status).toBe(forbidden);
    expect((await through('instance:503')).status).toBe(503);
    expect((await through('history:503,cancel:503')).status).toBe(200);
    server.setSignInNeeded(true);
    expect((await askFor(server, spoken, 'shop/1/unit/1')).status).toBe(401);
    expect((await askFor(server, spoken, 'shop/1/unit/1', { as: 'viewer' })).status).toBe(200);
  });

  it('is read and not posted', async () => {
    const { server } = withRun();
    expect((await askFor(server, spoken, 'shop/1/unit/1', { method: 'POST' })).status).toBe(405);
    expect((await askFor(server, spoken, 'shop/1/unit/1', { method: 'HEAD' })).status).toBe(200);
  });
});

it('is not there on other servers, nor for another Accept', async () => {
  const { server } = withRun();
  for (const spoken of [
    ['14.3.0', '*/*', false],
    ['15.0.0', '*/*', false],
    ['19.3.0', '*/*', false],
    ['20.4.0', ACCEPT.v1, false],
    ['19.12.0', ACCEPT.v2, true],
    ['20.8.0', ACCEPT.v3, true],
    ['21.4.0', ACCEPT.v2, true],
    ['26.1.0', '*/*', true],
    ['26.1.0', `${ACCEPT.v3}, */*`, true],
  ] as const)
    expect([spoken, (await askFor(server, spoken, 'shop/1/unit/1')).status]).toEqual([spoken, 404]);
  for (const path of ['shop/1/unit/1', 'shop/unit/instance/1/1'])
    expect((await ask(server, `/go/api/stages/${path}`, { headers: { Accept: ACCEPT.v3 } })).status).toBe(
      404,
    );
});

it('shows transitions as they happen, by the clock', async () => {
  const { clock, server } = withRun({ lint: 'Failed' });
  const start = clock.now();
  const fresh = await read(server, today, 'shop/1/unit/1');
  expect(fresh).toMatchObject({ scheduled_at: start, result: 'Unknown' });
  expect(fresh).not.toHaveProperty('last_transitioned_time');
  expect(jobsOf(fresh).get('lint')).toMatchObject({
    ...{ state: 'Scheduled', result: 'Unknown', agent_uuid: null },
    job_state_transitions: [{ state: 'Scheduled', state_change_time: start }],
  });
  const seen = new Map<string, number>();
  for (let ms = 0; ms < 120_000; ms += 100) {
    const run = await read(server, today, 'shop/1/unit/1');
    const job = jobsOf(run).get('lint');
    const transitions = transitionsOf(job);
    expect(transitions.map(([state]) => state)).toEqual(STATES.slice(0, transitions.length));
    expect(transitions.at(-1)?.[0]).toBe(job?.['state']);
    expect(transitions.every(([, at]) => at <= clock.now())).toBe(true);
    expect(job?.['agent_uuid'] === null).toBe(transitions.length < 2);
    expect(job?.['result'] === 'Failed').toBe(transitions.length > 4);
    for (const [state, at] of transitions) {
      if (!seen.has(state)) expect(clock.now() - at).toBeLessThan(100);
      seen.set(state, at);
    }
    const latest = Math.max(
      ...[...jobsOf(run).values()].flatMap((one) => transitionsOf(one).map(([, at]) => at)),
    );
    if (latest > start) expect(run['last_transitioned_time']).toBe(latest);
    clock.advance(100);
  }
  expect([...seen.keys()]).toEqual(STATES);
});

it('tells fresh what the history tells only in the end', async () => {
  const { clock, server } = withRun();
  clock.advance(30_000);
  const history = await speak(server, '26.1.0', 'stages/shop/unit/history', { accept: ACCEPT.v3 });
  expect(JSON.stringify(await history.json())).not.toContain('Building');
  expect(jobsOf(await read(server, today, 'shop/1/unit/1')).get('api')).toMatchObject({ state: 'Building' });
});

it('takes a cancelled job straight to Completed', async () => {
  const { clock, server } = withRun({}, 'held');
  clock.advance(60_000);
  await cancel(server, 'shop/unit');
  clock.advance(60_000);
  const run = await read(server, today, 'shop/1/unit/1');
  const job = jobsOf(run).get('api');
  expect(job).toMatchObject({ state: 'Completed', result: 'Cancelled' });
  expect(statesOf(job)).toEqual(['Scheduled', 'Assigned', 'Preparing', 'Building', 'Completed']);
  expect(run['last_transitioned_time']).toBe(clock.now() - 60_000);
});

it('knows no agent of a job that was cancelled while it waited', async () => {
  const { server } = withRun();
  await cancel(server, 'shop/unit');
  const job = jobsOf(await read(server, today, 'shop/1/unit/1')).get('api');
  expect(job).toMatchObject({ result: 'Cancelled', agent_uuid: null });
  expect(statesOf(job)).toEqual(['Scheduled', 'Completed']);
});

it('keeps of copied jobs the result, dates, transitions and agent, and names the first job', async () => {
  const { clock, server } = withRun({ lint: 'Failed' });
  clock.advance(600_000);
  server.rerunJobs('shop', 'unit', 1, ['lint']);
  clock.advance(600_000);
  server.rerunJobs('shop', 'unit', 1, ['pack']);
  const again = clock.now();
  clock.advance(600_000);
  const runs = await Promise.all([1, 2, 3].map((counter) => read(server, today, `shop/1/unit/${counter}`)));
  const [first, second, third] = runs.map(jobsOf);
  const ids = (await readHistory(server, 'shop/unit')).stages.map(
    (run) => new Map(run.jobs.map((job) => [job.name, job.id])),
  );
  expect(runs.map((run) => run['rerun_of_counter'])).toEqual([null, 1, 1]);
  expect(runs[2]).toMatchObject({ counter: 3, scheduled_at: again });
  const flags = (job: Json | undefined) => [job?.['rerun'], job?.['original_job_id']];
  expect(flags(second?.get('lint'))).toEqual([true, null]);
  expect(flags(second?.get('api'))).toEqual([false, ids[2]?.get('api')]);
  // Through two re-runs it still names the first; what ran again in between is a copy like any other.
  expect(flags(third?.get('api'))).toEqual([false, ids[2]?.get('api')]);
  expect(flags(third?.get('lint'))).toEqual([false, ids[1]?.get('lint')]);
  expect(flags(third?.get('pack'))).toEqual([true, null]);
  const asItWas = (job: Json | undefined) => ({ ...job, rerun: 0, original_job_id: 0 });
  expect(asItWas(third?.get('api'))).toEqual(asItWas(first?.get('api')));
  expect(asItWas(third?.get('lint'))).toEqual(asItWas(second?.get('lint')));
  expect(transitionsOf(third?.get('pack'))[0]).toEqual(['Scheduled', again]);
  expect(runs[2]?.['last_transitioned_time']).toBe(transitionsOf(third?.get('pack')).at(-1)?.[1]);
});

it('counts nothing as a transition of a partial re-run that its copies have been through', async () => {
  const { clock, server } = withRun({ lint: 'Failed' });
  clock.advance(600_000);
  server.rerunJobs('shop', 'unit', 1, ['lint']);
  expect(await read(server, today, 'shop/1/unit/2')).not.toHaveProperty('last_transitioned_time');
});

it('has five agents at most, the same again, others with another seed, and jobs side by side on different ones', async () => {
  const agents = async (seed: number, stage: string, counters: readonly number[]) => {
    const server = createGoServer({ clock: createManualClock(), seed });
    const runs = await Promise.all(
      counters.map((counter) => read(server, today, `website/${counter}/${stage}/1`)),
    );
    return runs.map((run) => [...jobsOf(run).values()].map((job) => String(job['agent_uuid'])));
  };
  const counters = [3, 4, 5, 6, 7, 8];
  const seven = await agents(7, 'test', counters);
  expect(await agents(7, 'test', counters)).toEqual(seven);
  const distinct = new Set(seven.flat());
  expect(distinct.size).toBe(5);
  for (const uuid of distinct)
    expect(uuid).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/);
  expect(new Set(seven[0]?.slice(0, 5)).size).toBe(5);
  const eight = new Set((await agents(8, 'test', counters)).flat());
  expect([...distinct].filter((uuid) => eight.has(uuid))).toEqual([]);
});

it('says nothing of a run that has lost its words but what is left', async () => {
  const run = await read(createGoServer(), today, 'partner-feed/1/publish/1');
  expect(run).toMatchObject({ name: 'publish', pipeline_counter: 1 });
  expect(Object.keys(run)).not.toContain('result');
  expect(jobsOf(run).get('export')).toMatchObject({ agent_uuid: null, job_state_transitions: [] });
});

it('tells all times by a clock that is off', async () => {
  const { clock, server } = withRun();
  clock.advance(600_000);
  const right = await read(server, today, 'shop/1/unit/1');
  server.setClockSkew(300_000);
  const off = await read(server, today, 'shop/1/unit/1');
  const times = (run: Json) => [
    ...[run['scheduled_at'], run['last_transitioned_time']].map(Number),
    ...[...jobsOf(run).values()].flatMap((job) => transitionsOf(job).map(([, at]) => at)),
  ];
  expect(times(off)).toEqual(times(right).map((at) => at + 300_000));
});

it('tells the run of a stage that is called instance, and cancels it', async () => {
  const server = createGoServer();
  server.addStage({ pipeline: 'shop', stage: 'instance', jobs: ['all'] });
  server.startRun('shop', 'instance');
  expect((await askFor(server, ['19.8.0', ACCEPT.v1, false], 'shop/1/instance/1')).status).toBe(200);
  const answer = await speak(server, '19.8.0', 'stages/shop/1/instance/1/cancel', {
    accept: ACCEPT.v1,
    method: 'POST',
    headers: { 'X-GoCD-Confirm': 'true' },
  });
  expect(await jsonOf(answer)).toEqual({ message: 'Stage cancelled successfully.' });
});
