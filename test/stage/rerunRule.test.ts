import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { PermissionSources } from '../../src/stage/permission.ts';
import { failedJobs, RERUNS, rerunRule } from '../../src/stage/rerunRule.ts';
import type { RerunKind } from '../../src/stage/rerunRule.ts';
import type { StageRun } from '../../src/stage/StageRun.ts';
import { someRun } from '../support/someRun.ts';

const NOBODY: PermissionSources = { host: undefined, elsewhere: undefined, refused: false };
const FAILED = 'lint:Completed/Passed unit:Completed/Failed';

const offered = (jobs: string, able: readonly RerunKind[] = RERUNS): readonly RerunKind[] =>
  rerunRule(someRun(142, jobs), able, NOBODY);

describe('What can be run again', () => {
  test.each<[of: string, jobs: string, kinds: RerunKind[]]>([
    ['a run that has passed', 'lint:Completed/Passed unit:Completed/Passed', ['stage', 'chosen-jobs']],
    ['a run with a failed job', FAILED, ['stage', 'failed-jobs', 'chosen-jobs']],
    [
      'a run with a cancelled job, which Go counts among the failed ones',
      'lint:Completed/Passed unit:Completed/Cancelled',
      ['stage', 'failed-jobs', 'chosen-jobs'],
    ],
    ['a run of one job that passed: there is nothing to choose', 'unit:Completed/Passed', ['stage']],
    ['a run of one job that failed', 'unit:Completed/Failed', ['stage', 'failed-jobs']],
    ['a run that nobody knows the end of', 'unit:Completed/Unknown', ['stage']],
  ])('of %s', (_, jobs, kinds) => {
    expect(offered(jobs)).toEqual(kinds);
  });

  test.each(['Scheduled', 'Assigned', 'Preparing', 'Building', 'Completing'])(
    'is nothing while a job is %s, which servers refuse',
    (state) => {
      expect(offered(`lint:Completed/Failed unit:${state}/Unknown`)).toEqual([]);
      expect(offered(`unit:${state}/Failed`)).toEqual([]);
    },
  );

  it('is what the server can be asked for, and nothing where it can be asked for nothing', () => {
    expect(offered(FAILED, [])).toEqual([]);
    for (const kind of RERUNS) expect(offered(FAILED, [kind])).toEqual([kind]);
  });
});

describe('Running again without a permission of exactly true', () => {
  const sloppy: unknown[] = ['true', 'yes', 1, {}, [], 0, '', Number.NaN, false, null, undefined];
  const run = (operatePermission: unknown) => ({ ...someRun(142, FAILED), operatePermission }) as StageRun;

  it.each(sloppy)('is not offered where all that is told is %j, by whomever', (word) => {
    // What reaches the rule from a host without types.
    const by = (who: 'host' | 'elsewhere') => ({ ...NOBODY, [who]: word });
    expect(rerunRule(run(word), RERUNS, NOBODY)).toEqual([]);
    expect(rerunRule(run(undefined), RERUNS, by('host'))).toEqual([]);
    expect(rerunRule(run(undefined), RERUNS, by('elsewhere'))).toEqual([]);
  });

  it('is not offered once the server has refused, whoever says otherwise', () => {
    expect(rerunRule(run(true), RERUNS, { host: true, elsewhere: true, refused: true })).toEqual([]);
  });

  it('is offered where the host knows better, or the server says so elsewhere', () => {
    expect(rerunRule(run(false), RERUNS, { ...NOBODY, host: true })).toEqual(RERUNS);
    expect(rerunRule(run(undefined), RERUNS, { ...NOBODY, elsewhere: true })).toEqual(RERUNS);
    expect(rerunRule(run(true), RERUNS, { ...NOBODY, host: false })).toEqual([]);
  });
});

describe('Whatever a run is', () => {
  const state = fc.constantFrom('Completed', 'Building', 'Scheduled', 'Napping');
  const result = fc.constantFrom('Passed', 'Failed', 'Cancelled', 'Unknown');
  const jobs = fc
    .array(fc.tuple(state, result), { minLength: 1, maxLength: 4 })
    .map((some) => some.map((words) => words.join('/')).join(' '));
  const word = fc.option(fc.boolean(), { nil: undefined });
  const sources = fc.record({ host: word, elsewhere: word, refused: fc.boolean() });

  it('nothing of it can be run again unless it is over and somebody has said yes', () => {
    fc.assert(
      fc.property(jobs, word, sources, fc.subarray([...RERUNS]), (some, operatePermission, said, able) => {
        const kinds = rerunRule(someRun(142, some, { operatePermission }), able, said);
        expect(able).toEqual(expect.arrayContaining([...kinds]));
        if (kinds.length === 0) return;
        expect(some).not.toMatch(/Building|Scheduled/);
        expect([operatePermission, said.host, said.elsewhere]).toContain(true);
        expect(said.refused).toBe(false);
        expect(said.host).not.toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });
});

it('The failed jobs are those that failed or were cancelled, in their order', () => {
  const run = someRun(142, 'a:Completed/Cancelled b:Completed/Passed c:Completed/Failed d:Completed/Unknown');
  expect(failedJobs(run).map(({ name }) => name)).toEqual(['a', 'c']);
});
