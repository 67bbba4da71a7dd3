import { isolated } from '../../components/isolated.ts';
import type { StageHistoryMessages } from '../../components/language.ts';
import type { Words } from '../../components/words.ts';
import { UNSTEADY_CHANGES, UNSTEADY_RUNS } from '../../stage/jobMarks.ts';
import { jobs, ofRuns, runs, stageOf, times } from './counted.ts';

/** The grid and the runs that a filter has found, in Arabic. */
export const arabicGrid = (words: Words): Pick<StageHistoryMessages, 'grid' | 'found'> => {
  const { formatNumber, counterOf } = words;
  return {
    grid: {
      gridOf: (name) => `مهام ${stageOf(name)} حسب التشغيل، أحدث تشغيل أولًا`,
      jobs: 'المهمة',
      order: 'ترتيب المهام',
      orders: { name: 'حسب الاسم', troubled: 'المتعثرة أولًا' },
      count: (jobCount, runCount) => `${jobs(words, jobCount)} × ${runs(words, runCount)}`,
      run: (counter, state, rerunOf) =>
        `${isolated(counter)}: ${state}${rerunOf === undefined ? '' : `، ${rerunOf}`}`,
      cell: (job, counter, word, isCopy) =>
        `${isolated(job)} في ${isolated(counter)}: ${word}${isCopy ? '، منسوخة من تشغيل سابق' : ''}`,
      absent: (job, counter) => `${isolated(job)} في ${isolated(counter)}: ليست في هذا التشغيل`,
      badge: { newlyFailing: 'فشل جديد', flaky: 'متقلبة', unsteady: 'غير مستقرة' },
      evidence: {
        newlyFailing: ({ newlyFailing }) =>
          newlyFailing && `فشل جديد: فشلت في ${counterOf(newlyFailing)} ونجحت في المرة السابقة`,
        flaky: ({ flaky }) =>
          flaky &&
          `متقلبة: فشلت في ${counterOf(flaky.failedIn)} ونجحت في ${counterOf(flaky.passedIn)}، وهما تشغيل خط الأنابيب نفسه`,
        unsteady: ({ unsteady }) =>
          unsteady &&
          `غير مستقرة: تغيرت ${times(words, unsteady.changes)} في ${ofRuns(words, unsteady.runs)}`,
      },
      rules: 'كيف تُعرف هذه',
      rule: {
        newlyFailing: 'فشلت في آخر تشغيل اكتمل لها، ونجحت في الذي قبله.',
        flaky: 'فشلت ونجحت في تشغيل خط الأنابيب نفسه، وشُغّلت فعلًا في كل مرة.',
        unsteady: `تبدّلت بين النجاح والفشل ${UNSTEADY_CHANGES} مرات أو أكثر في أحدث ${UNSTEADY_RUNS} تشغيلًا نجحت أو فشلت فيها، وليست متقلبة.`,
      },
      basis: (count) =>
        `عُرفت من التشغيلات المعروضة هنا (${formatNumber(count)}). المهمة المنسوخة من تشغيل سابق لا تُحسب إلا حيث شُغّلت.`,
      nobody: 'لا مهام هنا.',
      legend: 'العلامات',
      state: {
        running: 'قيد التشغيل',
        failing: 'تفشل وما زالت تعمل',
        passed: 'ناجحة',
        failed: 'فاشلة',
        cancelled: 'ملغاة',
        other: 'حالة أخرى، مذكورة في العنوان',
      },
      copied: 'منسوخة من تشغيل سابق',
      notInRun: 'ليست في التشغيل',
    },

    found: {
      nothing: {
        title: 'لا تشغيل مطابق',
        text: (known, isComplete) =>
          isComplete
            ? `لا يطابق هذا المرشح أي من التشغيلات كلها (${formatNumber(known)}).`
            : `لا يطابق هذا المرشح أي من أحدث ${ofRuns(words, known)}. لم يُبحث في الأقدم.`,
      },
      shown: (shown, matching) =>
        `أحدث ${formatNumber(shown)} من ${formatNumber(matching)} من التشغيلات المطابقة`,
      gridRange: (shown, { isComplete, total }) => {
        if (isComplete) return shown === 1 ? 'التشغيل الوحيد' : `كل التشغيلات (${formatNumber(shown)})`;
        return total === undefined
          ? `أحدث ${ofRuns(words, shown)}`
          : `أحدث ${ofRuns(words, shown)} من ${formatNumber(total)}`;
      },
      showOlder: (count) => `عرض ${formatNumber(count)} أقدم`,
      showMore: (count) => `عرض ${formatNumber(count)} أخرى`,
    },
  };
};
