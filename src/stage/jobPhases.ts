import type { JobDetails, Transition } from './RunDetails.ts';

/** What a job spends its time with, in this order. */
export const PHASES = ['waiting', 'preparing', 'building', 'uploading'] as const;

/** One of {@link PHASES}: waiting for an agent, preparing on it, building, uploading artifacts. */
export type PhaseKind = (typeof PHASES)[number];

/** A stretch of a job's time, in epoch milliseconds (UTC) by the server's clock. */
export interface Phase {
  readonly kind: PhaseKind;
  readonly from: number;
  /** `undefined` while the job is still in it. */
  readonly to: number | undefined;
}

/** What begins with which state; `undefined`: nothing, the job is over. In the order of a job's life. */
const BEGINS: ReadonlyMap<string, PhaseKind | undefined> = new Map([
  ['Scheduled', 'waiting'],
  ['Assigned', 'preparing'],
  ['Preparing', 'preparing'],
  ['Building', 'building'],
  ['Completing', 'uploading'],
  ['Completed', undefined],
  ['Discontinued', undefined],
  ['Rescheduled', undefined],
]);

const ORDER = [...BEGINS.keys()];

/**
 * A job's phases as its transitions tell them; empty where there are none. `undefined` where the times cannot be true,
 * since a later state is said to have come before an earlier one. A phase that has ended nobody knows when is left out.
 */
export function jobPhases(job: Pick<JobDetails, 'state' | 'transitions'>): readonly Phase[] | undefined {
  const steps = job.transitions
    .filter(({ state }) => BEGINS.has(state))
    .sort((one, other) => one.at - other.at || rank(one) - rank(other));
  if (steps.some((step, index) => index > 0 && rank(step) < rank(steps[index - 1] ?? step))) return undefined;
  const starts = steps.filter((step, index) => index === 0 || kindOf(step) !== kindOf(steps[index - 1]));
  return starts.flatMap((step, index) => {
    const kind = kindOf(step);
    const to = starts[index + 1]?.at;
    const isKnown = to !== undefined || kindOf(job) === kind;
    return kind === undefined || !isKnown ? [] : [{ kind, from: step.at, to }];
  });
}

/** When the job was first told to wait for an agent, in epoch milliseconds (UTC); `undefined` where no transition says so. */
export function jobStart({ transitions }: Pick<JobDetails, 'transitions'>): number | undefined {
  return earliest(transitions.filter(({ state }) => state === 'Scheduled'));
}

/** When the job was over, in epoch milliseconds (UTC); `undefined` where no transition says so. */
export function jobEnd({ transitions }: Pick<JobDetails, 'transitions'>): number | undefined {
  return earliest(transitions.filter(({ state }) => BEGINS.has(state) && BEGINS.get(state) === undefined));
}

function earliest(steps: readonly Transition[]): number | undefined {
  return steps.length === 0 ? undefined : Math.min(...steps.map(({ at }) => at));
}

function kindOf(at: { readonly state: string | undefined } | undefined): PhaseKind | undefined {
  return at?.state === undefined ? undefined : BEGINS.get(at.state);
}

function rank({ state }: Transition): number {
  // What ends a job ends it, whatever it is called.
  return BEGINS.get(state) === undefined ? ORDER.indexOf('Completed') : ORDER.indexOf(state);
}
