import type { Page } from 'playwright-core';
import { rows } from '../support/history.ts';
import type { LiveStand } from '../support/liveTest.ts';

/** The stage that is watched all day. */
export const STAGE = { pipeline: 'shop', stage: 'deploy', jobs: ['api', 'docs', 'web'] } as const;

/** One run of a history, as the server tells it or as a row shows it: `12 / 1`, its state, `api: passed, …`. */
export interface SeenRun {
  readonly counter: string;
  readonly state: string;
  readonly jobs: string;
}

/** The parts of a history answer that are compared. */
interface ToldHistory {
  readonly stages: readonly {
    readonly pipeline_counter: number;
    readonly counter: string;
    readonly result: string;
    readonly jobs: readonly { readonly name: string; readonly state: string; readonly result: string }[];
  }[];
}

/** Up to ten runs, newest first, asked of the Go server without the page, and past all faults. */
export async function toldRuns({ go }: LiveStand, offset = 0): Promise<SeenRun[]> {
  const { pipeline, stage } = STAGE;
  const answer = await go.fetch(
    new Request(`http://go/sim/19.2.0/go/api/stages/${pipeline}/${stage}/history/${offset}`, {
      headers: { Authorization: `Basic ${btoa('admin:badger')}` },
    }),
  );
  const { stages } = (await answer.json()) as ToldHistory;
  return stages.map(({ pipeline_counter: pipelineCounter, counter, result, jobs }) => {
    const active = jobs.some(({ state }) => state !== 'Completed');
    const failed = jobs.some((job) => job.result === 'Failed');
    return {
      counter: `${pipelineCounter} / ${counter}`,
      state: active ? (failed ? 'Failing' : 'Building') : result,
      jobs: jobs
        .map(({ name, state, result: of }) => {
          const running = of === 'Failed' ? 'failing' : 'running';
          return `${name}: ${state === 'Completed' ? of.toLowerCase() : running}`;
        })
        .sort()
        .join(', '),
    };
  });
}

/** Every run there is, newest first. */
export async function allToldRuns(stand: LiveStand): Promise<SeenRun[]> {
  const all: SeenRun[] = [];
  for (;;) {
    const runs = await toldRuns(stand, all.length);
    if (runs.length === 0) return all;
    all.push(...runs);
  }
}

/** The runs on the screen, from the top. */
export async function shownRuns(page: Page): Promise<SeenRun[]> {
  return rows(page).evaluateAll((all) =>
    all.map((row) => ({
      counter: row.querySelector('th > a')?.textContent ?? '',
      state: row.querySelector('.stage-history-state > span')?.textContent ?? '',
      jobs: [...row.querySelectorAll<HTMLElement>('li.stage-history-job')]
        .map((job) => `${job.querySelector('a > span')?.textContent ?? ''}: ${job.dataset['state'] ?? ''}`)
        .sort()
        .join(', '),
    })),
  );
}
