import { memo, useId } from 'react';
import type { GridRow } from '../../stage/jobGrid.ts';
import { GridJobCell } from './GridJobCell.tsx';
import { JOB_BADGES, useGridMessages } from './gridMessages.ts';
import type { JobBadge } from './gridMessages.ts';
import { indexesOf } from './gridWindow.ts';
import type { Span } from './gridWindow.ts';
import type { GridColumn } from './useJobGrid.ts';

interface GridJobRowProps extends Readonly<Record<JobBadge, string | undefined>> {
  readonly row: GridRow;
  /** Which row it is, counted from 0. */
  readonly at: number;
  readonly columns: readonly GridColumn[];
  readonly shown: Span;
  readonly server: string;
  /** Where the keyboard's place is in this row: 0 for its name; `undefined` where it is in another. */
  readonly place: number | undefined;
}

/** A job through the runs, so far as in view. Beside its name, what its history says of it: each badge by its evidence. */
export const GridJobRow = memo(function GridJobRow(props: GridJobRowProps) {
  const gridMessages = useGridMessages();
  const { row, at, columns, shown, server, place } = props;
  const { name, cells } = row;
  const evidenceId = useId();
  const badges = JOB_BADGES.filter((badge) => props[badge] !== undefined);
  const evidence = badges.map((badge) => props[badge]).join('; ');
  return (
    <tr role="row" aria-rowindex={at + 2} style={{ '--at': at }}>
      <th
        role="rowheader"
        scope="row"
        aria-colindex={1}
        tabIndex={place === 0 ? 0 : -1}
        title={badges.length > 0 ? `${name}\n${evidence}` : name}
        aria-describedby={badges.length > 0 ? evidenceId : undefined}
      >
        <span dir="auto" className="stage-history-grid-job">
          {name}
        </span>{' '}
        {badges.length > 0 && (
          <span className="stage-history-grid-badges">
            {badges.map((badge) => (
              <span key={badge} className="stage-history-grid-badge" data-badge={badge}>
                {gridMessages.badge[badge]}{' '}
              </span>
            ))}
            <span id={evidenceId} className="stage-history-grid-evidence">
              {evidence}
            </span>
          </span>
        )}
      </th>
      {indexesOf(shown, columns.length, place === undefined ? undefined : place - 1).map((index) => {
        const column = columns[index];
        return (
          column && (
            <GridJobCell
              key={column.key}
              job={name}
              column={column}
              at={index}
              cell={cells[index]}
              server={server}
              isPlace={place === index + 1}
            />
          )
        );
      })}
    </tr>
  );
});
