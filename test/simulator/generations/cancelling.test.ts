import { describe, expect, it } from 'vitest';
import { createGoServer } from '../../../src/simulator/goServer.ts';
import type { GoServer } from '../../../src/simulator/goServer.ts';
import { newestRun, readHistory } from '../ask.ts';
import { ACCEPT, asJson, jsonOf, listIn, speak } from './speak.ts';

const CANCELLED = 'Stage cancelled successfully.';
const IGNORED = 'Stage is not active. Cancellation Ignored.';
const CONFIRM = { Confirm: 'true' };
const GO_CONFIRM = { 'X-GoCD-Confirm': 'true' };

/** Two active runs of the demo stage: 1 / 1 and, newer, 2 / 1. */
function withTwoActive(): GoServer {
  const server = createGoServer();
  server.startRun('demo_pipeline', 'first_stage', { evenIfActive: true });
  return server;
}

/** The results of the demo stage's runs, newest first. */
async function results(server: GoServer): Promise<string[]> {
  return (await readHistory(server, 'demo_pipeline/first_stage')).stages.map((run) => run.result);
}

describe.each([
  ['19.8.0', 'v1'],
  ['20.3.0', 'v1'],
  ['20.1.0', 'v2'],
  ['21.3.0', 'v2'],
  ['20.9.0', 'v3'],
  ['26.1.0', 'v3'],
] as const)('Cancelling by counters on %s in %s', (version, api) => {
  const post = (server: GoServer, run: string, manner: object = { headers: GO_CONFIRM }) =>
    speak(server, version, `stages/${run}/cancel`, { method: 'POST', accept: ACCEPT[api], ...manner });
  const tell = async (answer: Response) => [answer.status, await answer.json()] as const;

  it('ends exactly the run that is named, also under a newer active one', async () => {
    const server = withTwoActive();
    const answer = await post(server, 'demo_pipeline/1/first_stage/1');
    expect(answer.headers.get('Content-Type')).toBe(`${ACCEPT[api]};charset=utf-8`);
    expect(await tell(answer)).toEqual([200, { message: CANCELLED }]);
    expect(await results(server)).toEqual(['Unknown', 'Cancelled']);
  });

  it('ignores a run that is not active', async () => {
    const server = withTwoActive();
    await post(server, 'demo_pipeline/1/first_stage/1');
    expect(await tell(await post(server, 'demo_pipeline/1/first_stage/1'))).toEqual([
      200,
      { message: IGNORED },
    ]);
    expect(await results(server)).toEqual(['Unknown', 'Cancelled']);
  });

  it('wants a header, and the Accept', async () => {
    const server = withTwoActive();
    expect(await tell(await post(server, 'demo_pipeline/2/first_stage/1', { headers: CONFIRM }))).toEqual([
      400,
      { message: "Missing required header 'X-GoCD-Confirm' with value 'true'" },
    ]);
    const anyhow = await post(server, 'demo_pipeline/2/first_stage/1', {
      headers: GO_CONFIRM,
      accept: '*/*',
    });
    expect(anyhow.status).toBe(404);
    expect(await results(server)).toEqual(['Unknown', 'Unknown']);
  });

  it('knows no run of other counters, and no other pipeline', async () => {
    const server = withTwoActive();
    const unknown =
      "Not Found { Stage 'first_stage' with counter '7' not found. " +
      'Please make sure specified stage or stage run with specified counter exists. }';
    expect(await tell(await post(server, 'demo_pipeline/2/first_stage/7'))).toEqual([
      404,
      { message: unknown },
    ]);
    expect((await post(server, 'demo_pipeline/9/first_stage/1')).status).toBe(404);
    expect((await post(server, 'demo_pipeline/2/second_stage/1')).status).toBe(404);
    expect((await post(server, 'nowhere/2/first_stage/1')).status).toBe(404);
    expect(await tell(await post(server, 'demo_pipeline/x/first_stage/1'))).toEqual([
      500,
      { error: 'For input string: "x"' },
    ]);
    expect(await results(server)).toEqual(['Unknown', 'Unknown']);
  });

  it('refuses those who may not operate, before anything else', async () => {
    const server = withTwoActive();
    const denied = [403, { message: 'You are not authorized to perform this action.' }];
    for (const run of ['2/first_stage/1', '2/first_stage/7'])
      expect(
        await tell(await post(server, `demo_pipeline/${run}`, { headers: GO_CONFIRM, as: 'viewer' })),
      ).toEqual(denied);
    expect(await tell(await post(server, 'payments/18/deploy/1'))).toEqual(denied);
    expect(await results(server)).toEqual(['Unknown', 'Unknown']);
  });

  it('tells afterwards who it was', async () => {
    const server = withTwoActive();
    await post(server, 'demo_pipeline/1/first_stage/1', { headers: GO_CONFIRM, as: 'admin' });
    server.cancelAsServer('demo_pipeline', 'first_stage');
    expect(() => server.cancelAsServer('demo_pipeline', 'first_stage')).toThrow('is active');
    server.startRun('demo_pipeline', 'first_stage');
    await post(server, 'demo_pipeline/3/first_stage/1');
    const history = await speak(server, version, 'stages/demo_pipeline/first_stage/history', {
      accept: ACCEPT[api],
    });
    const runs = listIn(await jsonOf(history), 'stages');
    expect(runs.map((run) => run['cancelled_by'])).toEqual(['anonymous', 'GoCD', 'admin']);
  });
});

