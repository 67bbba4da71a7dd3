import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { jobPage } from '../../api/goServerLinks.ts';
import type { JobComparison } from '../../stage/compareRuns.ts';
import { jobState } from '../../stage/jobState.ts';
import { runCounter } from '../../stage/StageRun.ts';
import type { Job, RunId, StageRun } from '../../stage/StageRun.ts';
import { StateMark } from '../StateMark.tsx';
import { wordOf } from '../wordOf.ts';
import { useMessages } from '../wording.ts';
import { useGlanceMessages } from './glanceMessages.ts';

interface ComparedJobsProps {
  readonly server: string;
  readonly one: StageRun;
  readonly other: StageRun;
  readonly jobs: readonly JobComparison[];
}

/** The jobs of two runs side by side: first those that came out differently, the others when asked for. */
export function ComparedJobs({ server, one, other, jobs }: ComparedJobsProps) {
  const { compare: compareMessages } = useGlanceMessages();
  const [showsSame, setShowsSame] = useState(false);
  const id = useId();
  const differing = jobs.filter(({ differs }) => differs);
  const same = jobs.filter(({ differs }) => !differs);
  const row = (job: JobComparison): ReactNode => (
    <tr key={job.name}>
      <th scope="row">
        <bdi>{job.name}</bdi>
        {job.one === undefined && <small>{compareMessages.onlyIn(other)}</small>}
        {job.other === undefined && <small>{compareMessages.onlyIn(one)}</small>}
      </th>
      <JobCell job={job.one} run={one} server={server} />
      <JobCell job={job.other} run={other} server={server} />
    </tr>
  );
  return (
    <>
      <p>{compareMessages.changed(differing.length)}</p>
      {(differing.length > 0 || showsSame) && (
        <table className="stage-history-compared" aria-label={compareMessages.table(one, other)}>
          <thead>
            <tr>
              <th scope="col">{compareMessages.job}</th>
              <th scope="col">
                <bdi>{runCounter(one)}</bdi>
              </th>
              <th scope="col">
                <bdi>{runCounter(other)}</bdi>
              </th>
            </tr>
          </thead>
          {differing.length > 0 && <tbody>{differing.map(row)}</tbody>}
          {showsSame && <tbody id={id}>{same.map(row)}</tbody>}
        </table>
      )}
      {same.length > 0 && (
        <p>
          <button
            type="button"
            className="stage-history-chip"
            data-plain="true"
            aria-expanded={showsSame}
            aria-controls={showsSame ? id : undefined}
            onClick={() => setShowsSame(!showsSame)}
          >
            {compareMessages.same(same.length)}
          </button>
        </p>
      )}
    </>
  );
}

function JobCell({ job, run, server }: { job: Job | undefined; run: RunId; server: string }) {
  const messages = useMessages();
  const { compare: compareMessages } = useGlanceMessages();
  if (job === undefined) return <td className="stage-history-muted">{compareMessages.notIn}</td>;
  const told = jobState(job);
  const { kind } = told;
  const word = wordOf(told, messages);
  return (
    <td>
      <a href={jobPage(server, run, job.name)}>
        <StateMark kind={kind} />
        {word}
      </a>
    </td>
  );
}
