import { cancelSentence } from '../../src/components/cancelSentence.ts';
import { glanceMessages as glance } from '../../src/components/glance/glanceMessages.ts';
import { searchEnded as ended } from '../../src/components/glance/searchEnded.ts';
import { listMessages } from '../../src/components/messages.ts';
import { rerunSentence } from '../../src/components/rerunSentence.ts';
import { createWording } from '../../src/components/wording.ts';
import type { CancelOutcome } from '../../src/query/cancelStep.ts';
import type { RerunProgress } from '../../src/query/useRerun.ts';
import type { RunId, StageRun } from '../../src/stage/StageRun.ts';

const wording = createWording();

/** Numbers, lists and times as the widget writes them unless it is told otherwise. */
export const { words } = wording;

/** The messages of the list in English. */
export const messages = wording.read('list', listMessages);

/** Those of the overview. */
export const glanceMessages = wording.read('glance', glance);

const spoken = { words, messages };

/** How a cancel stands, as beside its row. */
export function cancelNote(
  outcome: CancelOutcome | undefined,
  confirmed: RunId,
  now: StageRun | undefined,
  ago: number,
): string {
  return cancelSentence(spoken, outcome, confirmed, now, ago);
}

/** How a cancel stands, as a screen reader is told. */
export function cancelNews(
  outcome: CancelOutcome | undefined,
  confirmed: RunId,
  now: StageRun | undefined,
): string {
  return cancelSentence(spoken, outcome, confirmed, now, undefined);
}

/** How a re-run stands. */
export function rerunNote(progress: RerunProgress, come: RunId | undefined): string {
  return rerunSentence(spoken, progress, come);
}

/** What has come of a search. */
export function searchEnded(
  sought: Parameters<typeof ended>[1],
  streak: Parameters<typeof ended>[2],
  reach: Parameters<typeof ended>[3],
  failure: Error | undefined,
): string {
  const title = failure && words.titleOf(failure);
  return ended(glanceMessages, sought, streak, reach, title);
}
