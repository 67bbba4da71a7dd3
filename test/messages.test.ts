import { describe, expect, it, test } from 'vitest';
import { ApiError } from '../src/api/ApiError.ts';
import type { ApiFailure } from '../src/api/ApiError.ts';
import type { CancelAnswer, HistoryPage } from '../src/api/StagesApi.ts';
import { pageRange } from '../src/components/pageRange.ts';
import type { CancelOutcome } from '../src/query/cancelStep.ts';
import { approval } from '../src/stage/approval.ts';
import { cancelCheck } from '../src/stage/cancelCheck.ts';
import { runState } from '../src/stage/runState.ts';
import type { StageRun } from '../src/stage/StageRun.ts';
import { cancelNews, cancelNote, messages } from './support/english.ts';
import { someRun as run } from './support/someRun.ts';

const BUILDING = 'unit:Building/Unknown';
const confirmed = run(142, BUILDING);

/** What a cancel says that is to say the same beside its row and to a screen reader. */
function said(outcome: CancelOutcome | undefined, now: StageRun | undefined): string {
  const note = cancelNote(outcome, confirmed, now, 12_000);
  expect(cancelNews(outcome, confirmed, now)).toBe(note);
  return note;
}

/** What is said of a cancel that a fresh look at these runs held back. */
function saidAfterLook(newest: readonly StageRun[], operatePermission?: boolean): string {
  const permission = { host: operatePermission, elsewhere: undefined, refused: false };
  const check = cancelCheck(confirmed, newest, permission);
  if (check.go) throw new Error('The look would have let the cancel through.');
  return said({ kind: 'held-back', check }, undefined);
}

const failed = (kind: ApiFailure, status?: number): CancelOutcome => ({
  kind: 'failed',
  error: new ApiError(kind, status === undefined ? {} : { status }),
});

const answered = (answer: CancelAnswer): CancelOutcome => ({ kind: 'answered', answer });

describe('A cancel that was held back', () => {
  test.each<[because: string, newest: StageRun[], sentence: string]>([
    [
      'the run has finished and the next one runs',
      [run(143, BUILDING), run(142, 'unit:Completed/Passed')],
      '142 / 1 has finished: Passed. 143 / 1 is running now. Nothing was cancelled.',
    ],
    [
      'the run has finished',
      [run(142, 'unit:Completed/Failed')],
      '142 / 1 has finished: Failed. Nothing was cancelled.',
    ],
    [
      'somebody else cancelled the run',
      [run(142, 'unit:Completed/Cancelled')],
      '142 / 1 has finished: Cancelled. Nothing was cancelled.',
    ],
    [
      'the run has finished and two others run',
      [run(144, BUILDING), run(143, BUILDING), run(142, 'unit:Completed/Passed')],
      '142 / 1 has finished: Passed. 144 / 1 and 143 / 1 are running now. Nothing was cancelled.',
    ],
    [
      'a newer run is active too',
      [run(143, BUILDING), run(142, BUILDING)],
      '143 / 1 is running too, and this server does not let us say which to cancel. Nothing was cancelled.',
    ],
    [
      'an older run is active too',
      [run(142, BUILDING), run(141, BUILDING)],
      '141 / 1 is running too, and this server does not let us say which to cancel. Nothing was cancelled.',
    ],
    [
      'the run is gone and another one runs',
      [run(153, BUILDING), run(152, 'unit:Completed/Passed')],
      '142 / 1 is no longer among the newest runs. 153 / 1 is running now. Nothing was cancelled.',
    ],
    [
      'the run is gone and nothing runs',
      [run(153, 'unit:Completed/Passed')],
      '142 / 1 is no longer among the newest runs. Nothing was cancelled.',
    ],
    [
      'the permission is gone',
      [run(142, BUILDING, { operatePermission: false })],
      'You may view this stage but not operate it. Nothing was cancelled.',
    ],
  ])('because %s', (_, newest, sentence) => {
    expect(saidAfterLook(newest)).toBe(sentence);
  });

  it('because the newest runs could not be read', () => {
    const say = (kind: ApiFailure, status?: number) =>
      said(
        { kind: 'not-checked', error: new ApiError(kind, status === undefined ? {} : { status }) },
        confirmed,
      );
    expect(say('unavailable', 503)).toBe(
      'The newest runs could not be read again before cancelling. The Go server is not taking requests now (HTTP 503). Nothing was cancelled.',
    );
    expect(say('unreachable')).toBe(
      'The newest runs could not be read again before cancelling. The Go server cannot be reached. Nothing was cancelled.',
    );
  });
});

