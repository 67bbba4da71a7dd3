/**
 * Whether a path has the form of a pattern like `stages/:/:/cancel`, where `:` is any segment.
 * @param path decoded segments
 * @returns the segments in the places of `:`; undefined where it has another form
 */
export function matchPath(pattern: string, path: readonly string[]): string[] | undefined {
  const segments = pattern === '' ? [] : pattern.split('/');
  if (segments.length !== path.length) return undefined;
  const names: string[] = [];
  for (const [index, segment] of segments.entries()) {
    const given = path[index] ?? '';
    if (segment !== ':' ? given !== segment : given === '') return undefined;
    if (segment === ':') names.push(given);
  }
  return names;
}
