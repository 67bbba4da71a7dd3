import { documentedApi } from './documentedApi.ts';
import type { StagesApi } from './StagesApi.ts';

/** The one place where a server's API is chosen. `server`: its address with the context path, like `/go`. */
export function createStagesApi(server: string): StagesApi {
  return documentedApi(server.replace(/\/+$/, ''));
}
