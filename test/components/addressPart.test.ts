import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readPart, writePart } from '../../src/components/addressPart.ts';
import { newRunsOf } from '../../src/components/newRuns.ts';

const NOTHING = { page: '', run: '', view: '' };

describe('A widget’s part of an address', () => {
  test.each([
    ['', { ...NOTHING, run: '142/1' }, '?a-run=142/1'],
    ['?x=1', { ...NOTHING, page: 'offset=20&total=2431' }, '?x=1&a-page=offset=20%26total=2431'],
    ['?a-run=1/1&q=a%20b&flag&r=%zz+1', NOTHING, '?q=a%20b&flag&r=%zz+1'],
    ['?a-run=1/1', NOTHING, ''],
    [
      '?b-run=1/1&run=2/1',
      { ...NOTHING, view: 'view=grid&state=failed,active' },
      '?b-run=1/1&run=2/1&a-view=view=grid%26state=failed,active',
    ],
    ['?%61-run=1/1', NOTHING, ''],
  ])('in %s is written as %o: %s', (search, part, written) => {
    expect(writePart(search, 'a-', part)).toBe(written);
    expect(readPart(written, 'a-')).toEqual(part);
  });

  const text = fc.string({ unit: 'grapheme', maxLength: 30 });
  const part = fc.record({ page: text, run: text, view: text });
  const prefix = fc.constantFrom('a-', 'b-', 'é ', 'a&=', '%');
  const foreign = fc
    .array(fc.stringMatching(/^[\w%+.,;:=-]{1,12}$/), { maxLength: 6 })
    .map((pieces) => (pieces.length === 0 ? '' : `?${pieces.join('&')}`));

  it('comes back as it was, with all that is foreign left as it was, letter by letter', () => {
    fc.assert(
      fc.property(foreign, prefix, part, part, (search, name, one, other) => {
        const written = writePart(writePart(search, name, one), name, other);
        expect(readPart(written, name)).toEqual(other);
        // None of the invented ones begins as ours do.
        if (readPart(search, name).run === '' && !/(page|run|view)/.test(search))
          expect(writePart(written, name, NOTHING)).toBe(search);
      }),
    );
  });

  it('stands beside another’s', () => {
    fc.assert(
      fc.property(foreign, part, part, (search, one, other) => {
        const both = writePart(writePart(search, 'a-', one), 'b-', other);
        expect(readPart(both, 'b-')).toEqual(other);
        if (!/[ab]-(page|run|view)/.test(search)) expect(readPart(both, 'a-')).toEqual(one);
      }),
    );
  });
});

describe('Runs that were not known before', () => {
  const keyOf = String;
  it.each<[what: string, page: number[], known: string[] | undefined, runs: number[], orMore: boolean]>([
    ['are none on the first page', [3, 2, 1], undefined, [], false],
    ['are those above the first known one', [5, 4, 3], ['3', '2'], [5, 4], false],
    ['are none where older ones have moved up', [3, 2, 1, 0], ['3', '2', '1'], [], false],
    ['may be more than a page', [9, 8, 7], ['3', '2'], [9, 8, 7], true],
    ['are the first ever', [1], [], [1], false],
    ['are none where there are none', [], ['1'], [], false],
  ])('%s', (_, page, known, runs, orMore) => {
    expect(newRunsOf(page, known, keyOf)).toMatchObject({ runs, orMore });
  });

  it('are told of once, though an older answer comes in between', () => {
    const first = newRunsOf([3, 2, 1], undefined, keyOf);
    const second = newRunsOf([4, 3, 2], first.keys, keyOf);
    const late = newRunsOf([3, 2, 1], second.keys, keyOf);
    expect([second.runs, late.runs, newRunsOf([4, 3, 2], late.keys, keyOf).runs]).toEqual([[4], [], []]);
  });

  it('are told apart among as many as have come in a month', () => {
    let keys: readonly string[] = [];
    for (let newest = 1; newest < 5_000; newest += 1) {
      const page = Array.from({ length: 10 }, (__, at) => newest - at).filter((run) => run > 0);
      const next = newRunsOf(page, keys, keyOf);
      expect(next.runs).toEqual([newest]);
      ({ keys } = next);
    }
    expect(keys.length).toBeLessThanOrEqual(1_000);
  });
});
