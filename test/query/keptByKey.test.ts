import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { keptByKey } from '../../src/query/keptByKey.ts';

it.each([true, false])(
  'Whoever has asked by a key has the same object as all others (shared: %s)',
  (isShared) => {
    const client = new QueryClient();
    const kept = keptByKey<{ readonly by: string }>();
    const ask = (by: string, key = 'a', of = client) => kept(of, key, isShared, () => ({ by }));
    const first = ask('first');
    expect(ask('second')).toBe(first);
    expect(ask('third', 'b')).toEqual({ by: 'third' });
    expect(ask('fourth', 'a', new QueryClient())).toEqual({ by: 'fourth' });
    expect(ask('fifth')).toBe(first);
  },
);
