import { isolated } from '../../components/isolated.ts';
import type { StageHistoryMessages } from '../../components/language.ts';
import { AGENT_LENGTH } from '../../components/agentLength.ts';
import type { Words } from '../../components/words.ts';
import { LEAST_RUNS } from '../../stage/typicalDuration.ts';
import { plural } from '../plural.ts';
import { jobs, stageOf } from './counted.ts';

type Groups = Omit<
  StageHistoryMessages,
  'cancel' | 'control' | 'rerun' | 'failure' | 'glance' | 'grid' | 'found' | 'wall'
>;

const PHASE = {
  waiting: 'في انتظار وكيل',
  preparing: 'قيد التحضير',
  building: 'قيد التشغيل',
  uploading: 'رفع المخرجات',
};

/** The list and what is inside a run, in Arabic. */
export const arabicList = (words: Words): Groups => ({
  column: {
    run: 'التشغيل',
    state: 'الحالة',
    jobs: 'المهام',
    approvedBy: 'وافق عليه',
    scheduled: 'موعد الجدولة',
    actions: 'الإجراءات',
  },
  rowsOf: (name) => `تشغيلات ${stageOf(name)}، الأحدث أولًا`,
  rerunOf: (run) =>
    run.rerunOfCounter === null
      ? undefined
      : `إعادة تشغيل ${isolated(`${run.pipelineCounter} / ${run.rerunOfCounter}`)}`,
  jobCount: {
    running: (count) => `${words.formatNumber(count)} قيد التشغيل`,
    cancelled: (count) => `${words.formatNumber(count)} ملغاة`,
    passed: (count) => `${words.formatNumber(count)} ناجحة`,
  },
  state: {
    Building: 'قيد التشغيل',
    Failing: 'يفشل',
    Passed: 'ناجح',
    Failed: 'فاشل',
    Cancelled: 'ملغى',
    Unknown: 'غير معروف',
  },
  jobWord: {
    running: 'قيد التشغيل',
    failing: 'تفشل',
    passed: 'ناجحة',
    failed: 'فاشلة',
    cancelled: 'ملغاة',
    other: 'غير معروفة',
  },
  noDate: 'غير مذكور',
  cancelledBy: (by) => `بواسطة ${isolated(by)}`,
  approval: (approval) => {
    switch (approval.by) {
      case 'changes':
        return 'بدأ بسبب تغييرات';
      case 'timer':
        return 'بدأ بالمؤقت';
      case 'user':
        return isolated(approval.name);
      case 'not-told':
        return 'غير مذكور';
    }
  },
  view: { label: 'العرض', list: 'قائمة', grid: 'شبكة' },
  refresh: 'تحديث',
  live: {
    pause: 'إيقاف التحديث مؤقتًا',
    goOn: 'استئناف التحديث',
    live: (ago) => `مباشر · قبل ${ago}`,
    paused: (time) => `متوقف مؤقتًا · كما في ${isolated(time)}`,
    off: (time) => `كما في ${isolated(time)}`,
    failing: (time) => `لا جواب منذ ${isolated(time)}، ويُعرض آخر ما عُرف`,
    'signed-out': (time) => `لست مسجَّل الدخول · كما في ${isolated(time)}`,
    again: 'عاد خادم Go إلى الاستجابة.',
  },
  newerRuns: ({ count, orMore }) =>
    orMore
      ? `${words.formatNumber(count)}+ من التشغيلات الأحدث`
      : plural(words, count, {
          zero: 'لا تشغيلات أحدث',
          one: 'تشغيل واحد أحدث',
          two: 'تشغيلان أحدث',
          few: '# تشغيلات أحدث',
          many: '# تشغيلًا أحدث',
          other: '# تشغيل أحدث',
        }),
  tellMe: {
    button: (run) => `أخبرني عند انتهاء التشغيل ${words.counterOf(run)}`,
    waiting: (run) => `سيُعلن هنا عند انتهاء ${words.counterOf(run)}.`,
    alsoOnDesktop: (run) => `سيُعلن هنا وبإشعار على سطح المكتب عند انتهاء ${words.counterOf(run)}.`,
    desktop: 'بإشعار على سطح المكتب أيضًا',
    refused: 'لا يسمح هذا المتصفح بالإشعارات هنا.',
    ended: (run) => `انتهى ${words.counterOf(run)}: ${words.stateWord(run)}.`,
    endedWhere: (name) => stageOf(name),
  },
  skew: (ms) => {
    const minutes = Math.round(Math.abs(ms) / 60_000);
    const hours = words.formatNumber(Math.round(minutes / 60));
    const difference = minutes < 120 ? `${words.formatNumber(minutes)} د` : `${hours} س`;
    return `ساعة خادم Go ${ms > 0 ? 'متقدمة على' : 'متأخرة عن'} ساعة هذا الجهاز بمقدار ${difference}. الأعمار محسوبة بساعة الخادم.`;
  },
  retry: 'إعادة المحاولة',
  chunkFailed: 'تعذّر تحميل هذا الجزء من الصفحة. هل الشبكة متصلة، وهل جُدِّدت الصفحة في هذه الأثناء؟',
  hide: 'إخفاء',
  reading: (name) => `تجري قراءة سجل ${stageOf(name)}…`,
  empty: {
    title: 'لا توجد تشغيلات',
    text: ({ pipeline, stage }) =>
      `هل سبق تشغيل ${isolated(stage)} من ${isolated(pipeline)}، وهل الاسم صحيح؟ يعطي خادم Go الجواب نفسه في الحالتين.`,
  },
  pager: {
    label: 'الصفحات',
    newest: 'الأحدث',
    newer: 'أحدث',
    older: 'أقدم',
    oldest: 'الأقدم',
    page: 'الصفحة',
    ofPages: (pages) => `من ${words.formatNumber(pages)}`,
    range: ({ first, last, total }) =>
      `التشغيلات ${isolated(`${words.formatNumber(first)}–${words.formatNumber(last)}`)} من ${words.formatNumber(total)}`,
    oneRun: (run) => `التشغيل ${words.counterOf(run)}`,
    runs: (newest, oldest) => `التشغيلات من ${words.counterOf(newest)} إلى ${words.counterOf(oldest)}`,
    noSuchPage: (pages) =>
      pages === 1 ? 'لا توجد إلا الصفحة 1.' : `الصفحات من 1 إلى ${words.formatNumber(pages)}.`,
  },
  blindVersion: (version) =>
    `لا يُظهر GoCD ${isolated(version)} التشغيلات الجديدة في سجل سبق أن عرضه (gocd/gocd#8345، وأُصلح في 20.6.0). قد لا تكون هذه هي الأحدث.`,
  insteadOf: {
    'a page past the end': 'الصفحة المطلوبة تقع بعد أقدم تشغيل. هذه هي الصفحة الأخيرة.',
    'a page we cannot read': 'الصفحة المطلوبة غير موجودة على هذا الخادم. هذه أحدث التشغيلات.',
  },
  barrier: {
    'other-origin':
      'قد يكون متوقفًا، أو أن المتصفح يحجب إجاباته عن هذه الصفحة لأنها من أصل (origin) آخر، فخوادم Go لا ترسل ترويسات CORS: اجعل وكيلًا عكسيًا يقدّم الاثنين من أصل واحد، كما في docs/same-origin.md.',
    'mixed-content':
      'جاءت هذه الصفحة عبر https، ولا تطلب المتصفحات منها شيئًا من خادم على http: اجعل وكيلًا عكسيًا يقدّم الاثنين من أصل https واحد، كما في docs/same-origin.md.',
  },
  silentBehindProxy:
    'لم يتلقَّ الوكيل الذي أمامه إجابة منه: قد يكون متوقفًا أو في طور التشغيل. حاول مرة أخرى بعد دقيقة.',
  gap: ' ',
  failureSentence: (title, status) => (status === undefined ? `${title}.` : `${title} (HTTP ${status}).`),
  signIn: 'تسجيل الدخول إلى خادم Go',
  goesOn: 'تُعاد المحاولة تلقائيًا على فترات متباعدة.',
  rowsAreOld: 'التشغيلات المعروضة كما قُرئت آخر مرة.',
  detail: (status, detail) =>
    [status === undefined ? undefined : `HTTP ${status}`, detail]
      .filter((part) => part !== undefined)
      .join(': '),
  broken: {
    title: 'توقف سجل المرحلة عن العمل',
    text: 'خطأ في هذه الأداة لا في المرحلة. لم يُرسل بسببه شيء إلى خادم Go.',
  },

  run: {
    detailsOf: (run) => `تفاصيل التشغيل ${words.counterOf(run)}`,
    reading: (run) => `تجري قراءة التشغيل ${words.counterOf(run)}…`,
    failed: (run) => `تعذّرت قراءة التشغيل ${words.counterOf(run)}`,
    lookAgain: 'انظر مجددًا',
    noSuchRun: (run) => `لا يعرف خادم Go تشغيلًا ${words.counterOf(run)} في ${stageOf(run)}.`,
    notTold: 'لا يذكر هذا الخادم المدد.',
    nothingTold: 'لا يذكر هذا الخادم شيئًا عن التشغيلات المفردة. لا يُعرف هل يوجد هذا التشغيل.',
    elsewhere: 'فُتح برابط؛ ليس في هذه الصفحة',
    close: 'إغلاق',
    fact: {
      state: 'الحالة',
      duration: 'المدة',
      usually: 'المعتاد',
      expected: 'الانتهاء المتوقع',
      label: 'وسم خط الأنابيب',
      trigger: 'سبب البدء',
      approvedBy: 'وافق عليه',
      cancelledBy: 'ألغاه',
      rerunOf: 'إعادة تشغيل',
    },
    took: (duration, from, to) =>
      `${words.formatDuration(duration)}، من ${isolated(from)} إلى ${isolated(to)}`,
    goingFor: (duration, from) => `${words.formatSeconds(duration)} حتى الآن، منذ ${isolated(from)}`,
    durationNotTold: 'غير مذكورة',
    standing: {
      usual: () => 'كالمعتاد',
      longer: (by) => `أطول من المعتاد بمقدار ${words.formatDuration(by)}`,
      shorter: (by) => `أقصر من المعتاد بمقدار ${words.formatDuration(by)}`,
    },
    usually: ({ low, high, median, runs: count }) => {
      const [from, to] = [words.formatDuration(low), words.formatDuration(high)];
      return `${from === to ? from : `من ${from} إلى ${to}`} (الوسيط ${words.formatDuration(median)}، التشغيلات الناجحة: ${words.formatNumber(count)})`;
    },
    usuallyAsked: 'يجري السؤال عن مدد التشغيلات الناجحة…',
    usuallyNotRead: 'غير معروف، إذ تعذّرت قراءة التشغيلات الناجحة',
    notKnownYet: 'غير معروف بعد',
    usuallyNotKnown: `التشغيلات الناجحة للمقارنة أقل من ${LEAST_RUNS}`,
    expected: (time, inMs) => `نحو ${isolated(time)}، بعد ${words.formatSeconds(inMs)}`,
    anyMoment: 'في أي لحظة، وفق المعتاد',
    overdue: (by) => `أطول من المعتاد بمقدار ${words.formatSeconds(by)} حتى الآن`,
    partial: 'جزء من تشغيل آخر: لا يُقارَن',
    jobs: (run) => `مهام التشغيل ${words.counterOf(run)}`,
    phase: PHASE,
    phaseTook: (phase, duration) => `${PHASE[phase]} ${words.formatDuration(duration)}`,
    phaseGoes: (phase, duration) => `${PHASE[phase]}، ${words.formatSeconds(duration)} حتى الآن`,
    agent: (uuid) => `الوكيل ${uuid.slice(0, AGENT_LENGTH)}`,
    agentRest: (uuid) => uuid.slice(AGENT_LENGTH),
    origin: { run: undefined, 'run again': 'أُعيد تشغيلها', copied: 'منسوخة' },
    copied: (took) =>
      `لم يُعد تشغيلها: منسوخة من تشغيل سابق${took === undefined ? '' : `، استغرقت فيه ${words.formatDuration(took)}`}`,
    noTimes: 'لم تُذكر أوقات',
    wrongTimes: 'الأوقات المذكورة متناقضة',
    allJobs: (count) => `عرض الكل: ${jobs(words, count)}`,
    fewerJobs: 'عرض مهام أقل',
    links: {
      run: 'التشغيل على خادم Go',
      valueStreamMap: 'خريطة تدفق القيمة',
      compare: (pipelineCounter) => `مقارنة مع ${pipelineCounter}`,
      compareHere: 'مقارنة المهام مع تشغيل آخر',
    },
  },
});
