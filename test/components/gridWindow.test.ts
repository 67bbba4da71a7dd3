import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heldScroll, indexesOf, windowOf } from '../../src/components/glance/gridWindow.ts';

const scrolls = fc.integer({ min: -200, max: 60_000 });
const sizes = fc.integer({ min: 0, max: 3_000 });

describe('The part of the grid that is rendered', () => {
  it('holds every cell in view, wherever it is scrolled', () => {
    fc.assert(
      fc.property(scrolls, sizes, (scrolled, shown) => {
        const { first, end } = windowOf({ scrolled, shown, size: 28 });
        expect(first * 28).toBeLessThanOrEqual(Math.max(0, scrolled));
        expect(end * 28).toBeGreaterThanOrEqual(scrolled + shown);
      }),
    );
  });

  it('is bounded by what is in view, not by what there is', () => {
    fc.assert(
      fc.property(scrolls, sizes, (scrolled, shown) => {
        const { first, end } = windowOf({ scrolled, shown, size: 28 });
        expect(end - first).toBeLessThanOrEqual(Math.ceil(shown / 28) + 16);
      }),
    );
  });

  it('stays the same for four cells of scrolling', () => {
    const at = (scrolled: number) => windowOf({ scrolled, shown: 560, size: 28 });
    expect(at(28 * 12 + 111)).toEqual(at(28 * 12));
    expect(at(28 * 16)).not.toEqual(at(28 * 12));
  });
});

describe('The cells of a window', () => {
  it('are those within it that there are', () => {
    expect(indexesOf({ first: 2, end: 6 }, 4, undefined)).toEqual([2, 3]);
    expect(indexesOf({ first: 8, end: 12 }, 4, undefined)).toEqual([]);
  });

  it('hold the keyboard’s place wherever it is, in order and once', () => {
    expect(indexesOf({ first: 4, end: 6 }, 9, 1)).toEqual([1, 4, 5]);
    expect(indexesOf({ first: 4, end: 6 }, 9, 5)).toEqual([4, 5]);
    expect(indexesOf({ first: 4, end: 6 }, 9, 6)).toEqual([4, 5, 6]);
    expect(indexesOf({ first: 4, end: 6 }, 9, -1), 'among the headers').toEqual([4, 5]);
    expect(indexesOf({ first: 4, end: 6 }, 9, 9), 'not there').toEqual([4, 5]);
  });
});

describe('When columns come in before those in view', () => {
  it('the same stay in view', () => {
    expect(heldScroll(70, 28, ['c', 'b', 'a'], ['e', 'd', 'c', 'b', 'a'])).toBe(70 + 2 * 28);
  });

  it('the newest are shown to who is at the start', () => {
    expect(heldScroll(0, 28, ['b', 'a'], ['c', 'b', 'a'])).toBe(0);
  });

  it('nothing is moved where what was in view is gone', () => {
    expect(heldScroll(30, 28, ['b', 'a'], ['c', 'b'])).toBe(30);
  });

  it('nothing is moved when older ones come at the end', () => {
    expect(heldScroll(30, 28, ['b', 'a'], ['b', 'a', 'z'])).toBe(30);
  });
});
