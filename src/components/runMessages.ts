import type { PhaseKind } from '../stage/jobPhases.ts';
import type { JobDetails } from '../stage/RunDetails.ts';
import { runCounter } from '../stage/StageRun.ts';
import type { RunId } from '../stage/StageRun.ts';
import { LEAST_RUNS } from '../stage/typicalDuration.ts';
import type { Standing, TypicalDuration } from '../stage/typicalDuration.ts';
import { AGENT_LENGTH } from './agentLength.ts';
import type { Words } from './words.ts';

const PHASE = {
  waiting: 'waiting for an agent',
  preparing: 'preparing',
  building: 'building',
  uploading: 'uploading artifacts',
} satisfies Record<PhaseKind, string>;

/** Every text about what is inside a run. Durations are in milliseconds. */
export const runMessages = ({ formatDuration, formatNumber, formatSeconds }: Words) => ({
  detailsOf: (run: RunId) => `Details of run ${runCounter(run)}`,
  reading: (run: RunId) => `Reading run ${runCounter(run)}…`,
  failed: (run: RunId) => `Run ${runCounter(run)} could not be read`,
  lookAgain: 'Look again',
  noSuchRun: (run: RunId) =>
    `The Go server knows no run ${runCounter(run)} of ${run.pipeline} / ${run.stage}.`,
  notTold: 'This server does not tell durations.',
  nothingTold: 'This server tells nothing of single runs. Whether there is this one is not known.',
  elsewhere: 'opened by a link; not on this page',
  close: 'Close',

  fact: {
    state: 'State',
    duration: 'Duration',
    usually: 'Usually',
    expected: 'Expected end',
    label: 'Pipeline label',
    trigger: 'Trigger',
    approvedBy: 'Approved by',
    cancelledBy: 'Cancelled by',
    rerunOf: 'Re-run of',
  },
  took: (duration: number, from: string, to: string) => `${formatDuration(duration)}, from ${from} to ${to}`,
  goingFor: (duration: number, from: string) => `${formatSeconds(duration)} so far, since ${from}`,
  durationNotTold: 'not told',
  /** `by`: how far from the median. */
  standing: {
    usual: () => 'as long as usual',
    longer: (by: number) => `${formatDuration(by)} longer than usual`,
    shorter: (by: number) => `${formatDuration(by)} shorter than usual`,
  } satisfies Record<Standing, (by: number) => string>,
  usually: ({ low, high, median, runs }: TypicalDuration) =>
    `${range(formatDuration(low), formatDuration(high))} (median ${formatDuration(median)} of ${formatNumber(runs)} passed runs)`,
  usuallyAsked: 'asking how long the passed runs took…',
  usuallyNotRead: 'not known, since passed runs could not be read',
  notKnownYet: 'not known yet',
  usuallyNotKnown: `fewer than ${LEAST_RUNS} passed runs to compare with`,
  expected: (time: string, inMs: number) => `about ${time}, in ${formatSeconds(inMs)}`,
  anyMoment: 'any moment, as runs usually go',
  overdue: (by: number) => `${formatSeconds(by)} longer than usual so far`,
  partial: 'part of another run: not compared',

  jobs: (run: RunId) => `Jobs of run ${runCounter(run)}`,
  phase: PHASE,
  phaseTook: (phase: PhaseKind, duration: number) => `${PHASE[phase]} ${formatDuration(duration)}`,
  phaseGoes: (phase: PhaseKind, duration: number) => `${PHASE[phase]}, ${formatSeconds(duration)} so far`,
  agent: (uuid: string) => `agent ${uuid.slice(0, AGENT_LENGTH)}`,
  /** The rest of it, for whoever copies or hears it. */
  agentRest: (uuid: string) => uuid.slice(AGENT_LENGTH),
  origin: { run: undefined, 'run again': 'run again', copied: 'copied' } satisfies Record<
    JobDetails['origin'],
    string | undefined
  >,
  /** From which run is not known: `rerun_of_counter` names the first of a row of re-runs. */
  copied: (took: number | undefined) =>
    `not run again: copied from an earlier run${took === undefined ? '' : `, where it took ${formatDuration(took)}`}`,
  noTimes: 'no times told',
  wrongTimes: 'the times told contradict each other',
  allJobs: (count: number) => `Show all ${formatNumber(count)} jobs`,
  fewerJobs: 'Show fewer jobs',

  links: {
    run: 'Run on the Go server',
    valueStreamMap: 'Value stream map',
    compare: (pipelineCounter: number) => `Compare with ${pipelineCounter}`,
    compareHere: 'Compare jobs with another run',
  },
});

function range(from: string, to: string): string {
  return from === to ? from : `${from} to ${to}`;
}
