import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isActiveRun, runState } from '../../src/stage/runState.ts';
import type { RunState } from '../../src/stage/runState.ts';
import type { Job } from '../../src/stage/StageRun.ts';

type Words = Pick<Job, 'state' | 'result'>;

const runOf = (words: readonly Words[]): { jobs: Job[] } => ({
  jobs: words.map((word, index) => ({ name: `job-${index + 1}`, scheduledDate: undefined, ...word })),
});

/** Jobs as `Building/Unknown Completed/Passed`; `-` is a word the server left out. */
const jobs = (text: string): { jobs: Job[] } =>
  runOf(
    text.split(' ').flatMap((pair) => {
      const [state, result] = pair.split('/').map((word) => (word === '-' ? undefined : word));
      return pair === '' ? [] : [{ state, result }];
    }),
  );

describe('The state of a run', () => {
  test.each<[jobs: string, state: RunState, because: string]>([
    ['', 'Unknown', 'it has no jobs'],
    ['Building/Unknown Completed/Failed', 'Failing', 'one job failed while another runs'],
    ['Completing/Failed', 'Failing', 'a job that uploads its artifacts already has its result'],
    ['Scheduled/Unknown Completed/Failed Completed/Cancelled', 'Failing', 'failing comes before cancelled'],
    ['Completed/Passed Building/Unknown', 'Building', 'a job runs'],
    ['Scheduled/- Completed/Cancelled', 'Building', 'running comes before cancelled'],
    ['Completing/Passed', 'Building', 'a job that uploads its artifacts is not over'],
    ['Completed/Cancelled Completed/Failed', 'Cancelled', 'cancelled comes before failed'],
    ['Completed/Passed Completed/Cancelled Completed/Unknown', 'Cancelled', 'one job was cancelled'],
    ['Completed/Unknown Completed/Failed', 'Failed', 'failed comes before unknown'],
    ['Completed/Passed Completed/Failed', 'Failed', 'one job failed'],
    ['Completed/Passed Completed/Unknown', 'Unknown', 'the result of one job is not known'],
    ['Completed/Passed Completed/Passed', 'Passed', 'every job is completed and passed'],
  ])('of jobs “%s” is %s: %s', (text, state) => {
    expect(runState(jobs(text))).toBe(state);
  });

  it.each([
    ['the result is absent', 'Completed/Passed Completed/-'],
    ['the state is absent', 'Completed/Passed -/Passed'],
    ['both are absent', 'Completed/Passed -/-'],
    ['the state is Rescheduled', 'Completed/Passed Rescheduled/Passed'],
    ['the state is an invented word', 'Completed/Passed Napping/Passed'],
    ['the result is an invented word', 'Completed/Passed Completed/Skipped'],
    ['the result is Passed in small letters', 'Completed/passed'],
  ])('is Unknown, not Passed, where of one job %s', (_, text) => {
    expect(runState(jobs(text))).toBe('Unknown');
  });

  it('is the same whatever result the server stored with the run', () => {
    for (const result of ['Passed', 'Failed', 'Cancelled', 'Unknown']) {
      expect(runState({ ...jobs('Completed/Passed'), ...{ result } })).toBe('Passed');
      expect(runState({ ...jobs('Building/Unknown'), ...{ result } })).toBe('Building');
      expect(runState({ ...jobs('Completed/-'), ...{ result } })).toBe('Unknown');
    }
  });
});

describe('Whether a run is active', () => {
  it.each(['Building/Unknown', 'Completed/Failed Scheduled/-', 'Completing/Passed Completed/Passed'])(
    'yes with jobs “%s”',
    (text) => expect(isActiveRun(jobs(text))).toBe(true),
  );

  it.each(['', 'Completed/Unknown', 'Rescheduled/Unknown Paused/- Waiting/-', '-/-', 'Napping/Unknown'])(
    'no with jobs “%s”',
    (text) => expect(isActiveRun(jobs(text))).toBe(false),
  );
});

const LIFE_CYCLE = ['Scheduled', 'Assigned', 'Preparing', 'Building', 'Completing', 'Completed'];
const OTHER_STATES = ['Unknown', 'Discontinued', 'Rescheduled', 'Paused', 'Waiting'];
const RESULTS = ['Passed', 'Failed', 'Cancelled', 'Unknown'];

/** The server's own rules, one after the other, counting jobs. */
function serversState(words: readonly Words[]): RunState {
  const count = (isCounted: (job: Words) => boolean): number => words.filter(isCounted).length;
  const running = count(
    ({ state }) =>
      state === 'Scheduled' ||
      state === 'Assigned' ||
      state === 'Preparing' ||
      state === 'Building' ||
      state === 'Completing',
  );
  if (words.length === 0) return 'Unknown';
  if (running > 0 && count(({ result }) => result === 'Failed') > 0) return 'Failing';
  if (running > 0) return 'Building';
  if (count(({ result }) => result === 'Cancelled') > 0) return 'Cancelled';
  if (count(({ result }) => result === 'Failed') > 0) return 'Failed';
  if (count(({ result }) => result === 'Unknown') > 0) return 'Unknown';
  return 'Passed';
}

const jobsOf = (
  states: readonly (string | undefined)[],
  results: readonly (string | undefined)[],
): fc.Arbitrary<Words[]> =>
  fc.array(fc.record({ state: fc.constantFrom(...states), result: fc.constantFrom(...results) }), {
    maxLength: 8,
  });

describe('The state of any run', () => {
  it('is the one the server’s own rules give, for jobs within their life cycle', () => {
    fc.assert(
      fc.property(jobsOf(LIFE_CYCLE, RESULTS), (words) => {
        expect(runState(runOf(words))).toBe(serversState(words));
      }),
      { numRuns: 1000 },
    );
  });

  it('differs from the server’s, for any words, only in saying Unknown for a Passed that is not certain', () => {
    const anyWords = jobsOf(
      [...LIFE_CYCLE, ...OTHER_STATES, 'Napping', undefined],
      [...RESULTS, 'Skipped', undefined],
    );
    fc.assert(
      fc.property(anyWords, (words) => {
        const certain = words.every(({ state, result }) => state === 'Completed' && result === 'Passed');
        const servers = serversState(words);
        expect(runState(runOf(words))).toBe(servers === 'Passed' && !certain ? 'Unknown' : servers);
      }),
      { numRuns: 1000 },
    );
  });

  it('does not depend on the order of the jobs', () => {
    const shuffled = jobsOf(['Building', 'Completed'], ['Passed', 'Failed', undefined]).chain((words) =>
      fc.tuple(
        fc.constant(words),
        fc.shuffledSubarray(words, { minLength: words.length, maxLength: words.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([words, otherwise]) => {
        expect(runState(runOf(otherwise))).toBe(runState(runOf(words)));
      }),
      { numRuns: 500 },
    );
  });
});
