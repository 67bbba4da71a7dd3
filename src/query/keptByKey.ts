import type { QueryClient } from '@tanstack/react-query';

/**
 * Objects that everybody under a QueryClient who asks by the same key shares. `isShared`: is the key one that somebody may
 * ask by again after all have left? Otherwise the object is let go of with the last one who has it.
 */
export function keptByKey<T extends object>() {
  const kept = new WeakMap<QueryClient, Map<string, T | WeakRef<T>>>();
  return (client: QueryClient, key: string, isShared: boolean, make: () => T): T => {
    const ofClient = kept.get(client) ?? new Map<string, T | WeakRef<T>>();
    kept.set(client, ofClient);
    const known = ofClient.get(key);
    const there = known instanceof WeakRef ? known.deref() : known;
    if (there !== undefined) return there;
    for (const [other, ref] of ofClient)
      if (ref instanceof WeakRef && ref.deref() === undefined) ofClient.delete(other);
    const made = make();
    ofClient.set(key, isShared ? made : new WeakRef(made));
    return made;
  };
}
