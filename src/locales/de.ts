import type { StageHistoryLanguage } from '../components/language.ts';
import { germanActions } from './de/actions.ts';
import { germanGrid } from './de/grid.ts';
import { germanOverview } from './de/overview.ts';
import { germanList } from './de/list.ts';
import { germanWall } from './de/wall.ts';

/** German. */
export const de: StageHistoryLanguage = {
  tag: 'de',
  direction: 'ltr',
  messages: (words) => ({
    ...germanList(words),
    ...germanActions(words),
    ...germanOverview(words),
    ...germanGrid(words),
    wall: germanWall(words),
  }),
};
