import type { RefObject } from 'react';
import { useLayout } from './useLayout.ts';

/** When the element goes while the focus is on it or within, the focus goes where `passOn` puts it, and not to the top of the page. `passOn` must be stable. */
export function useFocusPassedOn(from: RefObject<HTMLElement | null>, passOn: () => void): void {
  useLayout(() => {
    const element = from.current;
    return () => {
      // Still in the document at this moment: effects are undone before the element is taken out.
      const root = element?.getRootNode();
      const focused = root instanceof Document || root instanceof ShadowRoot ? root.activeElement : null;
      if (element?.contains(focused) === true && focused !== null) queueMicrotask(passOn);
    };
  }, [from, passOn]);
}
