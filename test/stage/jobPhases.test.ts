import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { jobEnd, jobPhases, PHASES } from '../../src/stage/jobPhases.ts';
import type { Phase } from '../../src/stage/jobPhases.ts';
import type { Transition } from '../../src/stage/RunDetails.ts';
import { someJob, transitions } from '../support/someDetails.ts';

/** `waiting 0–5, building 5–…` */
function told(phases: readonly Phase[] | undefined): string | undefined {
  return phases?.map(({ kind, from, to }) => `${kind} ${from}–${to ?? '…'}`).join(', ');
}

describe('What a job spends its time with', () => {
  test.each<[what: string, state: string, steps: string, phases: string]>([
    [
      'of a finished job is waiting, preparing, building and uploading',
      'Completed',
      'Scheduled 0, Assigned 10, Preparing 12, Building 20, Completing 90, Completed 95',
      'waiting 0–10, preparing 10–20, building 20–90, uploading 90–95',
    ],
    [
      'is told as far as the job has come',
      'Building',
      'Scheduled 0, Assigned 10, Preparing 12, Building 20',
      'waiting 0–10, preparing 10–20, building 20–…',
    ],
    ['is waiting for an agent at first', 'Scheduled', 'Scheduled 5', 'waiting 5–…'],
    [
      'is preparing from the moment an agent has taken the job',
      'Preparing',
      'Scheduled 0, Assigned 3, Preparing 4',
      'waiting 0–3, preparing 3–…',
    ],
    [
      'of a job that was cancelled before it was taken is waiting',
      'Completed',
      'Scheduled 0, Completed 7',
      'waiting 0–7',
    ],
    [
      'of a job that was cancelled while it built has no uploading',
      'Completed',
      'Scheduled 0, Assigned 1, Preparing 2, Building 3, Completed 9',
      'waiting 0–1, preparing 1–3, building 3–9',
    ],
    [
      'ends where the job is given up',
      'Discontinued',
      'Scheduled 0, Building 4, Discontinued 6',
      'waiting 0–4, building 4–6',
    ],
    [
      'ends where the job is scheduled anew',
      'Rescheduled',
      'Scheduled 0, Building 4, Rescheduled 6',
      'waiting 0–4, building 4–6',
    ],
    [
      'may have taken no time',
      'Completed',
      'Scheduled 5, Assigned 5, Preparing 5, Building 5, Completing 5, Completed 5',
      'waiting 5–5, preparing 5–5, building 5–5, uploading 5–5',
    ],
    [
      'passes over states nobody knows',
      'Building',
      'Scheduled 0, Napping 3, Building 5',
      'waiting 0–5, building 5–…',
    ],
    ['is not known where no state is told', 'Completed', '', ''],
    ['leaves out what has ended nobody knows when', 'Completed', 'Scheduled 0, Building 4', 'waiting 0–4'],
    [
      'leaves it out, too, where two states of it are told',
      'Completed',
      'Scheduled 0, Assigned 4, Preparing 5',
      'waiting 0–4',
    ],
    [
      'leaves it out, too, where the job is in a state nobody knows',
      'Napping',
      'Scheduled 0, Building 4',
      'waiting 0–4',
    ],
    [
      'leaves it out, too, where the job has gone on: it waits for no agent while it builds',
      'Building',
      'Scheduled 0',
      '',
    ],
    [
      'goes on where one state of the same phase was left out',
      'Preparing',
      'Scheduled 0, Assigned 4',
      'waiting 0–4, preparing 4–…',
    ],
  ])('%s', (_, state, steps, phases) => {
    expect(told(jobPhases(someJob(steps, { state })))).toBe(phases);
  });

  test.each([
    'Scheduled 100, Assigned 2, Preparing 3, Building 4, Completing 5, Completed 6',
    'Scheduled 0, Completed 5, Building 9',
    'Building 3, Scheduled 4',
    'Scheduled 0, Discontinued 3, Completing 4',
  ])('is not known where a later state came before an earlier one: %s', (steps) => {
    expect(jobPhases(someJob(steps))).toBeUndefined();
    expect(jobPhases(someJob('', { transitions: transitions(steps).reverse() }))).toBeUndefined();
  });
});

