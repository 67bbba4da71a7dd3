import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passRate } from '../../src/stage/passRate.ts';
import { runState } from '../../src/stage/runState.ts';
import { someHistory } from '../support/someHistory.ts';
import { toldHistory } from '../support/toldHistory.ts';

describe('How many runs have passed', () => {
  it('is of those that have passed or failed', () => {
    const runs = toldHistory('9/1 unit+', '8/1 unit-', '7/1 unit+', '6/2<1 unit+', '6/1 unit-');
    expect(passRate(runs)).toEqual({ passed: 3, finished: 5 });
  });

  it('leaves out the active, the cancelled and the unknown', () => {
    const runs = toldHistory('9/1 unit.', '8/1 unit!', '7/1 unitx', '6/1 unit?', '5/1', '4/1 unit+');
    expect(passRate(runs)).toEqual({ passed: 1, finished: 1 });
  });

  it('has no base where there are no runs', () => {
    expect(passRate([])).toEqual({ passed: 0, finished: 0 });
  });

  it('is a sum: that of two parts of a history is that of the whole', () => {
    fc.assert(
      fc.property(someHistory(), fc.nat(), (runs, cut) => {
        const at = cut % (runs.length + 1);
        const parts = [passRate(runs.slice(0, at)), passRate(runs.slice(at))];
        const states = runs.map(runState);
        const passed = states.filter((state) => state === 'Passed').length;
        const failed = states.filter((state) => state === 'Failed').length;
        expect(passRate(runs)).toEqual({ passed, finished: passed + failed });
        expect(parts.reduce((sum, part) => sum + part.passed, 0)).toBe(passed);
        expect(parts.reduce((sum, part) => sum + part.finished, 0)).toBe(passed + failed);
      }),
      { numRuns: 1_000 },
    );
  });
});
