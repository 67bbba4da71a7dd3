import { useState } from 'react';
import type { Rerun } from '../api/StagesApi.ts';
import { jobState } from '../stage/jobState.ts';
import { failedJobs } from '../stage/rerunRule.ts';
import type { RerunKind } from '../stage/rerunRule.ts';
import type { RunDetails } from '../stage/RunDetails.ts';
import { QuestionDialog } from './QuestionDialog.tsx';
import { StateMark } from './StateMark.tsx';
import { wordOf } from './wordOf.ts';
import { useMessages } from './wording.ts';

interface RerunDialogProps {
  readonly run: RunDetails;
  readonly kind: RerunKind;
  readonly onConfirm: (what: Rerun) => void;
  readonly onKeep: () => void;
}

/** The question before something is run again: it names what will run, or lets it be chosen. */
export function RerunDialog({ run, kind, onConfirm, onKeep }: RerunDialogProps) {
  const messages = useMessages();
  const [chosen, setChosen] = useState(() => failedJobs(run).map(({ name }) => name));
  const isChoice = kind === 'chosen-jobs';
  return (
    <QuestionDialog
      title={messages.rerun.title(kind, run)}
      text={messages.rerun.question(kind, run)}
      keep={messages.rerun.keep}
      confirm={messages.rerun.confirm(kind, run, chosen.length)}
      tone="plain"
      disabled={isChoice && chosen.length === 0}
      onConfirm={() => onConfirm(isChoice ? { kind, jobs: chosen } : { kind })}
      onKeep={onKeep}
    >
      {isChoice && (
        <fieldset className="stage-history-choice">
          <legend className="stage-history-unseen">{messages.rerun.choose}</legend>
          {run.jobs.map((job) => {
            const told = jobState(job);
            const { kind: state } = told;
            const word = wordOf(told, messages);
            return (
              <label key={job.name}>
                <input
                  type="checkbox"
                  checked={chosen.includes(job.name)}
                  onChange={({ currentTarget: { checked } }) =>
                    setChosen((before) =>
                      run.jobs
                        .map(({ name }) => name)
                        .filter((name) => (name === job.name ? checked : before.includes(name))),
                    )
                  }
                />
                <StateMark kind={state} />
                <span dir="auto">{job.name}</span> <span className="stage-history-job-word">{word}</span>
              </label>
            );
          })}
        </fieldset>
      )}
    </QuestionDialog>
  );
}
