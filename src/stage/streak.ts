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
  throw new Error(`not yet: ${runs.length}`);
}
