import { useMemo, useRef } from 'react';
import { comparePage } from '../../api/goServerLinks.ts';
import { compareRuns } from '../../stage/compareRuns.ts';
import { runKey } from '../../stage/StageRun.ts';
import type { RunId, StageRun } from '../../stage/StageRun.ts';
import { useFocusPassedOn } from '../useFocusPassedOn.ts';
import { useGlanceMessages } from './glanceMessages.ts';
import { ComparedJobs } from './ComparedJobs.tsx';
import './filters.css';
import { Cross } from './FindField.tsx';
import { RunSelect } from './RunSelect.tsx';

/** So many runs can be chosen from; more make a list that nobody reads. */
const CHOICES = 200;

interface ComparePanelProps {
  readonly server: string;
  /** The runs read so far, newest first. */
  readonly runs: readonly StageRun[];
  readonly one: RunId | undefined;
  readonly other: RunId | undefined;
  readonly onChange: (one: RunId | undefined, other: RunId | undefined) => void;
  readonly onClose: () => void;
  /** Called when the panel goes while it has the focus. Must be stable. */
  readonly passFocusOn: () => void;
}

/** Two runs, job by job: first what came out differently. */
export function ComparePanel(props: ComparePanelProps) {
  const { compare: compareMessages } = useGlanceMessages();
  const { server, runs, one, other, onChange, onClose, passFocusOn } = props;
  const panel = useRef<HTMLDivElement>(null);
  useFocusPassedOn(panel, passFocusOn);
  const choices = useMemo(() => choicesOf(runs, [one, other]), [runs, one, other]);
  return (
    <div role="group" ref={panel} className="stage-history-compare" aria-label={compareMessages.title}>
      <div className="stage-history-compare-choice">
        <RunSelect
          label={compareMessages.one}
          runs={choices}
          chosen={one}
          onChoose={(run) => onChange(run, other)}
        />
        <RunSelect
          label={compareMessages.other}
          runs={choices}
          chosen={other}
          onChoose={(run) => onChange(one, run)}
        />
        <button
          type="button"
          className="stage-history-button"
          data-icon="true"
          aria-label={compareMessages.swap}
          title={compareMessages.swap}
          onClick={() => onChange(other, one)}
        >
          <svg className="stage-history-icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M2.5 5.5h10m-3-3 3 3-3 3M13.5 11h-10m3-3-3 3 3 3" />
          </svg>
        </button>
        <button
          type="button"
          className="stage-history-button"
          data-icon="true"
          aria-label={compareMessages.close}
          title={compareMessages.close}
          onClick={onClose}
        >
          <Cross />
        </button>
      </div>
      <Comparison server={server} runs={runs} one={one} other={other} />
    </div>
  );
}

type ComparisonProps = Omit<ComparePanelProps, 'onChange' | 'onClose' | 'passFocusOn'>;

function Comparison({ server, runs, one, other }: ComparisonProps) {
  const { compare: compareMessages } = useGlanceMessages();
  if (one === undefined || other === undefined) return <p>{compareMessages.hint}</p>;
  if (runKey(one) === runKey(other)) return <p>{compareMessages.sameRun(one)}</p>;
  const [first, second] = [find(runs, one), find(runs, other)];
  return (
    <>
      {first === undefined && <p>{compareMessages.notRead(one)}</p>}
      {second === undefined && <p>{compareMessages.notRead(other)}</p>}
      {first !== undefined && second !== undefined && (
        <ComparedJobs server={server} one={first} other={second} jobs={compareRuns(first, second)} />
      )}
      <ServerComparison server={server} one={one} other={other} />
    </>
  );
}

/** The Go server compares what went into two pipeline runs, from the earlier one to the later. */
function ServerComparison({ server, one, other }: { server: string; one: RunId; other: RunId }) {
  const { compare: compareMessages } = useGlanceMessages();
  const [from, to] = one.pipelineCounter < other.pipelineCounter ? [one, other] : [other, one];
  if (from.pipelineCounter === to.pipelineCounter)
    return <p className="stage-history-muted">{compareMessages.samePipelineRun(from.pipelineCounter)}</p>;
  return (
    <p className="stage-history-links">
      <a href={comparePage(server, to, from.pipelineCounter)}>
        {compareMessages.goServer(from.pipelineCounter, to.pipelineCounter)}
      </a>
    </p>
  );
}

function find(runs: readonly StageRun[], wanted: RunId): StageRun | undefined {
  const key = runKey(wanted);
  return runs.find((run) => runKey(run) === key);
}

function choicesOf(runs: readonly StageRun[], chosen: readonly (RunId | undefined)[]): readonly StageRun[] {
  const keys = new Set(chosen.flatMap((run) => (run === undefined ? [] : [runKey(run)])));
  return runs.filter((run, at) => at < CHOICES || keys.has(runKey(run)));
}
