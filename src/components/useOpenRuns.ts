import { useCallback, useMemo, useState } from 'react';
import { runKey } from '../stage/StageRun.ts';
import type { RunId, StageName } from '../stage/StageRun.ts';
import { useLatest } from './useLatest.ts';

/** Which runs are open. */
export interface OpenRuns {
  /** By `runKey`. */
  readonly open: ReadonlySet<string>;
  /**
   * The run that a link has led to and that no row has held yet, until the reader closes it or opens another;
   * `undefined` while there are no rows to look in.
   */
  readonly linked: RunId | undefined;
  readonly toggle: (run: RunId) => void;
  /** Opens a run as a link does, wherever it is. */
  readonly lead: (run: RunId) => void;
}

/**
 * Opens and closes runs. `named`: the run to open, as `142/1`, at first and whenever another is named. `shown`: the runs
 * that have rows. `onChange` is called when the reader opens or closes one, with the run to name in a link: the last one
 * that was opened.
 */
export function useOpenRuns(
  name: StageName,
  named: string | undefined,
  shown: readonly RunId[] | undefined,
  onChange: ((run: string | undefined) => void) | undefined,
): OpenRuns {
  const [state, setState] = useState(() => opened(NOTHING, name, named));
  if (state.named !== named) setState(opened(state, name, named));
  const hasRow = ({ linked }: OpenState): boolean =>
    linked !== undefined && shown?.some((run) => runKey(run) === runKey(linked)) === true;
  // From then on it is a row as others are, which turning the page leaves behind.
  if (hasRow(state)) setState({ ...state, linked: undefined });
  const latest = useLatest({ state, onChange });

  const toggle = useCallback(
    (run: RunId) => {
      const { runs, linked } = latest.current.state;
      const key = runKey(run);
      const closes = runs.some((other) => runKey(other) === key);
      // A linked run that no row holds gives way to one that is opened: it is not open any more, and no link names it.
      const others = runs.filter((other) => runKey(other) !== key && (closes || other !== linked));
      const now = closes ? others : [...others, run];
      const last = now.at(-1);
      setState(({ named: before, linked: led }) => {
        const stays = closes && led !== undefined && runKey(led) !== key;
        return { named: before, runs: now, linked: stays ? led : undefined };
      });
      latest.current.onChange?.(last && `${last.pipelineCounter}/${last.stageCounter}`);
    },
    [latest],
  );
  const lead = useCallback(
    (run: RunId) => {
      setState((before) => ledTo(before, run));
      latest.current.onChange?.(`${run.pipelineCounter}/${run.stageCounter}`);
    },
    [latest],
  );
  const { runs } = state;
  const linked = shown === undefined || hasRow(state) ? undefined : state.linked;
  const open = useMemo(() => new Set(runs.map(runKey)), [runs]);
  return { open, linked, toggle, lead };
}

interface OpenState {
  /** As the host last named it. */
  readonly named: string | undefined;
  /** In the order in which they were opened. */
  readonly runs: readonly RunId[];
  readonly linked: RunId | undefined;
}

const NOTHING: OpenState = { named: undefined, runs: [], linked: undefined };

function opened(state: OpenState, name: StageName, named: string | undefined): OpenState {
  const run = named === undefined ? undefined : readCounters(name, named);
  // A host that names what has just been opened here says nothing new.
  const isOpen = run !== undefined && state.runs.some((other) => runKey(other) === runKey(run));
  return { ...(run === undefined || isOpen ? state : ledTo(state, run)), named };
}

function ledTo(state: OpenState, run: RunId): OpenState {
  const others = state.runs.filter((other) => runKey(other) !== runKey(run));
  return { ...state, runs: [...others, run], linked: run };
}

/** `142/1`: pipeline counter and stage counter. */
function readCounters(name: StageName, text: string): RunId | undefined {
  const [, pipelineCounter, stageCounter] = /^(\d{1,9})\/(\d{1,9})$/.exec(text) ?? [];
  if (pipelineCounter === undefined || stageCounter === undefined) return undefined;
  const { pipeline, stage } = name;
  // Servers write a counter without zeros before it, and by that it is the same run.
  return {
    pipeline,
    stage,
    pipelineCounter: Number(pipelineCounter),
    stageCounter: `${Number(stageCounter)}`,
  };
}
