import type { StageHistoryMessages } from '../../components/language.ts';
import type { Words } from '../../components/words.ts';

/** What a wall says beside the list's texts, in Japanese. */
export const japaneseWall = ({ formatList, formatNumber }: Words): StageHistoryMessages['wall'] => ({
  asOf: (time) => `${time} 時点`,
  asOfLongAgo: (time, ago) => `${time} 時点（${ago}前）`,
  standing: {
    late: 'この表示は古い可能性があります',
    paused: '更新は一時停止中です',
    off: '自動では更新されません',
  },
  named: (word, names) =>
    names.length === 1
      ? `${formatList(names)}：${word}`
      : `${formatNumber(names.length)} 件${word}：${formatList(names)}`,
  jobWord: { failing: '失敗しつつあります', failed: '失敗', other: '不明' },
});
