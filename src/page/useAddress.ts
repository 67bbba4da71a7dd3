import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { readAddress, writeAddress } from './address.ts';
import type { Address } from './address.ts';

/** Tells our own changes of the address; the browser tells only of Back and Forward. */
const CHANGED = 'stage-history-address';

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener);
  window.addEventListener(CHANGED, listener);
  return () => {
    window.removeEventListener('popstate', listener);
    window.removeEventListener(CHANGED, listener);
  };
}

/** The page's address, and a way to change it: `push` for a step that Back undoes, `replace` for the same place under another name. */
export function useAddress() {
  const search = useSyncExternalStore(subscribe, () => window.location.search);
  const { address, refused } = useMemo(() => readAddress(search), [search]);
  const go = useCallback((change: Partial<Address>, how: 'push' | 'replace') => {
    const to = writeAddress({ ...readAddress(window.location.search).address, ...change });
    if (how === 'push') window.history.pushState(null, '', to);
    else window.history.replaceState(null, '', to);
    window.dispatchEvent(new Event(CHANGED));
  }, []);
  return { address, refused, go };
}
