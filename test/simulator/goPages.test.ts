import { expect, it } from 'vitest';
import { createGoServer } from '../../src/simulator/goServer.ts';
import { ask } from './ask.ts';

const PAGES = [
  ['/go', 'The dashboard with all pipelines'],
  ['/go/', 'The dashboard with all pipelines'],
  ['/go/pipelines/foo/2/DEV/1', 'Run 2 / 1 of stage DEV in pipeline foo'],
  [
    '/go/tab/build/detail/foo/2/DEV/1/UnitTest',
    'Console of job UnitTest in run 2 / 1 of stage DEV in pipeline foo',
  ],
  ['/go/pipelines/value_stream_map/foo/2', 'Value stream map of pipeline run foo / 2'],
  ['/go/tab/pipeline/history/foo', 'History of pipeline foo'],
  ['/go/pipeline/activity/foo', 'Activity of pipeline foo'],
  ['/go/compare/foo/1/with/2', 'What changed in pipeline foo from run 1 to run 2'],
  ['/sim/html/go/tab/pipeline/history/foo', 'History of pipeline foo'],
] as const;

it.each(PAGES)('says what a Go server shows at %s', async (path, heading) => {
  const answer = await ask(createGoServer(), path);
  expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(await answer.text()).toContain(`<h1>${heading}</h1>`);
});

it('has no other page', async () => {
  expect((await ask(createGoServer(), '/go/admin')).status).toBe(404);
});

it('shows what stands in the address as text', async () => {
  const answer = await ask(createGoServer(), '/go/tab/pipeline/history/%3Cscript%3E%26%22%27$1');
  const html = await answer.text();
  expect(html).not.toContain('<script>');
  expect(html).toContain('&#60;script&#62;&#38;&#34;&#39;$1');
});
