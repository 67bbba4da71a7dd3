import type { JobKind } from '../stage/jobState.ts';
import type { RunState } from '../stage/runState.ts';

/** The mark of each run state; jobs and runs share their marks. */
export const MARK_OF: Readonly<Record<RunState, JobKind>> = {
  Building: 'running',
  Failing: 'failing',
  Passed: 'passed',
  Failed: 'failed',
  Cancelled: 'cancelled',
  Unknown: 'other',
};

const OCTAGON = 'M5.2 1.2h5.6l4 4v5.6l-4 4H5.2l-4-4V5.2z';
const RING = 'M8 1.8a6.2 6.2 0 1 1 0 12.4a6.2 6.2 0 1 1 0-12.4z';
const CROSS = 'm5.6 5.6 4.8 4.8m0-4.8-4.8 4.8';

/** Two strokes a state: its outline and what stands in it. Each pair differs in shape, so colour may be missing. */
const SHAPES: Readonly<Record<JobKind, readonly [outline: string, inside: string]>> = {
  passed: ['M8 1a7 7 0 1 1 0 14a7 7 0 1 1 0-14z', 'm4.8 8.3 2.2 2.2 4.2-4.6'],
  failed: [OCTAGON, CROSS],
  failing: [OCTAGON, CROSS],
  cancelled: [RING, 'm3.9 12.1 8.2-8.2'],
  running: [RING, 'M8 1.8a6.2 6.2 0 0 1 6.2 6.2'],
  other: [RING, 'M6.2 6.4a1.8 1.8 0 1 1 2.6 1.6q-.8.4-.8 1.2m0 2.2v.1'],
};

/** A state's shape, beside which its word always stands: the mark itself is hidden from screen readers. */
export function StateMark({ kind }: { kind: JobKind }) {
  const [outline, inside] = SHAPES[kind];
  return (
    <svg className="stage-history-mark" data-state={kind} viewBox="0 0 16 16" aria-hidden="true">
      <path d={outline} />
      <path d={inside} />
    </svg>
  );
}
