import { memo } from 'react';
import { onSkew } from '../api/serverClock.ts';
import { jobEnd, jobPhases } from '../stage/jobPhases.ts';
import type { Phase } from '../stage/jobPhases.ts';
import { jobState } from '../stage/jobState.ts';
import type { JobDetails } from '../stage/RunDetails.ts';
import { StateMark } from './StateMark.tsx';
import { everySecond } from './ticker.ts';
import { Ticking } from './Ticking.tsx';
import { wordOf } from './wordOf.ts';
import { useFormat, useMessages } from './wording.ts';

const TICKS = [everySecond.subscribe, onSkew];

interface TimelineJobProps {
  readonly job: JobDetails;
  /** The Go server's page about the job, with its console. */
  readonly href: string;
  /** When the run began, in epoch milliseconds (UTC) by the server's clock. */
  readonly from: number | undefined;
  /** The moment up to which this may be told to hold, in the same measure. Must be stable. */
  readonly upTo: () => number;
}

/** One job: what it is, how it ended, and what it spent its time with, drawn and in words. */
export const TimelineJob = memo(function TimelineJob({ job, href, from, upTo }: TimelineJobProps) {
  const messages = useMessages();
  const { formatDuration } = useFormat();
  const told = jobState(job);
  const { kind } = told;
  const word = wordOf(told, messages);
  const phases = jobPhases(job);
  const [first] = phases ?? [];
  const end = jobEnd(job);
  const took = first === undefined || end === undefined ? undefined : end - first.from;
  const isCopied = job.origin === 'copied';
  const origin = isCopied ? undefined : messages.run.origin[job.origin];
  return (
    <li className="stage-history-lane" data-state={kind} data-origin={job.origin}>
      <span className="stage-history-lane-name">
        <a href={href}>
          <StateMark kind={kind} />
          <span dir="auto">{job.name}</span>
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
                    <PhaseWords phase={phase} upTo={upTo} />
                  </span>
                ))}
        {job.agent !== undefined && !isCopied && (
          <>
            {' · '}
            {messages.run.agent(job.agent)}
            <span className="stage-history-unseen">{messages.run.agentRest(job.agent)}</span>
          </>
        )}
      </span>
    </li>
  );
});

function PhaseWords({ phase, upTo }: { phase: Phase; upTo: () => number }) {
  const messages = useMessages();
  const { kind, from, to } = phase;
  if (to !== undefined) return messages.run.phaseTook(kind, to - from);
  return <Ticking tell={() => messages.run.phaseGoes(kind, Math.max(0, upTo() - from))} on={TICKS} />;
}
