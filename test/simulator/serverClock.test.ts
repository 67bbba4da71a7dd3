import { describe, expect, it } from 'vitest';
import { createGoServer } from '../../src/simulator/goServer.ts';
import { createManualClock } from '../../src/simulator/manualClock.ts';
import { ask, newestRun } from './ask.ts';
import { ACCEPT, speak } from './generations/speak.ts';
import type { Manner } from './generations/speak.ts';

const FIVE_MINUTES = 300_000;
const DEV = '/go/api/stages/foo/DEV/history/0';

/** All dates of an answer, as it gives them, and what is left of it. */
async function dissect(answer: Response): Promise<{ dates: number[]; rest: string }> {
  const body = await answer.text();
  const date = /("(?:scheduled_date|modified_time)":)(\d+)/g;
  return {
    dates: [
      Date.parse(answer.headers.get('Date') ?? ''),
      ...[...body.matchAll(date)].map((found) => Number(found[2])),
    ],
    rest: `${answer.status} ${answer.headers.get('Content-Type') ?? ''} ${body.replace(date, '$1')}`,
  };
}

const HISTORIES: readonly (readonly [version: string, path: string, manner: Manner])[] = [
  ['18.6.0', 'stages/website/test/history/0', {}],
  ['20.3.0', 'stages/website/test/history/0', { accept: ACCEPT.v1 }],
  ['26.1.0', 'stages/website/test/history', { accept: ACCEPT.v3 }],
  ['18.6.0', 'pipelines/website/history/0', {}],
  ['26.1.0', 'pipelines/website/history', { accept: ACCEPT.v1 }],
];

it.each(HISTORIES)('shifts every date %s tells in %s, and nothing else', async (version, path, manner) => {
  const server = createGoServer({ clock: createManualClock() });
  const right = await dissect(await speak(server, version, path, manner));
  expect(right.dates.length).toBeGreaterThan(10);
  for (const skew of [300, -300]) {
    const wrong = await dissect(await speak(server, `${version},skew=${skew}`, path, manner));
    expect(wrong.rest).toBe(right.rest);
    expect(wrong.dates).toEqual(right.dates.map((date) => date + skew * 1000));
  }
});

it('is put wrong for all of the server, and right again', async () => {
  const clock = createManualClock();
  const server = createGoServer({ clock });
  const right = await dissect(await ask(server, DEV));
  server.setClockSkew(FIVE_MINUTES);
  server.startRun('demo_pipeline', 'first_stage', { evenIfActive: true });
  const started = (await newestRun(server, 'demo_pipeline/first_stage')).jobs[0]?.scheduled_date;
  expect(started).toBe(clock.now() + FIVE_MINUTES);
  expect((await dissect(await ask(server, DEV))).dates).toEqual(
    right.dates.map((date) => date + FIVE_MINUTES),
  );
  const page = await ask(server, '/go/');
  expect(Date.parse(page.headers.get('Date') ?? '')).toBe(clock.now() + FIVE_MINUTES);
  server.setClockSkew(0);
  expect(await dissect(await ask(server, DEV))).toEqual(right);
});

it('changes neither what happens when nor what the log says', async () => {
  const clock = createManualClock();
  const server = createGoServer({ clock });
  server.addStage({ pipeline: 'shop', stage: 'unit', jobs: ['a'], pace: 'seconds' });
  server.startRun('shop', 'unit');
  server.setClockSkew(3_600_000);
  expect((await newestRun(server, 'shop/unit')).jobs[0]?.state).toBe('Scheduled');
  expect(server.requests.map(({ at }) => at)).toEqual([clock.now()]);
});

it('is as wrong as the address says, rather than as all of the server is', async () => {
  const clock = createManualClock();
  const server = createGoServer({ clock });
  server.setClockSkew(FIVE_MINUTES);
  const answer = await ask(server, `/sim/skew=-60${DEV}`);
  expect(Date.parse(answer.headers.get('Date') ?? '')).toBe(clock.now() - 60_000);
});

it('stamps refusals and broken lines too, and leaves what is no history alone', async () => {
  const clock = createManualClock();
  const server = createGoServer({ clock });
  const told = async (settings: string, path: string, init?: RequestInit) => {
    const answer = await ask(server, `/sim/${settings}/go/api/${path}`, init);
    return [answer.status, Date.parse(answer.headers.get('Date') ?? '') - clock.now()];
  };
  expect(await told('skew=300', 'stages/nowhere/DEV/history/0')).toEqual([404, FIVE_MINUTES]);
  expect(await told('503,skew=300', 'stages/foo/DEV/history/0')).toEqual([503, FIVE_MINUTES]);
  const post = { method: 'POST', headers: { Accept: 'application/json' } };
  expect(await told('skew=300', 'stages/foo/DEV/cancel', post)).toEqual([200, FIVE_MINUTES]);
});

it('gives an answer it shifted another ETag', async () => {
  const server = createGoServer();
  const etag = async () => {
    const answer = await speak(server, '18.6.0', 'stages/foo/DEV/history/0');
    return answer.headers.get('ETag');
  };
  const before = await etag();
  server.setClockSkew(FIVE_MINUTES);
  expect(await etag()).not.toBe(before);
});

it.each([NaN, Infinity])('cannot be off by %s ms', (ms) => {
  expect(() => createGoServer().setClockSkew(ms)).toThrow(RangeError);
});

describe('Without a Date header', () => {
  it('gives the same answer otherwise', async () => {
    const server = createGoServer({ clock: createManualClock() });
    const dated = await ask(server, DEV);
    const undated = await ask(server, `/sim/nodate${DEV}`);
    expect([dated.headers.has('Date'), undated.headers.has('Date')]).toEqual([true, false]);
    expect(await undated.text()).toBe(await dated.text());
    expect([...undated.headers]).toEqual([...dated.headers].filter(([name]) => name !== 'date'));
  });

  it('is so for refusals too, and for the requests it is limited to', async () => {
    const server = createGoServer();
    expect((await ask(server, `/sim/nodate,503${DEV}`)).headers.has('Date')).toBe(false);
    expect((await ask(server, `/sim/cancel:nodate${DEV}`)).headers.has('Date')).toBe(true);
  });
});
