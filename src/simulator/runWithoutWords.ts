import type { JobTimeline } from './job.ts';
import type { StageRun } from './stageRun.ts';

/** The document's own runs have 1 and 3. */
const ID = 2;
const SCHEDULED = Date.UTC(2015, 5, 1);
const COMPLETED = SCHEDULED + 60_000;

const timeline: JobTimeline = {
  Scheduled: SCHEDULED,
  Assigned: SCHEDULED,
  Preparing: SCHEDULED,
  Building: SCHEDULED,
  Completing: COMPLETED,
  Completed: COMPLETED,
};

/** A run of long ago, of which released servers know neither result nor state nor date. */
export const runWithoutWords: StageRun = {
  id: ID,
  pipelineCounter: 1,
  counter: 1,
  approvedBy: null,
  rerunOfCounter: undefined,
  wordsLost: true,
  jobs: ['export', 'upload'].map((name, index) => ({
    id: ID + 2 * index,
    name,
    timeline,
    outcome: 'Passed' as const,
  })),
};
