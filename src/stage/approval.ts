import type { StageRun } from './StageRun.ts';

/** What set a run going. */
export type Approval =
  | { readonly by: 'changes' }
  | { readonly by: 'timer' }
  | { readonly by: 'user'; readonly name: string }
  | { readonly by: 'not-told' };

/** Reads the server's `approved_by`, which mixes users' names with two words of its own. */
export function approval({ approvedBy }: Pick<StageRun, 'approvedBy'>): Approval {
  if (approvedBy === null || approvedBy === '') return { by: 'not-told' };
  if (approvedBy === 'changes' || approvedBy === 'timer') return { by: approvedBy };
  return { by: 'user', name: approvedBy };
}
