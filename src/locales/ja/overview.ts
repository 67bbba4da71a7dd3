import { MORE_RUNS, runsLeft } from '../../components/glance/runsLeft.ts';
import type { StageHistoryMessages } from '../../components/language.ts';
import type { Words } from '../../components/words.ts';
import { scheduledDate } from '../../stage/StageRun.ts';

/** The overview, filters and comparisons, in Japanese. */
export const japaneseOverview = (words: Words): Pick<StageHistoryMessages, 'glance'> => {
  const { formatNumber, counterOf } = words;
  return {
    glance: {
      streak: {
        noRuns: '実行がありません。',
        reach: ({ runs, isComplete, total }) => {
          const count = formatNumber(runs.length);
          if (isComplete) return runs.length === 1 ? '唯一の実行' : `全 ${count} 件の実行`;
          if (total === undefined || total <= runs.length) return `最新 ${count} 件の実行`;
          return `${formatNumber(total)} 件中の最新 ${count} 件の実行`;
        },
        none: (reach) => `${reach}に成功も失敗もありません。`,
        passingSince: (count, since, circumstances, before) => [
          { run: since },
          ...circumstances,
          count === 1
            ? ' から成功。前回の失敗は '
            : ` から ${formatNumber(count)} 回連続で成功。前回の失敗は `,
          { run: before },
          '。',
        ],
        passedAlways: (count) =>
          count === 1 ? '1 回成功し、失敗はありません。' : `${formatNumber(count)} 回すべて成功。`,
        passedSoFar: (count, reach) =>
          `${reach}の範囲で ${formatNumber(count)} 回${count === 1 ? '' : '連続で'}成功。`,
        failingSince: (count, since, circumstances, before) => [
          { run: since },
          ...circumstances,
          ` から ${formatNumber(count)} 回失敗が続いています。前回の成功は `,
          { run: before },
          '。',
        ],
        failingAtLeast: (count, reach) =>
          `少なくとも ${formatNumber(count)} 回失敗が続いています。${reach}に成功はありません。`,
        neverPassed: (count) =>
          count === 1
            ? '唯一の実行で、成功したことがありません。'
            : `${formatNumber(count)} 件の実行で、一度も成功していません。`,
        failingJobs: (_count, names) => ['失敗しているジョブ: ', ...names, '。'],
        moreJobs: (count) => `ほか ${formatNumber(count)} 件`,
        comma: '、',
        and: '、',
        trigger: {
          changes: '変更による起動',
          timer: 'タイマーによる起動',
          user: (name) => [name, ' による起動'],
        },
      },
      label: ({ pipeline, stage }) => `${pipeline} / ${stage} の概要`,
      strip: {
        label: (count) => (count === 1 ? '最新の実行' : `最新 ${formatNumber(count)} 件の実行（新しい順）`),
        newest: '最新',
        oldest: (run, isShort, now) => {
          const date = scheduledDate(run);
          const told = date === undefined ? counterOf(run) : words.formatDay(date, now);
          return isShort ? `最古 ${told}` : told;
        },
        short: (run, now) => {
          const date = scheduledDate(run);
          const told = `${counterOf(run)} ${words.stateWord(run)}`;
          return date === undefined ? told : `${told}、${words.formatDate(date, now)}`;
        },
        withJobs: (run, jobs) => `${run}: ${jobs}`,
      },
      stats: {
        passed: '成功',
        passedOf: ({ passed, finished }) => `${formatNumber(passed)} / ${formatNumber(finished)}`,
        finished: '件終了',
        noneFinished: '終了なし',
        base: (count) =>
          `${count === 1 ? '最新の実行' : `最新 ${formatNumber(count)} 件の実行`}のうち成功または失敗したもの。実行中、キャンセル済み、不明のものは数えません。`,
        now: '現在',
        noneActive: ['実行中', 'なし'],
        lastFailure: '前回の失敗',
        none: 'なし',
        noneIn: ({ runs, isComplete }) =>
          isComplete ? `全 ${formatNumber(runs.length)} 件` : `最新 ${formatNumber(runs.length)} 件`,
        notKnown: '…',
      },
      reach: (reach) => `${reach}の範囲。`,
      lookFurther: 'さらに探す',
      find: { 'last pass': '最後の成功を探す', 'breaking run': '失敗の始まりを探す' },
      readingNewest: '最新の実行を読み込んでいます…',
      looking: (sought, { read }) =>
        `${sought === 'last pass' ? '最後の成功' : '失敗の始まり'}を探しています: これまでに ${formatNumber(read)} 件読み込み`,
      readingMore: ({ read, wanted }) =>
        wanted === undefined
          ? `古い実行を読み込んでいます: これまでに ${formatNumber(read)} 件`
          : `古い実行を読み込んでいます: ${formatNumber(wanted)} 件中 ${formatNumber(read)} 件`,
      stop: '停止',
      notRead: (title) => `古い実行を読み込めませんでした: ${title}。`,
      lastPassed: (run) => `最後の成功は ${counterOf(run)} です。`,
      failingSince: (run) => `${counterOf(run)} から失敗しています。`,
      noPass: (reach) => `${reach}に成功はありません。`,
      passedMeanwhile: (run) => `その間に成功しました: ${counterOf(run)}。`,
      stopped: '停止しました。',

      filter: {
        label: '実行の絞り込み',
        all: 'すべて',
        state: {
          passed: '成功',
          failed: '失敗',
          cancelled: 'キャンセル済み',
          active: '実行中',
          unknown: '不明',
        },
        find: '実行・ジョブ・人を検索',
        clearFind: '入力を消去',
        more: 'その他の条件',
        job: 'ジョブ',
        jobFailed: 'そのジョブが失敗',
        anyJobFailed: 'いずれかのジョブが失敗',
        by: '承認者',
        from: '実行（から）',
        to: '実行（まで）',
        noCounter: 'パイプラインのカウンターは 9 桁までの整数です。',
        noneBetween: (from, to) => `${from} 以上 ${to} 以下のカウンターはありません。`,
        clear: '条件を消去',
        remove: (what) => `条件を外す: ${what}`,
        summary: {
          job: ({ job, jobFailed }) => `ジョブ ${job}${jobFailed ? '、失敗' : ''}`,
          anyJobFailed: 'いずれかのジョブが失敗',
          by: ({ by }) => `承認者 ${by}`,
          counters: ({ from, to }) => {
            if (from === undefined) return `実行 ${to} まで`;
            return to === undefined ? `実行 ${from} から` : `実行 ${from} ～ ${to}`;
          },
        },
        refused: (parts) =>
          `アドレスのうち解釈できず、絞り込みに使っていない部分: ${words.formatList(parts.map((part) => `「${part}」`))}。`,
        coverage: (matching, { runs, isComplete }) => {
          const count = runs.length;
          if (count === 0) return isComplete ? '実行がありません。' : 'まだ実行を読み込んでいません。';
          if (count === 1) {
            const only = isComplete ? '唯一の実行' : '最新の実行';
            return matching === 1 ? `${only}が該当します。` : `${only}は該当しません。`;
          }
          const base = `${isComplete ? '全' : '最新'} ${formatNumber(count)} 件の実行`;
          if (matching === 0) return `${base}のうち該当するものはありません。`;
          return `${base}のうち ${formatNumber(matching)} 件が該当します。`;
        },
        searchMore: (reach) => {
          const left = runsLeft(reach);
          return left === undefined || left > MORE_RUNS
            ? `さらに ${MORE_RUNS} 件を検索`
            : `残りの ${formatNumber(left)} 件を検索`;
        },
        searching: ({ read, wanted }) =>
          wanted === undefined
            ? `検索中: これまでに ${formatNumber(read)} 件読み込み`
            : `検索中: ${formatNumber(wanted)} 件中 ${formatNumber(read)} 件読み込み`,
      },

      compare: {
        button: '比較',
        title: '比較',
        one: '実行',
        other: '比較相手',
        choose: '実行を選択',
        option: (run) => `${counterOf(run)} ${words.stateWord(run)}`,
        unknownOption: (run) => `${counterOf(run)} 未読み込み`,
        swap: '2 つを入れ替える',
        close: '比較を閉じる',
        hint: '実行を 2 つ選ぶと、結果の異なるジョブが分かります。',
        notRead: (run) => `${counterOf(run)} はこれまでに読み込んだ実行の中になく、ジョブは分かりません。`,
        sameRun: (run) => `どちらも ${counterOf(run)} です。異なる実行を 2 つ選んでください。`,
        changed: (count) =>
          count === 0
            ? '状態の異なるジョブはありません。'
            : `状態の異なるジョブが ${formatNumber(count)} 件あります:`,
        table: (one, other) => `${counterOf(one)} と ${counterOf(other)} のジョブ`,
        job: 'ジョブ',
        onlyIn: (run) => `${counterOf(run)} のみ`,
        notIn: '含まれません',
        same: (count) => `どちらも同じジョブが ${formatNumber(count)} 件`,
        samePipelineRun: (counter) =>
          `どちらもパイプラインの実行 ${counter} に属し、その間に変更はありません。`,
        goServer: (from, to) => `${from} から ${to} までの変更を Go サーバーで見る`,
      },

      takeAlong: {
        button: '持ち出し',
        what: (count) => `該当する実行 ${formatNumber(count)} 件:`,
        nothing: '該当する実行がなく、持ち出すものがありません。',
        download: (form) => `${form} をダウンロード`,
        copy: (form) => `${form} をコピー`,
        downloaded: (count, file) =>
          `実行 ${formatNumber(count)} 件を ${file} としてブラウザーに渡しました。`,
        copied: (count, form) => `実行 ${formatNumber(count)} 件を ${form} としてコピーしました。`,
        copyLink: 'リンクをコピー',
        linkCopied: (run) => `${counterOf(run)} へのリンクをコピーしました。`,
        copyFailedJobs: '失敗したジョブをコピー',
        failedJobsCopied: (count) =>
          `失敗したジョブ ${formatNumber(count)} 件を Markdown としてコピーしました。`,
        notCopied: 'ブラウザーがコピーを許可しませんでした。',
        copyThis: (text) => `ブラウザーがコピーを許可しませんでした。内容は ${text}`,
      },
    },
  };
};
