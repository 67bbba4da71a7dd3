import { describe, expect, it, test } from 'vitest';
import { operatePermission } from '../../src/stage/permission.ts';

type Word = boolean | undefined;
type Verdict = ReturnType<typeof operatePermission>;

describe('Operating a stage', () => {
  test.each<[run: Word, host: Word, elsewhere: Word, verdict: Verdict]>([
    [undefined, undefined, undefined, 'not-told'],
    [true, undefined, undefined, 'permitted'],
    [false, undefined, undefined, 'not-permitted'],
    [undefined, undefined, true, 'permitted'],
    [undefined, undefined, false, 'not-permitted'],
    // The run's own answer outweighs the other one, and the host page both.
    [true, undefined, false, 'permitted'],
    [false, undefined, true, 'not-permitted'],
    [false, true, false, 'permitted'],
    [true, false, true, 'not-permitted'],
  ])(
    'where the run says %s, the host %s and the server elsewhere %s is %s',
    (run, host, elsewhere, verdict) => {
      const said = { host, elsewhere };
      expect(operatePermission({ operatePermission: run }, { ...said, refused: false })).toBe(verdict);
      expect(operatePermission({ operatePermission: run }, { ...said, refused: true }), 'refused').toBe(
        'not-permitted',
      );
    },
  );

  it('is not told where plain JavaScript says null', () => {
    // What reaches the rule from a host without types.
    const [run, said] = [
      { operatePermission: null },
      { host: null, elsewhere: null, refused: false },
    ] as unknown as Parameters<typeof operatePermission>;
    expect(operatePermission(run, said)).toBe('not-told');
  });
});
