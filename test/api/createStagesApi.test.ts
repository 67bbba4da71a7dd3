import { expect, test } from 'vitest';
import { createStagesApi } from '../../src/api/createStagesApi.ts';

test.each([
  ['/go', '/go'],
  ['/go/', '/go'],
  ['/ci/go//', '/ci/go'],
])('a server given as %s is asked at %s', (given, server) => {
  expect(createStagesApi(given).server).toBe(server);
});
