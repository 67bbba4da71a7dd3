import { describe, expect, it, test } from 'vitest';
import { cancelCheck, newestActiveRun } from '../../src/stage/cancelCheck.ts';
import type { PermissionSources } from '../../src/stage/permission.ts';
import type { StageRun } from '../../src/stage/StageRun.ts';
import { someRun as run } from '../support/someRun.ts';

/** Nobody says anything of permission beside the run itself, or only the host page does. */
const said = (host?: boolean): PermissionSources => ({ host, elsewhere: undefined, refused: false });

const confirmed = run(142, 'Building/Unknown');
const past = run(141, 'Completed/Passed');

describe('A confirmed cancel is posted', () => {
  it('when the run is still the only active one, and may be operated', () => {
    expect(cancelCheck(confirmed, [confirmed, past], said())).toEqual({ go: true });
  });

  it('when the run has moved on and is still active', () => {
    const now = run(142, 'Completing/Failed');
    expect(cancelCheck(confirmed, [now, past], said())).toEqual({ go: true });
  });

  it('when a finished run stands above it', () => {
    expect(cancelCheck(confirmed, [run(143, 'Completed/Failed'), confirmed], said())).toEqual({
      go: true,
    });
  });

  it('when the server says nothing of permission, or no, and the host page says yes', () => {
    for (const operatePermission of [undefined, false])
      expect(
        cancelCheck(confirmed, [run(142, 'Building/Unknown', { operatePermission })], said(true)),
      ).toEqual({
        go: true,
      });
  });
});

describe('A confirmed cancel is held back', () => {
  const finished = run(142, 'Completed/Passed');
  const stopped = run(142, 'Completed/Cancelled');
  const next = run(143, 'Building/Unknown');
  const nextButOne = run(144, 'Scheduled/Unknown');
  const older = run(140, 'Building/Unknown');
  const forbidden = run(142, 'Building/Unknown', { operatePermission: false });
  const silent = run(142, 'Building/Unknown', { operatePermission: undefined });

  test.each<
    [
      because: string,
      newest: StageRun[],
      why: string,
      confirmedNow: StageRun | undefined,
      activeNow: StageRun[],
    ]
  >([
    ['the run has finished', [finished, past], 'finished', finished, []],
    ['it has finished and its successor runs', [next, finished], 'finished', finished, [next]],
    ['it was cancelled meanwhile', [stopped], 'finished', stopped, []],
    ['a newer run is active too', [next, confirmed], 'overtaken', confirmed, [next, confirmed]],
    ['two newer are', [nextButOne, next, confirmed], 'overtaken', confirmed, [nextButOne, next, confirmed]],
    ['an older run is active too', [confirmed, older], 'several-active', confirmed, [confirmed, older]],
    ['it is gone from the page and another runs', [next, past], 'overtaken', undefined, [next]],
    ['it is gone from the page and nothing runs', [past], 'finished', undefined, []],
    ['there are no runs any more', [], 'finished', undefined, []],
    ['the permission is gone', [forbidden], 'not-permitted', forbidden, [forbidden]],
    ['the permission is no longer told', [silent], 'not-told', silent, [silent]],
  ])('because %s', (_, newest, why, confirmedNow, activeNow) => {
    expect(cancelCheck(confirmed, newest, said())).toEqual({
      go: false,
      why,
      confirmed: confirmedNow,
      active: activeNow,
    });
  });

  it('because the host page says no', () => {
    expect(cancelCheck(confirmed, [confirmed], said(false))).toMatchObject({
      go: false,
      why: 'not-permitted',
    });
  });

  it('because the same counter is another run: of another stage counter, stage or pipeline', () => {
    for (const other of [{ stageCounter: '2' }, { stage: 'deploy' }, { pipeline: 'shop' }])
      expect(cancelCheck(confirmed, [run(142, 'Building/Unknown', other)], said())).toMatchObject({
        go: false,
        why: 'overtaken',
        confirmed: undefined,
      });
  });
});

describe('The newest active run', () => {
  it('is the first in the list that is active', () => {
    const newest = run(142, 'Building/Unknown');
    expect(newestActiveRun([run(143, 'Completed/Passed'), newest, run(140, 'Building/Unknown')])).toBe(
      newest,
    );
  });

  it('is none where nothing runs', () => {
    expect(newestActiveRun([past])).toBeUndefined();
    expect(newestActiveRun([])).toBeUndefined();
  });
});
