import { hexDigits } from './hexDigits.ts';
import type { Job } from './job.ts';

/** Tells the agent a job runs on, or ran on, or is going to: its uuid. */
export type Agents = (job: Job) => string;

const COUNT = 5;

/**
 * The agents of a server, five of them. They take the jobs in turn, so that jobs next to each other run on different
 * ones, and a copied job keeps the agent of the job it was copied from.
 * @param seed the server's; another one has other agents
 */
export function createAgents(seed: number): Agents {
  const uuids = Array.from({ length: COUNT }, (_, index) => uuid(`${seed} agent ${index}`));
  return ({ id, originalId = id }) => uuids[originalId % COUNT] ?? '';
}

/** A random uuid (RFC 9562, version 4), the same for the same name. */
function uuid(name: string): string {
  const digits = hexDigits(name, 31);
  const parts = [digits.slice(0, 8), digits.slice(8, 12), `4${digits.slice(12, 15)}`];
  return [...parts, `a${digits.slice(16, 19)}`, digits.slice(19)].join('-');
}
