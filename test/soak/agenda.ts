/** What is to happen, and when. */
export interface Agenda {
  /** `at`: milliseconds since the beginning. What is added for a time that is over happens next. */
  readonly add: (at: number, act: () => Promise<void> | void) => void;
  /** The next of all, taken from the agenda. */
  readonly next: () => { readonly at: number; readonly act: () => Promise<void> | void } | undefined;
}

/** @see Agenda */
export function createAgenda(): Agenda {
  const entries: { readonly at: number; readonly act: () => Promise<void> | void }[] = [];
  return {
    add: (at, act) => {
      entries.push({ at, act });
      entries.sort((one, other) => one.at - other.at);
    },
    next: () => entries.shift(),
  };
}
