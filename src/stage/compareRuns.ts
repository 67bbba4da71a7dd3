import { compareJobNames, jobsByName } from './jobOrder.ts';
import { jobState } from './jobState.ts';
import type { Job, StageRun } from './StageRun.ts';

/** One job in two runs. */
export interface JobComparison {
  readonly name: string;
  /** `undefined` where the job was not part of the run. */
  readonly one: Job | undefined;
  readonly other: Job | undefined;
  /** Is it in another state, or only in one of them? */
  readonly differs: boolean;
}

/** The jobs of two runs side by side, sorted by name as jobs are everywhere. */
export function compareRuns(one: StageRun, other: StageRun): readonly JobComparison[] {
  const [ofOne, ofOther] = [jobsByName(one.jobs), jobsByName(other.jobs)];
  return [...new Set([...ofOne.keys(), ...ofOther.keys()])].sort(compareJobNames).map((name) => {
    const pair = { one: ofOne.get(name), other: ofOther.get(name) };
    return { name, ...pair, differs: differ(pair.one, pair.other) };
  });
}

function differ(one: Job | undefined, other: Job | undefined): boolean {
  if (one === undefined || other === undefined) return true;
  const [state, otherState] = [jobState(one), jobState(other)];
  return state.kind !== otherState.kind || state.word !== otherState.word;
}
