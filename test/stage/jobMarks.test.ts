import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { jobMarks, UNSTEADY_CHANGES, UNSTEADY_RUNS } from '../../src/stage/jobMarks.ts';
import type { JobMarks } from '../../src/stage/jobMarks.ts';
import { jobState } from '../../src/stage/jobState.ts';
import { runCounter } from '../../src/stage/StageRun.ts';
import type { Job, StageRun } from '../../src/stage/StageRun.ts';
import { JOB_NAMES, someHistory } from '../support/someHistory.ts';
import { toldHistory } from '../support/toldHistory.ts';

/** By job: `flaky: failed in 5 / 1, passed in 5 / 2`, `4 changes in 6`, `new failure in 7 / 1`. */
function told(runs: readonly StageRun[]): Record<string, string> {
  return Object.fromEntries([...jobMarks(runs)].map(([name, marks]) => [name, inWords(marks)]));
}

function inWords({ flaky, unsteady, newlyFailing }: JobMarks): string {
  const words = [];
  if (flaky)
    words.push(`flaky: failed in ${runCounter(flaky.failedIn)}, passed in ${runCounter(flaky.passedIn)}`);
  if (unsteady) words.push(`${unsteady.changes} changes in ${unsteady.runs}`);
  if (newlyFailing) words.push(`new failure in ${runCounter(newlyFailing)}`);
  return words.join('; ');
}

/** One run after the other, newest first, as `+--+`: each of a pipeline run of its own. */
const oneAfterTheOther = (signs: string): StageRun[] =>
  toldHistory(...signs.split('').map((sign, at) => `${900 - at}/1 unit${sign}${9_000 - at}`));

type Case = [what: string, runs: string[], mark: string | undefined];

describe('A job is flaky', () => {
  test.each<Case>([
    [
      'that failed and passed when the failed jobs were run again',
      ['5/2<1 unit+2 web+1', '5/1 unit-1 web+1'],
      'flaky: failed in 5 / 1, passed in 5 / 2',
    ],
    [
      'that passed and failed when the whole stage was run again',
      ['5/2 unit-2', '5/1 unit+1', '4/1 unit-0'],
      'flaky: failed in 5 / 2, passed in 5 / 1; new failure in 5 / 2',
    ],
    [
      'whose copies carry its failure on: it failed only once, in the first',
      ['5/3<2 unit+3', '5/2<1 unit-1', '5/1 unit-1'],
      'flaky: failed in 5 / 1, passed in 5 / 3',
    ],
    [
      'by its newest failure and its newest pass of the newest such pipeline run',
      ['6/1 unit+9', '5/4 unit-8', '5/3 unit+7', '5/2 unit-6', '5/1 unit+5', '4/2 unit+2', '4/1 unit-1'],
      'flaky: failed in 5 / 4, passed in 5 / 3',
    ],
    [
      'by a pipeline run that is newest because it was run again last',
      ['4/3 unit+9', '5/2 unit+8', '5/1 unit-7', '4/2 unit-2', '4/1 unit+1'],
      'flaky: failed in 4 / 2, passed in 4 / 3',
    ],
    [
      'by a pipeline run that is newest, though what is newest of it says nothing of the job',
      ['4/3 web+10', '5/2 unit+8', '5/1 unit-7', '4/2 unit-2', '4/1 unit+1'],
      'flaky: failed in 4 / 2, passed in 4 / 1',
    ],
    [
      'whose original is cut off: the oldest copy stands for it',
      ['5/4<3 unit+4', '5/3<2 unit-1', '5/2<1 unit-1'],
      'flaky: failed in 5 / 2, passed in 5 / 4',
    ],
    [
      'that was told of as going on at first, and as over in its copy',
      ['5/3<2 unit+3', '5/2<1 unit-1', '5/1 unit.1'],
      'flaky: failed in 5 / 1, passed in 5 / 3',
    ],
  ])('%s', (_, runs, mark) => {
    expect(told(toldHistory(...runs))['unit']).toBe(mark);
  });
});

