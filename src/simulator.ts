export { createGoServer } from './simulator/goServer.ts';
export type {
  Clock,
  GoServer,
  GoServerOptions,
  JobState,
  RerunRefusal,
  StageDefinition,
} from './simulator/goServer.ts';
export { createManualClock } from './simulator/manualClock.ts';
export { nodeHandler } from './simulator/nodeHandler.ts';
