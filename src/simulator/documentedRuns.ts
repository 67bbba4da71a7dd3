import type { JobTimeline } from './job.ts';
import type { StageRun } from './stageRun.ts';

/** The two runs of the API document's example, oldest first. */
export const documentedRuns: readonly StageRun[] = [
  documentedRun(1, 1, 'changes', 'Passed', 1411456676119),
  documentedRun(3, 2, 'admin', 'Failed', 1411456876262),
];

function documentedRun(
  id: number,
  pipelineCounter: number,
  approvedBy: string,
  outcome: 'Passed' | 'Failed',
  scheduled: number,
): StageRun {
  const job = { id, name: 'UnitTest', timeline: inventTimeline(scheduled), outcome };
  return { id, pipelineCounter, counter: 1, approvedBy, rerunOfCounter: undefined, jobs: [job] };
}

/** The document says when its jobs were scheduled, and nothing of what came after. */
function inventTimeline(scheduled: number): JobTimeline {
  return {
    Scheduled: scheduled,
    Assigned: scheduled + 5_000,
    Preparing: scheduled + 6_000,
    Building: scheduled + 8_000,
    Completing: scheduled + 68_000,
    Completed: scheduled + 70_000,
  };
}
