import type { StageHistoryMessages } from '../../src/components/language.ts';
import type { StageRun } from '../../src/stage/StageRun.ts';
import { someRun } from './someRun.ts';

/** Seven of the morning on 15 January 2026 (UTC), so that clocks of 12 and of 24 hours say the same. */
export const SEVEN = Date.UTC(2026, 0, 15, 7);

const NAME = { pipeline: 'pipeline-x', stage: 'stage-y' };
const RUN: StageRun = {
  ...someRun(142, 'job-a:Building/Unknown job-b:Completed/Failed job-c:Completed/Cancelled', NAME),
  stageCounter: '3',
  rerunOfCounter: 2,
};
const OTHER = someRun(97, 'job-d:Completed/Passed', NAME);
const PAGE = { first: 11, last: 20, total: 2_431, page: 2, pages: 244, pageSize: 10 };
const FILTER = {
  ...{ text: '', states: [], job: 'job-a', jobFailed: true, by: 'user-z', from: 40, to: 60 },
};

/** Every message that is made of something, made once, in the places of the catalogue. `count`: what is counted; at least 3. */
export function everyMessage(m: StageHistoryMessages, count: number) {
  const { cancel, control, run, rerun, pager, live, tellMe, glance, grid, found, wall } = m;
  const { streak, strip, stats, filter, compare, takeAlong } = glance;
  const runs = Array.from({ length: count }, (_, at) => someRun(1_000 + at, 'job-a:Completed/Passed'));
  const reach = { runs, isComplete: false, total: 9_876 };
  const read = { kind: 'more', read: count, wanted: 7_654 } as const;
  const flaky = { failedIn: RUN, passedIn: OTHER };
  const usual = { low: 61_000, high: 125_000, median: 93_000, runs: count };
  const since = [RUN, [' (', { name: 'user-z' }, ')'], OTHER] as const;
  return {
    rowsOf: m.rowsOf(NAME),
    rerunOf: m.rerunOf(RUN),
    jobCount: {
      running: m.jobCount.running(count),
      cancelled: m.jobCount.cancelled(count),
      passed: m.jobCount.passed(count),
    },
    cancelledBy: m.cancelledBy('user-z'),
    approval: m.approval({ by: 'user', name: 'user-z' }),
    live: {
      live: live.live('12 s'),
      paused: live.paused('12:05'),
      off: live.off('12:05'),
      failing: live.failing('12:05'),
      'signed-out': live['signed-out']('12:05'),
    },
    newerRuns: m.newerRuns({ count, orMore: false }),
    tellMe: {
      button: tellMe.button(RUN),
      waiting: tellMe.waiting(RUN),
      alsoOnDesktop: tellMe.alsoOnDesktop(RUN),
      ended: tellMe.ended(RUN),
      endedWhere: tellMe.endedWhere(NAME),
    },
    skew: m.skew(3 * 3_600_000),
    reading: m.reading(NAME),
    empty: { text: m.empty.text(NAME) },
    pager: {
      ofPages: pager.ofPages(count),
      range: pager.range(PAGE),
      oneRun: pager.oneRun(RUN),
      runs: pager.runs(RUN, OTHER),
      noSuchPage: pager.noSuchPage(count),
    },
    blindVersion: m.blindVersion('20.2.0'),
    failureSentence: m.failureSentence('title-t', 503),
    detail: m.detail(503, 'detail-d'),
    cancel: {
      outcomeOf: cancel.outcomeOf(RUN),
      buttonLabel: cancel.buttonLabel(RUN),
      pendingLabel: cancel.pendingLabel(RUN),
      title: cancel.title(RUN),
      question: cancel.question(RUN),
      alreadyOver: cancel.alreadyOver(RUN),
      confirm: cancel.confirm(RUN),
      requested: cancel.requested('142 / 3'),
      requestedAgo: cancel.requestedAgo('12 s', count),
      cancelled: cancel.cancelled('142 / 3', 'user-z'),
      finishedFirst: cancel.finishedFirst('142 / 3', 'state-s'),
      lastReadActive: cancel.lastReadActive('142 / 3'),
      lastRead: cancel.lastRead('142 / 3', 'state-s', count),
      gone: cancel.gone('142 / 3'),
      finished: cancel.finished('142 / 3', 'state-s'),
      othersNow: cancel.othersNow(['142 / 3', '97 / 1']),
      othersToo: cancel.othersToo(['142 / 3', '97 / 1']),
    },
    control: {
      holdLabel: control.holdLabel(RUN),
      holdingLabel: control.holdingLabel(RUN),
      waitingLabel: control.waitingLabel(RUN),
      waitingFor: control.waitingFor(RUN),
      vetoedBecause: control.vetoedBecause('detail-d'),
    },
    run: {
      detailsOf: run.detailsOf(RUN),
      reading: run.reading(RUN),
      failed: run.failed(RUN),
      noSuchRun: run.noSuchRun(RUN),
      took: run.took(93_000, '12:05', '12:06'),
      goingFor: run.goingFor(93_000, '12:05'),
      standing: {
        usual: run.standing.usual(),
        longer: run.standing.longer(93_000),
        shorter: run.standing.shorter(93_000),
      },
      usually: run.usually(usual),
      expected: run.expected('12:05', 93_000),
      overdue: run.overdue(93_000),
      jobs: run.jobs(RUN),
      phaseTook: run.phaseTook('waiting', 93_000),
      phaseGoes: run.phaseGoes('uploading', 93_000),
      agent: run.agent('5fe94110-b6e1'),
      agentRest: run.agentRest('5fe94110-b6e1'),
      copied: run.copied(93_000),
      allJobs: run.allJobs(count),
      links: { compare: run.links.compare(141) },
    },
    rerun: {
      button: rerun.button('failed-jobs', RUN),
      title: rerun.title('stage', RUN),
      question: rerun.question('failed-jobs', RUN),
      confirm: rerun.confirm('chosen-jobs', RUN, count),
      asking: {
        stage: rerun.asking.stage(RUN),
        'failed-jobs': rerun.asking['failed-jobs'](RUN),
        'chosen-jobs': rerun.asking['chosen-jobs'](RUN, ['job-a', 'job-b']),
      },
      come: rerun.come(RUN),
      serverSays: rerun.serverSays('detail-d'),
    },
    glance: {
      streak: {
        reach: streak.reach(reach),
        none: streak.none('reach-r'),
        passingSince: told(streak.passingSince(count, ...since)),
        passedAlways: streak.passedAlways(count),
        passedSoFar: streak.passedSoFar(count, 'reach-r', count),
        failingSince: told(streak.failingSince(count, ...since)),
        failingAtLeast: streak.failingAtLeast(count, 'reach-r'),
        neverPassed: streak.neverPassed(count),
        failingJobs: told(streak.failingJobs(count, [{ name: 'job-a' }, ', ', { name: 'job-b' }])),
        moreJobs: streak.moreJobs(count),
        trigger: { user: told(streak.trigger.user({ name: 'user-z' })) },
      },
      label: glance.label(NAME),
      strip: {
        label: strip.label(count),
        oldest: strip.oldest(RUN, true, SEVEN),
        short: strip.short(RUN, SEVEN),
        withJobs: strip.withJobs('142 / 3', 'job-a'),
      },
      stats: {
        passedOf: stats.passedOf({ passed: 33, finished: count }),
        base: stats.base(count),
        noneIn: stats.noneIn(reach),
      },
      reach: glance.reach('reach-r'),
      looking: glance.looking('last pass', read),
      readingMore: glance.readingMore(read),
      notRead: glance.notRead('title-t'),
      lastPassed: glance.lastPassed(RUN),
      failingSince: glance.failingSince(RUN),
      noPass: glance.noPass('reach-r'),
      passedMeanwhile: glance.passedMeanwhile(RUN),
      filter: {
        noneBetween: filter.noneBetween(40, 60),
        remove: filter.remove('filter-f'),
        summary: {
          job: filter.summary.job(FILTER),
          by: filter.summary.by(FILTER),
          counters: filter.summary.counters(FILTER),
        },
        refused: filter.refused(['part-p', 'part-q']),
        coverage: filter.coverage(count, reach),
        searchMore: filter.searchMore({ ...reach, total: count + 42 }),
        searching: filter.searching(read),
      },
      compare: {
        option: compare.option(RUN),
        unknownOption: compare.unknownOption(RUN),
        notRead: compare.notRead(RUN),
        sameRun: compare.sameRun(RUN),
        changed: compare.changed(count),
        table: compare.table(RUN, OTHER),
        onlyIn: compare.onlyIn(RUN),
        same: compare.same(count),
        samePipelineRun: compare.samePipelineRun(142),
        goServer: compare.goServer(97, 142),
      },
      takeAlong: {
        what: takeAlong.what(count),
        download: takeAlong.download('CSV'),
        copy: takeAlong.copy('JSON'),
        downloaded: takeAlong.downloaded(count, 'file-f'),
        copied: takeAlong.copied(count, 'JSON'),
        linkCopied: takeAlong.linkCopied(RUN),
        failedJobsCopied: takeAlong.failedJobsCopied(count),
        copyThis: takeAlong.copyThis('text-t'),
      },
    },
    grid: {
      gridOf: grid.gridOf(NAME),
      count: grid.count(count, 1_234),
      run: grid.run('142 / 3', 'state-s', 'rerun-r'),
      cell: grid.cell('job-a', '142 / 3', 'word-w', true),
      absent: grid.absent('job-a', '142 / 3'),
      evidence: {
        newlyFailing: grid.evidence.newlyFailing({
          newlyFailing: RUN,
          flaky: undefined,
          unsteady: undefined,
        }),
        flaky: grid.evidence.flaky({ newlyFailing: undefined, flaky, unsteady: undefined }),
        unsteady: grid.evidence.unsteady({
          newlyFailing: undefined,
          flaky: undefined,
          unsteady: { changes: 5, runs: count },
        }),
      },
      basis: grid.basis(count),
    },
    found: {
      nothing: { text: found.nothing.text(count, false) },
      shown: found.shown(count, 7_654),
      gridRange: found.gridRange(count, { isComplete: false, total: 9_876 }),
      showOlder: found.showOlder(count),
      showMore: found.showMore(count),
    },
    wall: {
      asOf: wall.asOf('12:05'),
      asOfLongAgo: wall.asOfLongAgo('12:05', '12 s'),
      named: wall.named('word-w', ['job-a', 'job-b']),
    },
  };
}

type Parts = ReturnType<StageHistoryMessages['glance']['streak']['passingSince']>;

function told(parts: Parts): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      if ('name' in part) return part.name;
      return 'run' in part ? `${part.run.pipelineCounter} / ${part.run.stageCounter}` : String(part.moment);
    })
    .join('');
}
