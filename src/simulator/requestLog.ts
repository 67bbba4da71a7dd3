/** A request as it arrived. */
export interface LoggedRequest {
  /** When, in epoch milliseconds by the clock the server was made with, which no skew changes. */
  readonly at: number;
  readonly method: string;
  /** Path and query, as they were sent. */
  readonly path: string;
  readonly headers: Headers;
}

const KEPT = 1000;

/**
 * Adds a request to the log, which keeps the newest 1,000.
 * @param at when it arrived, in epoch milliseconds
 */
export function logRequest(log: LoggedRequest[], request: Request, at: number): void {
  const { pathname, search } = new URL(request.url);
  log.push({ at, method: request.method, path: pathname + search, headers: new Headers(request.headers) });
  if (log.length > KEPT) log.shift();
}
