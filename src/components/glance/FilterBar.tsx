import { useCallback, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { LongHistoryState } from '../../query/longHistory.ts';
import { isFiltering, NO_FILTER } from '../../stage/runFilter.ts';
import type { FilterState, RunFilter } from '../../stage/runFilter.ts';
import { useLatest } from '../useLatest.ts';
import { useGlanceMessages } from './glanceMessages.ts';
import { Coverage } from './Coverage.tsx';
import './filters.css';
import { FilterSummary } from './FilterSummary.tsx';
import { FindField } from './FindField.tsx';
import { MoreFilters } from './MoreFilters.tsx';
import { StateChip } from './StateChip.tsx';
import { useHeldWhile } from './useHeldWhile.ts';

interface FilterBarProps {
  readonly filter: RunFilter;
  /** What could not be understood of an address. */
  readonly refused: readonly string[];
  readonly onFilter: (filter: RunFilter) => void;
  readonly state: LongHistoryState;
  /** How many of the runs read so far match. */
  readonly matching: number;
  /** Names to choose from. */
  readonly jobNames: readonly string[];
  readonly approvers: readonly string[];
  /** Reads as many older runs. */
  readonly onSearchMore: (count: number) => void;
  readonly onStop: () => void;
  /** The buttons for what is done with the runs that match, and the panels they open. */
  readonly children?: ReactNode;
}

/** Which runs are shown, and of how many that is told. */
export function FilterBar(props: FilterBarProps) {
  const { filter: filterMessages } = useGlanceMessages();
  const { filter, refused, onFilter, state, matching, jobNames, approvers, children } = props;
  const [isOpen, setIsOpen] = useState(false);
  const [cleared, setCleared] = useState(0);
  const all = useRef<HTMLButtonElement>(null);
  const passFocusOn = useCallback(() => all.current?.focus({ preventScroll: true }), []);
  const moreId = useId();
  const told = isFiltering(filter) ? filterMessages.coverage(matching, state) : '';
  const news = useHeldWhile(state.reading !== undefined, told);
  const onChange = (change: Partial<RunFilter>): void => onFilter({ ...filter, ...change });
  const latest = useLatest(onChange);
  const onText = useCallback((text: string) => latest.current({ text }), [latest]);
  const onState = (toggled: FilterState): void =>
    onChange({
      states: filter.states.includes(toggled)
        ? filter.states.filter((other) => other !== toggled)
        : [...filter.states, toggled],
    });
  return (
    <div
      role="group"
      className="stage-history-filters"
      part="filters"
      data-open={isOpen || undefined}
      aria-label={filterMessages.label}
    >
      <div className="stage-history-chips">
        <button
          ref={all}
          type="button"
          className="stage-history-chip"
          aria-pressed={filter.states.length === 0}
          onClick={() => onChange({ states: [] })}
        >
          {filterMessages.all}
        </button>
        {(['failed', 'cancelled', 'active'] as const).map((one) => (
          <StateChip key={one} state={one} isOn={filter.states.includes(one)} onToggle={onState} />
        ))}
      </div>
      <FindField text={filter.text} onText={onText} />
      <button
        type="button"
        className="stage-history-button"
        data-unfolds="true"
        aria-expanded={isOpen}
        aria-controls={isOpen ? moreId : undefined}
        onClick={() => setIsOpen(!isOpen)}
      >
        {filterMessages.more}
      </button>
      {children}
      {/* Anew after clearing, which also takes away what was typed and could not be taken. */}
      {isOpen && (
        <MoreFilters key={cleared} id={moreId} {...{ filter, jobNames, approvers, onState, onChange }} />
      )}
      {refused.length > 0 && (
        <p role="status" className="stage-history-refused">
          {filterMessages.refused(refused)}
        </p>
      )}
      <p role="status" className="stage-history-unseen">
        {news}
      </p>
      {isFiltering(filter) && (
        <div className="stage-history-coverage">
          <Coverage
            state={state}
            matching={matching}
            onSearchMore={props.onSearchMore}
            onStop={props.onStop}
            onClear={() => {
              setCleared(cleared + 1);
              onFilter(NO_FILTER);
            }}
            passFocusOn={passFocusOn}
          />
          {!isOpen && <FilterSummary filter={filter} onChange={onChange} />}
        </div>
      )}
    </div>
  );
}