describe('A cancel on its way', () => {
  test.each([undefined, confirmed, run(142, 'unit:Completed/Cancelled')])(
    'is on its way, whatever is known of the run',
    (now) => {
      expect(said(undefined, now)).toBe('Cancelling run 142 / 1…');
    },
  );
});

describe('A cancel that the server accepted', () => {
  const accepted = answered({ said: 'accepted' });

  test.each<[jobs: string, ago: number, note: string]>([
    [BUILDING, 0, 'Cancel requested 0 s ago, 1 job still running.'],
    [
      'unit:Building/Unknown lint:Scheduled/Unknown',
      12_900,
      'Cancel requested 12 s ago, 2 jobs still running.',
    ],
    [
      'unit:Building/Unknown lint:Completed/Failed',
      60_000,
      'Cancel requested 1 min ago, 1 job still running.',
    ],
    [
      'unit:Building/Unknown lint:Completed/Cancelled',
      59_999,
      'Cancel requested 59 s ago, 1 job still running.',
    ],
  ])('is still to be carried out while jobs run, of “%s” after %i ms', (jobs, ago, note) => {
    expect(cancelNote(accepted, confirmed, run(142, jobs), ago)).toBe(note);
  });

  it('is requested, and no more, where the run is not known any more', () => {
    expect(cancelNote(accepted, confirmed, undefined, 12_000)).toBe('Cancel requested 12 s ago.');
  });

  it('is news once, not with each second or job', () => {
    for (const now of [undefined, confirmed, run(142, 'unit:Building/Unknown lint:Building/Unknown')])
      expect(cancelNews(accepted, confirmed, now)).toBe('Cancel of 142 / 1 requested.');
  });

  test.each<[cancelledBy: string | null, note: string]>([
    [null, '142 / 1 was cancelled.'],
    ['', '142 / 1 was cancelled.'],
    ['admin', '142 / 1 was cancelled by admin.'],
    ['GoCD', '142 / 1 was cancelled by the server.'],
  ])('has come to its end once the run says so, by %j', (cancelledBy, note) => {
    expect(said(accepted, run(142, 'unit:Completed/Cancelled', { cancelledBy }))).toBe(note);
  });

  test.each([
    ['unit:Completed/Passed', 'Passed'],
    ['unit:Completed/Failed', 'Failed'],
    ['unit:Completed/Unknown', 'Unknown'],
  ])('came too late for a run of “%s”', (jobs, state) => {
    expect(said(accepted, run(142, jobs))).toBe(`142 / 1 finished first: ${state}.`);
  });
});

describe('A cancel that the server ignored', () => {
  test.each([undefined, confirmed, run(142, 'unit:Completed/Passed'), run(142, 'unit:Completed/Cancelled')])(
    'cancelled nothing, however the run stands',
    (now) => {
      expect(said(answered({ said: 'ignored' }), now)).toBe(
        'The server ignored the cancel: the stage was not active. Nothing was cancelled.',
      );
    },
  );
});

