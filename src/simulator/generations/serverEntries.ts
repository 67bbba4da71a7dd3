/** A server the worlds can be looked at through, as the page offers it. */
export interface ServerEntry {
  /** Its path. */
  readonly server: string;
  /** One line for a person. */
  readonly about: string;
}

/** One server for each difference a client meets, oldest first. */
export const SERVER_ENTRIES: readonly ServerEntry[] = [
  { server: '/go', about: "The API document's server" },
  entry('14.3.0', 'legacy: no version to ask for, no permission in stage history, cancels by name or id'),
  entry('16.5.0', 'legacy: no version to ask for either, and cancels only with a header'),
  entry('18.6.0', 'legacy: tells its version, cancels with a header, says 403 for no permission'),
  entry('19.5.0', 'legacy and v1: tells who cancelled, still cancels by name'),
  entry('19.8.0', 'v1: cancels exactly the run'),
  entry('20.2.0', 'v1 and v2: its cursor pages never show new runs'),
  entry('20.4.0', 'v2: its history does not show new runs'),
  entry('21.1.0', 'v2 and v3: pages by cursors'),
  entry('26.1.0', 'v3: the newest server'),
];

function entry(version: string, about: string): ServerEntry {
  return { server: `/sim/${version}/go`, about: `GoCD ${version}, ${about}` };
}
