import type { ApiFailure } from '../api/ApiError.ts';
import type { RunId, StageRun } from '../stage/StageRun.ts';
import type { Format } from './format.ts';

/** What messages are made with: numbers, lists and times of the locale, and what other messages are made of. */
export interface Words extends Format {
  /** A run's state, as `messages.state` calls it. */
  readonly stateWord: (run: Pick<StageRun, 'jobs'>) => string;
  /** What a kind of failure is called. */
  readonly failureTitle: (kind: ApiFailure) => string;
  /** What an error is called: as its kind of failure, or as one of the widget's own. */
  readonly titleOf: (error: Error) => string;
  /** `142 / 1`, kept together where the text around it runs from right to left. */
  readonly counterOf: (run: Pick<RunId, 'pipelineCounter' | 'stageCounter'>) => string;
}
