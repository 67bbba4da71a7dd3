import { describe, expect, it, test } from 'vitest';
import {
  ALL_RUNS,
  isFiltered,
  layoutOf,
  viewIn,
  withComparison,
  withFilter,
  withLayout,
} from '../../src/components/view.ts';

describe('A view', () => {
  it('is the list of all runs where nothing else is said', () => {
    expect(layoutOf(ALL_RUNS)).toBe('list');
    expect(isFiltered(ALL_RUNS)).toBe(false);
  });

  test.each([
    ['view=grid', 'grid'],
    ['state=failed&view=grid', 'grid'],
    ['view=list', 'list'],
    ['view=circle', 'list'],
    ['layout=grid', 'list'],
  ])('%s is laid out as a %s', (view, layout) => {
    expect(layoutOf(view)).toBe(layout);
  });

  test.each([
    ['state=failed', true],
    ['view=grid&text=a', true],
    ['from=3', true],
    ['view=grid', false],
    ['compare=2/1,1/1', false],
    ['offset=20', false],
  ])('%s filters: %s', (view, filters) => {
    expect(isFiltered(view)).toBe(filters);
  });

  it('keeps layout, filter and comparison apart from each other', () => {
    const all = withComparison(
      withFilter(withLayout(ALL_RUNS, 'grid'), 'state=failed,active&by=a+b'),
      '2/1,1/1',
    );
    expect(all).toBe('view=grid&state=failed,active&by=a+b&compare=2/1,1/1');
    expect(withLayout(all, 'list')).toBe('state=failed,active&by=a+b&compare=2/1,1/1');
    expect(withFilter(all, '')).toBe('view=grid&compare=2/1,1/1');
    expect(withFilter(all, 'text=x')).toBe('view=grid&text=x&compare=2/1,1/1');
    expect(withComparison(all, '')).toBe('view=grid&state=failed,active&by=a+b');
  });

  it('is taken from an address without what else stands there, in one order', () => {
    const address = new URLSearchParams('?compare=2/1&pipeline=p&text=%26%2C+x&offset=20&view=grid');
    expect(viewIn(address)).toBe('view=grid&text=%26,+x&compare=2/1');
    expect(viewIn(new URLSearchParams('?pipeline=p'))).toBe(ALL_RUNS);
  });
});
