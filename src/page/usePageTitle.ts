import { useEffect, useState } from 'react';

/** The title of the tab. */
export interface PageTitle {
  readonly set: (text: string) => void;
  /** Puts something before the title until the reader is back at the page. */
  readonly mark: (text: string) => void;
}

/** What shows that somebody is at the page. */
const SIGNS = ['focus', 'pointerdown', 'keydown'] as const;

/** The title while the component is there; written past React, which has nothing to render for it. */
export function usePageTitle(first: string): PageTitle {
  const [title] = useState(createTitle);
  useEffect(() => title.begin(first), [title, first]);
  return title;
}

function createTitle(): PageTitle & { readonly begin: (text: string) => () => void } {
  let shown = '';
  let marked = '';
  const write = (): void => {
    const title = marked === '' ? shown : `${marked} · ${shown}`;
    if (document.title !== title) document.title = title;
  };
  const unmark = (): void => {
    if (marked === '' || document.visibilityState !== 'visible') return;
    marked = '';
    write();
  };
  return {
    set: (text) => {
      shown = text;
      write();
    },
    mark: (text) => {
      marked = text;
      write();
    },
    begin: (text) => {
      // The page may have been read already: children come first.
      if (shown === '') shown = text;
      write();
      for (const sign of SIGNS) window.addEventListener(sign, unmark);
      document.addEventListener('visibilitychange', unmark);
      return () => {
        for (const sign of SIGNS) window.removeEventListener(sign, unmark);
        document.removeEventListener('visibilitychange', unmark);
        document.title = 'Stage history';
      };
    },
  };
}
