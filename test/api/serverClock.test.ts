import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { noteServerTime, onSkew, serverNow, serverSkew } from '../../src/api/serverClock.ts';

const NOW = Date.UTC(2026, 0, 15, 12);
const MINUTE = 60_000;

let servers = 0;
let server: string;
let told: number;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  servers += 1;
  server = `/go-${servers}`;
  told = 0;
  stop = onSkew(() => (told += 1));
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

/** A `Date` header as written at that moment: whole seconds. */
const header = (at: number): string => new Date(at).toUTCString();

/** An answer of a server whose clock is ahead by `skew`, written `writing` ms after it was asked for. */
function answer(skew: number, { took = 40, writing = 20 }: { took?: number; writing?: number } = {}): void {
  const askedAt = Date.now();
  noteServerTime(server, header(askedAt + writing + skew), askedAt, askedAt + took);
}

describe('The server’s clock', () => {
  it('is taken to be ours as long as nothing is known', () => {
    expect(serverSkew(server)).toBe(0);
    expect(serverNow(server)).toBe(NOW);
  });

  it.each([0, 400, -400])('that differs by %i ms cannot be told from ours', (skew) => {
    for (const at of [0, 137, 500, 850, 999]) {
      vi.setSystemTime(NOW + at);
      answer(skew, { took: 1_100, writing: 550 });
    }
    expect(serverSkew(server)).toBe(0);
    expect(told).toBe(0);
  });

  test.each([5 * MINUTE, -5 * MINUTE, 90_000, -61_500, 26 * 60 * MINUTE])(
    'that differs by %i ms is found out, to the second',
    (skew) => {
      answer(skew);
      expect(Math.abs(serverSkew(server) - skew)).toBeLessThanOrEqual(1_040);
      expect(serverNow(server)).toBe(NOW + serverSkew(server));
      expect(told).toBe(1);
    },
  );

  it('stays where it is, however the answers jitter', () => {
    vi.setSystemTime(NOW + 500);
    answer(3 * MINUTE);
    const first = serverSkew(server);
    const found = new Set([first]);
    for (let at = 0; at < 200; at += 1) {
      vi.setSystemTime(NOW + at * 5_137);
      const took = 30 + ((at * 37) % 900);
      answer(first, { took, writing: (took * (at % 5)) / 4 });
      found.add(serverSkew(server));
    }
    expect([...found]).toEqual([first]);
    expect(told).toBe(1);
  });

  it('settles after a while, and then stays', () => {
    const skew = 3 * MINUTE + 123;
    const at = (index: number) => vi.setSystemTime(NOW + index * 5_130);
    for (let index = 0; index < 100; index += 1) {
      at(index);
      answer(skew);
    }
    const [settled, changes] = [serverSkew(server), told];
    for (let index = 100; index < 1_100; index += 1) {
      at(index);
      answer(skew);
    }
    expect(serverSkew(server)).toBe(settled);
    expect(told).toBe(changes);
    expect(Math.abs(settled - skew)).toBeLessThanOrEqual(1_040);
  });

  it('is found out again when either clock is set', () => {
    answer(3 * MINUTE);
    answer(0);
    expect(serverSkew(server)).toBe(0);
    answer(-2 * MINUTE);
    expect(Math.abs(serverSkew(server) + 2 * MINUTE)).toBeLessThanOrEqual(1_040);
    expect(told).toBe(3);
  });

  it('is not taken to differ because an answer is slow, wherever on its way it was held up', () => {
    for (const writing of [0, 10, 7_500, 14_990, 15_000]) answer(0, { took: 15_000, writing });
    expect(serverSkew(server)).toBe(0);
    expect(told).toBe(0);
  });

  it('is not forgotten over a slow answer', () => {
    answer(3 * MINUTE);
    const found = serverSkew(server);
    answer(3 * MINUTE, { took: 15_000, writing: 14_000 });
    expect(serverSkew(server)).toBe(found);
  });

  it.each([null, '', ' ', 'soon', 'Thu, 99 Foo 2026 25:61:61 GMT', '2026-13-45T99:99:99Z', 'undefined'])(
    'is not learnt from the header %j',
    (garbage) => {
      answer(3 * MINUTE);
      const found = serverSkew(server);
      noteServerTime(server, garbage, NOW, NOW + 40);
      expect(serverSkew(server)).toBe(found);
      expect(told).toBe(1);
    },
  );

  it('is each server’s own', () => {
    answer(3 * MINUTE);
    expect(serverSkew(`${server}/other`)).toBe(0);
  });

  it('is told of to nobody who has stopped listening', () => {
    stop();
    answer(3 * MINUTE);
    expect(told).toBe(0);
  });
});
