import { describe, expect, it } from 'vitest';
import { createGoServer } from '../../../src/simulator/goServer.ts';
import { ACCEPT, listIn, jsonOf, speak } from './speak.ts';

const HISTORY = 'stages/website/test/history';
const NOT_VIEWABLE = 'Unauthorized { Not authorized to view pipeline }\n';
const BACKUP = 'Server is under maintenance mode, please try later.';
const NOT_ALLOWED = '{"message":"You are not authorized to perform this action."}';

/** What a server says through a fault, in the words of its generation. */
const LEGACY = [
  ['401', 401, /^<!DOCTYPE html>/],
  ['403', 403, NOT_VIEWABLE],
  ['500', 500, /^<!DOCTYPE html>/],
  ['503', 503, `${BACKUP}\n`],
] as const;
const MODERN = [
  ['401', 401, '{"message":"You are not authenticated!"}'],
  ['noview', 403, NOT_ALLOWED],
  ['403', 403, NOT_ALLOWED],
  ['500', 500, '{"error":"Broken."}'],
  ['503', 503, `{"message":"${BACKUP}"}`],
] as const;

describe.each([
  ['14.3.0', '*/*', [...LEGACY, ['noview', 401, NOT_VIEWABLE] as const]],
  ['18.6.0', '*/*', [...LEGACY, ['noview', 403, NOT_VIEWABLE] as const]],
  ['19.5.0', '*/*', [...LEGACY, ['noview', 403, NOT_VIEWABLE] as const]],
  ['19.5.0', ACCEPT.v1, MODERN],
  ['20.4.0', ACCEPT.v2, MODERN],
  ['26.1.0', ACCEPT.v3, MODERN],
] as const)('Faults on %s asked with %s', (version, accept, faults) => {
  it.each([...faults])('say %s in its words', async (fault, status, text) => {
    const answer = await speak(createGoServer(), `${version},${fault}`, HISTORY, { accept });
    expect(answer.status).toBe(status);
    const body = await answer.text();
    if (typeof text === 'string') expect(body).toBe(text);
    else expect(body).toMatch(text);
  });

  it('answer somebody signed out so, with a challenge', async () => {
    const server = createGoServer();
    server.setSignInNeeded(true);
    const answer = await speak(server, version, HISTORY, { accept });
    expect([answer.status, answer.headers.get('WWW-Authenticate')]).toEqual([401, 'Basic realm="Go"']);
    const [, , text] = faults[0];
    if (typeof text === 'string') expect(await answer.text()).toBe(text);
    else expect(await answer.text()).toMatch(text);
    expect((await speak(server, version, HISTORY, { accept, as: 'viewer' })).status).toBe(200);
    const headers = { 'X-Requested-With': 'XMLHttpRequest' };
    const toScript = await speak(server, version, HISTORY, { accept, headers });
    // Before 18.3.0 every 401 challenged.
    expect(toScript.headers.has('WWW-Authenticate')).toBe(version === '14.3.0');
  });

  it('take the counter from the fourth run, and nothing else', async () => {
    const server = createGoServer();
    const whole = await speak(server, version, HISTORY, { accept });
    const broken = await speak(server, `${version},malformed`, HISTORY, { accept });
    expect(broken.headers.get('Content-Type')).toBe(whole.headers.get('Content-Type'));
    const counters = listIn(await jsonOf(broken), 'stages').map((run) => 'counter' in run);
    expect(counters.indexOf(false)).toBe(3);
    expect(counters.lastIndexOf(false)).toBe(3);
  });

  it('break off in the middle', async () => {
    const answer = await speak(createGoServer(), `${version},truncated`, HISTORY, { accept });
    await expect(answer.text()).rejects.toThrow('connection');
  });
});

it('says in text or JSON that a stage may not be operated, through 403', async () => {
  const post = async (version: string, path: string, accept: string) => {
    const manner = {
      method: 'POST',
      accept,
      headers: { Confirm: 'true', 'X-GoCD-Confirm': 'true' },
    } as const;
    const answer = await speak(createGoServer(), `${version},cancel:403`, `stages/${path}/cancel`, manner);
    return [answer.status, await answer.text()];
  };
  const denied = [403, 'Unauthorized to operate stage named first_stage\n'];
  expect(await post('14.3.0', 'demo_pipeline/first_stage', '*/*')).toEqual(denied);
  const [run] = listIn(
    await jsonOf(await speak(createGoServer(), '14.3.0', 'stages/demo_pipeline/first_stage/history')),
    'stages',
  );
  expect(await post('14.3.0', String(run?.['id']), '*/*')).toEqual(denied);
  expect(await post('26.1.0', 'demo_pipeline/1/first_stage/1', ACCEPT.v3)).toEqual([403, NOT_ALLOWED]);
});

it('limits a fault to the history, the cancel, the permission or the version of any generation', async () => {
  const server = createGoServer();
  const met = async (version: string, path: string, accept: string, method?: 'POST') => {
    const kinds = ['history', 'cancel', 'permission', 'version'];
    const manner = { accept, ...(method && { method }) };
    const answers = await Promise.all(
      kinds.map((kind) => speak(server, `${version},${kind}:503`, path, manner)),
    );
    return kinds.filter((_, index) => answers[index]?.status === 503);
  };
  expect(await met('14.3.0', HISTORY, '*/*')).toEqual(['history']);
  expect(await met('26.1.0', HISTORY, ACCEPT.v3)).toEqual(['history']);
  expect(await met('14.3.0', 'stages/foo/DEV/cancel', '*/*', 'POST')).toEqual(['cancel']);
  expect(await met('14.3.0', 'stages/1/cancel', '*/*', 'POST')).toEqual(['cancel']);
  expect(await met('26.1.0', 'stages/foo/2/DEV/1/cancel', ACCEPT.v3, 'POST')).toEqual(['cancel']);
  expect(await met('14.3.0', 'pipelines/foo/history/0', '*/*')).toEqual(['permission']);
  expect(await met('26.1.0', 'pipelines/foo/history', ACCEPT.v1)).toEqual(['permission']);
  expect(await met('26.1.0', 'version', ACCEPT.v1)).toEqual(['version']);
  // What is not there is still meant to be a version.
  expect(await met('14.3.0', 'version', ACCEPT.v1)).toEqual(['version']);
});
