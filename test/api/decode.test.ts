import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { ApiError } from '../../src/api/ApiError.ts';
import { parseJson, Reader } from '../../src/api/decode.ts';

/** What a call throws, which must be an ApiError. */
function failureOf(call: () => unknown): ApiError {
  try {
    call();
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}

const detailOf = (call: () => unknown): string | undefined => failureOf(call).detail;

describe('Reading an answer', () => {
  it('knows at each step the path it is at', () => {
    const [, second] = new Reader({ stages: [{}, { jobs: [{ name: 'unit' }] }] }).field('stages').list();
    const [job] = second?.field('jobs').list() ?? [];
    expect(job?.field('name').path).toBe('stages[1].jobs[0].name');
    expect(job?.field('name').text()).toBe('unit');
  });

  it('calls the whole of it “the answer”', () => {
    expect(detailOf(() => new Reader([]).field('stages'))).toBe('the answer: an object expected, found []');
  });

  it('says what is there instead, shortened where it is long', () => {
    expect(detailOf(() => new Reader({ counter: 1 }).field('counter').text())).toBe(
      'counter: text expected, found 1',
    );
    expect(detailOf(() => new Reader({}).field('counter').text())).toBe(
      'counter: text expected, nothing there',
    );
    const long = detailOf(() => new Reader({ list: 'x'.repeat(10_000) }).field('list').list());
    expect(long).toBe(`list: a list expected, found "${'x'.repeat(39)}…`);
  });

  it('says so as a failure of the kind malformed', () => {
    expect(failureOf(() => new Reader(1).list()).kind).toBe('malformed');
  });

  it('takes no field from what every object inherits', () => {
    for (const name of ['constructor', 'toString', '__proto__'])
      expect(detailOf(() => new Reader({}).field(name).text())).toContain('nothing there');
  });

  test.each<[kind: string, read: (reader: Reader) => unknown, right: unknown[], wrong: unknown[]]>([
    ['an object', (reader) => reader.field('x').path, [{}, { x: 1 }], [null, [], 'x', 1, true, undefined]],
    ['a list', (reader) => reader.list().length, [[], [1]], [null, {}, 'x', 1, true, undefined]],
    ['text', (reader) => reader.text(), ['x', ' ', '0'], ['', null, 0, 1, true, [], {}, undefined]],
    ['text', (reader) => reader.maybeEmptyText(), ['x', ''], [null, 0, true, [], {}, undefined]],
    ['true or false', (reader) => reader.flag(), [true, false], ['true', 1, 0, null, [], {}, undefined]],
    [
      'a whole number from 0',
      (reader) => reader.count(),
      [0, 1, Number.MAX_SAFE_INTEGER],
      [-1, 1.5, 2 ** 53, Infinity, Number.NaN, '1', null, true, [], {}, undefined],
    ],
    ['a whole number from 1', (reader) => reader.count(1), [1, 2], [0, -1, '1', null]],
    [
      'epoch milliseconds',
      (reader) => reader.date(),
      [0, -1, 1_411_456_876_262, 8.64e15],
      [8.65e15, Number.NaN, Infinity, '1411456876262', '2014-09-23', null, true, [], {}, undefined],
    ],
  ])('takes %s and nothing else', (kind, read, right, wrong) => {
    for (const value of right) expect(() => read(new Reader(value))).not.toThrow();
    for (const value of wrong)
      expect(detailOf(() => read(new Reader(value)))).toMatch(
        new RegExp(`^the answer: ${kind} expected, (found|nothing there)`),
      );
  });

  it('takes a field that is absent or null for not told, and does not look into it', () => {
    const flag = (value: unknown) => new Reader(value).optional((reader) => reader.flag());
    expect([undefined, null, true, false].map(flag)).toEqual([undefined, undefined, true, false]);
    expect(detailOf(() => flag(0))).toBe('the answer: true or false expected, found 0');
  });
});

describe('Reading text as JSON', () => {
  it('gives every JSON value back', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string()), (fields) => {
        const reader = parseJson(JSON.stringify(fields));
        for (const [name, value] of Object.entries(fields))
          expect(reader.field(name).maybeEmptyText()).toBe(value);
      }),
    );
  });

  test.each<[text: string, detail: string]>([
    ['', 'an empty answer'],
    [' \n', 'an empty answer'],
    ['<!DOCTYPE html><title>Welcome</title>', 'a web page'],
    ['\n  <html>', 'a web page'],
    ['Stage cancelled successfully.\n', 'text that is not JSON'],
    ['{"stages": [', 'text that is not JSON'],
  ])('says what %j is instead', (text, detail) => {
    const failure = failureOf(() => parseJson(text));
    expect([failure.kind, failure.detail]).toEqual(['not-json', detail]);
  });

  it('never fails in another way, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json().map((json) => json.slice(0, -1)),
        ),
        (text) => {
          try {
            parseJson(text);
          } catch (error) {
            expect(error).toBeInstanceOf(ApiError);
          }
        },
      ),
    );
  });
});
