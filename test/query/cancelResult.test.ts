import { describe, expect, it, test } from 'vitest';
import { ApiError } from '../../src/api/ApiError.ts';
import { cancelResult } from '../../src/query/cancelResult.ts';
import type { CancelOutcome } from '../../src/query/cancelStep.ts';
import { exactCancelCheck } from '../../src/stage/cancelCheck.ts';
import type { StageRun } from '../../src/stage/StageRun.ts';
import { someRun as run } from '../support/someRun.ts';

const active = run(142, 'unit:Building/Unknown', { operatePermission: true });
const over = run(142, 'unit:Completed/Passed', { operatePermission: true });
const cancelled = run(142, 'unit:Completed/Cancelled', { operatePermission: true });
const SOURCES = { host: undefined, elsewhere: undefined, refused: false };

describe('What a confirmed cancel came to', () => {
  const heldBack = (why: 'finished' | 'overtaken'): CancelOutcome => ({
    kind: 'held-back',
    check: { go: false, why, confirmed: undefined, active: [] },
  });
  const failed = (kind: 'unavailable' | 'no-answer'): CancelOutcome => ({
    kind: 'failed',
    error: new ApiError(kind),
  });
  const accepted: CancelOutcome = { kind: 'answered', answer: { said: 'accepted' } };

  test.each<[CancelOutcome, StageRun | undefined, string | undefined]>([
    [accepted, active, undefined],
    [accepted, undefined, undefined],
    [accepted, cancelled, 'cancelled'],
    [accepted, over, 'not-active'],
    [{ kind: 'failed', error: new ApiError('no-answer', { neverSent: true }) }, active, 'not-sent'],
    [failed('no-answer'), active, undefined],
    [failed('no-answer'), cancelled, 'cancelled'],
    [failed('unavailable'), cancelled, 'refused'],
    [{ kind: 'answered', answer: { said: 'ignored' } }, cancelled, 'not-active'],
    [{ kind: 'vetoed', by: 'host', reason: undefined }, cancelled, 'not-sent'],
    [{ kind: 'not-alone' }, active, 'not-sent'],
    [{ kind: 'not-checked', error: new ApiError('unreachable') }, active, 'not-sent'],
    [heldBack('finished'), over, 'not-active'],
    [heldBack('overtaken'), active, 'not-sent'],
  ])('%o while the run is %o: %s', (outcome, now, result) => {
    expect(cancelResult(outcome, now)).toBe(result);
  });
});

describe('A look before a cancel that names its run', () => {
  it('lets it go on while the run is active, whatever else is', () => {
    const newer = run(143, 'unit:Building/Unknown');
    expect(exactCancelCheck(active, [newer, active], SOURCES)).toEqual({ go: true });
    expect(exactCancelCheck(active, [newer], SOURCES), 'not found').toEqual({ go: true });
  });

  it('does not once the run is over, or the permission is gone', () => {
    const newer = run(143, 'unit:Building/Unknown');
    expect(exactCancelCheck(active, [newer, over], SOURCES)).toEqual({
      ...{ go: false, why: 'finished', confirmed: over, active: [newer] },
    });
    const denied = { ...active, operatePermission: false };
    expect(exactCancelCheck(active, [denied], SOURCES)).toMatchObject({ go: false, why: 'not-permitted' });
    const untold = { ...active, operatePermission: undefined };
    expect(exactCancelCheck(active, [untold], SOURCES)).toMatchObject({ go: false, why: 'not-told' });
    expect(exactCancelCheck(active, [active], { ...SOURCES, refused: true })).toMatchObject({ go: false });
  });
});
