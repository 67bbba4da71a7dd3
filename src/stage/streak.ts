import { jobState } from './jobState.ts';
import { isPassedOrFailed, runState } from './runState.ts';
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
  const finished = runs.filter((run) => isPassedOrFailed(runState(run)));
  const [newest] = finished;
  if (newest === undefined) return { kind: 'none' };
  const state = runState(newest);
  const end = finished.findIndex((run) => runState(run) !== state);
  const row = end === -1 ? finished : finished.slice(0, end);
  return {
    kind: state === 'Failed' ? 'failing' : 'passing',
    count: row.length,
    newest,
    since: row.at(-1) ?? newest,
    before: finished[row.length],
    jobs: newest.jobs.filter((job) => jobState(job).kind === 'failed').map(({ name }) => name),
  };
}
