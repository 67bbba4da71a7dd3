import { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, test } from 'vitest';
import { NEWEST } from '../../src/api/StagesApi.ts';
import type { HistoryPage, PageToken } from '../../src/api/StagesApi.ts';
import { historyQuery } from '../../src/query/historyQuery.ts';
import { someRun } from '../support/someRun.ts';
import { HandMadeApi, pageOf, WEBSITE } from './pollStand.ts';

const THERE = 'offset=10&total=30';
const api = new HandMadeApi((token) =>
  token === NEWEST
    ? pageOf([someRun(30, 'Completed/Passed')])
    : pageOf([someRun(20, 'Completed/Passed')], 10),
);
const client = new QueryClient();
afterEach(() => {
  client.clear();
});

/** Reads a page, and gives what is then known of it. */
async function read(token: PageToken): Promise<HistoryPage | undefined> {
  const query = historyQuery(api, WEBSITE, token, 10);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor came late in React Query 5
  await client.fetchQuery({ ...query, staleTime: 0 });
  return client.getQueryData(query.queryKey);
}

test.each([NEWEST, THERE])(
  'The page at %j is the same object when it is read again and says the same',
  async (token) => {
    expect(await read(token)).toBe(await read(token));
  },
);

test('A page number that leads elsewhere is news each time: whoever waits for where it leads now waits no longer', async () => {
  const before = await read('offset=10');
  const now = await read('offset=10');
  expect(now).toEqual(before);
  expect(now).not.toBe(before);
});

test('A page is there under the token that leads back to it, too', async () => {
  const page = await read('offset=10');
  expect(client.getQueryData(historyQuery(api, WEBSITE, THERE, 10).queryKey)).toEqual(page);
});