describe.each(['14.3.0', '16.1.0', '16.3.0', '18.6.0', '19.5.0', '19.10.0'])(
  'Cancelling by name on %s',
  (version) => {
    const post = (server: GoServer, stage: string, manner: object = {}) =>
      speak(server, version, `stages/${stage}/cancel`, { method: 'POST', headers: CONFIRM, ...manner });

    it('ends whichever run is the latest', async () => {
      const server = withTwoActive();
      const answer = await post(server, 'demo_pipeline/first_stage');
      expect([answer.status, await answer.text()]).toEqual([200, `${CANCELLED}\n`]);
      expect(await results(server)).toEqual(['Cancelled', 'Unknown']);
      const again = await post(server, 'demo_pipeline/first_stage');
      expect([again.status, await again.text()]).toEqual([200, `${IGNORED}\n`]);
    });

    it('says not found of a stage without runs', async () => {
      const answer = await post(createGoServer(), 'greenfield/build');
      expect(answer.status).toBe(404);
      expect(await answer.text()).toBe("Stage '(pipeline name: greenfield, stage name build)' not found.\n");
    });

    it('refuses those who may not operate, with 401 and from 18.6.0 on with 403', async () => {
      const answer = await post(createGoServer(), 'payments/deploy');
      expect(answer.status).toBe(['14.3.0', '16.1.0', '16.3.0'].includes(version) ? 401 : 403);
      expect(await answer.text()).toBe('Unauthorized to operate stage named deploy\n');
    });

    it('is not found without the header, from 16.3.0 on', async () => {
      const server = createGoServer();
      const answer = await post(server, 'demo_pipeline/first_stage', { headers: {} });
      const needsNone = ['14.3.0', '16.1.0'].includes(version);
      expect(answer.status).toBe(needsNone ? 200 : 404);
      expect((await newestRun(server, 'demo_pipeline/first_stage')).result).toBe(
        needsNone ? 'Cancelled' : 'Unknown',
      );
    });
  },
);

describe.each(['14.3.0', '16.3.0', '19.7.0'])('Cancelling by id on %s', (version) => {
  const post = (server: GoServer, id: number, manner: object = {}) =>
    speak(server, version, `stages/${id}/cancel`, { method: 'POST', headers: CONFIRM, ...manner });
  const idOf = async (server: GoServer, index: number) =>
    (await readHistory(server, 'demo_pipeline/first_stage')).stages[index]?.id ?? 0;

  it('ends exactly that run, also under a newer active one', async () => {
    const server = withTwoActive();
    const older = await idOf(server, 1);
    expect(await (await post(server, older)).text()).toBe(`${CANCELLED}\n`);
    expect(await results(server)).toEqual(['Unknown', 'Cancelled']);
    expect(await (await post(server, older)).text()).toBe(`${IGNORED}\n`);
    expect(await results(server)).toEqual(['Unknown', 'Cancelled']);
  });

  it('finds the newest and the oldest run of a stage nobody has looked at yet', async () => {
    const ends = async (stage: string) => {
      const server = createGoServer();
      const page = async (offset: number) =>
        jsonOf(await speak(server, version, `stages/${stage}/history/${offset}`, { accept: ACCEPT.v1 }));
      const total = Number(asJson((await page(0))['pagination'])['total']);
      return [listIn(await page(0), 'stages')[0], listIn(await page(total - 1), 'stages')[0]];
    };
    for (const stage of ['orders/integration', 'partner-feed/publish', 'foo/DEV']) {
      for (const run of await ends(stage)) {
        const answer = await post(createGoServer(), Number(run?.['id']));
        expect([stage, run?.['id'], answer.status]).toEqual([stage, expect.any(Number), 200]);
      }
    }
  });

  it('knows no run of another id', async () => {
    const answer = await post(createGoServer(), 987_654_321);
    expect([answer.status, await answer.text()]).toEqual([404, "Stage '987654321' not found.\n"]);
  });

  it('refuses those who may not operate', async () => {
    const server = withTwoActive();
    const answer = await post(server, await idOf(server, 0), { as: 'viewer' });
    expect(answer.status).toBe(version === '19.7.0' ? 403 : 401);
    expect(await answer.text()).toBe('Unauthorized to operate stage named first_stage\n');
    expect(await results(server)).toEqual(['Unknown', 'Unknown']);
  });
});

it('has no other way to cancel on any version', async () => {
  const server = withTwoActive();
  const demo = 'demo_pipeline/first_stage';
  const id = (await newestRun(server, demo)).id;
  const headers = { ...CONFIRM, ...GO_CONFIRM };
  for (const [version, path, accept] of [
    ['19.11.0', `stages/${demo}/cancel`, '*/*'],
    ['26.1.0', `stages/${demo}/cancel`, ACCEPT.v3],
    ['19.8.0', `stages/${id}/cancel`, '*/*'],
    ['26.1.0', `stages/${id}/cancel`, ACCEPT.v3],
    [undefined, `stages/${id}/cancel`, '*/*'],
    ['19.7.0', 'stages/demo_pipeline/2/first_stage/1/cancel', ACCEPT.v1],
    ['21.1.0', 'stages/demo_pipeline/2/first_stage/1/cancel', ACCEPT.v1],
    ['20.8.0', 'stages/demo_pipeline/2/first_stage/1/cancel', ACCEPT.v3],
    ['26.1.0', 'stages/demo_pipeline/2/first_stage/1/cancel', ACCEPT.v2],
    [undefined, 'stages/demo_pipeline/2/first_stage/1/cancel', ACCEPT.v3],
  ] as const)
    expect((await speak(server, version, path, { method: 'POST', accept, headers })).status).toBe(404);
  expect(await results(server)).toEqual(['Unknown', 'Unknown']);
});
