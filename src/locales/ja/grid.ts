import type { StageHistoryMessages } from '../../components/language.ts';
import type { Words } from '../../components/words.ts';
import { UNSTEADY_CHANGES, UNSTEADY_RUNS } from '../../stage/jobMarks.ts';

/** The grid and the runs that a filter has found, in Japanese. */
export const japaneseGrid = ({
  formatNumber,
  counterOf,
}: Words): Pick<StageHistoryMessages, 'grid' | 'found'> => ({
  grid: {
    gridOf: ({ pipeline, stage }) => `${pipeline} / ${stage} の実行ごとのジョブ（新しい実行から）`,
    jobs: 'ジョブ',
    order: 'ジョブの並び順',
    orders: { name: '名前順', troubled: '問題のあるものから' },
    count: (jobs, runs) => `ジョブ ${formatNumber(jobs)} 件 × 実行 ${formatNumber(runs)} 件`,
    run: (counter, state, rerunOf) => `${counter}: ${state}${rerunOf === undefined ? '' : `、${rerunOf}`}`,
    cell: (job, counter, word, isCopy) =>
      `${counter} の ${job}: ${word}${isCopy ? '、以前の実行からのコピー' : ''}`,
    absent: (job, counter) => `${counter} の ${job}: この実行に含まれません`,
    badge: { newlyFailing: '新たな失敗', flaky: '結果が一定しない', unsteady: '不安定' },
    evidence: {
      newlyFailing: ({ newlyFailing }) =>
        newlyFailing && `新たな失敗: ${counterOf(newlyFailing)} で失敗し、その前は成功`,
      flaky: ({ flaky }) =>
        flaky &&
        `結果が一定しない: 同じパイプラインの実行で、${counterOf(flaky.failedIn)} では失敗、${counterOf(flaky.passedIn)} では成功`,
      unsteady: ({ unsteady }) =>
        unsteady &&
        `不安定: ${formatNumber(unsteady.runs)} 件の実行で ${formatNumber(unsteady.changes)} 回変化`,
    },
    rules: '見分け方',
    rule: {
      newlyFailing: '最後まで実行された直近の回で失敗し、その前の回は成功していました。',
      flaky: '同じパイプラインの実行で失敗も成功もし、どちらの回も実際に実行されました。',
      unsteady: `成功または失敗した最新 ${UNSTEADY_RUNS} 件の実行で、成功と失敗が ${UNSTEADY_CHANGES} 回以上入れ替わり、「結果が一定しない」には当たりません。`,
    },
    basis: (runs) =>
      `ここに表示している実行 ${formatNumber(runs)} 件から見分けています。以前の実行からコピーされたジョブは、実際に実行された回だけを数えます。`,
    nobody: 'ここに該当するジョブはありません。',
    legend: '印の意味',
    state: {
      running: '実行中',
      failing: '失敗したが実行中',
      passed: '成功',
      failed: '失敗',
      cancelled: 'キャンセル済み',
      other: 'その他の状態（タイトルに表示）',
    },
    copied: '以前の実行からのコピー',
    notInRun: '実行に含まれません',
  },

  found: {
    nothing: {
      title: '該当する実行がありません',
      text: (known, isComplete) =>
        isComplete
          ? `全 ${formatNumber(known)} 件の実行に、この条件に合うものはありません。`
          : `最新 ${formatNumber(known)} 件の実行に、この条件に合うものはありません。より古い実行はまだ検索していません。`,
    },
    shown: (shown, matching) =>
      `該当する実行 ${formatNumber(matching)} 件のうち最新 ${formatNumber(shown)} 件`,
    gridRange: (shown, { isComplete, total }) => {
      if (isComplete) return shown === 1 ? '唯一の実行' : `全 ${formatNumber(shown)} 件の実行`;
      return total === undefined
        ? `最新 ${formatNumber(shown)} 件の実行`
        : `${formatNumber(total)} 件中の最新 ${formatNumber(shown)} 件の実行`;
    },
    showOlder: (count) => `さらに古い ${formatNumber(count)} 件を表示`,
    showMore: (count) => `さらに ${formatNumber(count)} 件を表示`,
  },
});
