import { expect } from 'vitest';
import { asked, mark } from './asked.ts';
import { rows } from './history.ts';
import type { LiveStand } from './liveTest.ts';

/** Where the stage of {@link openLiveStage} is shown. */
export const LIVE_STAGE = '?pipeline=shop&stage=deploy';

/** How the stage of {@link openLiveStage} begins. */
export interface LiveStageOptions {
  /** What the Go server speaks; the documented API where none is given. */
  readonly version?: string | undefined;
  /** Finished runs. Default 34. */
  readonly pastRuns?: number;
  /** Is there one more, which is active until somebody ends it? Default no. */
  readonly active?: boolean;
  /** More of the address, like `&offset=20`. */
  readonly address?: string;
}

/** Adds a stage with three jobs and opens it. What the page has asked for until then is not counted. */
export async function openLiveStage(stand: LiveStand, options: LiveStageOptions = {}): Promise<void> {
  const { version, pastRuns = 34, active = false, address = '' } = options;
  stand.go.setVersion(version);
  stand.go.addStage({
    pipeline: 'shop',
    stage: 'deploy',
    jobs: ['api', 'docs', 'web'],
    pastRuns,
    ...(active && { underWay: { ago: 60_000, pace: 'held' } }),
  });
  await stand.open(LIVE_STAGE + address);
  await expect.poll(() => rows(stand.page).count()).toBeGreaterThan(0);
  askedSince(stand);
}

/** The reads of a stage's history that have reached the Go server since the last call, as paths. */
export function askedSince(stand: LiveStand): string[] {
  const paths = asked(stand);
  mark(stand);
  return paths;
}

/** Adds a stage that has had so many runs, 1 / 1, 2 / 1 and so on, of which every third has failed, the first among them. */
export function addFreshStage(stand: LiveStand, runs: number, version?: string): void {
  stand.go.setVersion(version);
  stand.go.addStage({ pipeline: 'shop', stage: 'deploy', jobs: ['api', 'docs', 'web'], pace: 'held' });
  letRunsCome(stand, runs);
}

/** Runs come, one after the other, each over before the next. */
export function letRunsCome({ go, clock }: LiveStand, count: number): void {
  for (let run = 0; run < count; run += 1) {
    go.startRun('shop', 'deploy');
    clock.advance(10);
    go.finishRun('shop', 'deploy', run % 3 === 0 ? 'Failed' : 'Passed');
  }
}

/** The counters of all runs, newest first, asked of the Go server without the page. */
export async function allCounters({ go }: LiveStand): Promise<string[]> {
  const found: string[] = [];
  for (let offset = 0; ; offset += 10) {
    const answer = await go.fetch(
      new Request(`http://go/sim/19.2.0/go/api/stages/shop/deploy/history/${offset}`),
    );
    const { stages } = (await answer.json()) as {
      stages: { pipeline_counter: number; counter: string }[];
    };
    if (stages.length === 0) return found;
    found.push(...stages.map((run) => `${run.pipeline_counter} / ${run.counter}`));
  }
}

/** Where each row stands on the screen, and its run. */
export async function rowPlaces({ page }: LiveStand): Promise<string[]> {
  return rows(page).evaluateAll((all) =>
    all.map((row) => {
      const { x, y, width, height } = row.getBoundingClientRect();
      return [row.querySelector('th a')?.textContent, x, y, width, height].join(' ');
    }),
  );
}
