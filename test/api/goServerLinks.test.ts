import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { ApiError } from '../../src/api/ApiError.ts';
import {
  comparePage,
  frontPage,
  jobPage,
  runPage,
  segment,
  valueStreamMap,
} from '../../src/api/goServerLinks.ts';
import type { RunId } from '../../src/stage/StageRun.ts';

const plain: RunId = { pipeline: 'foo', pipelineCounter: 2, stage: 'DEV', stageCounter: '1' };
const hostile: RunId = {
  pipeline: 'a/b?c#d',
  pipelineCounter: 2,
  stage: '<img src=x> "é%2F',
  stageCounter: '1/../2',
};

describe('A link to the Go server', () => {
  test.each<[page: string, address: string, expected: string]>([
    ['a run', runPage('/go', plain), '/go/pipelines/foo/2/DEV/1'],
    ['a job', jobPage('/go', plain, 'UnitTest'), '/go/tab/build/detail/foo/2/DEV/1/UnitTest'],
    ['the front page', frontPage('/go'), '/go/'],
    ['a run’s value stream map', valueStreamMap('/go', plain), '/go/pipelines/value_stream_map/foo/2'],
    ['what has changed since an earlier run', comparePage('/go', plain, 1), '/go/compare/foo/1/with/2'],
    ['a run behind a proxy', runPage('/ci/go', plain), '/ci/go/pipelines/foo/2/DEV/1'],
    [
      'a run with dots in its names',
      runPage('/go', { ...plain, pipeline: 'release-2.0.x', stage: 'build.linux' }),
      '/go/pipelines/release-2.0.x/2/build.linux/1',
    ],
  ])('leads to %s', (_, address, expected) => {
    expect(address).toBe(expected);
  });

  test.each<[page: string, address: string, path: string[]]>([
    [
      'run',
      runPage('/go', hostile),
      ['', 'go', 'pipelines', hostile.pipeline, '2', hostile.stage, hostile.stageCounter],
    ],
    [
      'job',
      jobPage('/go', hostile, '../..'),
      [
        '',
        'go',
        'tab',
        'build',
        'detail',
        hostile.pipeline,
        '2',
        hostile.stage,
        hostile.stageCounter,
        '../..',
      ],
    ],
    [
      'value stream map',
      valueStreamMap('/go', hostile),
      ['', 'go', 'pipelines', 'value_stream_map', hostile.pipeline, '2'],
    ],
    ['comparison', comparePage('/go', hostile, 1), ['', 'go', 'compare', hostile.pipeline, '1', 'with', '2']],
  ])('to a %s keeps hostile names in their own place', (_, address, path) => {
    const url = new URL(address, 'http://go.example.com');
    expect(url.pathname.split('/').map(decodeURIComponent)).toEqual(path);
    expect([url.origin, url.search, url.hash]).toEqual(['http://go.example.com', '', '']);
    expect(address).not.toMatch(/[<>" ]/);
  });
});

describe('A name in an address', () => {
  it('is one segment of it, whatever it is made of', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/^\.{1,2}$/.test(text));
    fc.assert(
      fc.property(name, (text) => {
        const { pathname } = new URL(`/go/${segment(text)}/end`, 'http://go.example.com');
        expect(pathname.split('/').map(decodeURIComponent)).toEqual(['', 'go', text, 'end']);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['.', '..', ''])('is refused when it is %j', (name) => {
    expect(() => segment(name)).toThrow(ApiError);
    expect(() => segment(name)).toThrow(expect.objectContaining({ kind: 'bad-name' }));
  });

  it.each(['...', '..foo', '.foo', '%2e%2e', '-'])('may be %j', (name) => {
    expect(decodeURIComponent(segment(name))).toBe(name);
  });
});
