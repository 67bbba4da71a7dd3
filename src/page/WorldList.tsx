import { useQuery } from '@tanstack/react-query';
import { sharedQueryClient } from '../query/sharedQueryClient.ts';
import { DEFAULT_SERVER } from './address.ts';
import { worldsQuery } from './worldsQuery.ts';
import type { World } from './worldsQuery.ts';

/** What the simulated server has to show. */
export function WorldList({ hrefOf }: { hrefOf: (world: World) => string }) {
  const { data, error } = useQuery(worldsQuery, sharedQueryClient());
  return (
    <section className="page-card" aria-labelledby="worlds-title">
      <h2 id="worlds-title">On the simulated server</h2>
      {error && <p role="alert">The list could not be read: {error.message}</p>}
      <ul className="page-worlds">
        {data?.map((world) => (
          <li key={`${world.server} ${world.pipeline}/${world.stage}`}>
            <a href={hrefOf(world)}>
              {world.pipeline} / {world.stage}
            </a>
            <span>
              {world.about} {world.server !== DEFAULT_SERVER && <code>{world.server}</code>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
