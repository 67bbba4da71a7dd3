import { expect, it } from 'vitest';
import { createGoServer } from '../../src/simulator/goServer.ts';
import { ask, cancel, newestRun, readHistory, signedInAs } from './ask.ts';

const HISTORY = '/go/api/stages/website/test/history/0';

it('tells each user their own permission', async () => {
  const server = createGoServer();
  for (const [init, may] of [
    [undefined, true],
    [signedInAs('admin:badger'), true],
    [signedInAs('viewer:viewer'), false],
  ] as const) {
    const { stages } = await readHistory(server, 'website/test', 0, init);
    expect(stages.every((run) => run.operate_permission === may)).toBe(true);
  }
});

it('lets a stage be run by those who may operate it while no run is active', async () => {
  const server = createGoServer();
  expect((await newestRun(server, 'website/test')).can_run).toBe(false);
  server.finishRun('website', 'test');
  expect((await newestRun(server, 'website/test')).can_run).toBe(true);
  server.setOperatePermission('website', false);
  expect((await newestRun(server, 'website/test')).can_run).toBe(false);
});

it('turns wrong credentials away, whether or not it asks for any', async () => {
  const server = createGoServer();
  for (const init of [
    signedInAs('admin:wrong'),
    signedInAs('nobody:badger'),
    { headers: { Authorization: 'Basic %%%' } },
    { headers: { Authorization: 'bearer badger' } },
  ]) {
    expect((await ask(server, HISTORY, init)).status).toBe(401);
  }
});

it('answers somebody signed out with a page and a challenge, a script without the challenge', async () => {
  const server = createGoServer();
  server.setSignInNeeded(true);
  const answer = await ask(server, HISTORY);
  expect(answer.status).toBe(401);
  expect(answer.headers.get('Content-Type')).toMatch(/^text\/html/);
  expect(answer.headers.get('WWW-Authenticate')).toMatch(/^Basic /);
  const toScript = await ask(server, HISTORY, { headers: { 'X-Requested-With': 'XMLHttpRequest' } });
  expect([toScript.status, toScript.headers.get('WWW-Authenticate')]).toEqual([401, null]);
  expect((await cancel(server, 'demo_pipeline/first_stage'))[0]).toBe(401);
  expect((await ask(server, '/go/')).status).toBe(401);
});

it('lets in credentials, and whoever is signed in', async () => {
  const server = createGoServer();
  server.setSignInNeeded(true);
  expect((await ask(server, HISTORY, signedInAs('admin:badger'))).status).toBe(200);
  server.signIn('viewer');
  expect((await newestRun(server, 'website/test')).operate_permission).toBe(false);
  server.signIn('admin');
  expect((await newestRun(server, 'website/test')).operate_permission).toBe(true);
  server.signIn(undefined);
  expect((await ask(server, HISTORY)).status).toBe(401);
});
