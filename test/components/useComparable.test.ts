import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HistoryPage } from '../../src/api/StagesApi.ts';
import { useComparable } from '../../src/components/useComparable.ts';
import { mountHook } from '../query/hookStand.ts';
import { pageOf, PollStand } from '../query/pollStand.ts';
import { runId } from '../query/runsApi.ts';
import { someRun } from '../support/someRun.ts';

const PASSED = 'unit:Completed/Passed';
type Pages = readonly (HistoryPage | undefined)[];

let stand: PollStand;
beforeEach(() => {
  stand = new PollStand();
});
afterEach(() => {
  stand.end();
});

const mounted = (pages: Pages) => mountHook(new QueryClient(), useComparable, pages);
const passed = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => someRun(from - index, PASSED));

describe('The runs that tell how long a stage takes', () => {
  it('are those that passed as a whole, of all pages that are known, each once', async () => {
    const newest = [
      someRun(142, 'unit:Building/Unknown'),
      someRun(141, PASSED),
      someRun(140, 'unit:Completed/Failed'),
      someRun(139, PASSED, { rerunOfCounter: 1 }),
    ];
    const older = [someRun(141, PASSED), someRun(138, PASSED), someRun(137, 'unit:Completed/Cancelled')];
    const runs = await mounted([pageOf(newest), undefined, pageOf(older)]);
    expect(runs.current).toEqual([runId(141), runId(138)]);
    await runs.unmount();
  });

  it('are ten at most, the newest known ones', async () => {
    const runs = await mounted([pageOf(passed(142, 8)), pageOf(passed(130, 8))]);
    expect(runs.current.map(({ pipelineCounter }) => pipelineCounter)).toEqual([
      142, 141, 140, 139, 138, 137, 136, 135, 130, 129,
    ]);
    await runs.unmount();
  });

  it('are the same list while they are the same runs, whatever else is read', async () => {
    const runs = await mounted([pageOf([someRun(142, 'unit:Building/Unknown'), ...passed(141, 3)])]);
    const before = runs.current;
    await runs.render([pageOf([someRun(142, 'unit:Completed/Failed'), ...passed(141, 3)])]);
    expect(runs.current).toBe(before);
    await runs.render([pageOf(passed(142, 4))]);
    expect(runs.current).toEqual([142, 141, 140, 139].map(runId));
    await runs.unmount();
  });
});
