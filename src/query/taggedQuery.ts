import type { DataTag, QueryFunction, QueryKey, UseQueryOptions } from '@tanstack/react-query';

/**
 * Query options for `useQuery`, `fetchQuery`, `ensureQueryData` and their like, whose key tells the type of the data.
 * Written out, since what React Query infers for them names types that not every version 5 has.
 */
export type TaggedQuery<T> = Omit<UseQueryOptions<T>, 'queryKey' | 'queryFn'> & {
  readonly queryKey: DataTag<QueryKey, T, Error>;
  readonly queryFn?: QueryFunction<T>;
};
