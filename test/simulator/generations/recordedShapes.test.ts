import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createGoServer } from '../../../src/simulator/goServer.ts';
import { ACCEPT, asJson, jsonOf, listIn, speak } from './speak.ts';
import type { Json, Manner } from './speak.ts';

/** Where answers of real servers, and those the API documentation prints, lie. */
const FOLDER = process.env['GO_RECORDINGS'];
if (FOLDER === undefined)
  console.log('GO_RECORDINGS is not set: no comparison with answers of real servers.');

const read = (file: string) => readFileSync(join(FOLDER ?? '', file), 'utf8');
const CONFIRM = { Confirm: 'true', 'X-GoCD-Confirm': 'true' };

/** Keys and types of a value, without its values: a list is the set of the shapes in it. */
function shapeOf(value: unknown): unknown {
  if (value === null) return 'null';
  if (Array.isArray(value)) return [...new Set(value.map((one) => JSON.stringify(shapeOf(one))))].toSorted();
  if (typeof value !== 'object') return typeof value;
  const entries = Object.entries(value).map(([key, one]): [string, unknown] => [key, shapeOf(one)]);
  return Object.fromEntries(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** The shapes of the rows in a body, each once. */
function rowShapes(body: Record<string, unknown>, key: string): string[] {
  return [...new Set(listIn(body, key).map((row) => JSON.stringify(shapeOf(row))))].toSorted();
}

/** An instance whose jobs all have an agent. */
function withAgent(body: Json): Json {
  return { ...body, jobs: listIn(body, 'jobs').map((job) => ({ ...job, agent_uuid: 'some-agent' })) };
}

/** The keys that rows of these shapes have. */
function keysOf(shapes: readonly string[]): string[] {
  return [...new Set(shapes.flatMap((shape) => Object.keys(asJson(JSON.parse(shape)))))].toSorted();
}

const LISTS: readonly (readonly [file: string, version: string | undefined, path: string, manner: Manner])[] =
  [
    ['documented/seed-history.json', undefined, 'stages/website/test/history/10', {}],
    ['documented/history-legacy.json', '14.3.0', 'stages/website/test/history/10', {}],
    ['recorded/legacy-history-03.body.json', '16.1.0', 'stages/demo_pipeline/first_stage/history', {}],
    ['recorded/legacy-history-04.body.json', '16.1.0', 'stages/website/test/history/10', {}],
    ['recorded/legacy-history-05.body.json', '16.1.0', 'stages/website/test/history/10', {}],
    ['documented/history-v1.json', '19.5.0', 'stages/website/test/history/10', { accept: ACCEPT.v1 }],
    ['documented/history-v2.json', '20.4.0', 'stages/website/test/history?before=300', { accept: ACCEPT.v2 }],
    ['documented/history-v3.json', '26.1.0', 'stages/website/test/history?before=300', { accept: ACCEPT.v3 }],
    ['recorded/modern-history-01.body.json', '26.1.0', 'stages/website/test/history', { accept: ACCEPT.v3 }],
    ['documented/pipeline-history-legacy.json', '16.1.0', 'pipelines/website/history/10', {}],
    [
      'documented/pipeline-history-v1.json',
      '26.1.0',
      'pipelines/website/history?before=300',
      { accept: ACCEPT.v1 },
    ],
  ];

describe.runIf(FOLDER !== undefined)('The simulated server writes as a real one does', () => {
  it.each(LISTS)('in %s (version %s)', async (file, version, path, manner) => {
    const recorded = await jsonOf(new Response(read(file)));
    const answer = await speak(createGoServer(), version, path, manner);
    const written = await jsonOf(answer);
    expect(Object.keys(written).toSorted()).toEqual(Object.keys(recorded).toSorted());
    for (const key of Object.keys(recorded)) {
      if (key !== 'stages' && key !== 'pipelines') {
        expect(shapeOf(written[key])).toEqual(shapeOf(recorded[key]));
        continue;
      }
      // One page may have no cancelled run, or none that was approved by nobody.
      const shapes = new Set(rowShapes(written, key));
      for (const page of [200, 500, 1000, 2000]) {
        const more = path.includes('?')
          ? path.replace(/\d+$/, String(page))
          : path.replace(/\d+$/, String(2430 - page));
        for (const shape of rowShapes(
          await jsonOf(await speak(createGoServer(), version, more, manner)),
          key,
        ))
          shapes.add(shape);
      }
      expect([...shapes]).toEqual(expect.arrayContaining(rowShapes(recorded, key)));
      // A recording need not have a run of every kind, and the API document's example has no partial re-run.
      if (/^documented\/(pipeline-)?history/.test(file))
        expect(keysOf([...shapes])).toEqual(keysOf(rowShapes(recorded, key)));
    }
  });

  it.each([
    ['documented/instance-legacy.json', '16.1.0'],
    ['recorded/legacy-instance-03.body.json', '19.2.0'],
    ['documented/instance-v3.json', '26.1.0'],
    ['recorded/modern-instance-01.body.json', '26.1.0'],
  ])('in %s (version %s)', async (file, version) => {
    const recorded = await jsonOf(new Response(read(file)));
    const modern = version === '26.1.0';
    const path = modern ? 'stages/foo/1/DEV/1' : 'stages/foo/DEV/instance/1/1';
    const manner = modern ? { accept: ACCEPT.v3 } : {};
    const written = await jsonOf(await speak(createGoServer(), version, path, manner));
    // The document prints a job that has not been given to an agent, with all its transitions.
    const told = /documented.*v3/.test(file) ? withAgent(recorded) : recorded;
    expect(shapeOf(written)).toEqual(shapeOf(told));
  });

  it.each(['modern-cancel-01', 'modern-cancel-02', 'modern-cancel-03'])('in %s', async (recording) => {
    const meta = await jsonOf(new Response(read(`recorded/${recording}.meta.json`)));
    const [, stageCounter = ''] = /\/(\d+)\/cancel$/.exec(String(meta['uri'])) ?? [];
    const server = createGoServer();
    server.addStage({ pipeline: 'up42', stage: 'up42_stage', jobs: ['up42_job'] });
    const { pipelineCounter } = server.startRun('up42', 'up42_stage');
    server.finishRun('up42', 'up42_stage');
    server.rerunJobs('up42', 'up42_stage', pipelineCounter, ['up42_job']);
    const path = `stages/up42/${pipelineCounter}/up42_stage/${stageCounter}/cancel`;
    const answer = await speak(server, '26.1.0', path, {
      method: 'POST',
      accept: ACCEPT.v3,
      headers: CONFIRM,
    });
    expect(meta['status']).toMatchObject({ code: answer.status });
    expect(meta['response_headers']).toMatchObject({ 'Content-Type': answer.headers.get('Content-Type') });
    expect(await answer.json()).toEqual(JSON.parse(read(`recorded/${recording}.body.json`)));
  });

  it('in the answer to a re-run of failed jobs', async () => {
    const server = createGoServer();
    server.setOperatePermission('foo', true);
    const answer = await speak(server, '26.1.0', 'stages/foo/2/DEV/1/run-failed-jobs', {
      method: 'POST',
      accept: ACCEPT.v3,
      headers: CONFIRM,
    });
    expect(await answer.json()).toEqual(JSON.parse(read('documented/run-failed-jobs-v3.json')));
  });

  it('in the answers to a cancel by name', async () => {
    for (const file of ['documented/cancel-legacy.txt', 'recorded/legacy-cancel-02.body.txt']) {
      const path = 'stages/demo_pipeline/first_stage/cancel';
      const answer = await speak(createGoServer(), '16.1.0', path, { method: 'POST' });
      expect(await answer.text()).toBe(read(file));
    }
  });
});
