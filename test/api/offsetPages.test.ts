import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { carriedOffset, oldestOffset, pageLinks, placeOf, tokenOf } from '../../src/api/offsetPages.ts';
import { NEWEST } from '../../src/api/StagesApi.ts';

describe('A page token', () => {
  it('leads back to its place', () => {
    const place = fc.record({
      offset: fc.integer({ min: 1, max: 999_999_999 }),
      total: fc.option(fc.nat(), { nil: undefined }),
    });
    fc.assert(
      fc.property(place, (there) => {
        expect(placeOf(tokenOf(there))).toEqual(there);
      }),
    );
  });

  it('is a piece of an address', () => {
    expect(tokenOf({ offset: 20, total: 2431 })).toBe('offset=20&total=2431');
    expect(tokenOf({ offset: 20, total: undefined })).toBe('offset=20');
  });

  it('of the newest page keeps neither offset nor total', () => {
    expect(tokenOf({ offset: 0, total: 2431 })).toBe(NEWEST);
    expect(tokenOf({ offset: -5, total: 2431 })).toBe(NEWEST);
    expect(placeOf(NEWEST)).toEqual({ offset: 0, total: undefined });
  });

  it.each([
    ...['offset=', 'offset=abc', 'offset=-10', 'offset=+10', 'offset=1.5', 'offset=1e3', 'offset= 1'],
    ...['offset=0x10', 'offset=9999999999999999', 'total=20', 'after=abc', 'nonsense', '&', '%'],
  ])('%j is none of ours', (token) => {
    expect(placeOf(token)).toBeUndefined();
  });

  it.each(['offset=20', 'offset=20&total=', 'offset=20&total=many', 'offset=20&total=-1'])(
    '%j names a place of which nobody noted how many runs there were',
    (token) => expect(placeOf(token)).toEqual({ offset: 20, total: undefined }),
  );

  it('may stand among other parameters, in any order', () => {
    expect(placeOf('total=30&x=1&offset=20')).toEqual({ offset: 20, total: 30 });
  });
});

describe('Where noted runs stand now', () => {
  test.each<[offset: number, noted: number | undefined, total: number, now: number]>([
    [20, 100, 100, 20],
    [20, 100, 103, 23],
    [20, undefined, 103, 20],
    // Deleted runs do not push the others up: they are old ones.
    [20, 100, 90, 20],
    // The newest runs as they were then; the newest page is wherever the newest runs are.
    [0, 100, 103, 3],
    [0, undefined, 103, 0],
  ])('offset %i noted at a total of %s is, at %i, offset %i', (offset, noted, total, now) => {
    expect(carriedOffset({ offset, total: noted }, total)).toBe(now);
  });
});

describe('The last page', () => {
  test.each<[total: number, offset: number]>([
    [0, 0],
    [1, 0],
    [10, 0],
    [11, 10],
    [20, 10],
    [2431, 2430],
  ])('of %i runs begins after %i', (total, offset) => {
    expect(oldestOffset({ offset: 0, total, pageSize: 10 })).toBe(offset);
  });
});

describe('The pager', () => {
  /** Links and count of an answer from that offset. */
  const at = (offset: number, total: number) =>
    pageLinks({ offset, total, pageSize: 10 }, Math.max(0, Math.min(10, total - offset)));

  it('of the first page', () => {
    expect(at(0, 2431)).toEqual({
      token: NEWEST,
      newer: undefined,
      older: 'offset=10&total=2431',
      oldest: 'offset=2430&total=2431',
      count: { first: 1, last: 10, total: 2431, page: 1, pages: 244, pageSize: 10 },
    });
  });

  it('of the second page, whose newer page is of the runs that are the newest at that time', () => {
    expect(at(10, 2431)).toEqual({
      token: 'offset=10&total=2431',
      newer: 'offset=0&total=2431',
      older: 'offset=20&total=2431',
      oldest: 'offset=2430&total=2431',
      count: { first: 11, last: 20, total: 2431, page: 2, pages: 244, pageSize: 10 },
    });
  });

  it('of a page in the middle', () => {
    expect(at(1200, 2431)).toEqual({
      token: 'offset=1200&total=2431',
      newer: 'offset=1190&total=2431',
      older: 'offset=1210&total=2431',
      oldest: 'offset=2430&total=2431',
      count: { first: 1201, last: 1210, total: 2431, page: 121, pages: 244, pageSize: 10 },
    });
  });

  it('of a page between two pages', () => {
    expect(at(13, 45)).toEqual({
      token: 'offset=13&total=45',
      newer: 'offset=3&total=45',
      older: 'offset=23&total=45',
      oldest: 'offset=40&total=45',
      count: { first: 14, last: 23, total: 45, page: 2, pages: 5, pageSize: 10 },
    });
  });

  it('of a page that begins with one of the newest ten has those as the newer', () => {
    expect(at(3, 45)).toMatchObject({ newer: 'offset=0&total=45', count: { first: 4, last: 13, page: 1 } });
  });

  it('of the last page', () => {
    expect(at(2430, 2431)).toEqual({
      token: 'offset=2430&total=2431',
      newer: 'offset=2420&total=2431',
      older: undefined,
      oldest: undefined,
      count: { first: 2431, last: 2431, total: 2431, page: 244, pages: 244, pageSize: 10 },
    });
  });

  it('of a last page that is full has no older one', () => {
    expect(at(10, 20)).toMatchObject({
      older: undefined,
      oldest: undefined,
      count: { last: 20, pages: 2, pageSize: 10 },
    });
    expect(at(0, 10)).toMatchObject({
      older: undefined,
      newer: undefined,
      count: { pages: 1, pageSize: 10 },
    });
  });

  it('of an empty history', () => {
    expect(at(0, 0)).toEqual({
      token: NEWEST,
      newer: undefined,
      older: undefined,
      oldest: undefined,
      count: { first: 0, last: 0, total: 0, page: 1, pages: 1, pageSize: 10 },
    });
  });

  it('leads from any page through older ones to the last, and through newer ones to the newest', () => {
    const place = fc
      .integer({ min: 1, max: 400 })
      .chain((total) => fc.record({ total: fc.constant(total), start: fc.nat({ max: total - 1 }) }));
    fc.assert(
      fc.property(place, ({ total, start }) => {
        /** All the pages met on the way, the first of them included; more than there are if it never ends. */
        const follow = (way: 'newer' | 'older'): number[] => {
          const met = [start];
          while (met.length <= 50) {
            const token = at(met.at(-1) ?? 0, total)[way];
            const next = token === undefined ? undefined : placeOf(token)?.offset;
            if (next === undefined) break;
            met.push(next);
          }
          return met;
        };
        const back = follow('older');
        expect(back).toEqual(back.map((_, index) => start + 10 * index));
        expect(at(back.at(-1) ?? -1, total).count?.last).toBe(total);
        expect(follow('newer').at(-1)).toBe(0);
      }),
    );
  });
});
