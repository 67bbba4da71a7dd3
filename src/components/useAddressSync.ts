import { useCallback, useState, useSyncExternalStore } from 'react';
import { NOTHING_KEPT, readPart, writePart } from './addressPart.ts';
import type { AddressPart } from './addressPart.ts';

/** A widget's part of the page's address. */
interface AddressSync {
  readonly part: AddressPart;
  /** `push`: a step that Back undoes; `replace`: the same place under another name. Stable. */
  readonly keep: (change: Partial<AddressPart>, how: 'push' | 'replace') => void;
}

/**
 * Keeps what the reader chooses in the page's address, in parameters with this prefix, and follows Back and Forward;
 * everything else in the address stays as it is. `undefined`, or an empty text: keeps it for this widget alone. Both
 * arguments are taken once.
 */
export function useAddressSync(prefix: string | undefined, left: LeftInAddress): AddressSync {
  const [store] = useState(() => createStore(prefix === '' ? undefined : prefix, left));
  const part = useSyncExternalStore(store.subscribe, store.part, () => NOTHING_KEPT);
  return { part, keep: useCallback((change, how) => store.keep(change, how), [store]) };
}

/** What the widget before this one, of another stage, has left in the address: no place of this one's. */
export interface LeftInAddress {
  part?: AddressPart;
}

function createStore(prefix: string | undefined, left: LeftInAddress) {
  const listeners = new Set<() => void>();
  const read = (): AddressPart =>
    prefix === undefined || typeof window === 'undefined'
      ? NOTHING_KEPT
      : readPart(window.location.search, prefix);
  const first = read();
  const isLeftOver = left.part !== undefined && isSame(left.part, first);
  let part = isLeftOver ? NOTHING_KEPT : first;
  const set = (next: AddressPart): void => {
    if (isSame(next, part)) return;
    part = next;
    for (const tell of listeners) tell();
  };
  const follow = (): void => set(read());
  return {
    part: () => part,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      // Not before: what is made while rendering may never come to be.
      left.part = part;
      if (prefix !== undefined && listeners.size === 1) {
        window.addEventListener('popstate', follow);
        if (isLeftOver) write(writePart(window.location.search, prefix, part), 'replace');
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) window.removeEventListener('popstate', follow);
      };
    },
    keep: (change: Partial<AddressPart>, how: 'push' | 'replace') => {
      set({ ...part, ...change });
      left.part = part;
      if (prefix !== undefined) write(writePart(window.location.search, prefix, part), how);
    },
  };
}

function isSame(one: AddressPart, other: AddressPart): boolean {
  return one.page === other.page && one.run === other.run && one.view === other.view;
}

function write(search: string, how: 'push' | 'replace'): void {
  const { location, history } = window;
  if (search === location.search) return;
  const to = location.pathname + search + location.hash;
  try {
    // The state is the host's: routers keep theirs there.
    if (how === 'push') history.pushState(history.state, '', to);
    else history.replaceState(history.state, '', to);
  } catch {
    // Browsers allow only so many changes in a while, and none in some frames: the widget goes on without.
  }
}
