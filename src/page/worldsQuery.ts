import { queryOptions } from '@tanstack/react-query';
import { parseJson } from '../api/decode.ts';
import type { Reader } from '../api/decode.ts';
import { request } from '../api/request.ts';

/** A stage of the simulated server that is worth a look. */
export interface World {
  readonly pipeline: string;
  readonly stage: string;
  /** One line for a person. */
  readonly about: string;
  /** The path of the server that has it. */
  readonly server: string;
}

/** A way in which the simulated server speaks: as the API document says, or as a released version does. */
export interface SimulatedServer {
  /** Its path. */
  readonly server: string;
  /** One line for a person. */
  readonly about: string;
}

/** The list of its stages that a simulated server offers. Real servers have none, and are not asked. */
export const worldsQuery = queryOptions({
  queryKey: ['gocd-stage-history', 'worlds'],
  queryFn: async ({ signal }): Promise<World[]> =>
    (await readList('/sim/worlds', signal)).map((world) => ({
      pipeline: world.field('pipeline').text(),
      stage: world.field('stage').text(),
      about: world.field('about').text(),
      server: world.field('server').text(),
    })),
  retry: false,
  networkMode: 'always',
  staleTime: Infinity,
});

/** The list of ways in which a simulated server speaks. Real servers have none, and are not asked. */
export const serversQuery = queryOptions({
  queryKey: ['gocd-stage-history', 'servers'],
  queryFn: async ({ signal }): Promise<SimulatedServer[]> =>
    (await readList('/sim/servers', signal)).map((entry) => ({
      server: entry.field('server').text(),
      about: entry.field('about').text(),
    })),
  retry: false,
  networkMode: 'always',
  staleTime: Infinity,
});

async function readList(path: string, signal: AbortSignal): Promise<Reader[]> {
  const { text } = await request(path, { line: { server: '/sim' }, method: 'GET', patience: 15_000, signal });
  return parseJson(text).list();
}
