import type { StageRun } from './StageRun.ts';

/** Everybody who may have said whether the reader may operate the stage, beside the run itself. */
export interface PermissionSources {
  /** The host page, which outweighs what the server tells. */
  readonly host: boolean | undefined;
  /** The server, in another answer than the run's. */
  readonly elsewhere: boolean | undefined;
  /** The server has refused to let the reader operate this stage: nobody knows better. */
  readonly refused: boolean;
}

/** May the reader operate the stage? Fails closed: only a permission of exactly `true` is one. */
export function operatePermission(
  run: Pick<StageRun, 'operatePermission'>,
  { host, elsewhere, refused }: PermissionSources,
): 'permitted' | 'not-permitted' | 'not-told' {
  // The host's word may come from plain JavaScript: "true", 1 and the like are no yes.
  const told: unknown = refused ? false : (host ?? run.operatePermission ?? elsewhere);
  if (told === undefined || told === null) return 'not-told';
  return told === true ? 'permitted' : 'not-permitted';
}
