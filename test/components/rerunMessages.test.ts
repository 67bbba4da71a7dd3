import { describe, expect, it, test } from 'vitest';
import { ApiError } from '../../src/api/ApiError.ts';
import type { ApiFailure } from '../../src/api/ApiError.ts';
import type { Rerun } from '../../src/api/StagesApi.ts';
import { failureMessages } from '../../src/components/failureMessages.ts';
import type { RerunOutcome } from '../../src/query/useRerun.ts';
import type { RunId } from '../../src/stage/StageRun.ts';
import { messages, rerunNote } from '../support/english.ts';
import { someRun } from '../support/someRun.ts';

const RUN = someRun(142, 'lint:Completed/Passed unit:Completed/Failed web:Completed/Cancelled');
const WHOLE: Rerun = { kind: 'stage' };
const NOTHING = 'Nothing is run again.';
const UNKNOWN = 'Whether anything is run again is unknown: look at the newest runs.';

const note = (outcome: RerunOutcome | undefined, what: Rerun = WHOLE, come?: RunId): string =>
  rerunNote({ run: RUN, what, after: 1, outcome }, come);
const failed = (kind: ApiFailure, status?: number, detail?: string): string =>
  note({
    kind: 'failed',
    error: new ApiError(kind, {
      ...(status !== undefined && { status }),
      ...(detail !== undefined && { detail }),
    }),
  });

describe('A re-run that is on its way', () => {
  test.each<[what: Rerun, sentence: string]>([
    [WHOLE, 'Asking the Go server to run test of 142 again…'],
    [{ kind: 'failed-jobs' }, 'Asking the Go server to run the failed jobs of 142 / 1 again…'],
    [
      { kind: 'chosen-jobs', jobs: ['lint', 'web'] },
      'Asking the Go server to run lint and web of 142 / 1 again…',
    ],
  ])('of %j says so', (what, sentence) => {
    expect(note(undefined, what)).toBe(sentence);
  });
});

describe('A re-run that the server has answered', () => {
  test.each<[words: string, sentence: string]>([
    ['Request to rerun jobs accepted', `The Go server says: “Request to rerun jobs accepted”.`],
    [
      'Request to run stage website/142/test accepted',
      `The Go server says: “Request to run stage website/142/test accepted”.`,
    ],
    ['', 'The Go server has accepted it without a word.'],
  ])('with “%s” is told in its words, and promises nothing', (words, sentence) => {
    expect(note({ kind: 'accepted', words })).toBe(sentence);
  });

  it('names the run that has come of it, once there is one', () => {
    expect(note({ kind: 'accepted', words: 'Accepted' }, WHOLE, { ...RUN, stageCounter: '2' })).toBe(
      'The Go server says: “Accepted”. Run 142 / 2 has come since.',
    );
  });
});

describe('A re-run that was refused', () => {
  test.each<[kind: ApiFailure, status: number, detail: string | undefined, sentence: string]>([
    [
      'not-permitted',
      403,
      'You are not authorized to perform this action.',
      `You may not operate this stage. ${NOTHING} The Go server says: “You are not authorized to perform this action.”.`,
    ],
    ['signed-out', 401, undefined, `You are signed out of the Go server. ${NOTHING} Sign in and try again.`],
    [
      'not-found',
      404,
      'Job(s) [paint] does not exist',
      `The Go server knows no such run, or no such job of it. ${NOTHING} The Go server says: “Job(s) [paint] does not exist”.`,
    ],
    [
      'unavailable',
      503,
      undefined,
      `The Go server is not taking requests now (HTTP 503). ${NOTHING} Try again in a minute.`,
    ],
    [
      'refused',
      409,
      'In progress',
      `It cannot be run again now. ${NOTHING} The Go server says: “In progress”.`,
    ],
    [
      'refused',
      400,
      'No failed jobs',
      `There is nothing to run again. ${NOTHING} The Go server says: “No failed jobs”.`,
    ],
    ['refused', 422, undefined, `The Go server refused the request (HTTP 422). ${NOTHING}`],
  ])('as %s, %i, started nothing: %s', (kind, status, detail, sentence) => {
    expect(failed(kind, status, detail)).toBe(sentence);
  });

  it('by ourselves is not told as the server’s word', () => {
    expect(failed('refused', undefined, 'this server cannot be told to run it again; nothing was sent')).toBe(
      'This server cannot be told to run it again. Nothing was sent.',
    );
    expect(failed('bad-name', undefined, '..')).toBe(`This name cannot be looked up. ${NOTHING}`);
  });
});

