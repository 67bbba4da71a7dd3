import type { StageHistoryMessages } from '../../components/language.ts';
import type { Words } from '../../components/words.ts';
import { UNSTEADY_CHANGES, UNSTEADY_RUNS } from '../../stage/jobMarks.ts';
import { plural } from '../plural.ts';

/** The grid and the runs that a filter has found, in German. */
export const germanGrid = (words: Words): Pick<StageHistoryMessages, 'grid' | 'found'> => {
  const { formatNumber, counterOf } = words;
  const runs = (count: number): string => plural(words, count, { one: '# Lauf', other: '# Läufe' });
  return {
    grid: {
      gridOf: ({ pipeline, stage }) => `Jobs von ${pipeline} / ${stage} nach Lauf, neuester Lauf zuerst`,
      jobs: 'Job',
      order: 'Reihenfolge der Jobs',
      orders: { name: 'Nach Name', troubled: 'Auffällige zuerst' },
      count: (jobs, count) => `${plural(words, jobs, { one: '# Job', other: '# Jobs' })} × ${runs(count)}`,
      run: (counter, state, rerunOf) => `${counter}: ${state}${rerunOf === undefined ? '' : `, ${rerunOf}`}`,
      cell: (job, counter, word, isCopy) =>
        `${job} in ${counter}: ${word}${isCopy ? ', aus einem früheren Lauf kopiert' : ''}`,
      absent: (job, counter) => `${job} in ${counter}: nicht in diesem Lauf`,
      badge: { newlyFailing: 'neu fehlgeschlagen', flaky: 'flaky', unsteady: 'unstet' },
      evidence: {
        newlyFailing: ({ newlyFailing }) =>
          newlyFailing &&
          `neu fehlgeschlagen: fehlgeschlagen in ${counterOf(newlyFailing)}, das Mal davor bestanden`,
        flaky: ({ flaky }) =>
          flaky &&
          `flaky: fehlgeschlagen in ${counterOf(flaky.failedIn)} und bestanden in ${counterOf(flaky.passedIn)}, demselben Pipeline-Lauf`,
        unsteady: ({ unsteady }) =>
          unsteady &&
          `unstet: ${plural(words, unsteady.changes, { one: '# Wechsel', other: '# Wechsel' })} in ${plural(words, unsteady.runs, { one: '# Lauf', other: '# Läufen' })}`,
      },
      rules: 'Woran diese erkannt werden',
      rule: {
        newlyFailing: 'Er schlug fehl, als er zuletzt zu Ende lief, und hatte das Mal davor bestanden.',
        flaky:
          'Er ist für denselben Pipeline-Lauf sowohl fehlgeschlagen als auch bestanden worden und lief jedes Mal wirklich.',
        unsteady: `Er wechselte mindestens ${UNSTEADY_CHANGES}-mal zwischen bestanden und fehlgeschlagen, in den neuesten ${UNSTEADY_RUNS} Läufen, in denen er bestand oder fehlschlug, und ist nicht flaky.`,
      },
      basis: (count) =>
        `Erkannt an ${count === 1 ? 'dem einen hier gezeigten Lauf' : `den ${formatNumber(count)} hier gezeigten Läufen`}. Ein Job, der aus einem früheren Lauf kopiert wurde, zählt nur dort, wo er lief.`,
      nobody: 'Hier kein Job.',
      legend: 'Zeichen',
      state: {
        running: 'Läuft',
        failing: 'Schlägt fehl, läuft noch',
        passed: 'Bestanden',
        failed: 'Fehlgeschlagen',
        cancelled: 'Abgebrochen',
        other: 'Ein anderer Zustand, im Titel genannt',
      },
      copied: 'Aus einem früheren Lauf kopiert',
      notInRun: 'Nicht in dem Lauf',
    },

    found: {
      nothing: {
        title: 'Kein Lauf passt',
        text: (known, isComplete) =>
          isComplete
            ? `Von allen ${formatNumber(known)} Läufen passt keiner zu diesem Filter.`
            : `Von den ${formatNumber(known)} neuesten Läufen passt keiner zu diesem Filter. Ältere wurden nicht durchsucht.`,
      },
      shown: (shown, matching) =>
        `Neueste ${formatNumber(shown)} von ${formatNumber(matching)} passenden Läufen`,
      gridRange: (shown, { isComplete, total }) => {
        if (isComplete) return shown === 1 ? 'Der einzige Lauf' : `Alle ${formatNumber(shown)} Läufe`;
        return total === undefined
          ? `Neueste ${formatNumber(shown)} Läufe`
          : `Neueste ${formatNumber(shown)} von ${formatNumber(total)} Läufen`;
      },
      showOlder: (count) => plural(words, count, { one: '# älteren zeigen', other: '# ältere zeigen' }),
      showMore: (count) => plural(words, count, { one: '# weiteren zeigen', other: '# weitere zeigen' }),
    },
  };
};
