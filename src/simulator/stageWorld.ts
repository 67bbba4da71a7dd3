import type { StageDefinition } from './stageDefinition.ts';

/** A stage of the simulated server with what it is good for. */
export interface StageWorld extends StageDefinition {
  /** One line for a person. */
  readonly about: string;
}
