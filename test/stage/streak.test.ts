import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { streak } from '../../src/stage/streak.ts';
import { runState } from '../../src/stage/runState.ts';
import { runCounter } from '../../src/stage/StageRun.ts';
import type { StageRun } from '../../src/stage/StageRun.ts';
import { someHistory } from '../support/someHistory.ts';
import { toldHistory } from '../support/toldHistory.ts';

/** `failing 2: 5 / 1 … 4 / 1 after 3 / 1, unit lint`. */
function told(runs: readonly StageRun[]): string {
  const row = streak(runs);
  if (row.kind === 'none') return 'none';
  const after = row.before ? ` after ${runCounter(row.before)}` : '';
  const jobs = row.jobs.length > 0 ? `, ${row.jobs.join(' ')}` : '';
  return `${row.kind} ${row.count}: ${runCounter(row.newest)} … ${runCounter(row.since)}${after}${jobs}`;
}

describe('The newest finished runs', () => {
  test.each<[what: string, runs: string[], row: string]>([
    ['none at all', [], 'none'],
    ['none that passed or failed', ['5/1 unit.', '4/1 unitx', '3/1 unit?', '2/1 unit!', '1/1'], 'none'],
    ['the only one passed', ['5/1 unit+'], 'passing 1: 5 / 1 … 5 / 1'],
    ['the only one failed', ['5/1 unit-'], 'failing 1: 5 / 1 … 5 / 1, unit'],
    [
      'failing since the third',
      ['5/1 unit-', '4/1 unit-', '3/1 unit-', '2/1 unit+', '1/1 unit-'],
      'failing 3: 5 / 1 … 3 / 1 after 2 / 1, unit',
    ],
    ['mended by the newest', ['5/1 unit+', '4/1 unit-', '3/1 unit+'], 'passing 1: 5 / 1 … 5 / 1 after 4 / 1'],
    [
      'failing, with cancelled, active and unknown ones among them',
      ['7/1 unit.', '6/1 unit- web!', '5/1 unit-', '4/1 unitx', '3/1 unit-', '2/1 unit?', '1/1 unit+'],
      'failing 2: 5 / 1 … 3 / 1 after 1 / 1, unit',
    ],
    [
      'mended by a re-run in part',
      ['5/2<1 unit+2 web+1', '5/1 unit-1 web+1', '4/1 unit-0 web+0'],
      'passing 1: 5 / 2 … 5 / 2 after 5 / 1',
    ],
  ])('%s', (_, runs, row) => {
    expect(told(toldHistory(...runs))).toBe(row);
  });

  it('name the jobs that failed in the newest of them, in the run’s order, and no others', () => {
    expect(told(toldHistory('5/1 api- lint? unit+ web-', '4/1 lint- unit-'))).toBe(
      'failing 2: 5 / 1 … 4 / 1, api web',
    );
  });

  it('give the very runs they were given', () => {
    const runs = toldHistory('5/1 unit-', '4/1 unit-', '3/1 unit+');
    const row = streak(runs);
    if (row.kind === 'none') throw new Error('no streak');
    expect([row.newest, row.since, row.before].map((run) => run && runs.indexOf(run))).toEqual([0, 1, 2]);
  });
});

/** One run after the other, as a person reads a list from the top. */
function readFromTheTop(runs: readonly StageRun[]): string {
  let kind: 'Passed' | 'Failed' | undefined;
  let row: StageRun[] = [];
  let before: StageRun | undefined;
  for (const run of runs) {
    const state = runState(run);
    if (state !== 'Passed' && state !== 'Failed') continue;
    kind ??= state;
    if (state !== kind) {
      before = run;
      break;
    }
    row = [...row, run];
  }
  const [newest] = row;
  const since = row[row.length - 1];
  if (newest === undefined || since === undefined) return 'none';
  const failed = newest.jobs.filter(({ result }) => result === 'Failed').map(({ name }) => name);
  return (
    `${kind === 'Passed' ? 'passing' : 'failing'} ${row.length}: ${runCounter(newest)} … ${runCounter(since)}` +
    (before ? ` after ${runCounter(before)}` : '') +
    (kind === 'Failed' ? `, ${failed.join(' ')}` : '')
  );
}

describe('The streak of any history', () => {
  it('is the one that is read from the top', () => {
    fc.assert(
      fc.property(someHistory(), (runs) => {
        expect(told(runs)).toBe(readFromTheTop(runs));
      }),
      { numRuns: 2_000 },
    );
  });

  it('stays the same without the runs that neither passed nor failed', () => {
    fc.assert(
      fc.property(someHistory(), (runs) => {
        const finished = runs.filter((run) => ['Passed', 'Failed'].includes(runState(run)));
        expect(streak(finished)).toEqual(streak(runs));
      }),
      { numRuns: 1_000 },
    );
  });
});
