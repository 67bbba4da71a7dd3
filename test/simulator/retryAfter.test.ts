import { expect, it } from 'vitest';
import { createGoServer } from '../../src/simulator/goServer.ts';
import { createManualClock } from '../../src/simulator/manualClock.ts';
import { ask } from './ask.ts';
import { ACCEPT, jsonOf, speak } from './generations/speak.ts';

async function retryAfter(settings: string, skew = 0): Promise<[number, string | null]> {
  const server = createGoServer({ clock: createManualClock(Date.UTC(2026, 0, 15, 12)) });
  server.setClockSkew(skew);
  const answer = await ask(server, `/sim/${settings}/go/api/stages/foo/DEV/history/0`);
  return [answer.status, answer.headers.get('Retry-After')];
}

it.each([
  ['busy=120', 503, '120'],
  ['busy=0', 503, '0'],
  ['toomany=30', 429, '30'],
  ['busyuntil=120', 503, 'Thu, 15 Jan 2026 12:02:00 GMT'],
])('says through %s when to ask again', async (settings, status, when) => {
  expect(await retryAfter(settings)).toEqual([status, when]);
});

it("reckons the date by the server's own clock, wrong as it may be", async () => {
  expect(await retryAfter('busyuntil=120,skew=300')).toEqual([503, 'Thu, 15 Jan 2026 12:07:00 GMT']);
  expect(await retryAfter('busyuntil=120', -60_000)).toEqual([503, 'Thu, 15 Jan 2026 12:01:00 GMT']);
});

it('does not say so through 503', async () => {
  expect(await retryAfter('503')).toEqual([503, null]);
});

it("says it in the form of the API that is asked, or with a proxy's page", async () => {
  const server = createGoServer();
  const path = 'stages/foo/DEV/history';
  const busy = await speak(server, '26.1.0,busy=120', path, { accept: ACCEPT.v3 });
  expect(await jsonOf(busy)).toEqual({ message: 'Server is under maintenance mode, please try later.' });
  const tooMany = await speak(server, '26.1.0,toomany=30', path, { accept: ACCEPT.v3 });
  expect(await tooMany.text()).toContain('<h1>Too Many Requests</h1>');
});
