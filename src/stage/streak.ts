import { jobState } from './jobState.ts';
import { runState } from './runState.ts';
import type { StageRun } from './StageRun.ts';

/**
 * What the newest finished runs say together. Only Passed and Failed runs count: cancelled, active and unknown ones
 * neither break nor mend a streak. All of it holds for the runs that were given, and no further.
 */
export type Streak =
  /** No run among them has passed or failed. */
  | { readonly kind: 'none' }
  | {
      readonly kind: 'passing' | 'failing';
      /** How many runs in a row. */
      readonly count: number;
      /** The newest of them. */
      readonly newest: StageRun;
      /** The oldest of them. */
      readonly since: StageRun;
      /** The run before the streak, which came out the other way; `undefined` where none of those given has. */
      readonly before: StageRun | undefined;
      /** Of a failing streak, the names of the jobs that failed in its newest run; of a passing one, none. */
      readonly jobs: readonly string[];
    };

/** The streak that the newest finished run stands in. `runs`: newest first, without gaps. */
export function streak(runs: readonly StageRun[]): Streak {
  const finished = runs.filter(hasCounted);
  const [newest] = finished;
  if (newest === undefined) return { kind: 'none' };
  const state = runState(newest);
  const end = finished.findIndex((run) => runState(run) !== state);
  const count = end === -1 ? finished.length : end;
  const failed = newest.jobs.filter((job) => jobState(job).kind === 'failed').map(({ name }) => name);
  return {
    kind: state === 'Passed' ? 'passing' : 'failing',
    count,
    newest,
    since: finished[count - 1] ?? newest,
    before: finished[count],
    jobs: state === 'Passed' ? [] : failed,
  };
}

/** Does the run count in a streak and in a pass rate? Only one that has passed or failed does. */
export function hasCounted(run: StageRun): boolean {
  const state = runState(run);
  return state === 'Passed' || state === 'Failed';
}
