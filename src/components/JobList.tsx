import { useState } from 'react';
import { jobPage } from '../api/goServerLinks.ts';
import { jobState } from '../stage/jobState.ts';
import type { StageRun } from '../stage/StageRun.ts';
import { JobChip } from './JobChip.tsx';
import { messages } from './messages.ts';
import { StateMark } from './StateMark.tsx';

/** From how many passed jobs on they fold into a count at any width. */
const MANY_PASSED = 9;

/**
 * A run's jobs by name. Passed ones fold into "11 passed": always where there are many, and where there are at
 * least two only on narrow screens, which the stylesheet decides.
 */
export function JobList({ run, server }: { run: StageRun; server: string }) {
  const [unfolded, setUnfolded] = useState(false);
  const passed = run.jobs.filter((job) => jobState(job).kind === 'passed').length;
  const folds = passed >= MANY_PASSED ? 'always' : passed >= 2 ? 'narrow' : 'never';
  const shown =
    folds === 'always' && !unfolded ? run.jobs.filter((job) => jobState(job).kind !== 'passed') : run.jobs;
  return (
    <ul className="stage-history-jobs" data-folds={folds} data-unfolded={unfolded || undefined} role="list">
      {shown.map((job) => (
        <JobChip key={job.name} job={job} href={jobPage(server, run, job.name)} />
      ))}
      {folds !== 'never' && (
        <li className="stage-history-fold">
          <button type="button" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
            <StateMark kind="passed" />
            {messages.passedJobs(passed)}
          </button>
        </li>
      )}
    </ul>
  );
}
