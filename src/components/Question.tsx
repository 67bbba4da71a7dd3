import { useRef } from 'react';
import type { Rerun } from '../api/StagesApi.ts';
import type { RerunKind } from '../stage/rerunRule.ts';
import type { RunDetails } from '../stage/RunDetails.ts';
import { runKey } from '../stage/StageRun.ts';
import type { StageRun } from '../stage/StageRun.ts';
import { CancelDialog } from './CancelDialog.tsx';
import { RerunDialog } from './RerunDialog.tsx';

/** What the reader is asked before anything is sent. */
export type AskedQuestion =
  | { readonly about: 'cancel'; readonly run: StageRun }
  | { readonly about: 'rerun'; readonly run: RunDetails; readonly kind: RerunKind };

interface QuestionProps {
  readonly asked: AskedQuestion;
  /** The runs as they stand now. */
  readonly runs: readonly StageRun[];
  /** Closes the question, whatever the answer. */
  readonly onAnswered: () => void;
  readonly onCancel: (run: StageRun) => void;
  readonly onRerun: (run: RunDetails, what: Rerun) => void;
}

/** The dialog that asks it. */
export function Question({ asked, runs, onAnswered, onCancel, onRerun }: QuestionProps) {
  const isAnswered = useRef(false);
  if (asked.about === 'rerun')
    return (
      <RerunDialog
        run={asked.run}
        kind={asked.kind}
        onKeep={onAnswered}
        onConfirm={(what) => {
          onAnswered();
          onRerun(asked.run, what);
        }}
      />
    );
  const run = runs.find((one) => runKey(one) === runKey(asked.run)) ?? asked.run;
  return (
    <CancelDialog
      run={run}
      onKeep={onAnswered}
      onConfirm={() => {
        // Two presses in one tick answer the same question.
        if (isAnswered.current) return;
        isAnswered.current = true;
        onAnswered();
        onCancel(run);
      }}
    />
  );
}
