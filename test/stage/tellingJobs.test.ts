import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { JobDetails } from '../../src/stage/RunDetails.ts';
import { tellingJobs } from '../../src/stage/tellingJobs.ts';
import { someJob } from '../support/someDetails.ts';

/** A job that took so many seconds. */
const took = (name: string, seconds: number, more: Partial<JobDetails> = {}): JobDetails =>
  someJob(`Scheduled 0, Completed ${seconds * 1_000}`, { name, ...more });
const failed = (name: string, seconds = 1): JobDetails => took(name, seconds, { result: 'Failed' });
const building = (name: string): JobDetails =>
  someJob('Scheduled 0, Building 1', { name, state: 'Building', result: 'Unknown' });
const names = (jobs: readonly JobDetails[]): string => jobs.map(({ name }) => name).join(' ');

describe('Of many jobs, those are told first', () => {
  test.each<[what: string, jobs: JobDetails[], count: number, chosen: string]>([
    [
      'that failed, however short they were',
      [took('a', 90), failed('b'), took('c', 80), failed('d')],
      2,
      'b d',
    ],
    [
      'that fail while they still upload',
      [took('a', 90), someJob('Scheduled 0', { name: 'b', state: 'Completing', result: 'Failed' })],
      1,
      'b',
    ],
    [
      'that are not over, after those that failed',
      [took('a', 90), building('b'), failed('c'), building('d')],
      3,
      'b c d',
    ],
    [
      'that took longest, after all these',
      [took('a', 10), took('b', 30), failed('c'), took('d', 20), building('e')],
      4,
      'b c d e',
    ],
    [
      'whose times are told, before those without',
      [someJob('', { name: 'a' }), took('b', 0), took('c', 1)],
      2,
      'b c',
    ],
    [
      'that were run, before those that were copied, whose time was another run’s',
      [took('a', 500, { origin: 'copied' }), took('b', 1, { origin: 'run again' })],
      1,
      'b',
    ],
    [
      'that come first, where nothing else tells them apart',
      [took('a', 5), took('b', 5), took('c', 5)],
      2,
      'a b',
    ],
  ])('%s', (_, jobs, count, chosen) => {
    expect(names(tellingJobs(jobs, count))).toBe(chosen);
  });

  it('and all where there are no more than asked for', () => {
    const jobs = [took('b', 1), failed('a')];
    expect(tellingJobs(jobs, 2)).toEqual(jobs);
    expect(tellingJobs([], 12)).toEqual([]);
  });
});

const state = fc.constantFrom('Scheduled', 'Building', 'Completing', 'Completed', 'Napping');
const anyJob: fc.Arbitrary<JobDetails> = fc
  .record({
    state,
    result: fc.constantFrom('Passed', 'Failed', 'Cancelled', 'Unknown', undefined),
    transitions: fc.array(fc.record({ state, at: fc.nat({ max: 100 }) }), { maxLength: 4 }),
    origin: fc.constantFrom('run', 'run again', 'copied'),
  })
  .map((some) => someJob('', some));

describe('Whatever the jobs are', () => {
  it('no more are told than asked for, in the order they came in, and none twice', () => {
    fc.assert(
      fc.property(fc.array(anyJob, { maxLength: 20 }), fc.nat({ max: 20 }), (jobs, count) => {
        const told = tellingJobs(jobs, count);
        expect(told).toHaveLength(Math.min(count, jobs.length));
        expect(jobs.filter((job) => told.includes(job))).toEqual(told);
      }),
      { numRuns: 1_000 },
    );
  });

  it('none is left out that failed while one is told that did not', () => {
    fc.assert(
      fc.property(fc.array(anyJob, { maxLength: 20 }), fc.nat({ max: 20 }), (jobs, count) => {
        const told = tellingJobs(jobs, count);
        const isFailed = (job: JobDetails): boolean => job.result === 'Failed';
        const isLeftOut = jobs.some((job) => isFailed(job) && !told.includes(job));
        if (isLeftOut) expect(told.every(isFailed)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
