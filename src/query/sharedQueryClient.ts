import { QueryClient } from '@tanstack/react-query';

let shared: QueryClient | undefined;

/**
 * The QueryClient of all widgets on a page that were not given one: two on the same stage ask the server once. On a
 * server, where one process answers many readers, each call makes its own.
 */
export function sharedQueryClient(): QueryClient {
  if (typeof document === 'undefined') return new QueryClient();
  shared ??= new QueryClient();
  return shared;
}
