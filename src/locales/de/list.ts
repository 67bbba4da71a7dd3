import type { StageHistoryMessages } from '../../components/language.ts';
import { AGENT_LENGTH } from '../../components/agentLength.ts';
import type { Words } from '../../components/words.ts';
import { LEAST_RUNS } from '../../stage/typicalDuration.ts';
import { plural } from '../plural.ts';

type Groups = Omit<
  StageHistoryMessages,
  'cancel' | 'control' | 'rerun' | 'failure' | 'glance' | 'grid' | 'found' | 'wall'
>;

const PHASE = {
  waiting: 'wartet auf einen Agenten',
  preparing: 'wird vorbereitet',
  building: 'läuft',
  uploading: 'lädt Artefakte hoch',
};

/** The list and what is inside a run, in German. */
export const germanList = (words: Words): Groups => ({
  column: {
    run: 'Lauf',
    state: 'Zustand',
    jobs: 'Jobs',
    approvedBy: 'Freigegeben',
    scheduled: 'Eingeplant',
    actions: 'Aktionen',
  },
  rowsOf: ({ pipeline, stage }) => `Läufe von ${pipeline} / ${stage}, neueste zuerst`,
  rerunOf: (run) =>
    run.rerunOfCounter === null ? undefined : `Wdh. von ${run.pipelineCounter} / ${run.rerunOfCounter}`,
  jobCount: {
    running: (count) => plural(words, count, { one: '# läuft', other: '# laufen' }),
    cancelled: (count) => `${words.formatNumber(count)} abgebrochen`,
    passed: (count) => `${words.formatNumber(count)} bestanden`,
  },
  state: {
    Building: 'Läuft',
    Failing: 'Schlägt fehl',
    Passed: 'Bestanden',
    Failed: 'Fehlgeschlagen',
    Cancelled: 'Abgebrochen',
    Unknown: 'Unbekannt',
  },
  jobWord: {
    running: 'läuft',
    failing: 'schlägt fehl',
    passed: 'Bestanden',
    // Short: it stands beside the job's name, which would have to break.
    failed: 'Fehler',
    cancelled: 'Abgebrochen',
    other: 'Unbekannt',
  },
  noDate: 'nicht angegeben',
  cancelledBy: (by) => `von ${by}`,
  approval: (approval) => {
    switch (approval.by) {
      case 'changes':
        return 'durch Änderungen';
      case 'timer':
        return 'durch Zeitplan';
      case 'user':
        return approval.name;
      case 'not-told':
        return 'nicht angegeben';
    }
  },
  view: { label: 'Ansicht', list: 'Liste', grid: 'Raster' },
  refresh: 'Aktualisieren',
  live: {
    pause: 'Aktualisierung anhalten',
    goOn: 'Aktualisierung fortsetzen',
    live: (ago) => `Live · vor ${ago}`,
    paused: (time) => `Angehalten · Stand ${time}`,
    off: (time) => `Stand ${time}`,
    failing: (time) => `Keine Antwort seit ${time}, gezeigt wird der letzte Stand`,
    'signed-out': (time) => `Abgemeldet · Stand ${time}`,
    again: 'Der Go-Server antwortet wieder.',
  },
  newerRuns: ({ count, orMore }) =>
    count === 1 && !orMore
      ? '1 neuerer Lauf'
      : `${words.formatNumber(count)}${orMore ? '+' : ''} neuere Läufe`,
  tellMe: {
    button: (run) => `Melden, wenn Lauf ${words.counterOf(run)} endet`,
    waiting: (run) => `Hier wird gemeldet, wenn ${words.counterOf(run)} endet.`,
    alsoOnDesktop: (run) =>
      `Hier und durch eine Desktop-Benachrichtigung wird gemeldet, wenn ${words.counterOf(run)} endet.`,
    desktop: 'Auch durch eine Desktop-Benachrichtigung',
    refused: 'Dieser Browser erlaubt hier keine Benachrichtigungen.',
    ended: (run) => `${words.counterOf(run)} ist beendet: ${words.stateWord(run)}.`,
    endedWhere: ({ pipeline, stage }) => `${pipeline} / ${stage}`,
  },
  skew: (ms) => {
    const minutes = Math.round(Math.abs(ms) / 60_000);
    const hours = words.formatNumber(Math.round(minutes / 60));
    const difference = minutes < 120 ? `${words.formatNumber(minutes)} min` : `${hours} h`;
    return `Die Uhr des Go-Servers geht gegenüber der dieses Geräts um ${difference} ${ms > 0 ? 'vor' : 'nach'}. Altersangaben richten sich nach der Uhr des Servers.`;
  },
  retry: 'Erneut versuchen',
  chunkFailed:
    'Dieser Teil der Seite konnte nicht geladen werden. Besteht die Netzverbindung, und wurde die Seite inzwischen erneuert?',
  hide: 'Ausblenden',
  reading: ({ pipeline, stage }) => `Der Verlauf von ${pipeline} / ${stage} wird gelesen…`,
  empty: {
    title: 'Keine Läufe',
    text: ({ pipeline, stage }) =>
      `Ist ${stage} von ${pipeline} schon einmal gelaufen, und stimmt der Name? Der Go-Server antwortet auf beides gleich.`,
  },
  pager: {
    label: 'Seiten',
    newest: 'Neueste',
    newer: 'Neuere',
    older: 'Ältere',
    oldest: 'Älteste',
    page: 'Seite',
    ofPages: (pages) => `von ${words.formatNumber(pages)}`,
    range: ({ first, last, total }) =>
      `Läufe ${words.formatNumber(first)}–${words.formatNumber(last)} von ${words.formatNumber(total)}`,
    oneRun: (run) => `Lauf ${words.counterOf(run)}`,
    runs: (newest, oldest) => `Läufe ${words.counterOf(newest)} bis ${words.counterOf(oldest)}`,
    noSuchPage: (pages) =>
      pages === 1 ? 'Es gibt nur Seite 1.' : `Die Seiten gehen von 1 bis ${words.formatNumber(pages)}.`,
  },
  blindVersion: (version) =>
    `GoCD ${version} zeigt neue Läufe nicht in einem Verlauf, den es schon einmal gezeigt hat (gocd/gocd#8345, behoben in 20.6.0). Dies sind womöglich nicht die neuesten.`,
  insteadOf: {
    'a page past the end':
      'Die verlangte Seite liegt hinter dem ältesten Lauf. Gezeigt wird die letzte Seite.',
    'a page we cannot read':
      'Die verlangte Seite gibt es auf diesem Server nicht. Gezeigt werden die neuesten Läufe.',
  },
  barrier: {
    'other-origin':
      'Er ist vielleicht nicht in Betrieb; oder der Browser gibt seine Antworten dieser Seite nicht, weil sie von einem anderen Ursprung (Origin) kommt und Go-Server keine CORS-Header senden: Ein Reverse-Proxy kann beide unter einem Ursprung ausliefern, siehe docs/same-origin.md.',
    'mixed-content':
      'Diese Seite kam über https, und von dort fragen Browser bei einem Server mit bloßem http nichts an: Ein Reverse-Proxy kann beide unter einem https-Ursprung ausliefern, siehe docs/same-origin.md.',
  },
  silentBehindProxy:
    'Der Proxy vor ihm bekam keine Antwort von ihm: Er ist vielleicht nicht in Betrieb oder startet gerade. In einer Minute noch einmal versuchen.',
  gap: ' ',
  failureSentence: (title, status) => (status === undefined ? `${title}.` : `${title} (HTTP ${status}).`),
  signIn: 'Am Go-Server anmelden',
  goesOn: 'Es wird von selbst erneut versucht, immer seltener.',
  rowsAreOld: 'Die gezeigten Läufe sind die zuletzt gelesenen.',
  detail: (status, detail) =>
    [status === undefined ? undefined : `HTTP ${status}`, detail]
      .filter((part) => part !== undefined)
      .join(': '),
  broken: {
    title: 'Der Stage-Verlauf funktioniert nicht mehr',
    text: 'Ein Fehler in dieser Anzeige, nicht in der Stage. An den Go-Server wurde deswegen nichts gesendet.',
  },

  run: {
    detailsOf: (run) => `Einzelheiten zu Lauf ${words.counterOf(run)}`,
    reading: (run) => `Lauf ${words.counterOf(run)} wird gelesen…`,
    failed: (run) => `Lauf ${words.counterOf(run)} konnte nicht gelesen werden`,
    lookAgain: 'Erneut nachsehen',
    noSuchRun: (run) =>
      `Der Go-Server kennt keinen Lauf ${words.counterOf(run)} von ${run.pipeline} / ${run.stage}.`,
    notTold: 'Dieser Server gibt keine Dauern an.',
    nothingTold: 'Dieser Server sagt nichts über einzelne Läufe. Ob es diesen gibt, ist nicht bekannt.',
    elsewhere: 'durch einen Link geöffnet; nicht auf dieser Seite',
    close: 'Schließen',
    fact: {
      state: 'Zustand',
      duration: 'Dauer',
      usually: 'Üblich',
      expected: 'Erwartetes Ende',
      label: 'Pipeline-Label',
      trigger: 'Auslöser',
      approvedBy: 'Freigegeben von',
      cancelledBy: 'Abgebrochen von',
      rerunOf: 'Wiederholung von',
    },
    took: (duration, from, to) => `${words.formatDuration(duration)}, von ${from} bis ${to}`,
    goingFor: (duration, from) => `bisher ${words.formatSeconds(duration)}, seit ${from}`,
    durationNotTold: 'nicht angegeben',
    standing: {
      usual: () => 'so lange wie üblich',
      longer: (by) => `${words.formatDuration(by)} länger als üblich`,
      shorter: (by) => `${words.formatDuration(by)} kürzer als üblich`,
    },
    usually: ({ low, high, median, runs }) => {
      const [from, to] = [words.formatDuration(low), words.formatDuration(high)];
      return `${from === to ? from : `${from} bis ${to}`} (Median ${words.formatDuration(median)} aus ${plural(words, runs, { one: '# bestandenen Lauf', other: '# bestandenen Läufen' })})`;
    },
    usuallyAsked: 'die Dauer bestandener Läufe wird erfragt…',
    usuallyNotRead: 'nicht bekannt, da bestandene Läufe nicht gelesen werden konnten',
    notKnownYet: 'noch nicht bekannt',
    usuallyNotKnown: `weniger als ${LEAST_RUNS} bestandene Läufe zum Vergleich`,
    expected: (time, inMs) => `etwa ${time}, in ${words.formatSeconds(inMs)}`,
    anyMoment: 'jeden Moment, wie Läufe sonst dauern',
    overdue: (by) => `bisher ${words.formatSeconds(by)} länger als üblich`,
    partial: 'Teil eines anderen Laufs: nicht verglichen',
    jobs: (run) => `Jobs von Lauf ${words.counterOf(run)}`,
    phase: PHASE,
    phaseTook: (phase, duration) => `${PHASE[phase]} ${words.formatDuration(duration)}`,
    phaseGoes: (phase, duration) => `${PHASE[phase]}, bisher ${words.formatSeconds(duration)}`,
    agent: (uuid) => `Agent ${uuid.slice(0, AGENT_LENGTH)}`,
    agentRest: (uuid) => uuid.slice(AGENT_LENGTH),
    origin: { run: undefined, 'run again': 'wiederholt', copied: 'kopiert' },
    copied: (took) =>
      `nicht wiederholt: aus einem früheren Lauf kopiert${took === undefined ? '' : `, dort ${words.formatDuration(took)}`}`,
    noTimes: 'keine Zeiten angegeben',
    wrongTimes: 'die angegebenen Zeiten widersprechen einander',
    allJobs: (count) => `Alle ${words.formatNumber(count)} Jobs zeigen`,
    fewerJobs: 'Weniger Jobs zeigen',
    links: {
      run: 'Lauf auf dem Go-Server',
      valueStreamMap: 'Value Stream Map',
      compare: (pipelineCounter) => `Mit ${pipelineCounter} vergleichen`,
      compareHere: 'Jobs mit einem anderen Lauf vergleichen',
    },
  },
});
