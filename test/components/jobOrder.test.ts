import { describe, expect, it } from 'vitest';
import { orderJobs } from '../../src/components/glance/jobOrder.ts';
import type { GridRow } from '../../src/stage/jobGrid.ts';
import type { JobMarks } from '../../src/stage/jobMarks.ts';
import { someRun } from '../support/someRun.ts';

/** A job's row, its cells newest first: `Completed/Failed Completed/Passed`, `-` where it was not in the run. */
function row(name: string, words: string): GridRow {
  const cells = words.split(' ').map((word) => {
    const [job] = word === '-' ? [] : someRun(1, `${name}:${word}`).jobs;
    return job && { job, isCopy: false };
  });
  return { name, cells };
}

const NOTHING: JobMarks = { flaky: undefined, unsteady: undefined, newlyFailing: undefined };
const failed = someRun(2, 'Completed/Failed');
const passed = someRun(2, 'Completed/Passed', { stageCounter: '2' });
const PASSED = 'Completed/Passed';
const FAILED = 'Completed/Failed';

describe('Jobs in order', () => {
  it('stand as they are sorted everywhere, by name', () => {
    const rows = [row('a', PASSED), row('b', FAILED)];
    expect(orderJobs(rows, new Map(), 'name')).toEqual(['a', 'b']);
  });

  it('stand newly failing, flaky, unsteady, failing, and then by name where the troubled come first', () => {
    const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => row(name, name === 'c' ? FAILED : PASSED));
    const marks = new Map<string, JobMarks>([
      ['d', { ...NOTHING, unsteady: { changes: 5, runs: 20 } }],
      ['e', { ...NOTHING, flaky: { failedIn: failed, passedIn: passed } }],
      ['f', { ...NOTHING, newlyFailing: failed, flaky: { failedIn: failed, passedIn: passed } }],
      ['g', { ...NOTHING, newlyFailing: failed }],
    ]);
    expect(orderJobs(rows, marks, 'troubled')).toEqual(['f', 'g', 'e', 'd', 'c', 'a', 'b']);
  });

  it('count as failing until they have passed again', () => {
    const rows = [
      row('failing', `Completing/Failed ${PASSED}`),
      row('mended', `${PASSED} ${FAILED}`),
      row('rerun', `Building/Unknown - Completed/Cancelled ${FAILED}`),
    ];
    expect(orderJobs(rows, new Map(), 'troubled')).toEqual(['failing', 'rerun', 'mended']);
  });
});
