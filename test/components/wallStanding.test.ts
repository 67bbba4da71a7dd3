import { describe, expect, it, test } from 'vitest';
import { ApiError } from '../../src/api/ApiError.ts';
import { wallStanding } from '../../src/components/wall/wallStanding.ts';
import type { WallCircumstances } from '../../src/components/wall/wallStanding.ts';

const live: WallCircumstances = {
  intervals: { active: 5_000, idle: 30_000 },
  active: true,
  failure: null,
  paused: false,
  on: true,
  age: 0,
};

describe('What a wall shows', () => {
  test.each<[what: string, change: Partial<WallCircumstances>, standing: string]>([
    ['is live when just read', {}, 'live'],
    ['is live when one read is missing, in a window without the focus', { age: 59_000 }, 'live'],
    ['is late when two are missing', { age: 61_000 }, 'late'],
    ['is late later while no run is active', { active: false, age: 209_000 }, 'live'],
    ['is late in the end while no run is active', { active: false, age: 211_000 }, 'late'],
    [
      'goes by the other interval where one is turned off',
      { intervals: { active: 0, idle: 30_000 }, age: 61_000 },
      'live',
    ],
    ['is live when the device’s clock was set back', { age: -90_000 }, 'live'],
    ['is said to be paused', { paused: true, age: 900_000 }, 'paused'],
    ['is said not to be read by itself', { on: false, age: 900_000 }, 'off'],
  ])('%s', (_, change, standing) => {
    expect(wallStanding({ ...live, ...change })).toBe(standing);
  });

  it('is said to be what could not be read again, before all else', () => {
    const failure = new ApiError('unreachable');
    expect(wallStanding({ ...live, failure, paused: true, on: false })).toBe('failing');
  });
});
