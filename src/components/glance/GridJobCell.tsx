import { memo } from 'react';
import { jobPage } from '../../api/goServerLinks.ts';
import type { GridCell } from '../../stage/jobGrid.ts';
import { jobState } from '../../stage/jobState.ts';
import { StateMark } from '../StateMark.tsx';
import { wordOf } from '../wordOf.ts';
import { useMessages } from '../wording.ts';
import { useGridMessages } from './gridMessages.ts';
import type { GridColumn } from './useJobGrid.ts';

interface GridJobCellProps {
  readonly job: string;
  readonly column: GridColumn;
  /** Which column it is, counted from 0. */
  readonly at: number;
  /** `undefined`: the job was not part of the run. */
  readonly cell: GridCell | undefined;
  readonly server: string;
  /** Is it the keyboard's place in the grid? */
  readonly isPlace: boolean;
}

/** What a job was in a run: its mark, which leads to the Go server's page about it. */
export const GridJobCell = memo(function GridJobCell(props: GridJobCellProps) {
  const messages = useMessages();
  const gridMessages = useGridMessages();
  const { job, column, at, cell, server, isPlace } = props;
  const { id, counter } = column;
  const tabIndex = isPlace ? 0 : -1;
  const place = { role: 'gridcell', 'aria-colindex': at + 2, style: { '--at': at } };
  if (cell === undefined) {
    const words = gridMessages.absent(job, counter);
    return <td {...place} data-state="absent" tabIndex={tabIndex} title={words} aria-label={words} />;
  }
  const told = jobState(cell.job);
  const { kind } = told;
  const word = wordOf(told, messages);
  const words = gridMessages.cell(job, counter, word, cell.isCopy);
  return (
    <td {...place} data-state={kind} data-copy={cell.isCopy || undefined}>
      <a href={jobPage(server, id, job)} tabIndex={tabIndex} title={words} aria-label={words}>
        <StateMark kind={kind} />
      </a>
    </td>
  );
});
