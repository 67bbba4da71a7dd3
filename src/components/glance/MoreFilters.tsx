import type { FilterState, RunFilter } from '../../stage/runFilter.ts';
import { useGlanceMessages } from './glanceMessages.ts';
import { CounterField } from './CounterField.tsx';
import { NameField } from './NameField.tsx';
import { StateChip } from './StateChip.tsx';

interface MoreFiltersProps {
  readonly id: string;
  readonly filter: RunFilter;
  readonly jobNames: readonly string[];
  readonly approvers: readonly string[];
  readonly onState: (state: FilterState) => void;
  /** Called with what is to become another. */
  readonly onChange: (change: Partial<RunFilter>) => void;
}

/** The filters that are asked for less often. */
export function MoreFilters({ id, filter, jobNames, approvers, onState, onChange }: MoreFiltersProps) {
  const { filter: filterMessages } = useGlanceMessages();
  const { from, to } = filter;
  const noneBetween = from !== undefined && to !== undefined && from > to;
  return (
    <div id={id} className="stage-history-more">
      <span className="stage-history-field">
        {(['passed', 'unknown'] as const).map((state) => (
          <StateChip key={state} state={state} isOn={filter.states.includes(state)} onToggle={onState} />
        ))}
      </span>
      <span className="stage-history-field">
        <NameField
          label={filterMessages.job}
          name={filter.job}
          known={jobNames}
          onName={(job) => onChange({ job })}
        />
        <label className="stage-history-tick">
          <input
            type="checkbox"
            checked={filter.jobFailed}
            onChange={(event) => onChange({ jobFailed: event.target.checked })}
          />{' '}
          {filter.job === '' ? filterMessages.anyJobFailed : filterMessages.jobFailed}
        </label>
      </span>
      <NameField
        label={filterMessages.by}
        name={filter.by}
        known={approvers}
        onName={(by) => onChange({ by })}
      />
      <span className="stage-history-field">
        <CounterField
          label={filterMessages.from}
          counter={from}
          fault={undefined}
          onCounter={(counter) => onChange({ from: counter })}
        />
        <CounterField
          label={filterMessages.to}
          counter={to}
          fault={noneBetween ? filterMessages.noneBetween(from, to) : undefined}
          onCounter={(counter) => onChange({ to: counter })}
        />
      </span>
    </div>
  );
}
