/** How many runs are known by name; those beyond have long left the newest page. */
const MOST_KNOWN = 1_000;

/**
 * Which of the runs of a newest page, newest first, have come since the ones in `known`: those above the first that is
 * among them. `known` is undefined before the first page, on which nothing is new. `orMore`: none of the page is known,
 * so that there may be others behind it. `keys` is what is known from then on.
 */
export function newRunsOf<T>(
  page: readonly T[],
  known: readonly string[] | undefined,
  keyOf: (run: T) => string,
): { readonly runs: readonly T[]; readonly orMore: boolean; readonly keys: readonly string[] } {
  const keys = [...new Set([...page.map(keyOf), ...(known ?? [])])].slice(0, MOST_KNOWN);
  if (known === undefined) return { runs: [], orMore: false, keys };
  const before = new Set(known);
  const at = page.findIndex((run) => before.has(keyOf(run)));
  const runs = at < 0 ? page : page.slice(0, at);
  return { runs, orMore: at < 0 && known.length > 0 && page.length > 0, keys };
}
