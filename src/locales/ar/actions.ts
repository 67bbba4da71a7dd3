import { isolated } from '../../components/isolated.ts';
import type { StageHistoryMessages } from '../../components/language.ts';
import type { Words } from '../../components/words.ts';
import { isActive } from '../../stage/jobState.ts';
import { failedJobs, failedResults } from '../../stage/rerunRule.ts';
import { plural } from '../plural.ts';
import { listed, stageOf } from './counted.ts';

const FAILED = {
  failed: 'المهام الفاشلة',
  cancelled: 'المهام الملغاة',
  both: 'المهام الفاشلة والملغاة',
};

const stillRunning = (words: Words, count: number): string =>
  plural(words, count, {
    zero: 'ولا مهام تعمل',
    one: 'وما زالت مهمة واحدة تعمل',
    two: 'وما زالت مهمتان تعملان',
    few: 'وما زالت # مهام تعمل',
    many: 'وما زالت # مهمة تعمل',
    other: 'وما زالت # مهمة تعمل',
  });

/** Cancelling, running again and what can go wrong, in Arabic. */
export const arabicActions = (
  words: Words,
): Pick<StageHistoryMessages, 'cancel' | 'control' | 'rerun' | 'failure'> => ({
  cancel: {
    button: 'إلغاء',
    outcomeOf: (run) => `إلغاء ${words.counterOf(run)}:`,
    buttonLabel: (run) => `إلغاء التشغيل ${words.counterOf(run)}`,
    pending: 'جارٍ الطلب…',
    pendingLabel: (run) => `يجري طلب إلغاء التشغيل ${words.counterOf(run)}…`,
    title: (run) => `هل تريد إلغاء التشغيل ${words.counterOf(run)} من ${stageOf(run)}؟`,
    question: (run) => {
      const running = run.jobs.filter(isActive).map((job) => job.name);
      return running.length === 1
        ? `ما زالت المهمة ${listed(words, running)} تعمل. ستُوقَف، وينتهي التشغيل بحالة «ملغى».`
        : `ما زالت هذه المهام تعمل: ${listed(words, running)}. ستُوقَف، وينتهي التشغيل بحالة «ملغى».`;
    },
    alreadyOver: (run) => `انتهى ${words.counterOf(run)}: ${words.stateWord(run)}. لم يبقَ ما يُلغى.`,
    confirm: (run) => `إلغاء التشغيل ${words.counterOf(run)}`,
    keep: 'دعه يعمل',
    denied: {
      'not-active': 'هذا التشغيل غير نشط.',
      'not-newest': 'لا يستطيع هذا الخادم إلا إلغاء أحدث تشغيل نشط.',
      'not-permitted': 'يحق لك عرض هذه المرحلة لا التحكم فيها.',
      'not-told': 'لا يذكر الخادم هل يحق لك التحكم في هذه المرحلة.',
    },
    lookAgain: 'انظر مجددًا',
    requested: (name) => `طُلب إلغاء ${name}.`,
    requestedAgo: (ago, jobs) =>
      jobs === undefined
        ? `طُلب الإلغاء قبل ${ago}.`
        : `طُلب الإلغاء قبل ${ago}، ${stillRunning(words, jobs)}.`,
    cancelled: (name, by) => `أُلغي ${name}${by === undefined ? '' : ` بواسطة ${isolated(by)}`}.`,
    theServer: 'الخادم',
    finishedFirst: (name, state) => `انتهى ${name} قبل ذلك: ${state}.`,
    unknown: 'لا يُعرف هل أثّر الإلغاء.',
    lastReadActive: (name) => `حسب آخر قراءة، ${name} نشط.`,
    lastRead: (name, state, jobs) => `حسب آخر قراءة، ${name}: ${state}، ${stillRunning(words, jobs)}.`,
    doubt: {
      left: 'غودرت الصفحة قبل أن يجيب خادم Go عن الإلغاء.',
      unclear: 'أجاب الخادم دون أن يذكر ما فعل.',
      noAnswer: 'لم يجب خادم Go عن الإلغاء منذ 30 ث.',
      connection: 'انقطع الاتصال قبل الجواب عن الإلغاء.',
    },
    nothing: 'لم يُلغَ شيء.',
    ignored: 'تجاهل الخادم الإلغاء: لم تكن المرحلة نشطة.',
    notAlone: 'لم يجب الخادم بعد عن الإلغاء السابق لهذا.',
    tryWhenAnswered: 'أعد المحاولة بعد أن يجيب.',
    notChecked: 'تعذّرت إعادة قراءة أحدث التشغيلات قبل الإلغاء.',
    gone: (name) => `لم يعد ${name} بين أحدث التشغيلات.`,
    finished: (name, state) => `انتهى ${name}: ${state}.`,
    othersNow: (names) => `قيد التشغيل الآن: ${words.formatList(names)}.`,
    othersToo: (names) =>
      `قيد التشغيل أيضًا: ${words.formatList(names)}، ولا يتيح هذا الخادم تحديد أيها يُلغى.`,
    signedOut: 'لست مسجَّل الدخول إلى خادم Go.',
    signIn: 'سجّل الدخول وأعد المحاولة.',
    noSuchRun: 'لا يعرف خادم Go تشغيلًا كهذا ليلغيه.',
    tryInAMinute: 'أعد المحاولة بعد دقيقة.',
  },
  control: {
    hold: 'اضغط مطولًا للإلغاء',
    holdLabel: (run) => `اضغط مطولًا لإلغاء التشغيل ${words.counterOf(run)}`,
    holding: 'واصل الضغط',
    holdingLabel: (run) => `واصل الضغط لإلغاء التشغيل ${words.counterOf(run)}`,
    holdHelp: 'الضغط لمدة ثانية يلغي فورًا. والضغط القصير يسأل أولًا.',
    waiting: 'انتظار…',
    waitingLabel: (run) => `انتظار… لم يُرسَل إلغاء التشغيل ${words.counterOf(run)} بعد`,
    waitingFor: (run) =>
      `تُسأل الصفحة المحيطة بهذا السجل هل يُلغى التشغيل ${words.counterOf(run)}. لم يُرسَل شيء بعد.`,
    giveUp: 'لا تُلغِ',
    vetoed: {
      host: 'لم تسمح به الصفحة المحيطة بهذا السجل.',
      fault: 'تعطلت الصفحة المحيطة بهذا السجل عند سؤالها.',
      reader: 'جرى التراجع قبل أن تجيب الصفحة المحيطة بهذا السجل.',
    },
    vetoedBecause: (reason) => `لم تسمح به الصفحة المحيطة بهذا السجل: ${isolated(reason)}`,
    nothingSent: 'لم يُرسَل أي إلغاء.',
  },

  rerun: {
    button: (kind, run) => {
      if (kind === 'failed-jobs') return `إعادة تشغيل ${FAILED[failedResults(run)]}…`;
      return kind === 'stage' ? 'إعادة تشغيل المرحلة…' : 'إعادة تشغيل مهام مختارة…';
    },
    title: (kind, run) => {
      const where = `${words.counterOf(run)} من ${stageOf(run)}`;
      if (kind === 'stage')
        return `هل تريد إعادة تشغيل ${isolated(run.stage)} في ${isolated(`${run.pipeline} ${run.pipelineCounter}`)}؟`;
      return kind === 'failed-jobs'
        ? `هل تريد إعادة تشغيل ${FAILED[failedResults(run)]} في ${where}؟`
        : `هل تريد إعادة تشغيل مهام من ${where}؟`;
    },
    question: (kind, run) => {
      if (kind === 'stage')
        return `سيبدأ تشغيل جديد للمرحلة كلها بإعداداتها الحالية. كانت مهامها في ${words.counterOf(run)}: ${listed(
          words,
          run.jobs.map(({ name }) => name),
        )}.`;
      return kind === 'failed-jobs'
        ? `سيبدأ تشغيل جديد يعيد تشغيل هذه المهام: ${listed(
            words,
            failedJobs(run).map(({ name }) => name),
          )}، وينسخ نتائج المهام الأخرى.`
        : 'سيبدأ تشغيل جديد يعيد تشغيل المهام المختارة هنا وينسخ نتائج الأخرى.';
    },
    choose: 'المهام المراد إعادة تشغيلها',
    confirm: (kind, run, chosen) => {
      if (kind === 'stage') return 'إعادة تشغيل المرحلة';
      if (kind === 'failed-jobs') return `إعادة تشغيل ${FAILED[failedResults(run)]}`;
      if (chosen === 0) return 'لم تُختر أي مهمة';
      return plural(words, chosen, {
        one: 'إعادة تشغيل مهمة واحدة',
        two: 'إعادة تشغيل مهمتين',
        few: 'إعادة تشغيل # مهام',
        many: 'إعادة تشغيل # مهمة',
        other: 'إعادة تشغيل # مهمة',
      });
    },
    keep: 'لا تُعِد التشغيل',
    asking: {
      stage: (run) => `يُطلب من خادم Go إعادة تشغيل ${isolated(run.stage)} في ${run.pipelineCounter}…`,
      'failed-jobs': (run) => `يُطلب من خادم Go إعادة تشغيل المهام الفاشلة في ${words.counterOf(run)}…`,
      'chosen-jobs': (run, jobs) =>
        `يُطلب من خادم Go إعادة تشغيل ${listed(words, jobs)} في ${words.counterOf(run)}…`,
    },
    come: (run) => `ظهر بعد ذلك التشغيل ${words.counterOf(run)}.`,
    accepted: 'قبله خادم Go دون أن يقول شيئًا.',
    serverSays: (said) => `يقول خادم Go: «${isolated(said)}».`,
    nothing: 'لن يُعاد تشغيل شيء.',
    unknown: 'لا يُعرف هل سيُعاد تشغيل شيء: انظر إلى أحدث التشغيلات.',
    notPermitted: 'لا يحق لك التحكم في هذه المرحلة.',
    signedOut: 'لست مسجَّل الدخول إلى خادم Go.',
    signIn: 'سجّل الدخول وأعد المحاولة.',
    notFound: 'لا يعرف خادم Go تشغيلًا كهذا، أو مهمة كهذه فيه.',
    tryInAMinute: 'أعد المحاولة بعد دقيقة.',
    notOnThisServer: 'لا يمكن أن يُطلب من هذا الخادم إعادة التشغيل. لم يُرسل شيء.',
    notNow: 'لا يمكن إعادة تشغيله الآن.',
    nothingThere: 'لا يوجد ما يُعاد تشغيله.',
  },

  failure: {
    'bad-name': {
      title: 'لا يمكن البحث عن هذا الاسم',
      text: 'تبدأ الأسماء على خادم Go بحرف أو رقم أو _ أو - وتتبعها هذه والنقاط.',
    },
    'signed-out': {
      title: 'لست مسجَّل الدخول إلى خادم Go',
      text: 'سجّل الدخول هناك؛ وتتابع هذه الصفحة من نفسها حين تعود إليها.',
    },
    'not-permitted': {
      title: 'لا يحق لك عرض خط الأنابيب هذا',
      text: 'اطلب من مدير خادم Go إذن العرض لمجموعة خط الأنابيب.',
    },
    'not-found': {
      title: 'لا يوجد خط أنابيب كهذا',
      text: 'لا يعرف خادم Go خط أنابيب بهذا الاسم، أو لا يتيح لك العلم به. تحقق من الهجاء.',
    },
    unavailable: {
      title: 'لا يقبل خادم Go الطلبات الآن',
      text: 'ربما يبدأ التشغيل أو ينشئ نسخة احتياطية. أعد المحاولة بعد دقيقة.',
    },
    'server-error': {
      title: 'أخفق خادم Go',
      text: 'واجه خطأ من عنده أثناء الجواب. أعد المحاولة؛ وفي سجله تفاصيل أكثر.',
    },
    refused: {
      title: 'رفض خادم Go الطلب',
      text: 'ربما لا يدعم هذه النسخة من Stages API، أو رفضه شيء يقف أمامه.',
    },
    'no-api': {
      title: 'لا يدعم هذا الخادم أي Stages API نعرفها',
      text: 'هل هو خادم Go، وهل العنوان صحيح مع مسار السياق؟ هذا ما جُرِّب:',
    },
    unreachable: {
      title: 'تعذّر الوصول إلى خادم Go',
      text: 'ربما تعطل هو أو الشبكة. يجب أن يكون على المصدر نفسه لهذه الصفحة أو خلف وكيلها.',
    },
    'broken-off': {
      title: 'انقطع الجواب',
      text: 'انتهى الاتصال في منتصف جواب خادم Go. أعد المحاولة.',
    },
    'no-answer': {
      title: 'لا يجيب خادم Go',
      text: 'لم يجب في الوقت المناسب. ربما هو مثقل. أعد المحاولة.',
    },
    'not-json': {
      title: 'الجواب ليس JSON',
      text: 'أجاب شيء غير Stages API: وكيل، أو صفحة تسجيل دخول، أو أن عنوان الخادم خاطئ.',
    },
    malformed: {
      title: 'الجواب ليس كما توثقه Stages API',
      text: 'لا يُعرض منه شيء لأنه قد يكون خاطئًا. أبلغ مدير خادم Go بهذا السطر.',
    },
  },
});