describe('A re-run whose effect is unknown', () => {
  test.each<[kind: ApiFailure, status: number | undefined, detail: string | undefined, doubt: string]>([
    ['unreachable', undefined, undefined, 'The Go server cannot be reached'],
    ['no-answer', undefined, 'no answer within 30 s', 'The Go server does not answer'],
    ['broken-off', 202, undefined, 'The answer broke off (HTTP 202)'],
    ['server-error', 502, undefined, 'The Go server failed (HTTP 502)'],
    ['not-json', undefined, 'a web page', 'The answer is not JSON'],
  ])('since %s, %s, says so, and puts nothing into the server’s mouth', (kind, status, detail, doubt) => {
    expect(failed(kind, status, detail)).toBe(`${doubt}. ${UNKNOWN}`);
  });

  it('has the server’s words where it had some', () => {
    expect(failed('server-error', 500, 'Broken.')).toBe(
      `The Go server failed (HTTP 500). ${UNKNOWN} The Go server says: “Broken.”.`,
    );
  });
});

describe('Whatever came of a re-run', () => {
  const kinds = Object.keys(failureMessages) as ApiFailure[];

  it.each(kinds)(
    'as %s, nobody is told that anything runs, and never both that it may and that it does not',
    (kind) => {
      for (const status of [undefined, 200, 400, 403, 409, 500, 503]) {
        const sentence = failed(kind, status, 'Words.');
        const claims = [NOTHING, UNKNOWN, 'Nothing was sent.'].filter((claim) => sentence.includes(claim));
        expect(claims).toHaveLength(1);
        if (status === undefined) expect(sentence).not.toContain('says');
      }
    },
  );

  it.each<ApiFailure>(['unreachable', 'no-answer', 'broken-off', 'server-error', 'not-json', 'malformed'])(
    'as %s, nobody is told that nothing was run again',
    (kind) => {
      expect(failed(kind, 500)).toContain(UNKNOWN);
    },
  );
});

describe('Asking before a re-run', () => {
  it('names what will run, and of which run', () => {
    expect(messages.rerun.title('stage', RUN)).toBe('Run test again for website 142?');
    expect(messages.rerun.title('failed-jobs', RUN)).toBe(
      'Run the failed and cancelled jobs of 142 / 1 of website / test again?',
    );
    expect(messages.rerun.title('chosen-jobs', RUN)).toBe('Run jobs of 142 / 1 of website / test again?');
    expect(messages.rerun.question('stage', RUN)).toBe(
      'A new run of the whole stage will start, as it is configured now. In 142 / 1 it had the jobs lint, unit and web.',
    );
    expect(messages.rerun.question('failed-jobs', RUN)).toBe(
      'A new run will start. It runs the jobs unit and web again, and copies the results of the other jobs.',
    );
    expect(messages.rerun.question('failed-jobs', someRun(1, 'unit:Completed/Failed'))).toContain(
      'the job unit again',
    );
  });

  test.each([
    [0, 'No job chosen'],
    [1, 'Run 1 job again'],
    [2, 'Run 2 jobs again'],
    [1_200, 'Run 1,200 jobs again'],
  ])('counts %i chosen jobs: “%s”', (chosen, label) => {
    expect(messages.rerun.confirm('chosen-jobs', RUN, chosen)).toBe(label);
  });
});
