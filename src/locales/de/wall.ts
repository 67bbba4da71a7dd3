import type { StageHistoryMessages } from '../../components/language.ts';
import type { Words } from '../../components/words.ts';

/** What a wall says beside the list's texts, in German. */
export const germanWall = ({ formatList, formatNumber }: Words): StageHistoryMessages['wall'] => ({
  asOf: (time) => `Stand ${time}`,
  asOfLongAgo: (time, ago) => `Stand ${time}, vor ${ago}`,
  standing: {
    late: 'Diese Läufe sind vielleicht veraltet',
    paused: 'Aktualisierung angehalten',
    off: 'Wird nicht von selbst aktualisiert',
  },
  named: (word, names) =>
    names.length === 1
      ? `${formatList(names)} ${word}`
      : `${formatNumber(names.length)} ${word}: ${formatList(names)}`,
  jobWord: { failing: 'schlägt fehl', failed: 'fehlgeschlagen', other: 'unbekannt' },
});
