import { MORE_RUNS, runsLeft } from '../../components/glance/runsLeft.ts';
import type { StageHistoryMessages } from '../../components/language.ts';
import type { Words } from '../../components/words.ts';
import { scheduledDate } from '../../stage/StageRun.ts';
import { plural } from '../plural.ts';

/** The overview, filters and comparisons, in German. */
export const germanOverview = (words: Words): Pick<StageHistoryMessages, 'glance'> => {
  const { formatNumber, counterOf } = words;
  const runs = (count: number): string => plural(words, count, { one: '# Lauf', other: '# Läufe' });
  return {
    glance: {
      streak: {
        noRuns: 'Es gibt keine Läufe.',
        reach: ({ runs: known, isComplete, total }) => {
          const count = known.length;
          if (isComplete) return count === 1 ? 'dem einzigen Lauf' : `allen ${formatNumber(count)} Läufen`;
          if (total === undefined || total <= count)
            return count === 1 ? 'dem neuesten Lauf' : `den neuesten ${formatNumber(count)} Läufen`;
          return count === 1
            ? `dem neuesten von ${formatNumber(total)} Läufen`
            : `den neuesten ${formatNumber(count)} von ${formatNumber(total)} Läufen`;
        },
        none: (reach) => `Weder bestanden noch fehlgeschlagen in ${reach}.`,
        passingSince: (count, since, circumstances, before) => [
          count === 1 ? 'Bestanden seit ' : `${formatNumber(count)}-mal in Folge bestanden seit `,
          ...[{ run: since }, ...circumstances, '. Zuletzt fehlgeschlagen: ', { run: before }, '.'],
        ],
        passedAlways: (count) =>
          count === 1
            ? 'Einmal bestanden und nie fehlgeschlagen.'
            : `Alle ${formatNumber(count)} Male bestanden.`,
        passedSoFar: (count, reach) =>
          `${count === 1 ? 'Einmal' : `${formatNumber(count)}-mal in Folge`} bestanden, gesehen an ${reach}.`,
        failingSince: (count, since, circumstances, before) => [
          `Schlägt seit ${plural(words, count, { one: '# Lauf', other: '# Läufen' })} fehl, seit `,
          ...[{ run: since }, ...circumstances, '. Zuletzt bestanden: ', { run: before }, '.'],
        ],
        failingAtLeast: (count, reach) =>
          `Schlägt seit mindestens ${plural(words, count, { one: '# Lauf', other: '# Läufen' })} fehl. Nicht bestanden in ${reach}.`,
        neverPassed: (count) =>
          `Noch nie bestanden, in ${count === 1 ? 'ihrem einzigen Lauf' : `ihren ${formatNumber(count)} Läufen`}.`,
        failingJobs: (count, names) => [
          count === 1 ? 'Fehlgeschlagener Job: ' : 'Fehlgeschlagene Jobs: ',
          ...names,
          '.',
        ],
        moreJobs: (count) => plural(words, count, { one: '# weiterer', other: '# weitere' }),
        comma: ', ',
        and: ' und ',
        trigger: {
          changes: 'durch Änderungen ausgelöst',
          timer: 'durch Zeitplan ausgelöst',
          user: (name) => ['ausgelöst von ', name],
        },
      },
      label: ({ pipeline, stage }) => `${pipeline} / ${stage} auf einen Blick`,
      strip: {
        label: (count) =>
          count === 1 ? 'Der neueste Lauf' : `Die neuesten ${formatNumber(count)} Läufe, neueste zuerst`,
        newest: 'neueste',
        oldest: (run, isShort, now) => {
          const date = scheduledDate(run);
          const told = date === undefined ? counterOf(run) : words.formatDay(date, now);
          return isShort ? `älteste ${told}` : told;
        },
        short: (run, now) => {
          const date = scheduledDate(run);
          const told = `${counterOf(run)} ${words.stateWord(run)}`;
          return date === undefined ? told : `${told}, ${words.formatDate(date, now)}`;
        },
        withJobs: (run, jobs) => `${run}: ${jobs}`,
      },
      stats: {
        passed: 'Bestanden',
        passedOf: ({ passed, finished }) => `${formatNumber(passed)} von ${formatNumber(finished)}`,
        finished: 'beendet',
        noneFinished: 'keiner beendet',
        base: (count) =>
          `Von ${count === 1 ? 'dem neuesten Lauf' : `den neuesten ${formatNumber(count)} Läufen`} jene, die bestanden haben oder fehlgeschlagen sind: Aktive, abgebrochene und unbekannte zählen nicht.`,
        now: 'Jetzt',
        noneActive: ['kein Lauf', 'aktiv'],
        lastFailure: 'Letzter Fehlschlag',
        none: 'keiner',
        noneIn: ({ runs: known, isComplete }) =>
          `in ${isComplete ? 'allen' : 'den neuesten'} ${formatNumber(known.length)}`,
        notKnown: '…',
      },
      reach: (reach) => `In ${reach}.`,
      lookFurther: 'Weiter suchen',
      find: {
        'last pass': 'Letzten bestandenen Lauf finden',
        'breaking run': 'Ersten fehlgeschlagenen Lauf finden',
      },
      readingNewest: 'Die neuesten Läufe werden gelesen…',
      looking: (sought, { read }) =>
        `Gesucht wird der ${sought === 'last pass' ? 'letzte bestandene' : 'erste fehlgeschlagene'} Lauf: bisher ${runs(read)} gelesen`,
      readingMore: ({ read, wanted }) =>
        wanted === undefined
          ? `Ältere Läufe werden gelesen: bisher ${formatNumber(read)}`
          : `Ältere Läufe werden gelesen: ${formatNumber(read)} von ${formatNumber(wanted)}`,
      stop: 'Anhalten',
      notRead: (title) => `Ältere Läufe konnten nicht gelesen werden: ${title}.`,
      lastPassed: (run) => `Zuletzt bestanden: ${counterOf(run)}.`,
      failingSince: (run) => `Schlägt fehl seit ${counterOf(run)}.`,
      noPass: (reach) => `Nicht bestanden in ${reach}.`,
      passedMeanwhile: (run) => `Inzwischen bestanden: ${counterOf(run)}.`,
      stopped: 'Angehalten.',

      filter: {
        label: 'Läufe filtern',
        all: 'Alle',
        state: {
          passed: 'Bestanden',
          failed: 'Fehlgeschlagen',
          cancelled: 'Abgebrochen',
          active: 'Aktiv',
          unknown: 'Unbekannt',
        },
        find: 'Lauf, Job oder Person finden',
        clearFind: 'Eingabe löschen',
        more: 'Filter',
        job: 'Job',
        jobFailed: 'darin fehlgeschlagen',
        anyJobFailed: 'irgendein Job fehlgeschlagen',
        by: 'Freigegeben von',
        from: 'Von Lauf',
        to: 'bis Lauf',
        noCounter: 'Ein Pipeline-Zähler ist eine ganze Zahl mit höchstens neun Ziffern.',
        noneBetween: (from, to) => `Kein Zähler ist mindestens ${from} und höchstens ${to}.`,
        clear: 'Filter löschen',
        remove: (what) => `Filter entfernen: ${what}`,
        summary: {
          job: ({ job, jobFailed }) => `Job ${job}${jobFailed ? ', fehlgeschlagen' : ''}`,
          anyJobFailed: 'irgendein Job fehlgeschlagen',
          by: ({ by }) => `freigegeben von ${by}`,
          counters: ({ from, to }) => {
            if (from === undefined) return `bis Lauf ${to}`;
            return to === undefined ? `ab Lauf ${from}` : `Läufe ${from} bis ${to}`;
          },
        },
        refused: (parts) =>
          `In der Adresse nicht verstanden, daher wird danach nicht gefiltert: ${words.formatList(parts.map((part) => `„${part}“`))}.`,
        coverage: (matching, { runs: known, isComplete }) => {
          const count = known.length;
          if (count === 0) return isComplete ? 'Es gibt keine Läufe.' : 'Noch kein Lauf gelesen.';
          if (count === 1) {
            const only = isComplete ? 'Der einzige Lauf' : 'Der neueste Lauf';
            return matching === 1 ? `${only} passt.` : `${only} passt nicht.`;
          }
          const base = isComplete
            ? `allen ${formatNumber(count)} Läufen`
            : `den ${formatNumber(count)} neuesten Läufen`;
          if (matching === 0) return `Von ${base} passt keiner.`;
          return `Von ${base} ${plural(words, matching, { one: 'passt #', other: 'passen #' })}.`;
        },
        searchMore: (reach) => {
          const left = runsLeft(reach);
          if (left === 1) return 'Den anderen durchsuchen';
          return left === undefined || left > MORE_RUNS
            ? `${MORE_RUNS} weitere durchsuchen`
            : `Die anderen ${formatNumber(left)} durchsuchen`;
        },
        searching: ({ read, wanted }) =>
          wanted === undefined
            ? `Suche: bisher ${formatNumber(read)} gelesen`
            : `Suche: ${formatNumber(read)} von ${formatNumber(wanted)} gelesen`,
      },

      compare: {
        button: 'Vergleich',
        title: 'Vergleichen',
        one: 'Lauf',
        other: 'mit',
        choose: 'Lauf wählen',
        option: (run) => `${counterOf(run)} ${words.stateWord(run)}`,
        unknownOption: (run) => `${counterOf(run)} nicht gelesen`,
        swap: 'Beide tauschen',
        close: 'Vergleich schließen',
        hint: 'Wählen Sie zwei Läufe, um zu sehen, welche Jobs anders ausgingen.',
        notRead: (run) =>
          `${counterOf(run)} ist nicht unter den bisher gelesenen Läufen, seine Jobs sind daher nicht bekannt.`,
        sameRun: (run) => `Beides ist ${counterOf(run)}: Wählen Sie zwei verschiedene Läufe.`,
        changed: (count) =>
          count === 0
            ? 'Keine Jobs sind in einem anderen Zustand.'
            : `${plural(words, count, { one: '# Job ist', other: '# Jobs sind' })} in einem anderen Zustand:`,
        table: (one, other) => `Jobs von ${counterOf(one)} und ${counterOf(other)}`,
        job: 'Job',
        onlyIn: (run) => `nur in ${counterOf(run)}`,
        notIn: 'nicht dabei',
        same: (count) =>
          plural(words, count, { one: '# Job ist in beiden gleich', other: '# Jobs sind in beiden gleich' }),
        samePipelineRun: (counter) =>
          `Beide gehören zum Pipeline-Lauf ${counter}, also liegt keine Änderung zwischen ihnen.`,
        goServer: (from, to) => `Was sich von ${from} bis ${to} geändert hat, auf dem Go-Server`,
      },

      takeAlong: {
        button: 'Export',
        what: (count) => (count === 1 ? 'Der passende Lauf:' : `Die ${formatNumber(count)} passenden Läufe:`),
        nothing: 'Kein Lauf passt: Es gibt nichts zu exportieren.',
        download: (form) => `${form} herunterladen`,
        copy: (form) => `${form} kopieren`,
        downloaded: (count, file) => `${runs(count)} als ${file} dem Browser übergeben.`,
        copied: (count, form) => `${runs(count)} als ${form} kopiert.`,
        copyLink: 'Link kopieren',
        linkCopied: (run) => `Link zu ${counterOf(run)} kopiert.`,
        copyFailedJobs: 'Fehlgeschlagene Jobs kopieren',
        failedJobsCopied: (count) =>
          `${plural(words, count, { one: '# fehlgeschlagener Job', other: '# fehlgeschlagene Jobs' })} als Markdown kopiert.`,
        notCopied: 'Der Browser hat das Kopieren nicht zugelassen.',
        copyThis: (text) => `Der Browser hat das Kopieren nicht zugelassen. Es ist ${text}`,
      },
    },
  };
};
