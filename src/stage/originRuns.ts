import { jobsByName } from './jobOrder.ts';
import type { StageRun } from './StageRun.ts';

/**
 * Which jobs of these runs were copied and not run, and from where. By run and by the job's name: the oldest run of the
 * same pipeline run that has the job with the same date, since a job that is copied into a partial re-run keeps its
 * own. A run or a job that is not in it is not known to be a copy. `runs`: newest first; what they do not hold is not seen.
 */
export function originRuns(runs: readonly StageRun[]): ReadonlyMap<StageRun, ReadonlyMap<string, StageRun>> {
  const origins = new Map<StageRun, ReadonlyMap<string, StageRun>>();
  for (const ofOne of byPipelineRun(runs).values()) {
    if (ofOne.length === 1) continue;
    const tellers = new Map<string, Map<number, StageRun>>();
    for (const run of ofOne.toReversed()) origins.set(run, originsIn(run, tellers));
  }
  return origins;
}

/** `tellers`: who told of a job's dates first, of the runs before this one, which is added. */
function originsIn(
  run: StageRun,
  tellers: Map<string, Map<number, StageRun>>,
): ReadonlyMap<string, StageRun> {
  const origins = new Map<string, StageRun>();
  for (const [name, { scheduledDate: date }] of jobsByName(run.jobs)) {
    if (date === undefined) continue;
    const byDate = tellers.get(name) ?? new Map<number, StageRun>();
    const origin = byDate.get(date);
    if (origin !== undefined) origins.set(name, origin);
    else tellers.set(name, byDate.set(date, run));
  }
  return origins;
}

function byPipelineRun(runs: readonly StageRun[]): ReadonlyMap<number, StageRun[]> {
  const groups = new Map<number, StageRun[]>();
  for (const run of runs) {
    const group = groups.get(run.pipelineCounter);
    if (group === undefined) groups.set(run.pipelineCounter, [run]);
    else group.push(run);
  }
  return groups;
}
