import { RERUNS } from '../stage/rerunRule.ts';
import type { RerunKind } from '../stage/rerunRule.ts';

/**
 * The generations of Go's stage API. `documented` is the API document's, which names no version: history by offset,
 * cancel by stage. `legacy` is what servers up to 19.2 made of it; `v1`, `v2` and `v3` are chosen by the Accept header.
 */
export const GENERATIONS = ['v3', 'v2', 'v1', 'legacy', 'documented'] as const;

/** One of {@link GENERATIONS}. */
export type Generation = (typeof GENERATIONS)[number];

/** What is known of a server: the generation we speak with it, and its version where it told it. */
export interface Dialect {
  readonly generation: Generation;
  /** Like `26.1.0`. */
  readonly version: string | undefined;
}

/** The generation to speak with a server of this version (`19.5.0`); `undefined` where this is no version. */
export function generationOf(version: string): Generation | undefined {
  if (!/^\d+\.\d+/.test(version)) return undefined;
  if (isFrom(version, 20, 9)) return 'v3';
  // v2 began at 20.1, but until 20.6 it did not show new runs; v1 did, and was there until 20.3.
  if (isFrom(version, 20, 4)) return 'v2';
  return isFrom(version, 19, 3) ? 'v1' : 'legacy';
}

/** Is a version at least this one? An unknown version is not. */
export function isFrom(version: string | undefined, major: number, minor: number): boolean {
  const [ours = NaN, minorOurs = NaN] = version?.split('.').map(Number) ?? [];
  return ours > major || (ours === major && minorOurs >= minor);
}

/** What a server can be told to cancel: a run by its counters, a run by its id, or only the latest run of a stage. */
export function cancelForm({ generation, version }: Dialect): 'counters' | 'id' | 'stage' {
  switch (generation) {
    case 'v3':
    case 'v2':
      return 'counters';
    case 'v1':
      // Without a version, counters: where they are not understood the server refuses, and hits no other run.
      return version === undefined || isFrom(version, 19, 8) ? 'counters' : 'id';
    case 'legacy':
      return version !== undefined && isFrom(version, 14, 3) ? 'id' : 'stage';
    case 'documented':
      return 'stage';
  }
}

/** What a server can be asked to run again. */
export function rerunKinds({ generation }: Dialect): readonly RerunKind[] {
  if (generation === 'v3') return RERUNS;
  return generation === 'v2' ? ['stage'] : [];
}

/** The versions whose history does not show new runs, and which offer no other: gocd/gocd#8345. */
export function isBlind(version: string | undefined): boolean {
  return isFrom(version, 20, 4) && !isFrom(version, 20, 6);
}

/** The Accept header that chooses a generation; `undefined` where none is needed. */
export function acceptHeader(generation: Generation): { Accept: string } | undefined {
  return generation === 'legacy' || generation === 'documented'
    ? undefined
    : { Accept: `application/vnd.go.cd.${generation}+json` };
}