describe('A job is not flaky', () => {
  test.each<Case>([
    ['that was copied with its failure', ['5/2<1 unit-1 web+2', '5/1 unit-1 web-1'], undefined],
    ['that was copied with its pass', ['5/2<1 unit+1 web+2', '5/1 unit+1 web-1'], undefined],
    ['that failed twice', ['5/2<1 unit-2', '5/1 unit-1'], undefined],
    ['that came out otherwise for another change', ['6/1 unit+2', '5/1 unit-1'], undefined],
    [
      'that shares its date with another pipeline run, which is no copy',
      ['6/1 unit+1', '5/1 unit-1'],
      undefined,
    ],
    ['that was cancelled in between', ['5/3 unitx3', '5/2 unit?2', '5/1 unit-1'], undefined],
    ['that goes on, even if it has failed already', ['5/2<1 unit!2', '5/1 unit+1'], undefined],
    ['that is told with two results for one execution', ['5/2<1 unit+1', '5/1 unit-1'], undefined],
    ['where dates are missing, which would prove it', ['5/2<1 unit+', '5/1 unit-'], undefined],
    ['where one date is missing', ['5/2 unit+2', '5/1 unit-'], undefined],
    [
      'where dates are missing and the whole was run again; but it is newly failing',
      ['5/2 unit-', '5/1 unit+'],
      'new failure in 5 / 2',
    ],
  ])('%s', (_, runs, mark) => {
    expect(told(toldHistory(...runs))['unit']).toBe(mark);
  });
});

describe('A job is unsteady', () => {
  test.each<[what: string, signs: string, mark: string | undefined]>([
    ['that changed four times', '+-+-+', '4 changes in 5'],
    ['but not three times', '+-+-', undefined],
    ['however long it stayed in between', '++--++---+', '4 changes in 10'],
    ['counted over the newest twenty', '+-+-' + '+'.repeat(30), '4 changes in 20'],
    ['and not further back', '+'.repeat(17) + '-+-+-+-', undefined],
    ['by one that is the twentieth', '+'.repeat(16) + '-+-+-+-', '4 changes in 20'],
    ['cancelled, active and unknown executions apart', '.+x-?+!-x+', '4 changes in 5'],
    ['and newly failing at once', '-+-+-', '4 changes in 5; new failure in 900 / 1'],
  ])('%s', (_, signs, mark) => {
    expect(told(oneAfterTheOther(signs))['unit']).toBe(mark);
  });

  it('is only said of one that is not flaky', () => {
    const runs = toldHistory('9/2<1 unit+9', '9/1 unit-8', '8/1 unit+7', '7/1 unit-6', '6/1 unit+5');
    expect(told(runs)).toEqual({ unit: 'flaky: failed in 9 / 1, passed in 9 / 2' });
  });

  it('does not change by being copied', () => {
    const runs = toldHistory(
      '9/3<2 unit-8',
      '9/2<1 unit-8',
      '9/1 unit-8',
      '8/1 unit+7',
      '7/1 unit-6',
      '6/1 unit+5',
    );
    expect(told(runs)).toEqual({ unit: 'new failure in 9 / 1' });
  });
});

describe('A job is newly failing', () => {
  test.each<Case>([
    ['where it passed the time before', ['5/1 unit-2', '4/1 unit+1'], 'new failure in 5 / 1'],
    ['but not from the second failure on', ['5/1 unit-3', '4/1 unit-2', '3/1 unit+1'], undefined],
    ['but not where it has never passed', ['5/1 unit-2'], undefined],
    [
      'in the run it was run in, not in one that copied it',
      ['5/2<1 unit-2 web+3', '5/1 unit-2 web-2', '4/1 unit+1 web+1'],
      'new failure in 5 / 1',
    ],
    [
      'even while it runs again, or was cancelled since',
      ['7/1 unit.', '6/1 unitx3', '5/1 unit-2', '4/1 unit+1'],
      'new failure in 5 / 1',
    ],
    [
      'where dates are missing, but not by a partial re-run, which may have copied it',
      ['5/1 unit-', '4/2<1 unit-', '4/1 unit+'],
      'new failure in 5 / 1',
    ],
    [
      'even if it has left the stage since',
      ['6/1 web+3', '5/1 unit-2', '4/1 unit+1'],
      'new failure in 5 / 1',
    ],
  ])('%s', (_, runs, mark) => {
    expect(told(toldHistory(...runs))['unit']).toBe(mark);
  });
});

