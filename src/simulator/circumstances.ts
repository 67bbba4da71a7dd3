/**
 * What is out of the ordinary about how one request is answered. The settings of a line write it down before the
 * request sets out.
 */
export interface Circumstances {
  /** Milliseconds from an accepted cancel to the end of the last job; undefined: what the server does by itself. */
  cancelDelay?: number;
}