describe('A cancel whose effect is unknown', () => {
  const UNKNOWN = 'Whether the cancel took effect is unknown.';
  describe.each<[because: string, outcome: CancelOutcome, doubt: string]>([
    [
      'the answer has no words anybody knows',
      answered({ said: 'unclear', text: 'OK' }),
      'The server answered without saying what it did.',
    ],
    ['the page was left', { kind: 'left' }, 'The page was left before the Go server answered the cancel.'],
    ['nothing was reached', failed('unreachable'), 'The connection failed before the cancel was answered.'],
    [
      'the answer broke off',
      failed('broken-off', 200),
      'The connection failed before the cancel was answered.',
    ],
    ['no answer came', failed('no-answer'), 'The Go server has not answered the cancel for 30 s.'],
    ['the server failed', failed('server-error', 500), 'The Go server failed (HTTP 500).'],
    ['a page came', failed('not-json', 200), 'The answer is not JSON (HTTP 200).'],
  ])('since %s', (_, outcome, doubt) => {
    it('says so, and how the run stands', () => {
      const two = run(142, 'unit:Building/Unknown lint:Building/Unknown web:Completed/Passed');
      const failing = run(142, 'unit:Building/Unknown lint:Completed/Failed');
      const note = (now: StageRun | undefined) => cancelNote(outcome, confirmed, now, 12_000);
      expect(note(two)).toBe(`${doubt} ${UNKNOWN} As last read, 142 / 1 is Building, 2 jobs still running.`);
      expect(note(failing)).toBe(
        `${doubt} ${UNKNOWN} As last read, 142 / 1 is Failing, 1 job still running.`,
      );
      expect(note(undefined)).toBe(`${doubt} ${UNKNOWN}`);
    });

    it('is news once, not with each job', () => {
      const news = (now: StageRun | undefined) => cancelNews(outcome, confirmed, now);
      expect(news(confirmed)).toBe(`${doubt} ${UNKNOWN} As last read, 142 / 1 is active.`);
      expect(news(run(142, 'unit:Building/Unknown lint:Completed/Failed'))).toBe(news(confirmed));
      expect(news(undefined)).toBe(`${doubt} ${UNKNOWN}`);
    });

    it('keeps the doubt when the run is over: it need not have been this cancel', () => {
      const cancelledBy = 'admin';
      expect(said(outcome, run(142, 'unit:Completed/Cancelled'))).toBe(`${doubt} 142 / 1 was cancelled.`);
      expect(said(outcome, run(142, 'unit:Completed/Cancelled', { cancelledBy }))).toBe(
        `${doubt} 142 / 1 was cancelled by admin.`,
      );
      expect(said(outcome, run(142, 'unit:Completed/Passed'))).toBe(
        `${doubt} 142 / 1 finished first: Passed.`,
      );
    });
  });
});

describe('A cancel that was refused', () => {
  test.each<[kind: ApiFailure, status: number | undefined, sentence: string]>([
    ['not-permitted', 401, 'You may view this stage but not operate it. Nothing was cancelled.'],
    ['not-permitted', 403, 'You may view this stage but not operate it. Nothing was cancelled.'],
    ['signed-out', 401, 'You are signed out of the Go server. Nothing was cancelled. Sign in and try again.'],
    ['not-found', 404, 'The Go server knows no such run to cancel. Nothing was cancelled.'],
    [
      'unavailable',
      503,
      'The Go server is not taking requests now (HTTP 503). Nothing was cancelled. Try again in a minute.',
    ],
    ['refused', 409, 'The Go server refused the request (HTTP 409). Nothing was cancelled.'],
  ])('as %s, %s, cancelled nothing, however the run stands', (kind, status, sentence) => {
    for (const now of [undefined, confirmed, run(142, 'unit:Completed/Cancelled')])
      expect(said(failed(kind, status), now)).toBe(sentence);
  });
});

describe('Whatever came of a cancel', () => {
  const answers: CancelAnswer[] = [
    { said: 'accepted' },
    { said: 'ignored' },
    { said: 'unclear', text: 'Stage cancelled' },
  ];
  const kinds = Object.keys(messages.failure).filter((kind): kind is ApiFailure => kind in messages.failure);
  const outcomes: (CancelOutcome | undefined)[] = [
    undefined,
    { kind: 'left' },
    ...answers.map(answered),
    ...kinds.flatMap((kind): CancelOutcome[] => [
      failed(kind, 500),
      { kind: 'not-checked', error: new ApiError(kind) },
    ]),
  ];
  const states = [
    undefined,
    run(142, 'unit:Completed/Cancelled'),
    run(142, 'unit:Completed/Passed'),
    run(142, 'unit:Completed/Unknown'),
    run(142, 'unit:Building/Unknown lint:Completed/Cancelled'),
    confirmed,
  ];
  const cases = outcomes.map((outcome) => ({
    outcome,
    told:
      outcome === undefined
        ? 'sent'
        : 'error' in outcome
          ? `${outcome.kind}: ${outcome.error.kind}`
          : outcome.kind,
  }));

  it.each(cases)(
    '$told, nobody is told that the run is cancelled unless its own jobs say so',
    ({ outcome }) => {
      for (const now of states)
        for (const sentence of [
          cancelNote(outcome, confirmed, now, 12_000),
          cancelNews(outcome, confirmed, now),
        ]) {
          expect(sentence).not.toBe('');
          const rest = sentence.replace('Nothing was cancelled.', '');
          if (now === undefined || runState(now) !== 'Cancelled') expect(rest).not.toMatch(/cancelled/i);
          else expect(rest.replace(/142 \/ 1 was cancelled\.$/, '')).not.toMatch(/cancelled/i);
        }
    },
  );
});

