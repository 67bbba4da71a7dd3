import type { GoServer } from '../../src/simulator/goServer.ts';

/** Turns of {@link Answers.wait} after which a request is taken for one that the server means to keep: some 150 ms. */
const PATIENCE_TURNS = 15;

/** Which requests the Go server has in hand and does not answer. */
export interface Answers {
  /** The server to put in the place of the watched one. */
  readonly go: GoServer;
  /** Whether the server keeps a request to this path: it is silent, or slow on purpose. */
  readonly isKept: (path: string) => boolean;
  /** Lets 10 ms of real time pass. */
  readonly wait: () => Promise<void>;
}

/** Watches what the server answers. */
export function watchAnswers(go: GoServer): Answers {
  const inHand = new Set<{ readonly path: string; turns: number }>();
  return {
    go: {
      ...go,
      async fetch(request) {
        const { pathname, search } = new URL(request.url);
        const entry = { path: pathname + search, turns: 0 };
        inHand.add(entry);
        try {
          return await go.fetch(request);
        } finally {
          inHand.delete(entry);
        }
      },
    },
    isKept: (path) => [...inHand].some((entry) => entry.path === path && entry.turns >= PATIENCE_TURNS),
    wait: async () => {
      await new Promise((resolve) => setTimeout(resolve, 10));
      // Turns of this loop and not the time: while the computer is busy elsewhere, the server does not run either.
      for (const entry of inHand) entry.turns += 1;
    },
  };
}
