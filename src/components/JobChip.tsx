import { memo } from 'react';
import { jobState } from '../stage/jobState.ts';
import type { Job } from '../stage/StageRun.ts';
import { StateMark } from './StateMark.tsx';
import { wordOf } from './wordOf.ts';
import { useMessages } from './wording.ts';

interface JobChipProps {
  readonly job: Job;
  /** The Go server's page about the job. */
  readonly href: string;
  /** `narrow`: stands behind a count where it is narrow. */
  readonly fold: 'narrow' | undefined;
}

/** One job: its mark, its name, and its state in words wherever it is anything but a plain pass. */
export const JobChip = memo(function JobChip({ job, href, fold }: JobChipProps) {
  const messages = useMessages();
  const told = jobState(job);
  const { kind } = told;
  const word = wordOf(told, messages);
  return (
    <li className="stage-history-job" data-state={kind} data-fold={fold}>
      <a part="job" href={href} title={`${job.name}: ${word}`}>
        <StateMark kind={kind} />
        <span dir="auto">{job.name}</span>{' '}
        <span className={kind === 'passed' ? 'stage-history-unseen' : 'stage-history-job-word'}>{word}</span>
      </a>
    </li>
  );
});
