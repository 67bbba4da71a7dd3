import { memo } from 'react';
import { runState } from '../../stage/runState.ts';
import { runCounter } from '../../stage/StageRun.ts';
import type { StageRun } from '../../stage/StageRun.ts';
import { MARK_OF, StateMark } from '../StateMark.tsx';
import { useMessages } from '../wording.ts';
import { useGridMessages } from './gridMessages.ts';

interface GridRunHeaderProps {
  readonly run: StageRun;
  /** Which column it is, counted from 0. */
  readonly at: number;
  readonly open: boolean;
  /** Is it the keyboard's place in the grid? */
  readonly isPlace: boolean;
  readonly onOpen: (run: StageRun) => void;
}

/** A run above its column: its counter and its state. It opens and closes the run. */
export const GridRunHeader = memo(function GridRunHeader(props: GridRunHeaderProps) {
  const messages = useMessages();
  const gridMessages = useGridMessages();
  const { run, at, open, isPlace, onOpen } = props;
  const state = runState(run);
  const words = gridMessages.run(runCounter(run), messages.state[state], messages.rerunOf(run));
  return (
    <th role="columnheader" scope="col" aria-colindex={at + 2} style={{ '--at': at }}>
      <button
        type="button"
        aria-expanded={open}
        tabIndex={isPlace ? 0 : -1}
        title={words}
        aria-label={words}
        onClick={() => onOpen(run)}
      >
        <span>
          <bdi>{runCounter(run)}</bdi>
        </span>
        <StateMark kind={MARK_OF[state]} />
      </button>
    </th>
  );
});
