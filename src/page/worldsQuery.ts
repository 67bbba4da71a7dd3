import { queryOptions } from '@tanstack/react-query';
import { parseJson } from '../api/decode.ts';
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

/** The list of its stages that a simulated server offers. Real servers have none, and are not asked. */
export const worldsQuery = queryOptions({
  queryKey: ['gocd-stage-history', 'worlds'],
  queryFn: async ({ signal }): Promise<World[]> => {
    const { text } = await request('/sim/worlds', { method: 'GET', patience: 15_000, signal });
    return parseJson(text)
      .list()
      .map((world) => ({
        pipeline: world.field('pipeline').text(),
        stage: world.field('stage').text(),
        about: world.field('about').text(),
        server: world.field('server').text(),
      }));
  },
  retry: false,
  networkMode: 'always',
  staleTime: Infinity,
});