describe('Asking before a cancel', () => {
  it('names run, pipeline and stage', () => {
    expect(messages.cancel.title(confirmed)).toBe('Cancel run 142 / 1 of website / test?');
    expect(messages.cancel.confirm(confirmed)).toBe('Cancel run 142 / 1');
  });

  test.each([
    [BUILDING, 'unit is still running. It will be stopped, and the run will end as Cancelled.'],
    [
      'lint:Completed/Passed package:Scheduled/Unknown unit:Completing/Failed',
      'package and unit are still running. They will be stopped, and the run will end as Cancelled.',
    ],
  ])('names the jobs that run, of “%s”', (jobs, question) => {
    expect(messages.cancel.question(run(142, jobs))).toBe(question);
  });

  it('says how the run has ended when it is over before the answer', () => {
    expect(messages.cancel.alreadyOver(run(142, 'unit:Completed/Failed'))).toBe(
      '142 / 1 has finished: Failed. There is nothing left to cancel.',
    );
  });
});

describe('The words of a row', () => {
  test.each([
    ['changes', 'triggered by changes'],
    ['timer', 'by timer'],
    ['admin', 'admin'],
    [null, 'not told'],
  ])('approved_by %s is told as “%s”', (approvedBy, words) => {
    expect(messages.approval(approval({ approvedBy }))).toBe(words);
  });

  it('name the run that a partial re-run repeats, where the server says so', () => {
    expect(messages.rerunOf(run(2, BUILDING, { stageCounter: '3', rerunOfCounter: 1 }))).toBe(
      'rerun of 2 / 1',
    );
    expect(messages.rerunOf(run(2, BUILDING))).toBeUndefined();
  });

  it('count what is folded', () => {
    expect(messages.jobCount.passed(11)).toBe('11 passed');
  });

  it('count the runs of the page', () => {
    const page: HistoryPage = {
      ...{ token: '', newer: undefined, older: undefined, oldest: undefined, insteadOf: undefined },
      ...{ exactCancel: true, blindVersion: undefined, count: undefined },
      runs: [run(142, BUILDING), run(141, BUILDING), run(133, BUILDING)],
    };
    const count = { first: 11, last: 20, total: 2431, page: 2, pages: 244, pageSize: 10 };
    expect(pageRange({ ...page, count }, messages)).toBe('Runs 11–20 of 2,431');
    expect(pageRange(page, messages)).toBe('Runs 142 / 1 to 133 / 1');
    expect(pageRange({ ...page, runs: page.runs.slice(0, 1) }, messages)).toBe('Run 142 / 1');
    expect(pageRange({ ...page, runs: [] }, messages)).toBe('');
  });

  it('say which pages there are', () => {
    expect(messages.pager.noSuchPage(1)).toBe('There is only page 1.');
    expect(messages.pager.noSuchPage(1244)).toBe('Pages go from 1 to 1,244.');
  });

  test.each<[status: number | undefined, detail: string | undefined, line: string]>([
    [503, 'Backup in progress', 'HTTP 503: Backup in progress'],
    [500, undefined, 'HTTP 500'],
    [undefined, 'stages[3].counter: text expected', 'stages[3].counter: text expected'],
    [undefined, undefined, ''],
  ])('of a failure, %s and %s, are “%s”', (status, detail, line) => {
    expect(messages.detail(status, detail)).toBe(line);
  });
});
