import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';

/** A part of the widget that is loaded when it is needed, once a page. */
export interface Chunk<T> {
  /** `undefined` until it has been loaded. */
  readonly loaded: () => T | undefined;
  /** Rejects where it cannot be had; the next call tries again. */
  readonly load: () => Promise<T>;
}

/** A part of the widget with how it is loaded: an `import()`. */
export function chunkOf<T>(load: () => Promise<T>): Chunk<T> {
  let loaded: T | undefined;
  return { loaded: () => loaded, load: async () => (loaded = await load()) };
}

interface Standing<T> {
  readonly part: T | undefined;
  /** Why it could not be loaded; `undefined` while that is not so. */
  readonly error: Error | undefined;
}

/** How a chunk stands. */
export interface ChunkState<T> extends Standing<T> {
  readonly retry: () => void;
}

/** Whoever loads it tells its own widget. */
const unchanging = () => () => undefined;

/** Loads the chunk as soon as it is wanted. */
export function useChunk<T>(chunk: Chunk<T>, wanted: boolean): ChunkState<T> {
  const [{ part: own, error }, setState] = useState<Standing<T>>({ part: undefined, error: undefined });
  // What a server has rendered without it is taken over without it, though this page may have it by then.
  const known = useSyncExternalStore(unchanging, chunk.loaded, () => undefined);
  const part = own ?? known;
  const isNeeded = wanted && part === undefined && error === undefined;
  useEffect(() => {
    if (!isNeeded) return undefined;
    let isLeft = false;
    const set = (next: Standing<T>): void => {
      if (!isLeft) setState(next);
    };
    chunk.load().then(
      (loaded) => set({ part: loaded, error: undefined }),
      (reason: unknown) =>
        set({ part: undefined, error: reason instanceof Error ? reason : new Error(String(reason)) }),
    );
    return () => {
      isLeft = true;
    };
  }, [chunk, isNeeded]);
  const retry = useCallback(() => setState({ part: undefined, error: undefined }), []);
  return { part, error, retry };
}
