import { useLayoutEffect, useRef, useState } from 'react';
import { jobPage } from '../api/goServerLinks.ts';
import { PHASES } from '../stage/jobPhases.ts';
import type { JobDetails, RunDetails } from '../stage/RunDetails.ts';
import type { RunTimes } from '../stage/runTimes.ts';
import { tellingJobs } from '../stage/tellingJobs.ts';
import { useStage } from './stageContext.ts';
import { everySecond } from './ticker.ts';
import { TimelineJob } from './TimelineJob.tsx';
import { useMessages } from './wording.ts';

/** From how many jobs on only those that say most are shown at first. */
const MANY = 12;

interface TimelineProps {
  readonly run: RunDetails;
  /** `undefined` where the run's own are not known: then nothing is drawn, and the phases are told in words alone. */
  readonly times: RunTimes | undefined;
  /** How long the stage usually takes, in milliseconds. */
  readonly usual: number | undefined;
  /** The moment up to which this may be told to hold, in epoch milliseconds (UTC) by the server's clock. Must be stable. */
  readonly upTo: () => number;
}

/** A run's jobs, each with its phases on one scale, which is the run's own time. */
export function Timeline({ run, times, usual, upTo }: TimelineProps) {
  const messages = useMessages();
  const { api } = useStage();
  const [all, setAll] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const from = times?.from;
  const isLive = times !== undefined && times.to === undefined;
  const jobs = useShownJobs(run.jobs, all);

  // Written past React: bars that grow by the second are no reason to render anything.
  useLayoutEffect(() => {
    if (!isLive || from === undefined) return undefined;
    const write = (): void => {
      list.current?.style.setProperty('--now', String(Math.max(1, upTo() - from)));
    };
    write();
    return everySecond.subscribe(write);
  }, [isLive, from, upTo]);

  return (
    <>
      {times && (
        <p className="stage-history-key" aria-hidden="true">
          {PHASES.map((phase) => (
            <span key={phase}>
              <i data-phase={phase} /> {messages.run.phase[phase]}
            </span>
          ))}
        </p>
      )}
      <ul
        ref={list}
        role="list"
        className="stage-history-timeline"
        aria-label={messages.run.jobs(run)}
        data-usual={(isLive && usual !== undefined) || undefined}
        style={times && { '--span': spanOf(times, usual), '--usual': usual }}
      >
        {jobs.map((job) => (
          <TimelineJob
            key={job.name}
            job={job}
            href={jobPage(api.server, run, job.name)}
            from={from}
            upTo={upTo}
          />
        ))}
      </ul>
      {run.jobs.length > MANY && (
        <button
          type="button"
          className="stage-history-textual"
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? messages.run.fewerJobs : messages.run.allJobs(run.jobs.length)}
        </button>
      )}
    </>
  );
}

/** Which jobs are shown stays as it was when the run was opened: only what has failed since comes, and nothing goes. */
function useShownJobs(jobs: readonly JobDetails[], all: boolean): readonly JobDetails[] {
  const [names, setNames] = useState<ReadonlySet<string>>(
    () => new Set(tellingJobs(jobs, MANY).map(({ name }) => name)),
  );
  const failed = jobs.filter((job) => job.result === 'Failed' && !names.has(job.name));
  if (failed.length > 0) setNames(new Set([...names, ...failed.map(({ name }) => name)]));
  return all ? jobs : jobs.filter(({ name }) => names.has(name));
}

/** The width of the scale, in milliseconds. A run that goes on has room for what is still to come. */
function spanOf({ from, to }: RunTimes, usual: number | undefined): string {
  if (to !== undefined) return String(Math.max(1, to - from));
  return usual === undefined ? 'var(--now)' : `max(var(--now), ${Math.round(usual)})`;
}
