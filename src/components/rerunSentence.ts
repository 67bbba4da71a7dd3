import type { ApiError } from '../api/ApiError.ts';
import type { RerunProgress } from '../query/useRerun.ts';
import type { RunId } from '../stage/StageRun.ts';
import type { rerunMessages } from './rerunMessages.ts';
import type { Words } from './words.ts';

/** What the sentences are made of, in any language. */
interface RerunWording {
  readonly words: Words;
  readonly messages: {
    readonly rerun: ReturnType<typeof rerunMessages>;
    /** What stands between two sentences. */
    readonly gap: string;
    /** The title of a failure as a sentence, with the status of the answer where there was one. */
    readonly failureSentence: (title: string, status: number | undefined) => string;
  };
}

/** How a confirmed re-run stands. `come`: the run that has come of it, so far as the newest runs tell. */
export function rerunSentence(
  { words, messages }: RerunWording,
  { run, what, outcome }: RerunProgress,
  come: RunId | undefined,
): string {
  const { rerun } = messages;
  if (outcome === undefined)
    return what.kind === 'chosen-jobs'
      ? rerun.asking['chosen-jobs'](run, what.jobs)
      : rerun.asking[what.kind](run);
  const told =
    outcome.kind === 'failed'
      ? failure({ words, messages }, outcome.error)
      : [outcome.words === '' ? rerun.accepted : rerun.serverSays(outcome.words)];
  return [...told, ...(come === undefined ? [] : [rerun.come(come)])].join(messages.gap);
}

function failure({ words, messages }: RerunWording, error: ApiError): readonly string[] {
  const { rerun, failureSentence } = messages;
  const { kind, status, detail } = error;
  // Without a status the server has said nothing: then these words are our own.
  const said = detail === undefined || status === undefined ? [] : [rerun.serverSays(detail)];
  const title = words.failureTitle(kind);
  switch (kind) {
    case 'not-permitted':
      return [rerun.notPermitted, rerun.nothing, ...said];
    case 'signed-out':
      return [rerun.signedOut, rerun.nothing, rerun.signIn];
    case 'not-found':
      return [rerun.notFound, rerun.nothing, ...said];
    case 'unavailable':
      return [failureSentence(title, status ?? 503), rerun.nothing, rerun.tryInAMinute, ...said];
    case 'refused':
      if (status === undefined) return [rerun.notOnThisServer];
      if (status === 409) return [rerun.notNow, rerun.nothing, ...said];
      if (status === 400) return [rerun.nothingThere, rerun.nothing, ...said];
      return [failureSentence(title, status), rerun.nothing, ...said];
    case 'bad-name':
      return [failureSentence(title, undefined), rerun.nothing];
    default:
      return [failureSentence(title, status), rerun.unknown, ...said];
  }
}
