import type { StageHistoryLanguage } from '../components/language.ts';
import { arabicActions } from './ar/actions.ts';
import { arabicGrid } from './ar/grid.ts';
import { arabicList } from './ar/list.ts';
import { arabicOverview } from './ar/overview.ts';
import { arabicWall } from './ar/wall.ts';

/** Arabic, from right to left. Digits are those of the counters; a host that wants `١٢٣` asks for them by `locale="ar-EG"`. */
export const ar: StageHistoryLanguage = {
  tag: 'ar',
  direction: 'rtl',
  locale: 'ar-u-nu-latn',
  units: { d: ' يوم', h: ' س', min: ' د', s: ' ث', between: ' ' },
  messages: (words) => ({
    ...arabicList(words),
    ...arabicActions(words),
    ...arabicOverview(words),
    ...arabicGrid(words),
    wall: arabicWall(words),
  }),
};
