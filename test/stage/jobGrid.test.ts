import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jobGrid } from '../../src/stage/jobGrid.ts';
import type { GridRow } from '../../src/stage/jobGrid.ts';
import type { StageRun } from '../../src/stage/StageRun.ts';
import { JOB_NAMES, someHistory } from '../support/someHistory.ts';
import { toldHistory } from '../support/toldHistory.ts';

/** A line a row: `unit Passed (Failed) –`; in parentheses what is copied. */
const drawn = (rows: readonly GridRow[]): string[] =>
  rows.map(({ name, cells }) =>
    [
      name,
      ...cells.map((cell) => (cell ? (cell.isCopy ? `(${cell.job.result})` : cell.job.result) : '–')),
    ].join(' '),
  );
const copyOf = (run: StageRun): StageRun => ({ ...run, jobs: run.jobs.map((job) => ({ ...job })) });

describe('The grid', () => {
  it('has a row a job, sorted by name, and a column a run, newest first', () => {
    const runs = toldHistory('6/1 web- api+', '5/1 unit+ web+', '4/1 web?');
    expect(drawn(jobGrid(runs))).toEqual(['api Passed – –', 'unit – Passed –', 'web Failed Passed Unknown']);
  });

  it('is empty where there are no runs, or none with jobs', () => {
    expect(jobGrid([])).toEqual([]);
    expect(jobGrid(toldHistory('5/1', '4/1'))).toEqual([]);
  });

  it('tells a copy from what was run', () => {
    const runs = toldHistory('5/3<2 unit+3 web+2', '5/2<1 unit-1 web+2', '5/1 unit-1 web-1');
    expect(drawn(jobGrid(runs))).toEqual(['unit Passed (Failed) Failed', 'web (Passed) Passed Failed']);
  });

  it('calls nothing a copy without proof', () => {
    const withoutDates = toldHistory('5/2<1 unit- web+', '5/1 unit- web-');
    const withoutOriginal = toldHistory('5/2<1 unit-1 web+2', '4/1 unit-1 web-1');
    expect(drawn(jobGrid(withoutDates))).toEqual(['unit Failed Failed', 'web Passed Failed']);
    expect(drawn(jobGrid(withoutOriginal))).toEqual(['unit Failed Failed', 'web Passed Failed']);
  });

  it('shows the first of two jobs with one name', () => {
    expect(drawn(jobGrid(toldHistory('5/1 unit+1 unit-2')))).toEqual(['unit Passed']);
  });
});

describe('A grid that is made anew', () => {
  const runs = toldHistory('6/1 lint+6 unit.6', '5/2<1 lint+5 unit+5', '5/1 lint+5 unit-4');

  it('is the same object where nothing has changed', () => {
    const before = jobGrid(runs);
    expect(jobGrid([...runs], before)).toBe(before);
  });

  it('keeps the rows in which nothing has changed', () => {
    const before = jobGrid(runs);
    const [newest, ...rest] = runs;
    if (newest === undefined) throw new Error('no run');
    const [lint, ...others] = newest.jobs;
    if (lint === undefined) throw new Error('no job');
    const done = { ...newest, jobs: [lint, ...others.map((job) => ({ ...job, state: 'Completed' }))] };
    const after = jobGrid([done, ...rest], before);
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
    expect(after[1]?.cells.slice(1).every((cell, at) => cell === before[1]?.cells[at + 1])).toBe(true);
  });

  it('keeps all cells when a new run comes first, and when older ones come last', () => {
    const before = jobGrid(runs);
    const older = toldHistory('4/1 lint-1 unit-1');
    const after = jobGrid([...toldHistory('7/1 lint.7 unit.7'), ...runs, ...older], before);
    expect(after.map(({ cells }) => cells.slice(1, -1))).toEqual(before.map(({ cells }) => cells));
    for (const [row, { cells }] of before.entries())
      for (const [column, cell] of cells.entries()) expect(after[row]?.cells[column + 1]).toBe(cell);
  });

  it('calls a cell a copy as soon as an older run proves it', () => {
    const [, copy, original] = runs;
    if (copy === undefined || original === undefined) throw new Error('too few runs');
    const before = jobGrid([copy]);
    expect(drawn(before)).toEqual(['lint Passed', 'unit Passed']);
    expect(drawn(jobGrid([copy, original], before))).toEqual(['lint (Passed) Passed', 'unit Passed Failed']);
  });
});

/** By looking through all runs for every cell. */
function slowly(runs: readonly StageRun[]): string[] {
  return JOB_NAMES.filter((name) => runs.some(({ jobs }) => jobs.some((job) => job.name === name))).map(
    (name) => {
      const words = runs.map((run, at) => {
        const job = run.jobs.find((one) => one.name === name);
        if (job === undefined) return '–';
        const isCopy = runs.slice(at + 1).some((older) => {
          const same = older.jobs.find((one) => one.name === name);
          return (
            older.pipelineCounter === run.pipelineCounter &&
            same?.scheduledDate !== undefined &&
            same.scheduledDate === job.scheduledDate
          );
        });
        return isCopy ? `(${job.result})` : job.result;
      });
      return [name, ...words].join(' ');
    },
  );
}

describe('The grid of any history', () => {
  it('shows in every cell what is found by looking for it', () => {
    fc.assert(
      fc.property(someHistory(), (runs) => {
        const grid = jobGrid(runs);
        expect(drawn(grid)).toEqual(slowly(runs));
        for (const { name, cells } of grid)
          for (const [column, cell] of cells.entries())
            expect(cell?.job).toBe(runs[column]?.jobs.find((job) => job.name === name));
      }),
      { numRuns: 1_500 },
    );
  });

  it('made from a part of the runs before, says the same as one made at once, and keeps what has not changed', () => {
    const parts = fc.record({ runs: someHistory(), from: fc.nat({ max: 4 }), to: fc.nat(), fresh: fc.nat() });
    fc.assert(
      fc.property(parts, ({ runs, from, to, fresh }) => {
        const before = jobGrid(runs.slice(from, from + 1 + (to % (runs.length + 1))));
        // One run is told anew: it says the same, in other objects.
        const now = runs.map((run, at) => (at === fresh % runs.length ? copyOf(run) : run));
        const after = jobGrid(now, before);
        expect(after).toEqual(jobGrid(now));
        expect(jobGrid([...now], after)).toBe(after);
        const kept = new Set(before.flatMap(({ cells }) => cells));
        const known = new Map([...kept].map((cell) => [cell?.job, cell]));
        for (const row of after) {
          for (const cell of row.cells) {
            const same = known.get(cell?.job);
            if (same && same.isCopy === cell?.isCopy) expect(cell).toBe(same);
          }
          const rowBefore = before.find(({ name }) => name === row.name);
          const isUnchanged =
            rowBefore?.cells.length === row.cells.length &&
            row.cells.every((cell, at) => cell === rowBefore.cells[at]);
          expect(row === rowBefore).toBe(isUnchanged);
        }
      }),
      { numRuns: 1_500 },
    );
  });

  it('leaves what it was given as it was', () => {
    fc.assert(
      fc.property(someHistory(), (runs) => {
        const before = jobGrid(runs.slice(1));
        const given = structuredClone({ runs, before });
        jobGrid(runs, before);
        expect({ runs, before }).toEqual(given);
      }),
      { numRuns: 300 },
    );
  });
});
