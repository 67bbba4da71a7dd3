import { describe, expect, it, test } from 'vitest';
import { runCounter, runKey, scheduledDate } from '../../src/stage/StageRun.ts';
import type { Job, RunId } from '../../src/stage/StageRun.ts';

const jobAt = (name: string, date: number | undefined): Job => ({
  name,
  state: 'Completed',
  result: 'Passed',
  scheduledDate: date,
});

describe('The counter of a run', () => {
  it('is its pipeline counter and its stage counter', () => {
    expect(runCounter({ pipelineCounter: 142, stageCounter: '2' })).toBe('142 / 2');
  });
});

describe('The key of a run', () => {
  const run: RunId = { pipeline: 'foo', pipelineCounter: 2, stage: 'DEV', stageCounter: '1' };

  it('is the same for the same run', () => {
    expect(runKey({ ...run })).toBe(runKey(run));
  });

  test.each<[what: string, other: Partial<RunId>]>([
    ['pipeline', { pipeline: 'bar' }],
    ['pipeline counter', { pipelineCounter: 3 }],
    ['stage', { stage: 'QA' }],
    ['stage counter', { stageCounter: '2' }],
  ])('is another for another %s', (_, other) => {
    expect(runKey({ ...run, ...other })).not.toBe(runKey(run));
  });
});

describe('When a run began', () => {
  it('is the latest date among its jobs, wherever that job stands', () => {
    expect(scheduledDate({ jobs: [jobAt('a', 1000), jobAt('b', 3000), jobAt('c', 2000)] })).toBe(3000);
  });

  it('is, for a partial re-run, the date of the jobs that ran again, not of those copied', () => {
    const copied = Date.UTC(2026, 0, 14, 9);
    const again = Date.UTC(2026, 0, 15, 16);
    expect(scheduledDate({ jobs: [jobAt('lint', again), jobAt('unit', copied)] })).toBe(again);
  });

  it('passes over jobs without a date', () => {
    expect(scheduledDate({ jobs: [jobAt('a', undefined), jobAt('b', 1000), jobAt('c', undefined)] })).toBe(
      1000,
    );
  });

  it('counts a date before 1970, and one of exactly then', () => {
    expect(scheduledDate({ jobs: [jobAt('a', -5)] })).toBe(-5);
    expect(scheduledDate({ jobs: [jobAt('a', 0), jobAt('b', -5)] })).toBe(0);
  });

  it('is not known where no job has a date, or there is none', () => {
    expect(scheduledDate({ jobs: [jobAt('a', undefined)] })).toBeUndefined();
    expect(scheduledDate({ jobs: [] })).toBeUndefined();
  });
});
