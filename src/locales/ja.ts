import type { StageHistoryLanguage } from '../components/language.ts';
import { japaneseActions } from './ja/actions.ts';
import { japaneseGrid } from './ja/grid.ts';
import { japaneseList } from './ja/list.ts';
import { japaneseOverview } from './ja/overview.ts';
import { japaneseWall } from './ja/wall.ts';

/** Japanese. */
export const ja: StageHistoryLanguage = {
  tag: 'ja',
  direction: 'ltr',
  units: { d: '日', h: '時間', min: '分', s: '秒', between: '' },
  messages: (words) => ({
    ...japaneseList(words),
    ...japaneseActions(words),
    ...japaneseOverview(words),
    ...japaneseGrid(words),
    wall: japaneseWall(words),
  }),
};
