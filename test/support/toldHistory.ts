import type { StageRun } from '../../src/stage/StageRun.ts';

const WORDS: Readonly<Record<string, readonly [state: string, result: string]>> = {
  '+': ['Completed', 'Passed'],
  '-': ['Completed', 'Failed'],
  x: ['Completed', 'Cancelled'],
  '.': ['Building', 'Unknown'],
  '!': ['Completing', 'Failed'],
  '?': ['Completed', 'Unknown'],
};

/**
 * Runs of website / test as words, newest first: `142/2<1 unit-7 lint+3 e2e.` is run 142 / 2, a partial re-run of
 * 142 / 1, with three jobs. `+` passed, `-` failed, `x` cancelled, `.` building, `!` failed and still uploading, `?`
 * completed with an unknown result; the number is the job's date, which it need not have. Names have small letters only.
 */
export function toldHistory(...runs: readonly string[]): StageRun[] {
  return runs.map((run) => {
    const [counters = '', ...jobs] = run.split(' ');
    const [, pipelineCounter, stageCounter = '', rerunOf] = /^(\d+)\/(\d+)(?:<(\d+))?$/.exec(counters) ?? [];
    if (pipelineCounter === undefined) throw new Error(`No run: ${run}`);
    return {
      pipeline: 'website',
      pipelineCounter: Number(pipelineCounter),
      stage: 'test',
      stageCounter,
      jobs: jobs.map(toldJob),
      id: undefined,
      approvedBy: 'changes',
      cancelledBy: null,
      rerunOfCounter: rerunOf === undefined ? null : Number(rerunOf),
      operatePermission: undefined,
    };
  });
}

function toldJob(job: string): StageRun['jobs'][number] {
  const [, name = '', sign = '', date = ''] = /^([a-z]+)([-+x.!?])(\d*)$/.exec(job) ?? [];
  const words = WORDS[sign];
  if (words === undefined) throw new Error(`No job: ${job}`);
  return { name, state: words[0], result: words[1], scheduledDate: date === '' ? undefined : Number(date) };
}
