import { ApiError } from '../api/ApiError.ts';
import type { ApiFailure } from '../api/ApiError.ts';
import type { HistoryPage } from '../api/StagesApi.ts';

/** What a tab was answered when it read the newest runs, in plain data, since errors lose their kind on the way. */
export type Word =
  /** `at`: when the answer came, in epoch milliseconds by the clock that all tabs of the device share. */
  { readonly page: HistoryPage; readonly at: number } | { readonly failure: Failure };

interface Failure {
  readonly kind: ApiFailure;
  readonly status?: number;
  readonly detail?: string;
  readonly retryAfter?: number;
}

/** The form of {@link Word}. To be changed with it, so that tabs of different versions do not misread each other. */
export const FORM = 'gocd-stage-history 2';

/** The word about a read that is over; `undefined` for an end that says nothing of the server. */
export function told(result: PromiseSettledResult<HistoryPage>, at: number): Word | undefined {
  if (result.status === 'fulfilled') return { page: result.value, at };
  if (!(result.reason instanceof ApiError)) return undefined;
  const { kind, status, detail, retryAfter } = result.reason;
  return {
    failure: {
      kind,
      ...(status !== undefined && { status }),
      ...(detail !== undefined && { detail }),
      ...(retryAfter !== undefined && { retryAfter }),
    },
  };
}

const KINDS: readonly ApiFailure[] = [
  'bad-name',
  'signed-out',
  'not-permitted',
  'not-found',
  'unavailable',
  'server-error',
  'refused',
  'unreachable',
  'broken-off',
  'no-answer',
  'not-json',
  'no-api',
  'malformed',
];

/** Anything on this origin can post to the channel: a last look at what says to be of our form. */
export function isWord(word: unknown): word is Word {
  if (!isObject(word)) return false;
  if ('page' in word)
    return (
      isObject(word.page) &&
      'runs' in word.page &&
      Array.isArray(word.page.runs) &&
      'at' in word &&
      typeof word.at === 'number'
    );
  if (!('failure' in word) || !isObject(word.failure)) return false;
  const { kind, retryAfter }: { kind?: unknown; retryAfter?: unknown } = word.failure;
  return (
    KINDS.some((known) => known === kind) && (retryAfter === undefined || typeof retryAfter === 'number')
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
