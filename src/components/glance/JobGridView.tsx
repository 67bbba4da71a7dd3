import { useId, useState } from 'react';
import type { RunId, StageName, StageRun } from '../../stage/StageRun.ts';
import { GridLegend } from './GridLegend.tsx';
import { useGridMessages } from './gridMessages.ts';
import { GridRules } from './GridRules.tsx';
import { GridTable } from './GridTable.tsx';
import { JOB_ORDERS } from './jobOrder.ts';
import type { JobOrder } from './jobOrder.ts';
import { useJobGrid } from './useJobGrid.ts';
import './grid.css';

interface JobGridViewProps {
  readonly name: StageName;
  /** The Go server's address, up to and with `/go`. */
  readonly server: string;
  /** Newest first. */
  readonly runs: readonly StageRun[];
  /** All runs that are known, those among them: copies and marks are told by them. */
  readonly history: readonly StageRun[];
  /** Mark flaky, unsteady and newly failing jobs? */
  readonly flakiness: boolean;
  /** The runs that are open, by `runKey`. What is inside them is shown by the caller, below the grid. */
  readonly open: ReadonlySet<string>;
  /** Must be the same function all the time. */
  readonly onOpen: (run: StageRun) => void;
  /** A run to bring into view and to focus, as soon as it is among `runs`; a new object each time it is asked for. */
  readonly goTo: { readonly run: RunId } | undefined;
}

/** Jobs down, runs across: what became of each job in each run, in what order to look at them, and what the marks mean. */
export function JobGridView({
  name,
  server,
  runs,
  history,
  flakiness,
  open,
  onOpen,
  goTo,
}: JobGridViewProps) {
  const gridMessages = useGridMessages();
  const grid = useJobGrid(runs, history, flakiness);
  const [order, setOrder] = useState<JobOrder>('name');
  const labelId = useId();
  return (
    <div className="stage-history-grid-view">
      <div className="stage-history-grid-bar">
        <span>{gridMessages.count(grid.rows.length, runs.length)}</span>
        <div role="group" className="stage-history-grid-order" aria-labelledby={labelId}>
          <span id={labelId}>{gridMessages.order}</span>
          {JOB_ORDERS.map((one) => (
            <button
              key={one}
              type="button"
              className="stage-history-button"
              aria-pressed={one === order}
              onClick={() => setOrder(one)}
            >
              {gridMessages.orders[one]}
            </button>
          ))}
        </div>
      </div>
      <GridTable
        name={name}
        server={server}
        runs={runs}
        grid={grid}
        order={order}
        open={open}
        onOpen={onOpen}
        goTo={goTo}
      />
      <div className="stage-history-grid-notes">
        <GridLegend />
        {flakiness && <GridRules marks={grid.marks} runs={history.length} />}
      </div>
    </div>
  );
}
