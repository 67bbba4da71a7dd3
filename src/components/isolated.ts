/** Keeps a text of its own direction together within one of another: Unicode's first-strong isolate. */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
