import type { StageHistoryMessages } from '../../components/language.ts';
import { AGENT_LENGTH } from '../../components/agentLength.ts';
import type { Words } from '../../components/words.ts';
import { LEAST_RUNS } from '../../stage/typicalDuration.ts';

type Groups = Omit<
  StageHistoryMessages,
  'cancel' | 'control' | 'rerun' | 'failure' | 'glance' | 'grid' | 'found' | 'wall'
>;

const PHASE = {
  waiting: 'エージェント待ち',
  preparing: '準備中',
  building: '実行中',
  uploading: '成果物をアップロード中',
};

/** The list and what is inside a run, in Japanese. */
export const japaneseList = (words: Words): Groups => ({
  column: {
    run: '実行',
    state: '状態',
    jobs: 'ジョブ',
    approvedBy: '承認者',
    scheduled: '開始予定',
    actions: '操作',
  },
  rowsOf: ({ pipeline, stage }) => `${pipeline} / ${stage} の実行（新しい順）`,
  rerunOf: (run) =>
    run.rerunOfCounter === null ? undefined : `${run.pipelineCounter} / ${run.rerunOfCounter} の再実行`,
  jobCount: {
    running: (count) => `実行中 ${words.formatNumber(count)}`,
    cancelled: (count) => `キャンセル ${words.formatNumber(count)}`,
    passed: (count) => `成功 ${words.formatNumber(count)}`,
  },
  state: {
    Building: '実行中',
    Failing: '失敗しつつ実行中',
    Passed: '成功',
    Failed: '失敗',
    Cancelled: 'キャンセル済み',
    Unknown: '不明',
  },
  jobWord: {
    running: '実行中',
    failing: '失敗しつつ実行中',
    passed: '成功',
    failed: '失敗',
    cancelled: 'キャンセル済み',
    other: '不明',
  },
  noDate: '情報なし',
  cancelledBy: (by) => `${by} による`,
  approval: (approval) => {
    switch (approval.by) {
      case 'changes':
        return '変更による起動';
      case 'timer':
        return 'タイマーによる起動';
      case 'user':
        return approval.name;
      case 'not-told':
        return '情報なし';
    }
  },
  view: { label: '表示', list: 'リスト', grid: 'グリッド' },
  refresh: '更新',
  live: {
    pause: '自動更新を一時停止',
    goOn: '自動更新を再開',
    live: (ago) => `ライブ · ${ago}前に更新`,
    paused: (time) => `一時停止中 · ${time} 現在`,
    off: (time) => `${time} 現在`,
    failing: (time) => `${time} から応答がありません。それまでの内容を表示しています`,
    'signed-out': (time) => `サインアウト中 · ${time} 現在`,
    again: 'Go サーバーが再び応答しています。',
  },
  newerRuns: ({ count, orMore }) => `新しい実行 ${words.formatNumber(count)}${orMore ? '+' : ''} 件`,
  tellMe: {
    button: (run) => `実行 ${words.counterOf(run)} が終わったら知らせる`,
    waiting: (run) => `${words.counterOf(run)} が終わったら、ここでお知らせします。`,
    alsoOnDesktop: (run) =>
      `${words.counterOf(run)} が終わったら、ここでお知らせし、デスクトップ通知も出します。`,
    desktop: 'デスクトップ通知も出す',
    refused: 'このブラウザーはここでの通知を許可していません。',
    ended: (run) => `${words.counterOf(run)} が終わりました: ${words.stateWord(run)}。`,
    endedWhere: ({ pipeline, stage }) => `${pipeline} / ${stage}`,
  },
  skew: (ms) => {
    const minutes = Math.round(Math.abs(ms) / 60_000);
    const hours = words.formatNumber(Math.round(minutes / 60));
    const difference = minutes < 120 ? `${words.formatNumber(minutes)}分` : `${hours}時間`;
    return `Go サーバーの時計は、この端末より ${difference} ${ms > 0 ? '進んで' : '遅れて'}います。経過時間はサーバーの時計によります。`;
  },
  retry: '再試行',
  chunkFailed:
    'ページのこの部分を読み込めませんでした。ネットワークにつながっていますか。その間にページが更新されていませんか。',
  hide: '閉じる',
  reading: ({ pipeline, stage }) => `${pipeline} / ${stage} の履歴を読み込んでいます…`,
  empty: {
    title: '実行がありません',
    text: ({ pipeline, stage }) =>
      `${pipeline} の ${stage} はもう実行されましたか。名前は正しいですか。Go サーバーはどちらの場合も同じ答えを返します。`,
  },
  pager: {
    label: 'ページ',
    newest: '最新',
    newer: '新しい実行へ',
    older: '古い実行へ',
    oldest: '最古',
    page: 'ページ',
    ofPages: (pages) => `/ ${words.formatNumber(pages)}`,
    range: ({ first, last, total }) =>
      `実行 ${words.formatNumber(first)}～${words.formatNumber(last)} / 全 ${words.formatNumber(total)} 件`,
    oneRun: (run) => `実行 ${words.counterOf(run)}`,
    runs: (newest, oldest) => `実行 ${words.counterOf(newest)} ～ ${words.counterOf(oldest)}`,
    noSuchPage: (pages) =>
      pages === 1 ? 'ページは 1 だけです。' : `ページは 1 から ${words.formatNumber(pages)} までです。`,
  },
  blindVersion: (version) =>
    `GoCD ${version} は、一度表示した履歴に新しい実行を表示しません（gocd/gocd#8345、20.6.0 で修正）。これらは最新でない可能性があります。`,
  insteadOf: {
    'a page past the end': '指定されたページは最も古い実行より後ろです。最後のページを表示しています。',
    'a page we cannot read': '指定されたページはこのサーバーにありません。最新の実行を表示しています。',
  },
  barrier: {
    'other-origin':
      '停止しているか、または別のオリジンのページであるためブラウザーが応答を渡していません。Go サーバーは CORS ヘッダーを送りません。docs/same-origin.md のとおり、リバースプロキシで両方を同じオリジンから配信してください。',
    'mixed-content':
      'このページは https で読み込まれており、ブラウザーは http だけのサーバーへの要求を許しません。docs/same-origin.md のとおり、リバースプロキシで両方を同じ https オリジンから配信してください。',
  },
  silentBehindProxy:
    '手前のプロキシが Go サーバーから応答を得られませんでした。停止しているか、起動中の可能性があります。1 分後にもう一度お試しください。',
  gap: '',
  failureSentence: (title, status) => (status === undefined ? `${title}。` : `${title}（HTTP ${status}）。`),
  signIn: 'Go サーバーにサインイン',
  goesOn: '間隔を延ばしながら自動的に再試行します。',
  rowsAreOld: '表示中の実行は最後に読み込んだものです。',
  detail: (status, detail) =>
    [status === undefined ? undefined : `HTTP ${status}`, detail]
      .filter((part) => part !== undefined)
      .join(': '),
  broken: {
    title: 'ステージ履歴が動作しなくなりました',
    text: 'ステージではなく、この表示部品のエラーです。このエラーのために Go サーバーへ送られたものはありません。',
  },

  run: {
    detailsOf: (run) => `実行 ${words.counterOf(run)} の詳細`,
    reading: (run) => `実行 ${words.counterOf(run)} を読み込んでいます…`,
    failed: (run) => `実行 ${words.counterOf(run)} を読み込めませんでした`,
    lookAgain: 'もう一度確認',
    noSuchRun: (run) =>
      `Go サーバーに ${run.pipeline} / ${run.stage} の実行 ${words.counterOf(run)} はありません。`,
    notTold: 'このサーバーは所要時間を返しません。',
    nothingTold: 'このサーバーは個々の実行の情報を返しません。この実行があるかどうかは分かりません。',
    elsewhere: 'リンクから開いた実行。このページにはありません',
    close: '閉じる',
    fact: {
      state: '状態',
      duration: '所要時間',
      usually: '通常',
      expected: '終了見込み',
      label: 'パイプラインのラベル',
      trigger: '起動の理由',
      approvedBy: '承認者',
      cancelledBy: 'キャンセルした人',
      rerunOf: '再実行の元',
    },
    took: (duration, from, to) => `${words.formatDuration(duration)}、${from} から ${to} まで`,
    goingFor: (duration, from) => `${from} から、これまでに ${words.formatSeconds(duration)}`,
    durationNotTold: '情報なし',
    standing: {
      usual: () => '通常どおりの長さ',
      longer: (by) => `通常より ${words.formatDuration(by)}長い`,
      shorter: (by) => `通常より ${words.formatDuration(by)}短い`,
    },
    usually: ({ low, high, median, runs }) => {
      const [from, to] = [words.formatDuration(low), words.formatDuration(high)];
      return `${from === to ? from : `${from}～${to}`}（成功した実行 ${words.formatNumber(runs)} 件の中央値 ${words.formatDuration(median)}）`;
    },
    usuallyAsked: '成功した実行の所要時間を問い合わせています…',
    usuallyNotRead: '成功した実行を読み込めなかったため不明',
    notKnownYet: 'まだ不明',
    usuallyNotKnown: `比較できる成功した実行が ${LEAST_RUNS} 件に満たない`,
    expected: (time, inMs) => `${time} ごろ、あと ${words.formatSeconds(inMs)}`,
    anyMoment: '通常ならまもなく',
    overdue: (by) => `これまでに通常より ${words.formatSeconds(by)}長い`,
    partial: '別の実行の一部のため比較していません',
    jobs: (run) => `実行 ${words.counterOf(run)} のジョブ`,
    phase: PHASE,
    phaseTook: (phase, duration) => `${PHASE[phase]} ${words.formatDuration(duration)}`,
    phaseGoes: (phase, duration) => `${PHASE[phase]}、これまでに ${words.formatSeconds(duration)}`,
    agent: (uuid) => `エージェント ${uuid.slice(0, AGENT_LENGTH)}`,
    agentRest: (uuid) => uuid.slice(AGENT_LENGTH),
    origin: { run: undefined, 'run again': '再実行', copied: 'コピー' },
    copied: (took) =>
      `再実行なし。以前の実行からのコピー${took === undefined ? '' : `（元の所要時間 ${words.formatDuration(took)}）`}`,
    noTimes: '時刻の情報なし',
    wrongTimes: '時刻の情報が矛盾しています',
    allJobs: (count) => `${words.formatNumber(count)} 件のジョブをすべて表示`,
    fewerJobs: 'ジョブの表示を減らす',
    links: {
      run: 'Go サーバーでこの実行を見る',
      valueStreamMap: 'バリューストリームマップ',
      compare: (pipelineCounter) => `${pipelineCounter} と比較`,
      compareHere: '別の実行とジョブを比較',
    },
  },
});
