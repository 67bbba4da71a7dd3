import type { JobDetails, RunDetails, Transition } from '../../src/stage/RunDetails.ts';

/** A job's life as words: `Scheduled 0, Building 12` are the states it entered and when. */
export function transitions(words: string): Transition[] {
  return words === ''
    ? []
    : words.split(', ').map((word) => {
        const [state = '', at] = word.split(' ');
        return { state, at: Number(at) };
      });
}

/** A job that has passed, a fresh object each time; `words`: see {@link transitions}. */
export function someJob(words: string, more: Partial<JobDetails> = {}): JobDetails {
  return {
    name: 'unit',
    state: 'Completed',
    result: 'Passed',
    scheduledDate: undefined,
    transitions: transitions(words),
    agent: undefined,
    origin: 'run',
    ...more,
  };
}

/** Run 142 / 1 of website / test with its jobs, a fresh object each time. */
export function someDetails(jobs: readonly JobDetails[], more: Partial<RunDetails> = {}): RunDetails {
  return {
    pipeline: 'website',
    pipelineCounter: 142,
    stage: 'test',
    stageCounter: '1',
    jobs,
    id: undefined,
    approvedBy: 'changes',
    cancelledBy: null,
    rerunOfCounter: null,
    operatePermission: undefined,
    scheduledAt: undefined,
    lastTransitionedAt: undefined,
    ...more,
  };
}
