import type { StageHistoryMessages } from '../../components/language.ts';
import type { Words } from '../../components/words.ts';
import { isActive } from '../../stage/jobState.ts';
import { failedJobs, failedResults } from '../../stage/rerunRule.ts';

const FAILED = {
  failed: '失敗したジョブ',
  cancelled: 'キャンセルされたジョブ',
  both: '失敗またはキャンセルされたジョブ',
};

/** Cancelling, running again and what can go wrong, in Japanese. */
export const japaneseActions = (
  words: Words,
): Pick<StageHistoryMessages, 'cancel' | 'control' | 'rerun' | 'failure'> => ({
  cancel: {
    button: 'キャンセル',
    outcomeOf: (run) => `${words.counterOf(run)} のキャンセル:`,
    buttonLabel: (run) => `実行 ${words.counterOf(run)} をキャンセル`,
    pending: '要求中…',
    pendingLabel: (run) => `実行 ${words.counterOf(run)} をキャンセルしています…`,
    title: (run) => `${run.pipeline} / ${run.stage} の実行 ${words.counterOf(run)} をキャンセルしますか？`,
    question: (run) => {
      const running = run.jobs.filter(isActive).map((job) => job.name);
      return `${words.formatList(running)} はまだ実行中です。停止され、この実行は「キャンセル済み」で終わります。`;
    },
    alreadyOver: (run) =>
      `${words.counterOf(run)} は終了しています: ${words.stateWord(run)}。キャンセルするものはもうありません。`,
    confirm: (run) => `実行 ${words.counterOf(run)} をキャンセル`,
    keep: '実行を続ける',
    denied: {
      'not-active': 'この実行は動いていません。',
      'not-newest': 'このサーバーでキャンセルできるのは、動いている最新の実行だけです。',
      'not-permitted': 'このステージの閲覧は許可されていますが、操作は許可されていません。',
      'not-told': 'このステージを操作してよいかどうかを、サーバーが返していません。',
    },
    lookAgain: 'もう一度確認',
    requested: (name) => `${name} のキャンセルを要求しました。`,
    requestedAgo: (ago, jobs) =>
      jobs === undefined
        ? `${ago}前にキャンセルを要求しました。`
        : `${ago}前にキャンセルを要求しました。ジョブ ${words.formatNumber(jobs)} 件がまだ実行中です。`,
    cancelled: (name, by) =>
      by === undefined ? `${name} はキャンセルされました。` : `${name} は ${by} によりキャンセルされました。`,
    theServer: 'サーバー',
    finishedFirst: (name, state) => `${name} は先に終了していました: ${state}。`,
    unknown: 'キャンセルが効いたかどうかは不明です。',
    lastReadActive: (name) => `最後に読み込んだ時点で、${name} は動いています。`,
    lastRead: (name, state, jobs) =>
      `最後に読み込んだ時点で、${name} は${state}、ジョブ ${words.formatNumber(jobs)} 件がまだ実行中です。`,
    doubt: {
      left: 'Go サーバーがキャンセルに応答する前に、ページを離れました。',
      unclear: 'サーバーは応答しましたが、何をしたかを返していません。',
      noAnswer: 'Go サーバーがキャンセルに 30 秒間応答していません。',
      connection: 'キャンセルへの応答の前に、接続が失われました。',
    },
    nothing: '何もキャンセルされていません。',
    ignored: 'サーバーはキャンセルを無視しました。ステージは動いていませんでした。',
    notAlone: 'サーバーは前のキャンセルにまだ応答していません。',
    tryWhenAnswered: '応答の後に再試行してください。',
    notChecked: 'キャンセルの前に、最新の実行を読み直せませんでした。',
    gone: (name) => `${name} は最新の実行の中にもうありません。`,
    finished: (name, state) => `${name} は終了しています: ${state}。`,
    othersNow: (names) => `現在は ${words.formatList(names)} が実行中です。`,
    othersToo: (names) =>
      `${words.formatList(names)} も実行中ですが、このサーバーにはどれをキャンセルするかを指定できません。`,
    signedOut: 'Go サーバーからサインアウトしています。',
    signIn: 'サインインして再試行してください。',
    noSuchRun: 'Go サーバーに、キャンセルするその実行がありません。',
    tryInAMinute: '1 分後に再試行してください。',
  },
  control: {
    hold: '長押しで中止',
    holdLabel: (run) => `長押しで実行 ${words.counterOf(run)} を中止`,
    holding: 'そのまま押し続ける',
    holdingLabel: (run) => `押し続けると実行 ${words.counterOf(run)} を中止します`,
    holdHelp: '1 秒間押し続けるとすぐに中止します。短く押すと確認します。',
    waiting: '待機中…',
    waitingLabel: (run) => `待機中… 実行 ${words.counterOf(run)} の中止はまだ送信されていません`,
    waitingFor: (run) =>
      `実行 ${words.counterOf(run)} を中止してよいか、この履歴を表示しているページに問い合わせています。まだ何も送信していません。`,
    giveUp: '中止しない',
    vetoed: {
      host: 'この履歴を表示しているページが許可しませんでした。',
      fault: 'この履歴を表示しているページで、問い合わせ中にエラーが起きました。',
      reader: 'この履歴を表示しているページの回答前に取りやめました。',
    },
    vetoedBecause: (reason) => `この履歴を表示しているページが許可しませんでした：${reason}`,
    nothingSent: '中止の要求は送信していません。',
  },

  rerun: {
    button: (kind, run) => {
      if (kind === 'failed-jobs') return `${FAILED[failedResults(run)]}を再実行…`;
      return kind === 'stage' ? 'ステージを再実行…' : '選択したジョブを再実行…';
    },
    title: (kind, run) => {
      const where = `${run.pipeline} / ${run.stage} の ${words.counterOf(run)} の`;
      if (kind === 'stage')
        return `${run.pipeline} ${run.pipelineCounter} の ${run.stage} を再実行しますか？`;
      return kind === 'failed-jobs'
        ? `${where}${FAILED[failedResults(run)]}を再実行しますか？`
        : `${where}ジョブを再実行しますか？`;
    },
    question: (kind, run) => {
      const jobs = (names: readonly string[]): string => `ジョブ ${words.formatList(names)}`;
      if (kind === 'stage')
        return `ステージ全体の新しい実行が、現在の設定で始まります。${words.counterOf(run)} のときは${jobs(run.jobs.map(({ name }) => name))} がありました。`;
      return kind === 'failed-jobs'
        ? `新しい実行が始まります。${jobs(failedJobs(run).map(({ name }) => name))} を再実行し、ほかのジョブの結果はコピーします。`
        : '新しい実行が始まります。ここで選択したジョブを再実行し、ほかの結果はコピーします。';
    },
    choose: '再実行するジョブ',
    confirm: (kind, run, chosen) => {
      if (kind === 'stage') return 'ステージを再実行';
      if (kind === 'failed-jobs') return `${FAILED[failedResults(run)]}を再実行`;
      if (chosen === 0) return 'ジョブが選択されていません';
      return `ジョブ ${words.formatNumber(chosen)} 件を再実行`;
    },
    keep: '再実行しない',
    asking: {
      stage: (run) => `${run.pipelineCounter} の ${run.stage} の再実行を Go サーバーに要求しています…`,
      'failed-jobs': (run) =>
        `${words.counterOf(run)} の失敗したジョブの再実行を Go サーバーに要求しています…`,
      'chosen-jobs': (run, jobs) =>
        `${words.counterOf(run)} の ${words.formatList(jobs)} の再実行を Go サーバーに要求しています…`,
    },
    come: (run) => `その後、実行 ${words.counterOf(run)} が現れました。`,
    accepted: 'Go サーバーは何も述べずに受け付けました。',
    serverSays: (said) => `Go サーバーの応答:「${said}」。`,
    nothing: '何も再実行されません。',
    unknown: '再実行されるかどうかは不明です。最新の実行を確認してください。',
    notPermitted: 'このステージの操作は許可されていません。',
    signedOut: 'Go サーバーからサインアウトしています。',
    signIn: 'サインインして再試行してください。',
    notFound: 'Go サーバーにその実行、またはその中のそのジョブがありません。',
    tryInAMinute: '1 分後に再試行してください。',
    notOnThisServer: 'このサーバーには再実行を要求できません。何も送信していません。',
    notNow: '今は再実行できません。',
    nothingThere: '再実行するものがありません。',
  },

  failure: {
    'bad-name': {
      title: 'この名前は検索できません',
      text: 'Go サーバーの名前は英数字、_ または - で始まり、それらとピリオドが続きます。',
    },
    'signed-out': {
      title: 'Go サーバーからサインアウトしています',
      text: 'Go サーバーでサインインしてください。戻ってくると、このページは自動的に続きを行います。',
    },
    'not-permitted': {
      title: 'このパイプラインの閲覧は許可されていません',
      text: 'パイプライングループの閲覧権限を、Go サーバーの管理者に依頼してください。',
    },
    'not-found': {
      title: 'そのパイプラインはありません',
      text: 'この名前のパイプラインが Go サーバーにないか、知らせることが許可されていません。つづりを確認してください。',
    },
    unavailable: {
      title: 'Go サーバーは現在要求を受け付けていません',
      text: '起動中か、バックアップ中かもしれません。1 分後に再試行してください。',
    },
    'server-error': {
      title: 'Go サーバーでエラーが起きました',
      text: '応答中に Go サーバー自身のエラーが起きました。再試行してください。詳しくはサーバーのログにあります。',
    },
    refused: {
      title: 'Go サーバーが要求を拒否しました',
      text: 'この版の Stages API に対応していないか、サーバーの手前にある何かが拒否したのかもしれません。',
    },
    'no-api': {
      title: 'このサーバーは既知の Stages API に対応していません',
      text: 'Go サーバーですか。コンテキストパスを含めてアドレスは正しいですか。試したもの:',
    },
    unreachable: {
      title: 'Go サーバーに接続できません',
      text: 'サーバーかネットワークが停止しているかもしれません。サーバーは、このページと同じオリジンか、そのプロキシの背後にある必要があります。',
    },
    'broken-off': {
      title: '応答が途切れました',
      text: 'Go サーバーの応答の途中で接続が切れました。再試行してください。',
    },
    'no-answer': {
      title: 'Go サーバーが応答しません',
      text: '時間内に応答がありませんでした。負荷が高いのかもしれません。再試行してください。',
    },
    'not-json': {
      title: '応答が JSON ではありません',
      text: 'Stages API 以外のものが応答しました。プロキシか、ログインページか、サーバーのアドレスの誤りです。',
    },
    malformed: {
      title: '応答が Stages API の文書どおりではありません',
      text: '誤りかもしれないため、その内容は何も表示していません。次の行を Go サーバーの管理者に伝えてください。',
    },
  },
});
