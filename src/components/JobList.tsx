import { useState } from 'react';
import { jobPage } from '../api/goServerLinks.ts';
import { jobState } from '../stage/jobState.ts';
import type { JobKind } from '../stage/jobState.ts';
import type { StageRun } from '../stage/StageRun.ts';
import { JobChip } from './JobChip.tsx';
import { StateMark } from './StateMark.tsx';
import { useMessages } from './wording.ts';

/** From how many jobs of one kind on they fold into a count at any width. */
const MANY = 9;

/** What folds, in the order of the counts. What failed or is not understood is always shown by name. */
const FOLDING = ['running', 'cancelled', 'passed'] as const satisfies readonly JobKind[];

/**
 * A run's jobs by name. Where there are many of a kind they fold into "11 passed". Passed ones fold on narrow
 * screens already where there are two, which the stylesheet decides.
 */
export function JobList({ run, server }: { run: StageRun; server: string }) {
  const messages = useMessages();
  const [unfolded, setUnfolded] = useState<readonly JobKind[]>([]);
  const kinds = run.jobs.map((job) => jobState(job).kind);
  const count = (kind: JobKind): number => kinds.filter((other) => other === kind).length;
  const isHidden = (kind: JobKind): boolean =>
    FOLDING.some((folding) => folding === kind) && !unfolded.includes(kind) && count(kind) >= MANY;
  return (
    <ul className="stage-history-jobs" role="list">
      {run.jobs.map((job, index) => {
        const kind = kinds[index] ?? 'other';
        if (isHidden(kind)) return null;
        const folds = kind === 'passed' && !unfolded.includes(kind) && count(kind) >= 2;
        return (
          <JobChip
            key={`${job.name} ${index}`}
            job={job}
            href={jobPage(server, run, job.name)}
            fold={folds ? 'narrow' : undefined}
          />
        );
      })}
      {FOLDING.map((kind) => {
        const number = count(kind);
        const folds = number >= MANY ? 'always' : kind === 'passed' && number >= 2 ? 'narrow' : undefined;
        const isUnfolded = unfolded.includes(kind);
        return folds === undefined ? null : (
          <li key={kind} className="stage-history-fold" data-fold={folds}>
            <button
              type="button"
              aria-expanded={isUnfolded}
              onClick={() =>
                setUnfolded(isUnfolded ? unfolded.filter((other) => other !== kind) : [...unfolded, kind])
              }
            >
              <StateMark kind={kind} />
              {messages.jobCount[kind](number)}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
