import { useState } from 'react';
import type { HistoryPage, PageToken } from '../api/StagesApi.ts';
import type { NewerRuns } from '../query/shownHistory.ts';
import type { CancelProgress } from '../query/useCancelRun.ts';
import type { RerunProgress } from '../query/useRerun.ts';
import type { RunId, StageRun } from '../stage/StageRun.ts';
import { cancelSentence } from './cancelSentence.ts';
import type { CancelWording } from './cancelSentence.ts';
import { titleOf } from './failureWords.ts';
import type { ListMessages } from './messages.ts';
import { pageRange } from './pageRange.ts';
import { rerunSentence } from './rerunSentence.ts';
import { useWords } from './wording.ts';

interface AnnouncementsProps {
  /** The page that the reader has turned to; `undefined` until he has, and while it is read. */
  readonly turnedTo: HistoryPage | undefined;
  /** Which page that is. */
  readonly token: PageToken;
  readonly newer: NewerRuns | undefined;
  /** The cancels that were confirmed in this widget, in that order. */
  readonly cancels: readonly (CancelProgress | undefined)[];
  /** A run that is looked after, as last read wherever it was. */
  readonly lastSeen: (run: RunId) => StageRun | undefined;
  /** The last re-run that was confirmed in this widget. */
  readonly rerun: RerunProgress | undefined;
  /** The last run that has ended of those waited for. */
  readonly ended: StageRun | undefined;
  /** Why the runs shown could not be read again; null while they can. */
  readonly failure: Error | null;
}

/** What screen readers are told: each step once, and nothing that changes by the second. */
export function Announcements({
  turnedTo,
  token,
  newer,
  cancels,
  lastSeen,
  rerun,
  ended,
  failure,
}: AnnouncementsProps) {
  const wording = useWords();
  const { messages } = wording;
  return (
    <>
      <Said text={useOnce(token, turnedTo && pageRange(turnedTo, messages))} />
      {/* In turns: what comes of one is told although another was confirmed meanwhile. */}
      {[0, 1, 2].map((place) => {
        const cancel = cancels.findLast((one, at) => one !== undefined && at % 3 === place);
        return <Said key={place} text={cancel ? cancelNews(wording, cancel, lastSeen(cancel.run)) : ''} />;
      })}
      <Said text={rerun ? rerunSentence(wording, rerun, undefined) : ''} />
      <Said text={useFirst(newer && messages.newerRuns(newer))} />
      <Said text={ended ? messages.tellMe.ended(ended) : ''} />
      <Said text={failureNews(messages, failure, useRecovery(failure !== null))} />
    </>
  );
}

function Said({ text }: { text: string }) {
  return (
    <p role="status" className="stage-history-unseen">
      {text}
    </p>
  );
}

/** The first text of a row of texts without a gap: that there are newer runs is news once, not with each of them. */
function useFirst(text: string | undefined): string {
  const [first, setFirst] = useState('');
  const next = text === undefined ? '' : first === '' ? text : first;
  if (next !== first) setFirst(next);
  return next;
}

/** The first text there is for each key: where the runs stand is told on turning to them, and not whenever others arrive. */
function useOnce(key: string, text: string | undefined): string {
  const [told, setTold] = useState({ key: '', text: '' });
  const next = text !== undefined && (told.text === '' || told.key !== key) ? { key, text } : told;
  if (next !== told) setTold(next);
  return next.text;
}

/** Has a failure been overcome? */
function useRecovery(failing: boolean): boolean {
  const [was, setWas] = useState<'well' | 'failing' | 'recovered'>('well');
  const next = failing ? 'failing' : was === 'failing' ? 'recovered' : was;
  if (next !== was) setWas(next);
  return next === 'recovered';
}

function failureNews(messages: ListMessages, failure: Error | null, recovered: boolean): string {
  if (failure !== null) return `${titleOf(failure, messages)}. ${messages.rowsAreOld}`;
  return recovered ? messages.live.again : '';
}

function cancelNews(
  wording: CancelWording,
  { run, outcome, giveUp }: CancelProgress,
  now: StageRun | undefined,
): string {
  return giveUp
    ? wording.messages.control.waitingFor(run)
    : cancelSentence(wording, outcome, run, now, undefined);
}
