import { describe, expect, it } from 'vitest';
import type { HistoryPage } from '../../src/api/StagesApi.ts';
import { keepUnchangedRuns } from '../../src/query/keepUnchangedRuns.ts';
import type { StageRun } from '../../src/stage/StageRun.ts';
import { someRun } from '../support/someRun.ts';

/** A run of that pipeline counter, one of whose two jobs has that state. */
const run = (pipelineCounter: number, state = 'Completed') =>
  someRun(pipelineCounter, `lint:Completed/Passed ${state}/Unknown`);

const page = (runs: readonly StageRun[], total = 30): HistoryPage => ({
  token: '',
  runs,
  newer: undefined,
  older: `offset=10&total=${total}`,
  oldest: undefined,
  count: { first: 1, last: runs.length, total, page: 1, pages: 3, pageSize: 10 },
  insteadOf: undefined,
  exactCancel: false,
  blindVersion: undefined,
});

describe('A page read again', () => {
  it('is the very same object where nothing has changed', () => {
    const previous = page([run(3), run(2), run(1)]);
    expect(keepUnchangedRuns(previous, page([run(3), run(2), run(1)]))).toBe(previous);
  });

  it('has another object for the one run that has changed, and the same jobs within where they are', () => {
    const previous = page([run(3, 'Building'), run(2), run(1)]);
    const { runs } = keepUnchangedRuns(previous, page([run(3), run(2), run(1)]));
    expect(runs[0]).not.toBe(previous.runs[0]);
    expect(runs[0]).toEqual(run(3));
    expect(runs[0]?.jobs[0]).toBe(previous.runs[0]?.jobs[0]);
    expect(runs[1]).toBe(previous.runs[1]);
  });

  it('keeps the object of each run that has not changed, though a new run moved it down', () => {
    const previous = page([run(3), run(2), run(1)]);
    const { runs } = keepUnchangedRuns(previous, page([run(4), run(3), run(2)], 31));
    expect(runs[1]).toBe(previous.runs[0]);
    expect(runs[2]).toBe(previous.runs[1]);
  });

  it('says what the server says now, whatever was there before', () => {
    const previous = page([run(3, 'Building'), run(2), run(1)]);
    for (const next of [
      page([run(4), run(3), run(2)], 31),
      page([run(1)], 1),
      page([], 0),
      page([run(1), run(2), run(3)]),
      page([{ ...run(3), stageCounter: '2' }, run(2)]),
    ])
      expect(keepUnchangedRuns(previous, next)).toEqual(next);
  });

  it('changes neither of the two pages', () => {
    const previous = page([run(3, 'Building'), run(2)]);
    const next = page([run(4), run(3)], 31);
    const before = structuredClone([previous, next]);
    keepUnchangedRuns(previous, next);
    expect([previous, next]).toEqual(before);
  });
});
