/** The states a job passes through, in this order. In all of them but the last the job is active. */
export const JOB_STATES = [
  'Scheduled',
  'Assigned',
  'Preparing',
  'Building',
  'Completing',
  'Completed',
] as const;

/** One of {@link JOB_STATES}. */
export type JobState = (typeof JOB_STATES)[number];

/** What can come of a job. `Unknown` is said of a job that has not got so far. */
export type JobResult = 'Passed' | 'Failed' | 'Cancelled' | 'Unknown';

/** When a job enters each state, in epoch milliseconds; `Infinity` where it never does. */
export type JobTimeline = Readonly<Record<JobState, number>>;

/**
 * One job of a stage run. Its whole course is written down when it is scheduled and read off by the clock
 * afterwards, so no timer is needed and the moments in between can be asked for as well.
 */
export interface Job {
  readonly id: number;
  readonly name: string;
  readonly timeline: JobTimeline;
  /** What comes of it; told only from `Completing` on. */
  readonly outcome: Exclude<JobResult, 'Unknown'>;
  /** What it says while it is `Completing`, where something else comes of it in the end. Default the outcome. */
  readonly completingWith?: Exclude<JobResult, 'Unknown'>;
  /** Whether a partial re-run ran it again; of a copy it is false. Default false. */
  readonly rerun?: boolean;
  /** Of a copy, the id of the job that ran: the first one, also through several copies. Default: it is no copy. */
  readonly originalId?: number;
}

/** That a job has entered a state. */
export interface JobTransition {
  readonly state: JobState;
  /** When, in epoch milliseconds. */
  readonly at: number;
}

/** The job's state at `now` (epoch milliseconds). */
export function jobState(job: Job, now: number): JobState {
  return JOB_STATES.findLast((state) => job.timeline[state] <= now) ?? 'Scheduled';
}

/** The job's result at `now`: as on a Go server, a job that is `Completing` carries its final result already. */
export function jobResult(job: Job, now: number): JobResult {
  if (job.timeline.Completed <= now) return job.outcome;
  return job.timeline.Completing <= now ? (job.completingWith ?? job.outcome) : 'Unknown';
}

/** The states the job has entered by `now` (epoch milliseconds), in their order. A cancelled one may have left out some. */
export function jobTransitions({ timeline }: Job, now: number): JobTransition[] {
  return JOB_STATES.filter((state) => timeline[state] <= now).map((state) => ({
    state,
    at: timeline[state],
  }));
}

/** Whether the job is still under way at `now`. */
export function isActiveJob(job: Job, now: number): boolean {
  return job.timeline.Completed > now;
}

/**
 * The same job, ended with the given outcome at a moment (epoch milliseconds), which may be still to come: until then
 * it goes on as it was going to. A job that is Completed by then keeps its own. One that is cancelled leaves out the
 * states it has not entered; any other passes through them all.
 */
export function endJob(job: Job, outcome: Job['outcome'], moment: number): Job {
  if (!isActiveJob(job, moment)) return job;
  const timeline = { ...job.timeline };
  for (const state of JOB_STATES) {
    if (timeline[state] > moment) timeline[state] = outcome === 'Cancelled' ? Infinity : moment;
  }
  const completingWith = job.completingWith ?? job.outcome;
  return { ...job, outcome, completingWith, timeline: { ...timeline, Completed: moment } };
}

/**
 * The same job, in a state from `now` (epoch milliseconds) on, where it stays. States it has left out on the way are
 * entered at the same moment; one it has been in for some time it goes on to be in.
 * @param outcome what comes of it; by default what was to come of it anyway
 * @throws Error when it is past that state
 */
export function moveJob(job: Job, to: JobState, now: number, outcome: Job['outcome'] = job.outcome): Job {
  const goal = JOB_STATES.indexOf(to);
  if (JOB_STATES.indexOf(jobState(job, now)) > goal)
    throw new Error(`Job ${job.name} is past ${to}: it is ${jobState(job, now)}.`);
  const timeline = { ...job.timeline };
  for (const [index, state] of JOB_STATES.entries()) {
    if (timeline[state] > now) timeline[state] = index <= goal ? now : Infinity;
  }
  return { ...job, outcome, timeline };
}
