import { useId } from 'react';
import { runKey } from '../../stage/StageRun.ts';
import type { RunId, StageRun } from '../../stage/StageRun.ts';
import { useGlanceMessages } from './glanceMessages.ts';

interface RunSelectProps {
  readonly label: string;
  /** The runs to choose from. */
  readonly runs: readonly StageRun[];
  readonly chosen: RunId | undefined;
  readonly onChoose: (run: RunId) => void;
}

/** Chooses a run. One that was chosen and is not among the runs is shown all the same. */
export function RunSelect({ label, runs, chosen, onChoose }: RunSelectProps) {
  const { compare: compareMessages } = useGlanceMessages();
  const id = useId();
  const key = chosen && runKey(chosen);
  const isKnown = runs.some((run) => runKey(run) === key);
  return (
    <span className="stage-history-field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={key ?? ''}
        onChange={(event) => {
          const run = runs.find((one) => runKey(one) === event.target.value);
          if (run !== undefined) onChoose(run);
        }}
      >
        {chosen === undefined && <option value="">{compareMessages.choose}</option>}
        {chosen !== undefined && !isKnown && (
          <option value={key}>{compareMessages.unknownOption(chosen)}</option>
        )}
        {runs.map((run) => (
          <option key={runKey(run)} value={runKey(run)}>
            {compareMessages.option(run)}
          </option>
        ))}
      </select>
    </span>
  );
}
