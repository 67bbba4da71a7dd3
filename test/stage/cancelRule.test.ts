import { describe, expect, it, test } from 'vitest';
import { cancelRule } from '../../src/stage/cancelRule.ts';
import type { CancelCircumstances, CancelDenial } from '../../src/stage/cancelRule.ts';
import type { Job } from '../../src/stage/StageRun.ts';

type Permission = boolean | undefined;

const job = (state: string): Job => ({ name: 'unit', state, result: 'Unknown', scheduledDate: undefined });
const active = [job('Completed'), job('Building')];
const finished = [job('Completed'), job('Completed')];

/** The rule's answer in one word. */
function verdict(
  jobs: readonly Job[],
  operatePermission: Permission,
  circumstances: CancelCircumstances,
): CancelDenial | 'allowed' {
  const told = cancelRule({ jobs, operatePermission }, circumstances);
  return told.allowed ? 'allowed' : told.why;
}

describe('Cancelling an active run', () => {
  test.each<
    [server: Permission, host: Permission, newest: CancelDenial | 'allowed', other: CancelDenial | 'allowed']
  >([
    // The host page is silent: the server's word holds.
    [true, undefined, 'allowed', 'not-newest'],
    [false, undefined, 'not-permitted', 'not-permitted'],
    [undefined, undefined, 'not-told', 'not-told'],
    // The host page knows better.
    [true, true, 'allowed', 'not-newest'],
    [false, true, 'allowed', 'not-newest'],
    [undefined, true, 'allowed', 'not-newest'],
    [true, false, 'not-permitted', 'not-permitted'],
    [false, false, 'not-permitted', 'not-permitted'],
    [undefined, false, 'not-permitted', 'not-permitted'],
  ])(
    'where the server says %s and the host %s: the newest is %s, another %s',
    (server, operatePermission, newest, other) => {
      expect(verdict(active, server, { newestActive: true, operatePermission })).toBe(newest);
      expect(verdict(active, server, { newestActive: false, operatePermission })).toBe(other);
    },
  );
});

describe('Cancelling a finished run', () => {
  const everyCircumstance = [true, false, undefined].flatMap((server) =>
    [true, false, undefined].flatMap((operatePermission) =>
      [true, false].map((newestActive) => ({ server, operatePermission, newestActive })),
    ),
  );

  it.each(everyCircumstance)(
    'is denied where the server says $server, the host $operatePermission, newest $newestActive',
    ({ server, ...circumstances }) => {
      expect(verdict(finished, server, circumstances)).toBe('not-active');
    },
  );

  it('is denied where nobody knows whether it has finished', () => {
    for (const jobs of [[], [job('Rescheduled')], [job('Napping')], [{ ...job(''), state: undefined }]])
      expect(verdict(jobs, true, { newestActive: true, operatePermission: true })).toBe('not-active');
  });
});

describe('A permission that is not exactly true', () => {
  const sloppy: unknown[] = ['true', 'yes', 1, {}, [], null, 0, '', Number.NaN];

  it.each(sloppy)('is none when a host page’s plain JavaScript gives %j', (value) => {
    // What reaches the rule from a host without types.
    const circumstances = { newestActive: true, operatePermission: value } as CancelCircumstances;
    expect(verdict(active, true, circumstances)).toBe('not-permitted');
  });

  it.each(sloppy)('is none when the run carries %j', (value) => {
    // What would reach the rule if nobody had looked at the server's answer.
    const run = { jobs: active, operatePermission: value } as Parameters<typeof cancelRule>[0];
    expect(cancelRule(run, { newestActive: true, operatePermission: undefined })).toEqual({
      allowed: false,
      why: 'not-permitted',
    });
  });
});
