import { expect, it } from 'vitest';
import { createGoServer } from '../../src/simulator/goServer.ts';
import { ask, signedInAs } from './ask.ts';
import example from './seedHistory.json?raw';

it("answers the document's example, key for key, value for value and in the same order", async () => {
  const server = createGoServer();
  const answer = await ask(server, '/go/api/stages/foo/DEV/history/0', signedInAs('admin:badger'));
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Content-Type')).toBe('application/json; charset=utf-8');
  expect(await answer.text()).toBe(JSON.stringify(JSON.parse(example)));
});

it('lets nobody operate the pipeline of the example, whoever asks', async () => {
  const server = createGoServer();
  for (const init of [undefined, signedInAs('admin:badger'), signedInAs('viewer:viewer')]) {
    const answer = await ask(server, '/go/api/stages/foo/DEV/history/0', init);
    expect(await answer.text()).toBe(JSON.stringify(JSON.parse(example)));
  }
});
