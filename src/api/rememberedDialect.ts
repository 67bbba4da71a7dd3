import { GENERATIONS, isBlind } from './generation.ts';
import type { Dialect } from './generation.ts';

/** For pages that may not store anything: remembered as long as the page is open. */
const inMemory = new Map<string, Dialect>();

const keyOf = (server: string): string => `gocd-stage-history:api:${server}`;

/** What this browser session has found out of a server; `undefined` where nothing yet. */
export function rememberedDialect(server: string): Dialect | undefined {
  try {
    return parseDialect(sessionStorage.getItem(keyOf(server))) ?? inMemory.get(server);
  } catch {
    return inMemory.get(server);
  }
}

/** Remembers what a server speaks for this browser session; `undefined` forgets it. */
export function rememberDialect(server: string, dialect: Dialect | undefined): void {
  if (dialect === undefined) inMemory.delete(server);
  else inMemory.set(server, dialect);
  try {
    // A version that is warned of is asked for again with each page, so that the warning ends with an upgrade.
    if (dialect === undefined || isBlind(dialect.version)) sessionStorage.removeItem(keyOf(server));
    else sessionStorage.setItem(keyOf(server), [dialect.generation, dialect.version].join(' ').trim());
  } catch {
    // Storage is forbidden or full, or this is no browser; the memory of the page does.
  }
}

function parseDialect(text: string | null): Dialect | undefined {
  const [name, version] = text?.split(' ') ?? [];
  const generation = GENERATIONS.find((known) => known === name);
  return generation && { generation, version };
}
