import { useState } from 'react';
import type { LongHistoryState } from '../../query/longHistory.ts';
import type { Streak } from '../../stage/streak.ts';
import { titleOf } from '../failureWords.ts';
import { useMessages } from '../wording.ts';
import { useGlanceMessages } from './glanceMessages.ts';
import type { Sought } from './glanceMessages.ts';
import { searchEnded } from './searchEnded.ts';

/** What screen readers are told of searches: what has come of the last one, when it ends, and nothing while it goes on. */
export function useSearchNews(state: LongHistoryState, streak: Streak, sought: Sought): string {
  const messages = useMessages();
  const glanceMessages = useGlanceMessages();
  const isSearching = state.reading?.kind === 'search';
  const [was, setWas] = useState({ isSearching, news: '' });
  if (was.isSearching === isSearching) return was.news;
  const news = isSearching
    ? ''
    : searchEnded(glanceMessages, sought, streak, state, state.failure && titleOf(state.failure, messages));
  setWas({ isSearching, news });
  return news;
}
