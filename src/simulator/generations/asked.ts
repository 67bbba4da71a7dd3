import type { Circumstances } from '../circumstances.ts';
import type { User } from '../users.ts';
import type { World } from '../world.ts';
import type { Refusals } from './refusals.ts';
import type { SpokenServer } from './spokenServer.ts';

/** A request to an API, with all that an answer may depend on. */
export interface Asked {
  readonly world: World;
  readonly server: SpokenServer;
  readonly request: Request;
  /** Who asks. */
  readonly user: User;
  /** The names and numbers of the path, decoded, in its order. */
  readonly names: readonly string[];
  /** What is peculiar to the server that answers. */
  readonly circumstances: Circumstances;
  /** How this API says no. */
  readonly refuse: Refusals;
  /** What this API calls its answers. */
  readonly contentType: string;
}
