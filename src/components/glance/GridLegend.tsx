import type { JobKind } from '../../stage/jobState.ts';
import { StateMark } from '../StateMark.tsx';
import { useGridMessages } from './gridMessages.ts';

const KINDS = [
  'passed',
  'failed',
  'failing',
  'running',
  'cancelled',
  'other',
] as const satisfies readonly JobKind[];

/** What the grid's marks mean, in words. */
export function GridLegend() {
  const gridMessages = useGridMessages();
  return (
    <ul role="list" className="stage-history-grid-legend" aria-label={gridMessages.legend}>
      {KINDS.map((kind) => (
        <li key={kind} data-state={kind}>
          <StateMark kind={kind} /> {gridMessages.state[kind]}
        </li>
      ))}
      <li data-state="passed" data-copy>
        <StateMark kind="passed" /> {gridMessages.copied}
      </li>
      <li data-state="absent">{gridMessages.notInRun}</li>
    </ul>
  );
}
