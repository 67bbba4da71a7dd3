/** Reads a value that this page stored in this browser; null where there is none or storage is forbidden. */
export function stored(key: string): string | null {
  try {
    return window.localStorage.getItem(`gocd-stage-history:${key}`);
  } catch {
    return null;
  }
}

/** Stores a value in this browser. Where storage is forbidden or full, the page merely forgets. */
export function store(key: string, value: string): void {
  try {
    window.localStorage.setItem(`gocd-stage-history:${key}`, value);
  } catch {
    // Remembering is a convenience; nothing else depends on it.
  }
}