/** What the sentences say, one after the other, by looking at everything each time. */
function bySentences(runs: readonly StageRun[], name: string): string {
  const jobIn = (run: StageRun): Job | undefined => run.jobs.find((job) => job.name === name);
  const isSame = (run: StageRun, other: StageRun): boolean =>
    run === other ||
    (run.pipelineCounter === other.pipelineCounter &&
      jobIn(run)?.scheduledDate !== undefined &&
      jobIn(run)?.scheduledDate === jobIn(other)?.scheduledDate);
  const tellings = runs.filter((run) => {
    const job = jobIn(run);
    return job !== undefined && (job.scheduledDate !== undefined || run.rerunOfCounter === null);
  });
  // An execution stands where its original stands: where no older run tells of it.
  const originals = tellings.filter(
    (run) => !tellings.some((other) => isSame(run, other) && runs.indexOf(other) > runs.indexOf(run)),
  );
  const executions = originals.flatMap((run) => {
    const kinds = tellings
      .filter((other) => isSame(run, other))
      .map((other) => jobState(jobIn(other) ?? { state: '', result: '' }).kind)
      .filter((kind) => kind === 'passed' || kind === 'failed');
    const [kind] = kinds;
    if (kind === undefined || new Set(kinds).size > 1) return [];
    return [{ run, kind, date: jobIn(run)?.scheduledDate }];
  });

  let flaky: JobMarks['flaky'];
  for (const { pipelineCounter } of runs) {
    const ofIt = executions.filter(
      (one) => one.run.pipelineCounter === pipelineCounter && one.date !== undefined,
    );
    const failed = ofIt.find(({ kind }) => kind === 'failed');
    const passed = ofIt.find(({ kind }) => kind === 'passed');
    if (flaky === undefined && failed && passed) flaky = { failedIn: failed.run, passedIn: passed.run };
  }
  const last20 = executions.slice(0, 20);
  let changes = 0;
  for (let at = 1; at < last20.length; at += 1) if (last20[at]?.kind !== last20[at - 1]?.kind) changes += 1;
  const unsteady = flaky === undefined && changes >= 4 ? { changes, runs: last20.length } : undefined;
  const isNew = executions[0]?.kind === 'failed' && executions[1]?.kind === 'passed';
  return inWords({ flaky, unsteady, newlyFailing: isNew ? executions[0]?.run : undefined });
}

describe('The marks of any history', () => {
  it('are what the sentences say', () => {
    expect([UNSTEADY_RUNS, UNSTEADY_CHANGES]).toEqual([20, 4]);
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(fc.oneof(someHistory(), someHistory({ maxRuns: 30, reruns: false })), (runs) => {
        const marks = told(runs);
        for (const name of JOB_NAMES) {
          expect(marks[name] ?? '', name).toBe(bySentences(runs, name));
          for (const mark of ['flaky', 'changes', 'new failure'])
            if (marks[name]?.includes(mark)) seen.set(mark, (seen.get(mark) ?? 0) + 1);
        }
        expect(Object.keys(marks).filter((name) => marks[name] === '')).toEqual([]);
      }),
      { numRuns: 1_500 },
    );
    // Otherwise the histories would prove little.
    for (const mark of ['flaky', 'changes', 'new failure']) expect(seen.get(mark), mark).toBeGreaterThan(100);
  });

  it('never call a job flaky that has the same result in every run of each pipeline run', () => {
    fc.assert(
      fc.property(someHistory({ odd: false }), (runs) => {
        const steady = runs.map((run) => ({
          ...run,
          jobs: run.jobs.map((job) => ({
            ...job,
            state: 'Completed',
            result: (run.pipelineCounter + job.name.length) % 2 ? 'Passed' : 'Failed',
          })),
        }));
        for (const { flaky } of jobMarks(steady).values()) expect(flaky).toBeUndefined();
      }),
      { numRuns: 1_000 },
    );
  });

  it('do not change when the newest run is copied as a whole', () => {
    const histories = someHistory({ odd: false }).filter(([newest]) => newest !== undefined);
    fc.assert(
      fc.property(histories, (runs) => {
        const [newest] = runs;
        if (newest === undefined) return;
        const copy = { ...newest, stageCounter: '99', rerunOfCounter: Number(newest.stageCounter) };
        const [before, after] = [told(runs), told([copy, ...runs])];
        // Which pipeline run is the newest does not change either: the copy is of the newest run.
        expect(after).toEqual(before);
      }),
      { numRuns: 1_000 },
    );
  });
});
