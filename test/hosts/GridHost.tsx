import { useCallback, useState } from 'react';
import { JobGridView } from '../../src/components/glance/JobGridView.tsx';
import { runKey } from '../../src/stage/StageRun.ts';
import type { Job, RunId, StageRun } from '../../src/stage/StageRun.ts';
import '../../src/styles.css';

const NAME = { pipeline: 'website', stage: 'test' };
const NAMES = ['UnitTest', 'Lint', 'Contract', 'Browser', 'Package', 'Docs', 'Smoke', 'Perf'];
/** The counter of the newest run there is at first. */
const NEWEST = 12_043;
const DAY = 1_768_478_400_000;

/** `-1` to `1`, the same for the same numbers. */
const wave = (job: number, run: number): number => Math.sin(job * 12.9898 + run * 78.233);

function nameOf(at: number): string {
  if (at === 9) return 'a_name.which_goes_on.'.repeat(10).slice(0, 200);
  const name = NAMES[at % NAMES.length] ?? '';
  return at < NAMES.length ? name : `${name}-${Math.floor(at / NAMES.length) + 1}`;
}

/** Rarely failing, now and then failing often, the seventh in every second run only. */
function jobOf(at: number, run: number, isRerun: boolean): Job | undefined {
  if (at === 6 && run % 2 === 0) return undefined;
  const often = at % 24 === 3 ? 0.6 : 0.985;
  const failed = wave(at, run) > often;
  const scheduledDate = DAY + run * 3_600_000;
  const job = { name: nameOf(at), state: 'Completed', scheduledDate };
  if (run === NEWEST && at % 3 === 1) return { ...job, state: 'Building', result: undefined };
  if (run % 17 === 5 && at % 4 === 2) return { ...job, result: 'Cancelled' };
  if (run === NEWEST - 7 && at === 4) return { ...job, state: 'Discontinued', result: undefined };
  if (isRerun)
    return failed
      ? { ...job, result: 'Passed', scheduledDate: scheduledDate + 900_000 }
      : { ...job, result: 'Passed' };
  return { ...job, result: failed ? 'Failed' : 'Passed' };
}

/** The runs from that counter on, newest first; each ninth one is a re-run of what failed in the one before. */
function runsFrom(newest: number, jobs: number, runs: number): readonly StageRun[] {
  return Array.from({ length: runs }, (_, at) => {
    const counter = newest - at;
    const isRerun = counter % 9 === 0;
    const own = isRerun ? counter - 1 : counter;
    return {
      ...NAME,
      pipelineCounter: own,
      stageCounter: isRerun ? '2' : '1',
      jobs: Array.from({ length: jobs }, (_, job) => jobOf(job, own, isRerun)).filter(
        (job) => job !== undefined,
      ),
      id: undefined,
      approvedBy: 'changes',
      cancelledBy: null,
      rerunOfCounter: isRerun ? 1 : null,
      operatePermission: undefined,
    };
  });
}

/** The grid by itself, of so many jobs and runs. Its buttons do what else comes from the history around it. */
export function GridHost({ jobs, runs, flakiness }: { jobs: number; runs: number; flakiness: boolean }) {
  const [shown, setShown] = useState(() => runsFrom(NEWEST, jobs, runs));
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [goTo, setGoTo] = useState<{ run: RunId }>();
  const onOpen = useCallback(
    (run: StageRun) => setOpen((before) => new Set(before.has(runKey(run)) ? [] : [runKey(run)])),
    [],
  );
  const newer = (count: number): void => {
    const first = (shown[0]?.pipelineCounter ?? 0) + count;
    setShown([...runsFrom(first, jobs, count), ...shown]);
  };
  const failFirst = (): void =>
    setShown(
      shown.map((run, at) =>
        at === 1
          ? { ...run, jobs: run.jobs.map((job, n) => (n === 0 ? { ...job, result: 'Failed' } : job)) }
          : run,
      ),
    );
  const last = shown.at(-1);
  return (
    <>
      <section className="stage-history" aria-label="website / test">
        <JobGridView
          {...{ name: NAME, server: '/go', runs: shown, history: shown, flakiness, open, onOpen, goTo }}
        />
      </section>
      <button type="button" onClick={() => newer(10)}>
        Ten newer runs
      </button>
      <button type="button" onClick={() => setShown([...shown])}>
        Nothing new
      </button>
      <button type="button" onClick={failFirst}>
        One job fails
      </button>
      <button type="button" onClick={() => last && setGoTo({ run: last })}>
        Go to the oldest
      </button>
      <button type="button" onClick={() => setShown(shown.filter((_, at) => at % 2 === 0))}>
        Every second run
      </button>
    </>
  );
}
