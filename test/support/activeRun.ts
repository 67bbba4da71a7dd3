import type { Locator } from 'playwright-core';
import type { Stand } from './browserTest.ts';
import { expectState } from './history.ts';

/** Where the stage of {@link openWithActiveRun} is shown. */
export const ACTIVE_RUN_ADDRESS = '?pipeline=shop&stage=deploy';

/**
 * A stage with three finished runs and an active one, 4 / 1, whose rows are on the screen. `version`: what the Go
 * server speaks; the documented API where none is given. `address`: where, if it is not {@link ACTIVE_RUN_ADDRESS}.
 */
export async function openWithActiveRun(
  stand: Stand,
  version: string | undefined,
  address = ACTIVE_RUN_ADDRESS,
): Promise<void> {
  const { go, clock } = stand;
  go.setVersion(version);
  go.addStage({ pipeline: 'shop', stage: 'deploy', jobs: ['api', 'docs', 'web'] });
  for (let runs = 0; runs < 3; runs += 1) {
    go.startRun('shop', 'deploy');
    clock.advance(1_000);
    go.finishRun('shop', 'deploy', 'Passed');
  }
  go.startRun('shop', 'deploy');
  clock.advance(1_000);
  await stand.open(address);
  await expectState(stand.page, '4 / 1', 'Building');
}

/** The cancels that reached the Go server. */
export function posts({ go }: Stand): string[] {
  return go.requests.filter(({ method }) => method === 'POST').map(({ path }) => path);
}

/** The results of the runs as the Go server has them, by counter, asked of it without the page. */
export async function resultsOnServer({ go }: Stand): Promise<Record<string, string>> {
  const answer = await go.fetch(new Request('http://go/sim/19.2.0/go/api/stages/shop/deploy/history/0'));
  const { stages } = (await answer.json()) as {
    stages: { pipeline_counter: number; counter: string; result: string }[];
  };
  return Object.fromEntries(
    stages.map((run) => [`${run.pipeline_counter} / ${run.counter}`, run.result] as const),
  );
}

/** Every Cancel button on the page. */
export function anyCancel({ page }: Stand): Locator {
  return page.getByRole('button', { name: /^Cancel(ling)? run/ });
}

/** What is said beside the row of a cancel. */
export async function outcome({ page }: Stand): Promise<string | null> {
  return page.locator('tr.stage-history-outcome').first().textContent();
}
