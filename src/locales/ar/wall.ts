import type { StageHistoryMessages } from '../../components/language.ts';
import type { Words } from '../../components/words.ts';
import { listed } from './counted.ts';

/** What a wall says beside the list's texts, in Arabic. */
export const arabicWall = (words: Words): StageHistoryMessages['wall'] => ({
  asOf: (time) => `حتى ${time}`,
  asOfLongAgo: (time, ago) => `حتى ${time}، قبل ${ago}`,
  standing: {
    late: 'قد تكون هذه التشغيلات قديمة',
    paused: 'التحديث متوقف مؤقتًا',
    off: 'لا يُحدَّث تلقائيًا',
  },
  named: (word, names) =>
    names.length === 1
      ? `${listed(words, names)}: ${word}`
      : `${word} (${words.formatNumber(names.length)}): ${listed(words, names)}`,
  jobWord: { failing: 'قيد الفشل', failed: 'فاشلة', other: 'غير معروفة' },
});
