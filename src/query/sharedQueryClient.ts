import { QueryClient } from '@tanstack/react-query';

let shared: QueryClient | undefined;

/** The QueryClient of all widgets on a page that were not given one: two on the same stage ask the server once. */
export function sharedQueryClient(): QueryClient {
  shared ??= new QueryClient();
  return shared;
}
