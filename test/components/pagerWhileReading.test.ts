import { describe, expect } from 'vitest';
import { SPOKEN } from '../support/browserTest.ts';
import { counters, rows } from '../support/history.ts';
import { liveTest as test } from '../support/liveTest.ts';

describe.each(SPOKEN)(
  'While a row of the newest runs is open and newer ones wait ($speaks)',
  ({ version }) => {
    for (const name of ['Newer', 'Newest'])
      test(`${name} in the pager shows them`, async ({ stand }) => {
        const { page, pass, go, clock } = stand;
        const jobs = ['j01', 'j02', 'j03', 'j04', 'j05', 'j06', 'j07', 'j08', 'j09', 'j10'] as const;
        go.addStage({ pipeline: 'wide', stage: 'build', jobs: [...jobs], pastRuns: 24 });
        go.setVersion(version);
        await stand.open('?pipeline=wide&stage=build');
        await rows(page).first().getByRole('button', { name: 'passed', expanded: false }).click();
        await pass(1);
        const before = await counters(page);
        const come = (): string => {
          const { pipelineCounter, stageCounter } = go.startRun('wide', 'build');
          clock.advance(10);
          go.finishRun('wide', 'build');
          return `${pipelineCounter} / ${stageCounter}`;
        };
        const arrived = [come(), come()].reverse();
        await pass(31_000);
        expect(await counters(page)).toEqual(before);
        await page.getByRole('button', { name, exact: true }).click();
        await pass(0);
        // A step leads to just these where the server counts; otherwise they are shown with those that were there.
        const isStep = version === undefined && name === 'Newer';
        expect(await counters(page)).toEqual(isStep ? arrived : [...arrived, ...before.slice(0, 8)]);
        await page.getByRole('button', { name: 'Older', exact: true }).click();
        await pass(0);
        expect((await counters(page))[0]).toBe(before[isStep ? 0 : 8]);
      });
  },
);
