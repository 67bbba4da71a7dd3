import type { JobKind } from '../../stage/jobState.ts';
import type { FilterState } from '../../stage/runFilter.ts';
import { StateMark } from '../StateMark.tsx';
import { useGlanceMessages } from './glanceMessages.ts';

/** The mark of each state that runs can be filtered by. */
export const FILTER_MARK: Readonly<Record<FilterState, JobKind>> = {
  passed: 'passed',
  failed: 'failed',
  cancelled: 'cancelled',
  active: 'running',
  unknown: 'other',
};

interface StateChipProps {
  readonly state: FilterState;
  readonly isOn: boolean;
  readonly onToggle: (state: FilterState) => void;
}

/** Shows the runs in one state, together with those of other states that are pressed. */
export function StateChip({ state, isOn, onToggle }: StateChipProps) {
  const { filter: filterMessages } = useGlanceMessages();
  return (
    <button type="button" className="stage-history-chip" aria-pressed={isOn} onClick={() => onToggle(state)}>
      <StateMark kind={FILTER_MARK[state]} />
      {filterMessages.state[state]}
    </button>
  );
}
