import { describe, expect, it, test } from 'vitest';
import { cancelRule } from '../../src/stage/cancelRule.ts';
import type { CancelCircumstances, CancelDenial } from '../../src/stage/cancelRule.ts';
import type { PermissionSources } from '../../src/stage/permission.ts';
import type { Job } from '../../src/stage/StageRun.ts';

type Word = boolean | undefined;
type Verdict = CancelDenial | 'allowed';

const job = (state: string): Job => ({ name: 'unit', state, result: 'Unknown', scheduledDate: undefined });
const active = [job('Completed'), job('Building')];
const finished = [job('Completed'), job('Completed')];

const said = (host: Word, elsewhere?: Word, refused = false): PermissionSources => ({
  host,
  elsewhere,
  refused,
});

/** The rule's answer in one word. */
function verdict(jobs: readonly Job[], run: Word, circumstances: CancelCircumstances): Verdict {
  const told = cancelRule({ jobs, operatePermission: run }, circumstances);
  return told.allowed ? 'allowed' : told.why;
}

describe('Cancelling an active run', () => {
  test.each<[run: Word, host: Word, elsewhere: Word, newest: Verdict, other: Verdict]>([
    // Only the run's own answer says something.
    [true, undefined, undefined, 'allowed', 'not-newest'],
    [false, undefined, undefined, 'not-permitted', 'not-permitted'],
    [undefined, undefined, undefined, 'not-told', 'not-told'],
    // It outweighs what the server says elsewhere, which counts where it is silent.
    [true, undefined, false, 'allowed', 'not-newest'],
    [false, undefined, true, 'not-permitted', 'not-permitted'],
    [undefined, undefined, true, 'allowed', 'not-newest'],
    [undefined, undefined, false, 'not-permitted', 'not-permitted'],
    // The host page knows better than both.
    [true, true, undefined, 'allowed', 'not-newest'],
    [false, true, false, 'allowed', 'not-newest'],
    [undefined, true, undefined, 'allowed', 'not-newest'],
    [true, false, true, 'not-permitted', 'not-permitted'],
    [undefined, false, undefined, 'not-permitted', 'not-permitted'],
  ])(
    'where the run says %s, the host %s and the server elsewhere %s: the newest is %s, another %s',
    (run, host, elsewhere, newest, other) => {
      const permission = said(host, elsewhere);
      expect(verdict(active, run, { exact: false, newestActive: true, permission })).toBe(newest);
      expect(verdict(active, run, { exact: false, newestActive: false, permission })).toBe(other);
      // A server that can be told exactly which run makes no difference between them.
      expect(verdict(active, run, { exact: true, newestActive: false, permission })).toBe(newest);
      expect(verdict(active, run, { exact: true, newestActive: true, permission })).toBe(newest);
    },
  );

  it('is denied once the server has refused it, whoever says otherwise', () => {
    const permission = said(true, true, true);
    for (const exact of [true, false])
      expect(verdict(active, true, { exact, newestActive: true, permission })).toBe('not-permitted');
  });
});

describe('Cancelling a finished run', () => {
  const words = [true, false, undefined];
  const everyCircumstance = words.flatMap((run) =>
    words.flatMap((host) =>
      [true, false].flatMap((newestActive) =>
        [true, false].map((exact) => ({ run, exact, newestActive, permission: said(host, host) })),
      ),
    ),
  );

  it.each(everyCircumstance)('is denied whatever else holds (%j)', ({ run, ...circumstances }) => {
    expect(verdict(finished, run, circumstances)).toBe('not-active');
  });

  it('is denied where nobody knows whether it has finished', () => {
    for (const jobs of [[], [job('Rescheduled')], [job('Napping')], [{ ...job(''), state: undefined }]])
      expect(verdict(jobs, true, { exact: true, newestActive: true, permission: said(true) })).toBe(
        'not-active',
      );
  });
});

describe('A permission that is not exactly true', () => {
  const sloppy: unknown[] = ['true', 'yes', 1, {}, [], 0, '', Number.NaN];

  it.each(sloppy)('is none when a host page’s plain JavaScript gives %j', (value) => {
    // What reaches the rule from a host without types.
    const permission = { ...said(undefined), host: value } as PermissionSources;
    expect(verdict(active, true, { exact: true, newestActive: true, permission })).toBe('not-permitted');
  });

  it.each(sloppy)('is none when the run carries %j', (value) => {
    // What would reach the rule if nobody had looked at the server's answer.
    const run = { jobs: active, operatePermission: value } as Parameters<typeof cancelRule>[0];
    expect(cancelRule(run, { exact: true, newestActive: true, permission: said(undefined) })).toEqual({
      allowed: false,
      why: 'not-permitted',
    });
  });
});
