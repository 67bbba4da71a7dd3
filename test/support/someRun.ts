import type { StageRun } from '../../src/stage/StageRun.ts';

/**
 * A run of website / test with that pipeline counter, a fresh object each time. `jobs` as
 * `lint:Completed/Passed unit:Building/Unknown`; a job without a name is `unit`.
 */
export function someRun(pipelineCounter: number, jobs: string, more: Partial<StageRun> = {}): StageRun {
  return {
    pipeline: 'website',
    pipelineCounter,
    stage: 'test',
    stageCounter: '1',
    jobs: jobs.split(' ').map((job) => {
      const [words = '', name = 'unit'] = job.split(':').reverse();
      const [state, result] = words.split('/');
      return { name, state, result, scheduledDate: 1_768_478_400_000 };
    }),
    id: undefined,
    approvedBy: 'changes',
    cancelledBy: null,
    rerunOfCounter: null,
    operatePermission: true,
    ...more,
  };
}
