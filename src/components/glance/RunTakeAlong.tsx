import { useState } from 'react';
import { jobPage } from '../../api/goServerLinks.ts';
import { failedJobsAsMarkdown } from '../../stage/takeAlong.ts';
import type { RunId, StageRun } from '../../stage/StageRun.ts';
import { copyText } from '../copyText.ts';
import './filters.css';
import { useGlanceMessages } from './glanceMessages.ts';

interface RunTakeAlongProps {
  readonly run: StageRun;
  readonly server: string;
  /** A run's address, for others too: with its origin. */
  readonly linkOf: (run: RunId) => string;
}

/** Takes one run along: its link, and which of its jobs failed. */
export function RunTakeAlong({ run, server, linkOf }: RunTakeAlongProps) {
  const { takeAlong: takeAlongMessages } = useGlanceMessages();
  const [said, setSaid] = useState('');
  const failed = run.jobs.filter(({ result }) => result === 'Failed').length;
  const copyLink = async (): Promise<void> => {
    const link = linkOf(run);
    const worked = await copyText(link);
    setSaid(worked ? takeAlongMessages.linkCopied(run) : takeAlongMessages.copyThis(link));
  };
  const copyFailedJobs = async (): Promise<void> => {
    const jobLink = (job: string): string => new URL(jobPage(server, run, job), window.location.href).href;
    const worked = await copyText(failedJobsAsMarkdown(run, linkOf(run), jobLink));
    setSaid(worked ? takeAlongMessages.failedJobsCopied(failed) : takeAlongMessages.notCopied);
  };
  return (
    <p className="stage-history-run-take-along">
      <button type="button" className="stage-history-textual" onClick={() => void copyLink()}>
        {takeAlongMessages.copyLink}
      </button>
      {failed > 0 && (
        <button type="button" className="stage-history-textual" onClick={() => void copyFailedJobs()}>
          {takeAlongMessages.copyFailedJobs}
        </button>
      )}
      <span role="status">{said}</span>
    </p>
  );
}