describe('A job was over', () => {
  test.each<[steps: string, end: number | undefined]>([
    ['', undefined],
    ['Scheduled 0, Building 3', undefined],
    ['Scheduled 0, Building 3, Completed 7', 7],
    ['Scheduled 0, Discontinued 7', 7],
    ['Scheduled 0, Rescheduled 7', 7],
    ['Napping 9', undefined],
  ])('after “%s” at %s', (steps, end) => {
    expect(jobEnd(someJob(steps))).toBe(end);
  });

  it('when it was first said to be, in whatever order that is told', () => {
    const steps = transitions('Scheduled 0, Completed 7, Discontinued 9');
    expect(jobEnd({ transitions: steps })).toBe(7);
    expect(jobEnd({ transitions: steps.toReversed() })).toBe(7);
  });
});

const LIFE = ['Scheduled', 'Assigned', 'Preparing', 'Building', 'Completing', 'Completed'];
const ENDS = ['Completed', 'Discontinued', 'Rescheduled'];
const anyState = fc.constantFrom(...LIFE, 'Discontinued', 'Rescheduled', 'Napping', 'Waiting');
const moment = fc.integer({ min: 0, max: 50 });
const anyTransitions: fc.Arbitrary<Transition[]> = fc.array(fc.record({ state: anyState, at: moment }), {
  maxLength: 8,
});

/** A life as it can be: some of the states, in their order, each at its time or later. */
const trueLife: fc.Arbitrary<Transition[]> = fc
  .record({
    states: fc.subarray(LIFE.slice(0, -1), { minLength: 1 }),
    end: fc.option(fc.constantFrom(...ENDS), { nil: undefined }),
    times: fc.array(moment, { minLength: LIFE.length, maxLength: LIFE.length }),
  })
  .map(({ states, end, times }) => {
    const inOrder = times.toSorted((one, other) => one - other);
    return [...states, ...(end === undefined ? [] : [end])].map((state, index) => ({
      state,
      at: inOrder[index] ?? 0,
    }));
  });

describe('Whatever a server tells of a job', () => {
  it('its phases come in their order, do not overlap, leave no gap and do not end before they begin', () => {
    fc.assert(
      fc.property(anyState, anyTransitions, (state, steps) => {
        const phases = jobPhases({ state, transitions: steps }) ?? [];
        for (const [index, { kind, from, to }] of phases.entries()) {
          const next = phases[index + 1];
          expect(to ?? Infinity).toBeGreaterThanOrEqual(from);
          if (next === undefined) continue;
          expect(to).toBe(next.from);
          expect(PHASES.indexOf(next.kind)).toBeGreaterThan(PHASES.indexOf(kind));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('is the same in any order', () => {
    const shuffled = anyTransitions.chain((steps) =>
      fc.tuple(fc.constant(steps), fc.shuffledSubarray(steps, { minLength: steps.length })),
    );
    fc.assert(
      fc.property(anyState, shuffled, (state, [steps, others]) => {
        expect(jobPhases({ state, transitions: others })).toEqual(jobPhases({ state, transitions: steps }));
        expect(jobEnd({ transitions: others })).toBe(jobEnd({ transitions: steps }));
      }),
      { numRuns: 2_000 },
    );
  });

  it('a contradiction leaves no phases, and a life that can be true leaves some for all of it', () => {
    fc.assert(
      fc.property(trueLife, (steps) => {
        const last = steps.at(-1);
        const phases = jobPhases({ state: last?.state, transitions: steps });
        expect(phases?.[0]?.from).toBe(steps[0]?.at);
        expect(phases?.at(-1)?.to).toBe(ENDS.includes(last?.state ?? '') ? last?.at : undefined);
        const contradiction = [...steps, { state: 'Scheduled', at: 1_000 }, { state: 'Building', at: 999 }];
        expect(jobPhases({ state: last?.state, transitions: contradiction })).toBeUndefined();
      }),
      { numRuns: 1_000 },
    );
  });
});
