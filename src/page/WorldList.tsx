import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sharedQueryClient } from '../query/sharedQueryClient.ts';
import { DEFAULT_SERVER } from './address.ts';
import { serversQuery, worldsQuery } from './worldsQuery.ts';
import type { World } from './worldsQuery.ts';

/** What the simulated server has to show, as any generation of Go servers would show it. */
export function WorldList({ hrefOf }: { hrefOf: (world: World) => string }) {
  const worlds = useQuery(worldsQuery, sharedQueryClient());
  const servers = useQuery(serversQuery, sharedQueryClient());
  const [chosen, setChosen] = useState(DEFAULT_SERVER);
  const error = worlds.error ?? servers.error;
  return (
    <section className="page-card" aria-labelledby="worlds-title">
      <h2 id="worlds-title">On the simulated server</h2>
      {error && <p role="alert">The list could not be read: {error.message}</p>}
      {servers.data && (
        <label className="page-servers">
          It speaks as{' '}
          <select value={chosen} onChange={(event) => setChosen(event.target.value)}>
            {servers.data.map(({ server, about }) => (
              <option key={server} value={server}>
                {about}
              </option>
            ))}
          </select>
        </label>
      )}
      <ul className="page-worlds">
        {worlds.data?.map((world) => {
          const server = world.server === DEFAULT_SERVER ? chosen : world.server;
          return (
            <li key={`${world.server} ${world.pipeline}/${world.stage}`}>
              <a href={hrefOf({ ...world, server })}>
                {world.pipeline} / {world.stage}
              </a>
              <span>
                {world.about} {server !== DEFAULT_SERVER && <code>{server}</code>}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
