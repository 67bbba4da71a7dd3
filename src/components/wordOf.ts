import type { JobState } from '../stage/jobState.ts';
import type { ListMessages } from './messages.ts';

/** A job's state in words: the server's own where it is one that we have no word for. */
export function wordOf({ kind, word }: JobState, { jobWord }: Pick<ListMessages, 'jobWord'>): string {
  return word === undefined || word === 'Unknown' ? jobWord[kind] : word;
}
