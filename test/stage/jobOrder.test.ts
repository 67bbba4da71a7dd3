import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareJobNames, jobsByName } from '../../src/stage/jobOrder.ts';
import { JOB_NAMES } from '../support/someHistory.ts';
import { toldHistory } from '../support/toldHistory.ts';

describe('Jobs', () => {
  it('are sorted by name, numbers in them as numbers, capitals beside small letters', () => {
    expect([...JOB_NAMES].reverse().sort(compareJobNames)).toEqual(JOB_NAMES);
  });

  it('are in one order only, whatever their names and however they came', () => {
    const name = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', 'A', 'ä', 'a\u0308', '0', '1', '-', '_'), maxLength: 4 }),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    );
    const shuffled = fc
      .array(name, { maxLength: 8 })
      .chain((names) =>
        fc.tuple(fc.constant(names), fc.shuffledSubarray(names, { minLength: names.length })),
      );
    fc.assert(
      fc.property(shuffled, ([names, others]) => {
        expect(others.toSorted(compareJobNames)).toEqual(names.toSorted(compareJobNames));
      }),
      { numRuns: 2_000 },
    );
  });

  it('are found by name, in the run’s order, the first of two with one name', () => {
    const [run] = toldHistory('142/1 web-1 api+2 web+3');
    const jobs = run?.jobs ?? [];
    expect([...jobsByName(jobs)]).toEqual([
      ['web', jobs[0]],
      ['api', jobs[1]],
    ]);
  });
});
