import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { DEFAULT_INTERVALS, pollDelay } from '../../src/query/pollPace.ts';
import type { PollCircumstances } from '../../src/query/pollPace.ts';

/** Somebody looks at a stage of which a run is active, and all is well. */
const USUAL: PollCircumstances = {
  intervals: DEFAULT_INTERVALS,
  active: true,
  visible: true,
  focused: true,
  paused: false,
  armed: false,
  following: undefined,
  signedOut: false,
  failures: 0,
  retryAfter: undefined,
};
const MINUTE = 60_000;

describe('The next read comes', () => {
  test.each<[when: string, circumstances: Partial<PollCircumstances>, ms: number | undefined]>([
    ['while a run is active', {}, 5_000],
    ['while none is', { active: false }, 30_000],
    ['before it is known', { active: undefined }, 5_000],
    ['without focus, a run active', { focused: false }, 15_000],
    ['without focus, none active', { focused: false, active: false }, 90_000],
    ['at the intervals of the host', { intervals: { active: 2_000, idle: 7_000 } }, 2_000],
    ['at the other of the host', { intervals: { active: 2_000, idle: 7_000 }, active: false }, 7_000],
    ['hidden', { visible: false, focused: false }, undefined],
    ['hidden, none active', { visible: false, focused: false, active: false }, undefined],
    ['hidden, while somebody waits', { visible: false, focused: false, armed: true }, MINUTE],
    ['seen, while somebody waits', { armed: true }, 5_000],
    ['turned off while active', { intervals: { active: 0, idle: 30_000 } }, undefined],
    [
      'turned off while active, none active',
      { intervals: { active: 0, idle: 30_000 }, active: false },
      30_000,
    ],
    ['turned off while idle', { intervals: { active: 5_000, idle: 0 } }, 5_000],
    [
      'turned off while idle, none active',
      { intervals: { active: 5_000, idle: 0 }, active: false },
      undefined,
    ],
    ['turned off, while somebody waits', { intervals: { active: 0, idle: 0 }, armed: true }, MINUTE],
    ['turned off by what is no interval', { intervals: { active: NaN, idle: -1 } }, undefined],
    ['paused', { paused: true }, undefined],
    ['paused, while somebody waits', { paused: true, armed: true }, MINUTE],
    ['just after a cancel', { following: 0 }, 1_000],
    ['10 s after a cancel, almost', { following: 9_999 }, 1_000],
    ['10 s after a cancel', { following: 10_000 }, 2_000],
    ['a minute after a cancel', { following: MINUTE }, 2_000],
    ['after a cancel, without focus', { following: 0, focused: false }, 1_000],
    [
      'after a cancel, paused or turned off',
      { following: 0, paused: true, intervals: { active: 0, idle: 0 } },
      1_000,
    ],
    ['after a cancel, hidden', { following: 0, visible: false }, undefined],
    ['after a cancel, hidden, while somebody waits', { following: 0, visible: false, armed: true }, MINUTE],
    ['signed out', { signedOut: true }, undefined],
    ['signed out, whoever waits', { signedOut: true, armed: true, following: 0, failures: 1 }, undefined],
    ['after an error', { failures: 1 }, 10_000],
    ['after two', { failures: 2 }, 20_000],
    ['after five', { failures: 5 }, 160_000],
    ['after six', { failures: 6 }, 5 * MINUTE],
    ['after two thousand', { failures: 2_000 }, 5 * MINUTE],
    ['after an error, none active: nobody knows', { failures: 1, active: false }, 10_000],
    ['after errors, hidden', { failures: 3, visible: false }, undefined],
    ['after errors, hidden, while somebody waits', { failures: 3, visible: false, armed: true }, 5 * MINUTE],
    ['after an error that followed a cancel', { failures: 1, following: 0 }, 2_000],
    [
      'after errors, by an interval above 5 min',
      { failures: 3, intervals: { active: 10 * MINUTE, idle: 0 } },
      10 * MINUTE,
    ],
    ['when the server asks for longer', { failures: 1, retryAfter: 42_000 }, 42_000],
    ['when the server asks for less', { failures: 3, retryAfter: 1_000 }, 40_000],
    ['when the server asks for longer than 5 min', { failures: 6, retryAfter: 20 * MINUTE }, 20 * MINUTE],
    ['when the server asks for longer, paused', { failures: 1, retryAfter: 42_000, paused: true }, undefined],
    [
      'when the server asks for longer, hidden',
      { failures: 1, retryAfter: 42_000, visible: false },
      undefined,
    ],
  ])('%s', (_, circumstances, ms) => {
    expect(pollDelay({ ...USUAL, ...circumstances })).toBe(ms);
  });
});

const interval = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1_000, max: 10 * MINUTE }),
  fc.constant(Infinity),
);
const circumstances: fc.Arbitrary<PollCircumstances> = fc.record({
  intervals: fc.record({ active: interval, idle: interval }),
  active: fc.constantFrom(true, false, undefined),
  visible: fc.boolean(),
  focused: fc.boolean(),
  paused: fc.boolean(),
  armed: fc.boolean(),
  following: fc.option(fc.integer({ min: 0, max: MINUTE }), { nil: undefined }),
  signedOut: fc.boolean(),
  failures: fc.nat({ max: 5_000 }),
  retryAfter: fc.option(fc.nat({ max: 3_600_000 }), { nil: undefined }),
});

describe('However it stands, the next read', () => {
  const always = (holds: (now: PollCircumstances, delay: number | undefined) => void) =>
    fc.assert(
      fc.property(circumstances, (now) => holds(now, pollDelay(now))),
      { numRuns: 1_000 },
    );

  it('comes in a time that timers know, a second from now at the soonest', () => {
    always((_, delay) => {
      if (delay === undefined) return;
      expect(delay).toBeGreaterThanOrEqual(1_000);
      expect(delay).toBeLessThan(2 ** 31);
    });
  });

  it('comes 5 s from now at the soonest by the usual intervals, but for a cancel', () => {
    always((now) => {
      const delay = pollDelay({ ...now, intervals: DEFAULT_INTERVALS, following: undefined });
      if (delay !== undefined) expect(delay).toBeGreaterThanOrEqual(5_000);
    });
  });

  it('comes no sooner after more failures in a row', () => {
    always((now) => {
      const once = { ...now, failures: now.failures + 1 };
      const again = pollDelay({ ...once, failures: once.failures + 1 });
      expect(again === undefined).toBe(pollDelay(once) === undefined);
      expect(again ?? 0).toBeGreaterThanOrEqual(pollDelay(once) ?? 0);
    });
  });

  it('comes no sooner than the server wants', () => {
    always((now, delay) => {
      if (delay !== undefined) expect(delay).toBeGreaterThanOrEqual(now.retryAfter ?? 0);
    });
  });

  it('does not come in a hidden tab where nobody waits, nor for somebody signed out', () => {
    always((now) => {
      expect(pollDelay({ ...now, visible: false, armed: false })).toBeUndefined();
      expect(pollDelay({ ...now, signedOut: true })).toBeUndefined();
    });
  });

  it('comes no sooner for want of attention', () => {
    always((now) => {
      const delays = [
        pollDelay({ ...now, visible: true, focused: true }),
        pollDelay({ ...now, visible: true, focused: false }),
      ].map((delay) => delay ?? Infinity);
      expect(delays[1]).toBeGreaterThanOrEqual(delays[0] ?? NaN);
    });
  });
});
