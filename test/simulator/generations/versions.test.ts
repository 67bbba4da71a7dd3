import { expect, it } from 'vitest';
import { createGoServer } from '../../../src/simulator/goServer.ts';
import { ask, cancel, newestRun } from '../ask.ts';
import { ACCEPT, jsonOf, listIn, speak } from './speak.ts';

const DEMO = 'stages/demo_pipeline/first_stage';

it('tells its version from 16.6.0 on, as GoCD writes it', async () => {
  const server = createGoServer();
  for (const version of ['16.6.0', '19.5.0', '26.1.0']) {
    const answer = await speak(server, version, 'version', { accept: ACCEPT.v1 });
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, `${ACCEPT.v1};charset=utf-8`]);
    const body = await jsonOf(answer);
    const sha = String(body['git_sha']);
    const build = String(body['build_number']);
    expect(sha).toMatch(/^[0-9a-f]{40}$/);
    expect(build).toMatch(/^\d+$/);
    expect(body).toEqual({
      _links: {
        self: { href: 'http://ci.internal:8153/go/api/version' },
        doc: { href: `https://api.gocd.org/${version}/#version` },
      },
      version,
      build_number: build,
      git_sha: sha,
      full_version: `${version} (${build}-${sha})`,
      commit_url: `https://github.com/gocd/gocd/commits/${sha}`,
    });
  }
});

it('tells no version before, nor for another Accept', async () => {
  const server = createGoServer();
  for (const [version, accept] of [
    [undefined, ACCEPT.v1],
    ['14.3.0', ACCEPT.v1],
    ['16.5.0', ACCEPT.v1],
    ['26.1.0', '*/*'],
    ['26.1.0', ACCEPT.v3],
  ] as const)
    expect((await speak(server, version, 'version', { accept })).status).toBe(404);
});

it('tells it to anybody from 20.1.0 on, and before to those who are signed in', async () => {
  const server = createGoServer();
  server.setSignInNeeded(true);
  const status = async (version: string, as?: 'viewer') =>
    (await speak(server, version, 'version', { accept: ACCEPT.v1, ...(as && { as }) })).status;
  expect(await status('26.1.0')).toBe(200);
  expect(await status('19.12.0')).toBe(401);
  expect(await status('19.12.0', 'viewer')).toBe(200);
  const wrong = { accept: ACCEPT.v1, headers: { Authorization: 'Basic d3Jvbmc=' } };
  expect((await speak(server, '26.1.0', 'version', wrong)).status).toBe(401);
});

it('speaks of every generation what each version has, and no more', async () => {
  const server = createGoServer();
  const spoken = async (version: string) => {
    const has: string[] = [];
    for (const [api, accept] of Object.entries({ legacy: 'text/plain', ...ACCEPT })) {
      const answer = await speak(server, version, `${DEMO}/history`, { accept });
      const type = answer.headers.get('Content-Type') ?? '';
      const told = answer.status !== 200 ? undefined : type.startsWith(accept) ? api : 'legacy';
      if (told !== undefined && !has.includes(told)) has.push(told);
    }
    return has.join(' ');
  };
  for (const [versions, expected] of [
    [['14.3.0', '16.6.0', '19.2.0'], 'legacy'],
    [['19.3.0', '19.5.0'], 'legacy v1'],
    [['19.6.0', '19.8.0', '19.12.0'], 'v1'],
    [['20.1.0', '20.2.0', '20.3.0'], 'v1 v2'],
    [['20.4.0', '20.8.0'], 'v2'],
    [['20.9.0', '21.1.0', '21.3.0'], 'v2 v3'],
    [['21.4.0', '23.5.0', '26.1.0'], 'v3'],
  ] as const)
    for (const version of versions) expect([version, await spoken(version)]).toEqual([version, expected]);
});

it('is upgraded under an open page, with the same runs', async () => {
  const server = createGoServer();
  const accept = ACCEPT.v3;
  server.setVersion('19.5.0');
  expect(await jsonOf(await speak(server, undefined, 'version', { accept: ACCEPT.v1 }))).toMatchObject({
    version: '19.5.0',
  });
  expect(
    (await jsonOf(await speak(server, undefined, `${DEMO}/history`, { accept })))['pagination'],
  ).toBeDefined();
  server.setVersion('26.1.0');
  const history = await speak(server, undefined, `${DEMO}/history`, { accept });
  expect(listIn(await jsonOf(history), 'stages')).toMatchObject([{ pipeline_counter: 1, result: 'Unknown' }]);
  expect((await speak(server, undefined, `${DEMO}/history/0`, { accept: '*/*' })).status).toBe(404);
  server.setVersion(undefined);
  expect((await newestRun(server, 'demo_pipeline/first_stage')).operate_permission).toBe(true);
  expect(await cancel(server, 'demo_pipeline/first_stage')).toEqual([200, 'Stage cancelled successfully.\n']);
  for (const wrong of ['newest', '13.4.0', '26.1.0,500'])
    expect(() => server.setVersion(wrong)).toThrow('Unknown setting');
});

it('lists servers to look at the worlds through, each of which answers', async () => {
  const server = createGoServer();
  const list: unknown = await (await ask(server, '/sim/servers')).json();
  const entries = listIn({ list }, 'list');
  expect(entries.map((entry) => entry['server'])).toEqual(
    expect.arrayContaining(['/go', '/sim/14.3.0/go', '/sim/19.5.0/go', '/sim/20.4.0/go', '/sim/26.1.0/go']),
  );
  for (const entry of entries) {
    expect(Object.keys(entry)).toEqual(['server', 'about']);
    const answers = await Promise.all(
      ['*/*', ...Object.values(ACCEPT)].map((accept) =>
        ask(server, `${String(entry['server'])}/api/${DEMO}/history`, { headers: { Accept: accept } }),
      ),
    );
    expect(answers.some((answer) => answer.status === 200)).toBe(true);
  }
});

it('takes one version among the settings, wherever it stands, and no second', async () => {
  const server = createGoServer();
  const status = async (settings: string) =>
    (await speak(server, settings, `${DEMO}/history`, { accept: ACCEPT.v3 })).status;
  expect(await status('history:503x1,26.1.0')).toBe(503);
  expect(await status('history:503x1,26.1.0')).toBe(200);
  expect(await status('26.1.0,history:503x1')).toBe(503);
  expect(await status('26.1.0,19.5.0')).toBe(400);
  expect(await status('26.1.0,26.1.0')).toBe(400);
});
