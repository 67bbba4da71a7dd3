import { describe, expect, it, test } from 'vitest';
import { isActive, jobState } from '../../src/stage/jobState.ts';
import type { JobKind } from '../../src/stage/jobState.ts';

describe('What a job is shown as', () => {
  test.each<[state: string | undefined, result: string | undefined, kind: JobKind]>([
    ['Scheduled', 'Unknown', 'running'],
    ['Assigned', undefined, 'running'],
    ['Preparing', 'Unknown', 'running'],
    ['Building', 'Unknown', 'running'],
    ['Completing', 'Passed', 'running'],
    ['Completing', 'Failed', 'failing'],
    ['Building', 'Failed', 'failing'],
    ['Building', 'Cancelled', 'running'],
    ['Completed', 'Passed', 'passed'],
    ['Completed', 'Failed', 'failed'],
    ['Completed', 'Cancelled', 'cancelled'],
    [undefined, 'Failed', 'failed'],
    [undefined, 'Cancelled', 'cancelled'],
    ['Discontinued', 'Failed', 'failed'],
  ])('%s, %s: %s', (state, result, kind) => {
    expect(jobState({ state, result })).toEqual({ kind, word: undefined });
  });

  test.each<[state: string | undefined, result: string | undefined, word: string]>([
    // A state of our own tongue but not of the life cycle is the telling word.
    ['Rescheduled', 'Unknown', 'Rescheduled'],
    ['Paused', undefined, 'Paused'],
    ['Waiting', 'Passed', 'Waiting'],
    // So is an invented one.
    ['Napping', 'Passed', 'Napping'],
    // Else the result speaks.
    ['Completed', 'Unknown', 'Unknown'],
    ['Completed', 'Skipped', 'Skipped'],
    ['Unknown', 'Skipped', 'Skipped'],
    [undefined, 'Skipped', 'Skipped'],
    // Nothing known is Unknown, and so is a pass that is not known to be over.
    ['Completed', undefined, 'Unknown'],
    ['Unknown', undefined, 'Unknown'],
    [undefined, undefined, 'Unknown'],
    [undefined, 'Passed', 'Unknown'],
    ['Unknown', 'Passed', 'Unknown'],
  ])('%s, %s: the word %s', (state, result, word) => {
    expect(jobState({ state, result })).toEqual({ kind: 'other', word });
  });
});

describe('Whether a job is still to be finished', () => {
  it.each(['Scheduled', 'Assigned', 'Preparing', 'Building', 'Completing'])('yes while %s', (state) => {
    expect(isActive({ state })).toBe(true);
  });

  it.each([
    ...['Completed', 'Unknown', 'Discontinued', 'Rescheduled', 'Paused', 'Waiting'],
    ...['building', 'BUILDING', 'Napping', '', undefined],
  ])('no when its state is %s', (state) => {
    expect(isActive({ state })).toBe(false);
  });
});
