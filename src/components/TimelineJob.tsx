import { memo } from 'react';
import { jobPage } from '../api/goServerLinks.ts';
import { onSkew, serverNow } from '../api/serverClock.ts';
import { jobEnd, jobPhases } from '../stage/jobPhases.ts';
import type { Phase } from '../stage/jobPhases.ts';
import { jobState } from '../stage/jobState.ts';
import type { JobDetails } from '../stage/RunDetails.ts';
import type { RunId } from '../stage/StageRun.ts';
import { formatDuration } from './format.ts';
import { messages } from './messages.ts';
import { StateMark } from './StateMark.tsx';
import { useStage } from './stageContext.ts';
import { everySecond } from './ticker.ts';
import { Ticking } from './Ticking.tsx';

const TICKS = [everySecond.subscribe, onSkew];

interface TimelineJobProps {
  readonly run: RunId;
  readonly job: JobDetails;
  /** When the run began, in epoch milliseconds (UTC) by the server's clock. */
  readonly from: number | undefined;
}

/** One job: what it is, how it ended, and what it spent its time with, drawn and in words. */
export const TimelineJob = memo(function TimelineJob({ run, job, from }: TimelineJobProps) {
  const { api } = useStage();
  const { kind, word = messages.jobWord[kind] } = jobState(job);
  const phases = jobPhases(job);
  const [first] = phases ?? [];
  const end = jobEnd(job);
  const took = first === undefined || end === undefined ? undefined : end - first.from;
  const isCopied = job.origin === 'copied';
  const origin = isCopied ? undefined : messages.run.origin[job.origin];
  return (
    <li className="stage-history-lane" data-state={kind} data-origin={job.origin}>
      <span className="stage-history-lane-name">
        <a href={jobPage(api.server, run, job.name)}>
          <StateMark kind={kind} />
          <span>{job.name}</span>
        </a>
        <span className="stage-history-job-word">{word}</span>
        {origin !== undefined && <small>{origin}</small>}
      </span>
      {from !== undefined && !isCopied && phases !== undefined && phases.length > 0 && (
        <span className="stage-history-bar" aria-hidden="true">
          {phases.map((phase) => (
            <i
              key={phase.kind}
              data-phase={phase.kind}
              style={{
                '--from': phase.from - from,
                '--to': phase.to === undefined ? 'var(--now)' : phase.to - from,
              }}
            />
          ))}
        </span>
      )}
      {took !== undefined && !isCopied && <span className="stage-history-took">{formatDuration(took)}</span>}
      <span className="stage-history-phases">
        {isCopied
          ? messages.run.copied(took)
          : phases === undefined
            ? messages.run.wrongTimes
            : phases.length === 0
              ? messages.run.noTimes
              : phases.map((phase, index) => (
                  <span key={phase.kind}>
                    {index > 0 && ' · '}
                    <PhaseWords phase={phase} server={api.server} />
                  </span>
                ))}
        {job.agent !== undefined && !isCopied && (
          <>
            {' · '}
            <span title={job.agent}>{messages.run.agent(job.agent)}</span>
          </>
        )}
      </span>
    </li>
  );
});

function PhaseWords({ phase, server }: { phase: Phase; server: string }) {
  const { kind, from, to } = phase;
  if (to !== undefined) return messages.run.phaseTook(kind, to - from);
  return (
    <Ticking tell={() => messages.run.phaseGoes(kind, Math.max(0, serverNow(server) - from))} on={TICKS} />
  );
}
