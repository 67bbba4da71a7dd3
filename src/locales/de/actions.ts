import type { StageHistoryMessages } from '../../components/language.ts';
import type { Words } from '../../components/words.ts';
import { isActive } from '../../stage/jobState.ts';
import { failedJobs, failedResults } from '../../stage/rerunRule.ts';
import { plural } from '../plural.ts';

const FAILED = {
  failed: 'Fehlgeschlagene Jobs',
  cancelled: 'Abgebrochene Jobs',
  both: 'Fehlgeschlagene und abgebrochene Jobs',
};

const FAILED_OF = {
  failed: 'Die fehlgeschlagenen Jobs',
  cancelled: 'Die abgebrochenen Jobs',
  both: 'Die fehlgeschlagenen und abgebrochenen Jobs',
};

/** Cancelling, running again and what can go wrong, in German. */
export const germanActions = (
  words: Words,
): Pick<StageHistoryMessages, 'cancel' | 'control' | 'rerun' | 'failure'> => ({
  cancel: {
    button: 'Abbrechen',
    outcomeOf: (run) => `Abbruch von ${words.counterOf(run)}:`,
    buttonLabel: (run) => `Lauf ${words.counterOf(run)} abbrechen`,
    pending: 'Wird verlangt…',
    pendingLabel: (run) => `Lauf ${words.counterOf(run)} wird abgebrochen…`,
    title: (run) => `Lauf ${words.counterOf(run)} von ${run.pipeline} / ${run.stage} abbrechen?`,
    question: (run) => {
      const running = run.jobs.filter(isActive).map((job) => job.name);
      return running.length === 1
        ? `${words.formatList(running)} läuft noch. Der Job wird gestoppt, und der Lauf endet als „Abgebrochen“.`
        : `${words.formatList(running)} laufen noch. Sie werden gestoppt, und der Lauf endet als „Abgebrochen“.`;
    },
    alreadyOver: (run) =>
      `${words.counterOf(run)} ist zu Ende: ${words.stateWord(run)}. Es gibt nichts mehr abzubrechen.`,
    confirm: (run) => `Lauf ${words.counterOf(run)} abbrechen`,
    keep: 'Weiterlaufen lassen',
    denied: {
      'not-active': 'Dieser Lauf ist nicht aktiv.',
      'not-newest': 'Dieser Server kann nur den neuesten aktiven Lauf abbrechen.',
      'not-permitted': 'Sie dürfen diese Stage ansehen, aber nicht bedienen.',
      'not-told': 'Der Server sagt nicht, ob Sie diese Stage bedienen dürfen.',
    },
    lookAgain: 'Erneut nachsehen',
    requested: (name) => `Abbruch von ${name} verlangt.`,
    requestedAgo: (ago, jobs) =>
      jobs === undefined
        ? `Abbruch vor ${ago} verlangt.`
        : `Abbruch vor ${ago} verlangt, ${plural(words, jobs, { one: '# Job läuft noch', other: '# Jobs laufen noch' })}.`,
    cancelled: (name, by) => `${name} wurde${by === undefined ? '' : ` von ${by}`} abgebrochen.`,
    theServer: 'dem Server',
    finishedFirst: (name, state) => `${name} war vorher zu Ende: ${state}.`,
    unknown: 'Ob der Abbruch gewirkt hat, ist nicht bekannt.',
    lastReadActive: (name) => `Zuletzt gelesen: ${name} ist aktiv.`,
    lastRead: (name, state, jobs) =>
      `Zuletzt gelesen: ${name}: ${state}, ${plural(words, jobs, { one: '# Job läuft noch', other: '# Jobs laufen noch' })}.`,
    doubt: {
      left: 'Die Seite wurde verlassen, bevor der Go-Server auf den Abbruch antwortete.',
      unclear: 'Der Server antwortete, ohne zu sagen, was er getan hat.',
      noAnswer: 'Der Go-Server hat auf den Abbruch seit 30 s nicht geantwortet.',
      connection: 'Die Verbindung brach ab, bevor der Abbruch beantwortet war.',
    },
    nothing: 'Es wurde nichts abgebrochen.',
    ignored: 'Der Server hat den Abbruch nicht beachtet: Die Stage war nicht aktiv.',
    notAlone: 'Der Server hat auf den vorigen Abbruch noch nicht geantwortet.',
    tryWhenAnswered: 'Versuchen Sie es danach erneut.',
    notChecked: 'Die neuesten Läufe konnten vor dem Abbruch nicht noch einmal gelesen werden.',
    gone: (name) => `${name} ist nicht mehr unter den neuesten Läufen.`,
    finished: (name, state) => `${name} ist zu Ende: ${state}.`,
    othersNow: (names) => `Jetzt ${names.length === 1 ? 'läuft' : 'laufen'} ${words.formatList(names)}.`,
    othersToo: (names) =>
      `Auch ${words.formatList(names)} ${names.length === 1 ? 'läuft' : 'laufen'}, und diesem Server lässt sich nicht sagen, welcher Lauf abgebrochen werden soll.`,
    signedOut: 'Sie sind am Go-Server abgemeldet.',
    signIn: 'Melden Sie sich an, und versuchen Sie es erneut.',
    noSuchRun: 'Der Go-Server kennt keinen solchen Lauf, der abgebrochen werden könnte.',
    tryInAMinute: 'Versuchen Sie es in einer Minute erneut.',
  },
  control: {
    hold: 'Zum Abbrechen halten',
    holdLabel: (run) => `Zum Abbrechen von Lauf ${words.counterOf(run)} halten`,
    holding: 'Weiter halten',
    holdingLabel: (run) => `Weiter halten, um Lauf ${words.counterOf(run)} abzubrechen`,
    holdHelp: 'Eine Sekunde gehalten, bricht sie sofort ab. Kurz gedrückt, fragt sie zuerst.',
    waiting: 'Warten…',
    waitingLabel: (run) => `Warten… Abbruch von Lauf ${words.counterOf(run)} noch nicht gesendet`,
    waitingFor: (run) =>
      `Die umgebende Seite wird gefragt, ob Lauf ${words.counterOf(run)} abgebrochen werden soll. Noch wurde nichts gesendet.`,
    giveUp: 'Nicht abbrechen',
    vetoed: {
      host: 'Die umgebende Seite hat es nicht erlaubt.',
      fault: 'Die umgebende Seite versagte, als sie gefragt wurde.',
      reader: 'Zurückgenommen, bevor die umgebende Seite geantwortet hatte.',
    },
    vetoedBecause: (reason) => `Die umgebende Seite hat es nicht erlaubt: ${reason}`,
    nothingSent: 'Es wurde kein Abbruch gesendet.',
  },

  rerun: {
    button: (kind, run) => {
      if (kind === 'failed-jobs') return `${FAILED[failedResults(run)]} wiederholen…`;
      return kind === 'stage' ? 'Stage wiederholen…' : 'Ausgewählte Jobs wiederholen…';
    },
    title: (kind, run) => {
      const where = `${words.counterOf(run)} von ${run.pipeline} / ${run.stage}`;
      if (kind === 'stage') return `${run.stage} für ${run.pipeline} ${run.pipelineCounter} wiederholen?`;
      return kind === 'failed-jobs'
        ? `${FAILED_OF[failedResults(run)]} von ${where} wiederholen?`
        : `Jobs von ${where} wiederholen?`;
    },
    question: (kind, run) => {
      const jobs = (names: readonly string[]): string =>
        `${names.length === 1 ? 'den Job' : 'die Jobs'} ${words.formatList(names)}`;
      if (kind === 'stage')
        return `Ein neuer Lauf der ganzen Stage beginnt, so wie sie jetzt konfiguriert ist. In ${words.counterOf(run)} hatte sie ${jobs(run.jobs.map(({ name }) => name))}.`;
      return kind === 'failed-jobs'
        ? `Ein neuer Lauf beginnt. Er wiederholt ${jobs(failedJobs(run).map(({ name }) => name))} und übernimmt die Ergebnisse der anderen Jobs.`
        : 'Ein neuer Lauf beginnt. Er wiederholt die hier ausgewählten Jobs und übernimmt die Ergebnisse der anderen.';
    },
    choose: 'Zu wiederholende Jobs',
    confirm: (kind, run, chosen) => {
      if (kind === 'stage') return 'Die Stage wiederholen';
      if (kind === 'failed-jobs') return `${FAILED[failedResults(run)]} wiederholen`;
      if (chosen === 0) return 'Kein Job ausgewählt';
      return plural(words, chosen, { one: '# Job wiederholen', other: '# Jobs wiederholen' });
    },
    keep: 'Nicht wiederholen',
    asking: {
      stage: (run) => `Der Go-Server wird gebeten, ${run.stage} von ${run.pipelineCounter} zu wiederholen…`,
      'failed-jobs': (run) =>
        `Der Go-Server wird gebeten, die fehlgeschlagenen Jobs von ${words.counterOf(run)} zu wiederholen…`,
      'chosen-jobs': (run, jobs) =>
        `Der Go-Server wird gebeten, ${words.formatList(jobs)} von ${words.counterOf(run)} zu wiederholen…`,
    },
    come: (run) => `Seither ist Lauf ${words.counterOf(run)} hinzugekommen.`,
    accepted: 'Der Go-Server hat es ohne ein Wort angenommen.',
    serverSays: (said) => `Der Go-Server sagt: „${said}“.`,
    nothing: 'Es wird nichts wiederholt.',
    unknown: 'Ob etwas wiederholt wird, ist nicht bekannt: Sehen Sie bei den neuesten Läufen nach.',
    notPermitted: 'Sie dürfen diese Stage nicht bedienen.',
    signedOut: 'Sie sind am Go-Server abgemeldet.',
    signIn: 'Melden Sie sich an, und versuchen Sie es erneut.',
    notFound: 'Der Go-Server kennt keinen solchen Lauf oder keinen solchen Job darin.',
    tryInAMinute: 'Versuchen Sie es in einer Minute erneut.',
    notOnThisServer:
      'Diesem Server lässt sich nicht sagen, dass er es wiederholen soll. Es wurde nichts gesendet.',
    notNow: 'Es kann jetzt nicht wiederholt werden.',
    nothingThere: 'Es gibt nichts zu wiederholen.',
  },

  failure: {
    'bad-name': {
      title: 'Dieser Name kann nicht nachgeschlagen werden',
      text: 'Namen auf einem Go-Server beginnen mit einem Buchstaben, einer Ziffer, _ oder - und gehen mit diesen und Punkten weiter.',
    },
    'signed-out': {
      title: 'Sie sind am Go-Server abgemeldet',
      text: 'Melden Sie sich dort an; diese Seite geht von selbst weiter, wenn Sie zu ihr zurückkehren.',
    },
    'not-permitted': {
      title: 'Sie dürfen diese Pipeline nicht ansehen',
      text: 'Bitten Sie die Verwaltung des Go-Servers um das Recht, ihre Pipeline-Gruppe anzusehen.',
    },
    'not-found': {
      title: 'Keine solche Pipeline',
      text: 'Der Go-Server kennt keine Pipeline dieses Namens oder lässt Sie von ihr nicht wissen. Prüfen Sie die Schreibweise.',
    },
    unavailable: {
      title: 'Der Go-Server nimmt gerade keine Anfragen an',
      text: 'Vielleicht startet er, oder er legt eine Sicherung an. Versuchen Sie es in einer Minute erneut.',
    },
    'server-error': {
      title: 'Der Go-Server ist gescheitert',
      text: 'Ihm ist beim Antworten ein eigener Fehler unterlaufen. Versuchen Sie es erneut; sein Protokoll sagt mehr.',
    },
    refused: {
      title: 'Der Go-Server hat die Anfrage abgelehnt',
      text: 'Vielleicht spricht er diese Version der Stages-API nicht, oder etwas vor ihm hat abgelehnt.',
    },
    'no-api': {
      title: 'Dieser Server spricht keine bekannte Stages-API',
      text: 'Ist es ein Go-Server, und stimmt die Adresse samt Kontextpfad? Dies wurde versucht:',
    },
    unreachable: {
      title: 'Der Go-Server ist nicht erreichbar',
      text: 'Er oder das Netz ist womöglich ausgefallen. Er muss unter derselben Origin wie diese Seite oder hinter ihrem Proxy stehen.',
    },
    'broken-off': {
      title: 'Die Antwort brach ab',
      text: 'Die Verbindung endete mitten in der Antwort des Go-Servers. Versuchen Sie es erneut.',
    },
    'no-answer': {
      title: 'Der Go-Server antwortet nicht',
      text: 'Er hat nicht rechtzeitig geantwortet. Vielleicht ist er überlastet. Versuchen Sie es erneut.',
    },
    'not-json': {
      title: 'Die Antwort ist kein JSON',
      text: 'Etwas anderes als die Stages-API hat geantwortet: ein Proxy, eine Anmeldeseite, oder die Serveradresse ist falsch.',
    },
    malformed: {
      title: 'Die Antwort ist nicht so, wie die Stages-API es vorsieht',
      text: 'Nichts davon wird gezeigt, da es falsch sein könnte. Melden Sie diese Zeile der Verwaltung des Go-Servers.',
    },
  },
});
