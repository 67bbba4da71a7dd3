import type { QueryClient } from '@tanstack/react-query';
import { ApiError } from '../api/ApiError.ts';
import type { StagesApi } from '../api/StagesApi.ts';
import type { StageName } from '../stage/StageRun.ts';
import { permissionKey } from './historyQuery.ts';
import type { ReadAt } from './pagesAhead.ts';
import { slotsByServer } from './slots.ts';

/** How many pages of a server are read at once beside those that the list shows, whatever the stage. */
const AT_ONCE = 2;

/** Runs a page, where the server can choose. */
const LEAST = 10;
const MOST = 100;

const slotsOf = slotsByServer(AT_ONCE);

/**
 * Reads older pages of a stage, past React Query's cache: the list neither sees nor keeps them. `urgent`: a reader waits
 * for it.
 */
export function historyReading(
  client: QueryClient,
  api: StagesApi,
  name: StageName,
  urgent: boolean,
): ReadAt {
  return async (token, runs, signal) => {
    const pageSize = Math.min(Math.max(runs, LEAST), MOST);
    try {
      return await slotsOf(api.server).take(token, urgent, signal, async () => {
        const at = Date.now();
        return { token, page: await api.readHistory(name, token, { pageSize, signal }), at };
      });
    } catch (error) {
      // Whoever signs in next may be somebody else, with another permission.
      if (error instanceof ApiError && error.kind === 'signed-out')
        void client.resetQueries({ queryKey: permissionKey(api, name) });
      throw error;
    }
  };
}
