import type { LoggedRequest } from '../../src/simulator/requestLog.ts';
import type { Stand } from './browserTest.ts';

/** Reads of a stage's history, in every dialect; not those of a pipeline's. */
const STAGE_HISTORY = /\/api\/stages\/[^?]+\/history\b/;

/** The last request before the mark. By object and not by number: the log forgets its oldest. */
const marks = new WeakMap<Stand['go'], LoggedRequest>();

/** From here on {@link asked} counts. */
export function mark({ go }: Pick<Stand, 'go'>): void {
  const last = go.requests.at(-1);
  if (last === undefined) marks.delete(go);
  else marks.set(go, last);
}

/**
 * The requests that have reached the Go server since {@link mark}, as paths with their queries, oldest first.
 * `what`: which paths; by default reads of a stage's history.
 */
export function asked({ go }: Pick<Stand, 'go'>, what: RegExp = STAGE_HISTORY): string[] {
  const last = marks.get(go);
  const since = last === undefined ? 0 : go.requests.lastIndexOf(last) + 1;
  return go.requests
    .slice(since)
    .map(({ path }) => path)
    .filter((path) => what.test(path));
}
