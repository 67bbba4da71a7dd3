/** How a server says that it will not run something again. */
export interface RerunRefusal {
  /** An HTTP status. */
  readonly status: number;
  /** Its words, the `message` of the answer. */
  readonly message: string;
}

/** What is peculiar to a server while it answers a request, whatever it is asked. */
export interface Circumstances {
  /** How much its clock is ahead, in milliseconds; negative: behind. */
  readonly clockSkew: number;
  /** How long after an accepted cancel the last job stops, in milliseconds; 0: all stop at once. */
  readonly cancelDelay: number;
  /** What every re-run is refused with that the user may ask for; undefined: none is. */
  readonly rerunRefusal: RerunRefusal | undefined;
  /** Whether its answers carry a `Date` header; some proxies drop it. */
  readonly tellsDate: boolean;
}

/** Nothing peculiar. */
export const ORDINARY: Circumstances = {
  clockSkew: 0,
  cancelDelay: 0,
  rerunRefusal: undefined,
  tellsDate: true,
};
