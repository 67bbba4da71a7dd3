import { QueryClientProvider } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { act, createElement, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { vi } from 'vitest';

/** As much of a document as React looks at before it writes anything: where the focus is. */
class NoDocument extends EventTarget {
  readonly nodeType = 9;
  readonly activeElement = null;
  readonly defaultView = { document: this, HTMLIFrameElement: Nowhere };
}

/** As much of an element as React needs to keep a tree in that draws nothing. */
class Nowhere extends EventTarget {
  readonly nodeType = 1;
  readonly nodeName = 'DIV';
  readonly tagName = 'DIV';
  readonly namespaceURI = 'http://www.w3.org/1999/xhtml';
  readonly ownerDocument = new NoDocument();
  textContent = '';
}

/** A hook in a component that draws nothing. */
export interface Mounted<T, P> {
  /** What the hook gave in its last rendering. */
  readonly current: T;
  /** All that it gave, rendering by rendering. */
  readonly all: readonly T[];
  readonly render: (props: P) => Promise<void>;
  readonly unmount: () => Promise<void>;
}

/** Lets something happen, and React and React Query do what follows. */
export async function doing(what: () => unknown): Promise<void> {
  await act(async () => {
    await what();
  });
  // React does what follows only then, and React Query tells of what it has done by a timer.
  for (let step = 0; step < 3; step += 1) await act(() => vi.advanceTimersByTimeAsync(0));
}

/** Mounts a hook, on a {@link PollStand}. In React's strict mode effects run twice at first, as in development. */
export async function mountHook<T, P>(
  client: QueryClient,
  hook: (props: P) => T,
  props: P,
  { strict = false }: { strict?: boolean } = {},
): Promise<Mounted<T, P>> {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  const all: T[] = [];
  function Hooked({ given }: { given: P }) {
    all.push(hook(given));
    return null;
  }
  const root = createRoot(new Nowhere() as unknown as Element);
  const render = (given: P): Promise<void> => {
    const hooked = createElement(QueryClientProvider, { client }, createElement(Hooked, { given }));
    return doing(() => root.render(strict ? createElement(StrictMode, null, hooked) : hooked));
  };
  await render(props);
  return {
    get current() {
      if (all.length === 0) throw new Error('The hook has given nothing.');
      return all[all.length - 1] as T;
    },
    all,
    render,
    unmount: () => doing(() => root.unmount()),
  };
}
