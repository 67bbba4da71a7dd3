import { useLayoutEffect, useRef } from 'react';
import type { JobMarks } from '../../stage/jobMarks.ts';
import { runCounter, runKey } from '../../stage/StageRun.ts';
import type { RunId, StageName, StageRun } from '../../stage/StageRun.ts';
import { useReading } from '../useReading.ts';
import { GridJobRow } from './GridJobRow.tsx';
import { JOB_BADGES, useGridMessages } from './gridMessages.ts';
import type { GridMessages } from './gridMessages.ts';
import { GridRunHeader } from './GridRunHeader.tsx';
import { indexesOf } from './gridWindow.ts';
import type { JobOrder } from './jobOrder.ts';
import { useGridPlace } from './useGridPlace.ts';
import { CELL, useGridWindow } from './useGridWindow.ts';
import type { JobGrid } from './useJobGrid.ts';
import { useJobOrder } from './useJobOrder.ts';

interface GridTableProps {
  readonly name: StageName;
  readonly server: string;
  readonly runs: readonly StageRun[];
  readonly grid: JobGrid;
  readonly order: JobOrder;
  readonly open: ReadonlySet<string>;
  readonly onOpen: (run: StageRun) => void;
  readonly goTo: { readonly run: RunId } | undefined;
}

const NO_MARKS: JobMarks = { flaky: undefined, unsteady: undefined, newlyFailing: undefined };

/** The jobs down and the runs across, in a frame that scrolls both ways. Only what is in view is there, and the keyboard's place. */
export function GridTable({ name, server, runs, grid, order, open, onOpen, goTo }: GridTableProps) {
  const gridMessages = useGridMessages();
  const { evidence } = gridMessages;
  const scroller = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const { columns, marks } = grid;
  const rows = useJobOrder(grid, order, useReading(scroller));
  const shown = useGridWindow(scroller, columns);
  const ground = {
    jobs: rows.map((row) => row.name),
    runs: columns.map(({ key }) => key),
    page: shown.page,
  };
  const { place, onKeyDown, onFocus, onBlur } = useGridPlace(table, ground, goTo);
  // In another order, what comes first in it is what is to be seen.
  useLayoutEffect(() => {
    if (scroller.current !== null) scroller.current.scrollTop = 0;
  }, [order]);
  const counted = indexesOf(shown.columns, runs.length, place.column - 1);
  const sizes = {
    '--cell': `${CELL}px`,
    '--row': `${shown.row}px`,
    '--jobs': rows.length,
    '--runs': columns.length,
    '--counter': Math.max(0, ...runs.map((run) => runCounter(run).length)),
    '--name': Math.max(0, ...rows.map((row) => roomOf(gridMessages, row.name, marks.get(row.name)))),
  };
  return (
    <div
      ref={scroller}
      className="stage-history-grid-frame"
      part="grid"
      style={sizes}
      data-narrow={shown.isNarrow || undefined}
    >
      <table
        ref={table}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- the ARIA practices' grid is a table that keys move in
        role="grid"
        className="stage-history-grid"
        aria-label={gridMessages.gridOf(name)}
        aria-readonly
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + 1}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        onBlur={onBlur}
      >
        <thead role="rowgroup">
          <tr role="row" aria-rowindex={1}>
            <th
              role="columnheader"
              scope="col"
              aria-colindex={1}
              tabIndex={place.row === 0 && place.column === 0 ? 0 : -1}
            >
              <small>{gridMessages.jobs}</small>
            </th>
            {counted.map((at) => {
              const run = runs[at];
              if (run === undefined) return null;
              const key = runKey(run);
              const isPlace = place.row === 0 && place.column === at + 1;
              return (
                <GridRunHeader
                  key={key}
                  run={run}
                  at={at}
                  open={open.has(key)}
                  isPlace={isPlace}
                  onOpen={onOpen}
                />
              );
            })}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {indexesOf(shown.rows, rows.length, place.row - 1).map((at) => {
            const row = rows[at];
            if (row === undefined) return null;
            const marked = marks.get(row.name) ?? NO_MARKS;
            return (
              <GridJobRow
                key={row.name}
                row={row}
                at={at}
                columns={columns}
                shown={shown.columns}
                server={server}
                place={place.row === at + 1 ? place.column : undefined}
                newlyFailing={evidence.newlyFailing(marked)}
                flaky={evidence.flaky(marked)}
                unsteady={evidence.unsteady(marked)}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** About how many characters a job's name and badges are wide. */
function roomOf(messages: GridMessages, name: string, marks: JobMarks = NO_MARKS): number {
  const badges = JOB_BADGES.filter((badge) => messages.evidence[badge](marks) !== undefined);
  return badges.reduce((room, badge) => room + messages.badge[badge].length + 2, name.length);
}
