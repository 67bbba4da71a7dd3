/** Where the simulated server takes its time from. */
export interface Clock {
  /** The present moment, in epoch milliseconds (UTC). */
  now(): number;
}
