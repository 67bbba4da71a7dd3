import { useState } from 'react';
import type { LongHistoryState } from '../../query/longHistory.ts';
import type { Streak } from '../../stage/streak.ts';
import { glanceMessages } from './glanceMessages.ts';
import type { Sought } from './glanceMessages.ts';

/** What screen readers are told of searches: what has come of the last one, when it ends, and nothing while it goes on. */
export function useSearchNews(state: LongHistoryState, streak: Streak, sought: Sought): string {
  const isSearching = state.reading?.kind === 'search';
  const [was, setWas] = useState({ isSearching, news: '' });
  if (was.isSearching === isSearching) return was.news;
  const news = isSearching ? '' : glanceMessages.searchEnded(sought, streak, state, state.failure);
  setWas({ isSearching, news });
  return news;
}
