import { useMemo } from 'react';
import type { RequestOptions } from '../api/line.ts';
import { useLatest } from './useLatest.ts';

/**
 * A host's own way to send requests, as one object that stays the same however often the host renders with new
 * functions: the last ones are asked.
 */
export function useOwnWay({ fetch, headers }: RequestOptions): RequestOptions {
  const latest = useLatest({ fetch, headers });
  const hasFetch = fetch !== undefined;
  const hasHeaders = headers !== undefined;
  return useMemo(
    () => ({
      ...(hasFetch && {
        fetch: (url: string, init: RequestInit) => (latest.current.fetch ?? globalThis.fetch)(url, init),
      }),
      ...(hasHeaders && {
        headers: () => {
          const now = latest.current.headers;
          return (typeof now === 'function' ? now() : now) ?? {};
        },
      }),
    }),
    [latest, hasFetch, hasHeaders],
  );
}
