import { hasAbility } from './abilities.ts';
import type { Ability } from './abilities.ts';
import type { CursorPage } from './cursorPage.ts';

/** What the API document's server does, and what it does with a header. */
export type DocumentAbility = 'documentHistory' | 'cancelByName' | 'sparesScripts';

/** One Go server in front of the worlds: which API it speaks, and what it keeps in its cache. */
export interface SpokenServer {
  /** Like `26.1.0`; undefined: the API document's server, of no version. */
  readonly version: string | undefined;
  has(ability: Ability | DocumentAbility): boolean;
  /** The cursor pages it will never read again, by their address. Used by versions with `frozenCursorPages`. */
  readonly frozenPages: Map<string, CursorPage>;
}

const DOCUMENTED: ReadonlySet<string> = new Set<DocumentAbility>([
  'documentHistory',
  'cancelByName',
  'sparesScripts',
]);

/**
 * A server that was just started.
 * @param version a released one, or undefined for the API document's server
 */
export function createSpokenServer(version: string | undefined): SpokenServer {
  return {
    version,
    has: (ability) => {
      if (version === undefined) return DOCUMENTED.has(ability);
      return ability !== 'documentHistory' && hasAbility(version, ability);
    },
    frozenPages: new Map(),
  };
}
