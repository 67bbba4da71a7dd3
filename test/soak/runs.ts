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

/**
 * Where the Go server can be asked past all faults, and answers with offsets and the habits of the one that the page
 * speaks with: released ones keep their answers while a run goes on.
 */
export type PastFaults = '/sim/latency=0/go' | '/sim/19.2.0/go';

/** Up to ten runs, newest first, asked of the Go server without the page. */
export async function toldRuns({ go }: LiveStand, server: PastFaults, offset = 0): Promise<SeenRun[]> {
  const { pipeline, stage } = STAGE;
  const answer = await go.fetch(
    new Request(`http://go${server}/api/stages/${pipeline}/${stage}/history/${offset}`, {
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
export async function allToldRuns(stand: LiveStand, server: PastFaults): Promise<SeenRun[]> {
  const all: SeenRun[] = [];
  for (;;) {
    const runs = await toldRuns(stand, server, all.length);
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
