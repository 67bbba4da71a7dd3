import type { Pace } from './pace.ts';
import type { FailureRates } from './pastRuns.ts';
import type { StageRun } from './stageRun.ts';
import type { ToldRun } from './toldRuns.ts';

/** A stage as it is when the server starts: its configuration, and what it has been through. */
export interface StageDefinition {
  readonly pipeline: string;
  readonly stage: string;
  /** Job names in the order of the configuration, at least one. */
  readonly jobs: readonly [string, ...string[]];
  /** Default `success`: starts by itself after the stage before it. */
  readonly approvalType?: 'success' | 'manual';
  /** Whether those who may operate anything may operate this. Default true. */
  readonly operatePermission?: boolean;
  /** Whether no API says a word on who may operate this, as a server may for reasons of its own. Default false. */
  readonly permissionUntold?: boolean;
  /** What stands before the pipeline counter in the pipeline's label. Default nothing. */
  readonly labelPrefix?: string;
  /** How long jobs take. Default `minutes`. */
  readonly pace?: Pace;
  /** How many finished runs to invent. Default 0. */
  readonly pastRuns?: number;
  /** Milliseconds between the starts of invented runs, well above what a run takes. Default 37 minutes. */
  readonly pastEvery?: number;
  /** How often invented runs fail. */
  readonly failures?: FailureRates;
  /** Finished runs given word for word, oldest first, older than the invented ones. Default none. */
  readonly givenRuns?: readonly StageRun[];
  /** Finished runs whose course is told, oldest first, newer than the invented ones. Default none. */
  readonly toldRuns?: readonly ToldRun[];
  /** A run that is under way when the server starts. Default none. */
  readonly underWay?: {
    /** How long ago it started, in milliseconds. */
    readonly ago: number;
    readonly pace: Pace;
    /** Jobs that have finished already; the others go on at the pace. Default none. */
    readonly finished?: Readonly<Record<string, 'Passed' | 'Failed'>>;
  };
  /** Whether the next run starts by itself a few seconds after one ends. Default false. */
  readonly repeats?: boolean;
}
