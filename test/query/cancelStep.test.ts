import { describe, expect, it, test } from 'vitest';
import { ApiError } from '../../src/api/ApiError.ts';
import type { ApiFailure } from '../../src/api/ApiError.ts';
import { cancelStep, effectOf } from '../../src/query/cancelStep.ts';
import type { CancelOutcome } from '../../src/query/cancelStep.ts';
import type { StageRun } from '../../src/stage/StageRun.ts';
import { someRun } from '../support/someRun.ts';

const failed = (kind: ApiFailure): [string, CancelOutcome] => [
  `failed: ${kind}`,
  { kind: 'failed', error: new ApiError(kind) },
];

/** Everything that can become of a confirmed cancel, by what it leaves open. */
const ACCEPTED: [string, CancelOutcome][] = [
  ['accepted', { kind: 'answered', answer: { said: 'accepted' } }],
];
const OPEN: [string, CancelOutcome][] = [
  ['unclear', { kind: 'answered', answer: { said: 'unclear', text: '' } }],
  ['unclear, in words of another', { kind: 'answered', answer: { said: 'unclear', text: 'cancelled' } }],
  ['left', { kind: 'left' }],
  ...(['server-error', 'unreachable', 'broken-off', 'no-answer', 'not-json', 'malformed'] as const).map(
    failed,
  ),
];
const NOTHING: [string, CancelOutcome][] = [
  ['ignored', { kind: 'answered', answer: { said: 'ignored' } }],
  ['not checked', { kind: 'not-checked', error: new ApiError('unreachable') }],
  ...(['finished', 'overtaken', 'several-active', 'not-permitted', 'not-told'] as const).map(
    (why): [string, CancelOutcome] => [
      `held back: ${why}`,
      { kind: 'held-back', check: { go: false, why, confirmed: undefined, active: [] } },
    ],
  ),
  ...(
    ['not-permitted', 'signed-out', 'not-found', 'unavailable', 'refused', 'bad-name', 'no-api'] as const
  ).map(failed),
];

/** Everything a run can be, and how many of its jobs run. */
const RUNS: [state: string, run: StageRun | undefined, running: number | undefined][] = [
  ['not known', undefined, undefined],
  ['Building', someRun(7, 'a:Building/Unknown'), 1],
  [
    'Building, three jobs',
    someRun(7, 'a:Scheduled/Unknown b:Completing/Passed c:Assigned/Unknown d:Completed/Passed'),
    3,
  ],
  ['Building, one cancelled', someRun(7, 'a:Preparing/Unknown b:Completed/Cancelled'), 1],
  ['Failing', someRun(7, 'a:Building/Unknown b:Completed/Failed'), 1],
  ['Cancelled', someRun(7, 'a:Completed/Cancelled b:Completed/Passed'), 0],
  ['Cancelled, one failed', someRun(7, 'a:Completed/Cancelled b:Completed/Failed'), 0],
  ['Passed', someRun(7, 'a:Completed/Passed'), 0],
  ['Failed', someRun(7, 'a:Completed/Failed b:Completed/Passed'), 0],
  ['Unknown', someRun(7, 'a:Completed/Unknown'), 0],
  ['Unknown, in a word of tomorrow', someRun(7, 'a:Resting/Unknown'), 0],
  [
    'Passed, by somebody who is said to have cancelled it',
    someRun(7, 'a:Completed/Passed', { cancelledBy: 'ann' }),
    0,
  ],
];

const over = (state: string): string => (state.startsWith('Cancelled') ? 'cancelled' : 'finished-first');

describe('A cancel that has no outcome yet', () => {
  it.each(RUNS)('is on its way, whatever the run says: %s', (_, run) => {
    expect(cancelStep(undefined, run)).toEqual({ kind: 'sending' });
  });
});

describe.each(ACCEPTED)('A cancel that was %s', (_, outcome) => {
  test.each(RUNS)('of a run that is %s', (state, run, jobsRunning) => {
    const step = jobsRunning === 0 ? { kind: over(state) } : { kind: 'requested', jobsRunning };
    expect(cancelStep(outcome, run)).toEqual(step);
  });
});

describe.each(OPEN)('A cancel that may have taken effect (%s)', (_, outcome) => {
  test.each(RUNS)('of a run that is %s', (state, run, jobsRunning) => {
    const step = jobsRunning === 0 ? { kind: over(state) } : { kind: 'unknown', jobsRunning };
    expect(cancelStep(outcome, run)).toEqual(step);
    expect(effectOf(outcome)).toBe('unknown');
  });
});

describe.each(NOTHING)('A cancel that took no effect (%s)', (_, outcome) => {
  test.each(RUNS)('did nothing to a run that is %s', (_state, run) => {
    expect(cancelStep(outcome, run)).toEqual({ kind: 'nothing' });
    expect(effectOf(outcome)).toBe('none');
  });
});

test('A run is called cancelled only where its own jobs say so', () => {
  for (const [, outcome] of [...ACCEPTED, ...OPEN, ...NOTHING])
    for (const [state, run] of RUNS)
      if (cancelStep(outcome, run).kind === 'cancelled') expect(state).toMatch(/^Cancelled/);
});
