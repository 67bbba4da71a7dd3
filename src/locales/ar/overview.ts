import { MORE_RUNS, runsLeft } from '../../components/glance/runsLeft.ts';
import { isolated } from '../../components/isolated.ts';
import type { StageHistoryMessages } from '../../components/language.ts';
import type { Words } from '../../components/words.ts';
import { scheduledDate } from '../../stage/StageRun.ts';
import { plural } from '../plural.ts';
import { inARow, listed, ofRuns, runs, stageOf } from './counted.ts';

/** The overview, filters and comparisons, in Arabic. */
export const arabicOverview = (words: Words): Pick<StageHistoryMessages, 'glance'> => {
  const { formatNumber, counterOf } = words;
  return {
    glance: {
      streak: {
        noRuns: 'لا توجد تشغيلات.',
        reach: ({ runs: known, isComplete, total }) => {
          const count = known.length;
          if (isComplete) return count === 1 ? 'تشغيلها الوحيد' : `كل التشغيلات (${formatNumber(count)})`;
          const newest = count === 1 ? 'أحدث تشغيل' : `أحدث ${ofRuns(words, count)}`;
          return total === undefined || total <= count ? newest : `${newest} من ${formatNumber(total)}`;
        },
        none: (reach) => `لا نجاح ولا فشل في ${reach}.`,
        passingSince: (count, since, circumstances, before) => [
          count === 1 ? 'ناجح منذ ' : `نجح ${inARow(words, count)} منذ `,
          ...[{ run: since }, ...circumstances, '. آخر فشل: ', { run: before }, '.'],
        ],
        passedAlways: (count) =>
          count === 1 ? 'نجح مرة واحدة ولم يفشل قط.' : `نجح في كل المرات (${formatNumber(count)}).`,
        passedSoFar: (count, reach) => `نجح ${inARow(words, count)}، على امتداد ${reach}.`,
        failingSince: (count, since, circumstances, before) => [
          `يفشل منذ ${ofRuns(words, count)}، ابتداءً من `,
          ...[{ run: since }, ...circumstances, '. آخر نجاح: ', { run: before }, '.'],
        ],
        failingAtLeast: (count, reach) => `يفشل منذ ${ofRuns(words, count)} على الأقل. لا نجاح في ${reach}.`,
        neverPassed: (count) =>
          count === 1 ? 'لم ينجح قط في تشغيله الوحيد.' : `لم ينجح قط في ${ofRuns(words, count)}.`,
        failingJobs: (count, names) => [count === 1 ? 'المهمة الفاشلة: ' : 'المهام الفاشلة: ', ...names, '.'],
        moreJobs: (count) =>
          plural(words, count, {
            one: 'واحدة أخرى',
            two: 'اثنتان أخريان',
            few: '# أخرى',
            many: '# أخرى',
            other: '# أخرى',
          }),
        comma: '، ',
        and: ' و',
        trigger: {
          changes: 'بدأ بسبب تغييرات',
          timer: 'بدأ بالمؤقت',
          user: (name) => ['بدأه ', name],
        },
      },
      label: (name) => `${stageOf(name)} في لمحة`,
      strip: {
        label: (count) => (count === 1 ? 'أحدث تشغيل' : `أحدث ${ofRuns(words, count)}، الأحدث أولًا`),
        newest: 'الأحدث',
        oldest: (run, isShort, now) => {
          const date = scheduledDate(run);
          const told = date === undefined ? counterOf(run) : words.formatDay(date, now);
          return isShort ? `الأقدم ${told}` : told;
        },
        short: (run, now) => {
          const date = scheduledDate(run);
          const told = `${counterOf(run)} ${words.stateWord(run)}`;
          return date === undefined ? told : `${told}، ${words.formatDate(date, now)}`;
        },
        withJobs: (run, jobs) => `${run}: ${jobs}`,
      },
      stats: {
        passed: 'نجح',
        passedOf: ({ passed, finished }) => `${formatNumber(passed)} من ${formatNumber(finished)}`,
        finished: 'منتهية',
        noneFinished: 'لا منتهٍ',
        base: (count) =>
          `من ${count === 1 ? 'أحدث تشغيل' : `أحدث ${ofRuns(words, count)}`}، ما نجح أو فشل: لا يُحسب النشط والملغى وغير المعروف.`,
        now: 'الآن',
        noneActive: ['لا تشغيل', 'نشط'],
        lastFailure: 'آخر فشل',
        none: 'لا شيء',
        noneIn: ({ runs: known, isComplete }) =>
          isComplete ? `في الكل (${formatNumber(known.length)})` : `في أحدث ${formatNumber(known.length)}`,
        notKnown: '…',
      },
      reach: (reach) => `في ${reach}.`,
      lookFurther: 'ابحث أبعد',
      find: { 'last pass': 'ابحث عن آخر نجاح', 'breaking run': 'ابحث عن أول فشل' },
      readingNewest: 'تجري قراءة أحدث التشغيلات…',
      looking: (sought, { read }) =>
        `يجري البحث عن ${sought === 'last pass' ? 'آخر نجاح' : 'أول فشل'}: قُرئ حتى الآن ${runs(words, read)}`,
      readingMore: ({ read, wanted }) =>
        wanted === undefined
          ? `تجري قراءة التشغيلات الأقدم: ${formatNumber(read)} حتى الآن`
          : `تجري قراءة التشغيلات الأقدم: ${formatNumber(read)} من ${formatNumber(wanted)}`,
      stop: 'توقف',
      notRead: (title) => `تعذّرت قراءة التشغيلات الأقدم: ${title}.`,
      lastPassed: (run) => `آخر نجاح: ${counterOf(run)}.`,
      failingSince: (run) => `يفشل منذ ${counterOf(run)}.`,
      noPass: (reach) => `لا نجاح في ${reach}.`,
      passedMeanwhile: (run) => `نجح في هذه الأثناء: ${counterOf(run)}.`,
      stopped: 'توقف البحث.',

      filter: {
        label: 'تصفية التشغيلات',
        all: 'الكل',
        state: {
          passed: 'ناجح',
          failed: 'فاشل',
          cancelled: 'ملغى',
          active: 'نشط',
          unknown: 'غير معروف',
        },
        find: 'ابحث عن تشغيل أو مهمة أو شخص',
        clearFind: 'مسح ما كُتب',
        more: 'مزيد من المرشحات',
        job: 'المهمة',
        jobFailed: 'فشلت فيه',
        anyJobFailed: 'فشلت أي مهمة',
        by: 'وافق عليه',
        from: 'من التشغيل',
        to: 'إلى التشغيل',
        noCounter: 'عدّاد خط الأنابيب عدد صحيح من تسعة أرقام على الأكثر.',
        noneBetween: (from, to) => `لا عدّاد يساوي ${from} على الأقل و${to} على الأكثر.`,
        clear: 'مسح المرشحات',
        remove: (what) => `إزالة المرشح: ${what}`,
        summary: {
          job: ({ job, jobFailed }) => `المهمة ${isolated(job)}${jobFailed ? '، فاشلة' : ''}`,
          anyJobFailed: 'فشلت أي مهمة',
          by: ({ by }) => `وافق عليه ${isolated(by)}`,
          counters: ({ from, to }) => {
            if (from === undefined) return `حتى التشغيل ${to}`;
            return to === undefined ? `من التشغيل ${from}` : `التشغيلات من ${from} إلى ${to}`;
          },
        },
        refused: (parts) => `لم يُفهم في العنوان، فلا يُصفّى به شيء: ${listed(words, parts)}.`,
        coverage: (matching, { runs: known, isComplete }) => {
          const count = known.length;
          if (count === 0) return isComplete ? 'لا توجد تشغيلات.' : 'لم يُقرأ أي تشغيل بعد.';
          if (count === 1) {
            const only = isComplete ? 'التشغيل الوحيد' : 'أحدث تشغيل';
            return matching === 1 ? `${only} مطابق.` : `${only} غير مطابق.`;
          }
          const base = isComplete ? `كل التشغيلات (${formatNumber(count)})` : `أحدث ${ofRuns(words, count)}`;
          if (matching === 0) return `لا مطابق من ${base}.`;
          return `المطابق من ${base}: ${formatNumber(matching)}.`;
        },
        searchMore: (reach) => {
          const left = runsLeft(reach);
          if (left === 1) return 'البحث في الآخر';
          return left === undefined || left > MORE_RUNS
            ? `البحث في ${MORE_RUNS} أخرى`
            : `البحث في الباقي (${formatNumber(left)})`;
        },
        searching: ({ read, wanted }) =>
          wanted === undefined
            ? `يجري البحث: قُرئ ${formatNumber(read)} حتى الآن`
            : `يجري البحث: قُرئ ${formatNumber(read)} من ${formatNumber(wanted)}`,
      },

      compare: {
        button: 'مقارنة',
        title: 'مقارنة',
        one: 'التشغيل',
        other: 'مع',
        choose: 'اختر تشغيلًا',
        option: (run) => `${counterOf(run)} ${words.stateWord(run)}`,
        unknownOption: (run) => `${counterOf(run)} لم يُقرأ`,
        swap: 'تبديل الاثنين',
        close: 'إغلاق المقارنة',
        hint: 'اختر تشغيلين لترى أي المهام اختلفت نتيجتها.',
        notRead: (run) => `ليس ${counterOf(run)} بين التشغيلات المقروءة حتى الآن، فمهامه غير معروفة.`,
        sameRun: (run) => `كلاهما ${counterOf(run)}: اختر تشغيلين مختلفين.`,
        changed: (count) =>
          count === 0
            ? 'لا مهام في حالة مختلفة.'
            : plural(words, count, {
                one: 'مهمة واحدة في حالة مختلفة:',
                two: 'مهمتان في حالة مختلفة:',
                few: '# مهام في حالة مختلفة:',
                many: '# مهمة في حالة مختلفة:',
                other: '# مهمة في حالة مختلفة:',
              }),
        table: (one, other) => `مهام ${counterOf(one)} و${counterOf(other)}`,
        job: 'المهمة',
        onlyIn: (run) => `فقط في ${counterOf(run)}`,
        notIn: 'ليست جزءًا منه',
        same: (count) =>
          plural(words, count, {
            one: 'مهمة واحدة متطابقة في الاثنين',
            two: 'مهمتان متطابقتان في الاثنين',
            few: '# مهام متطابقة في الاثنين',
            many: '# مهمة متطابقة في الاثنين',
            other: '# مهمة متطابقة في الاثنين',
          }),
        samePipelineRun: (counter) => `كلاهما من تشغيل خط الأنابيب ${counter}، فلا تغيير بينهما.`,
        goServer: (from, to) => `ما تغيّر من ${from} إلى ${to}، على خادم Go`,
      },

      takeAlong: {
        button: 'تصدير',
        what: (count) => (count === 1 ? 'التشغيل المطابق:' : `التشغيلات المطابقة (${formatNumber(count)}):`),
        nothing: 'لا تشغيل مطابق: لا شيء للتصدير.',
        download: (form) => `تنزيل ${form}`,
        copy: (form) => `نسخ ${form}`,
        downloaded: (count, file) => `سُلِّم إلى المتصفح ${runs(words, count)} باسم ${isolated(file)}.`,
        copied: (count, form) => `نُسخ ${runs(words, count)} بصيغة ${form}.`,
        copyLink: 'نسخ الرابط',
        linkCopied: (run) => `نُسخ رابط ${counterOf(run)}.`,
        copyFailedJobs: 'نسخ المهام الفاشلة',
        failedJobsCopied: (count) => `نُسخت المهام الفاشلة (${formatNumber(count)}) بصيغة Markdown.`,
        notCopied: 'لم يسمح المتصفح بالنسخ.',
        copyThis: (text) => `لم يسمح المتصفح بالنسخ. النص هو ${isolated(text)}`,
      },
    },
  };
};
