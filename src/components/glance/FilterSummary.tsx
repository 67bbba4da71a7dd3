import type { ReactNode } from 'react';
import { NO_FILTER } from '../../stage/runFilter.ts';
import type { RunFilter } from '../../stage/runFilter.ts';
import { StateMark } from '../StateMark.tsx';
import { useGlanceMessages } from './glanceMessages.ts';
import { Cross } from './FindField.tsx';
import { FILTER_MARK } from './StateChip.tsx';

interface FilterSummaryProps {
  readonly filter: RunFilter;
  readonly onChange: (change: Partial<RunFilter>) => void;
}

/** What is set among the filters that are folded away, each to be taken away. */
export function FilterSummary({ filter, onChange }: FilterSummaryProps) {
  const { filter: filterMessages } = useGlanceMessages();
  const { summary, state: words } = filterMessages;
  const items: ReactNode[] = (['passed', 'unknown'] as const)
    .filter((state) => filter.states.includes(state))
    .map((state) => (
      <Item
        key={state}
        what={words[state]}
        onRemove={() => onChange({ states: filter.states.filter((other) => other !== state) })}
      >
        <StateMark kind={FILTER_MARK[state]} />
      </Item>
    ));
  const add = (key: string, what: string, change: Partial<RunFilter>): void => {
    items.push(<Item key={key} what={what} onRemove={() => onChange(change)} />);
  };
  const { job, jobFailed, by, from, to } = NO_FILTER;
  if (filter.job.trim() !== '') add('job', summary.job(filter), { job, jobFailed });
  else if (filter.jobFailed) add('job', summary.anyJobFailed, { jobFailed });
  if (filter.by.trim() !== '') add('by', summary.by(filter), { by });
  if (filter.from !== undefined || filter.to !== undefined)
    add('counters', summary.counters(filter), { from, to });
  return items.length === 0 ? null : (
    <ul className="stage-history-summary" role="list">
      {items}
    </ul>
  );
}

interface ItemProps {
  readonly what: string;
  readonly onRemove: () => void;
  readonly children?: ReactNode;
}

function Item({ what, onRemove, children }: ItemProps) {
  const { filter: filterMessages } = useGlanceMessages();
  return (
    <li>
      {children}
      <span title={what}>{what}</span>
      <button type="button" aria-label={filterMessages.remove(what)} onClick={onRemove}>
        <Cross />
      </button>
    </li>
  );
}
