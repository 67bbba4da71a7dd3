import { expect, test } from 'vitest';
import { createStagesApi } from '../../src/api/createStagesApi.ts';
import { someRun } from '../support/someRun.ts';

test.each([
  ['/go', '/go'],
  ['/go/', '/go'],
  ['/ci/go//', '/ci/go'],
])('a server given as %s is asked at %s', (given, server) => {
  expect(createStagesApi(given).server).toBe(server);
});

test('nothing was sent where it cannot be found out what the server speaks', async () => {
  const asked: string[] = [];
  const api = createStagesApi('/go', 'auto', {
    fetch: (url) => {
      asked.push(url);
      return Promise.resolve(new Response('', { status: 503 }));
    },
  });
  const run = someRun(4, 'deploy:Building/Unknown');
  await expect(api.cancel(run, 'this run')).rejects.toMatchObject({ kind: 'unavailable', neverSent: true });
  expect(asked).toEqual(['/go/api/version']);
});
