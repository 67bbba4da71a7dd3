import type { StagesApi } from '../api/StagesApi.ts';
import type { RunId, StageName } from '../stage/StageRun.ts';

/** What is known of a cancel that was posted. */
export interface PostedCancel {
  /** `sent`: not answered yet. */
  readonly said: 'sent' | 'accepted' | 'unknown';
  /** When that became known, in epoch milliseconds by this device's clock. */
  readonly at: number;
}

/** After this long the run's own state says all there is to say, in milliseconds. */
const TOLD_MS = 10 * 60_000;

const SAID = ['sent', 'accepted', 'unknown'] as const;

/**
 * Remembers a posted cancel for this tab, so that its row can tell of it after the page was loaded anew; `undefined`
 * forgets it. Where nothing may be stored, nothing is remembered.
 */
export function rememberCancel(api: StagesApi, run: RunId, posted: PostedCancel | undefined): void {
  try {
    const others = rememberedCancels(api, run).filter(({ run: other }) => !isSameRun(other, run));
    const { pipelineCounter, stageCounter } = run;
    const entries = [
      ...others.map(({ run: other, said, at }) => [other.pipelineCounter, other.stageCounter, said, at]),
      ...(posted === undefined ? [] : [[pipelineCounter, stageCounter, posted.said, posted.at]]),
    ];
    if (entries.length === 0) sessionStorage.removeItem(keyOf(api, run));
    else sessionStorage.setItem(keyOf(api, run), JSON.stringify(entries));
  } catch {
    // Storage is forbidden or full, or this is no browser: the row says what the server says, and no more.
  }
}

/** The cancels posted in the last ten minutes, oldest first. */
export function rememberedCancels(
  api: StagesApi,
  { pipeline, stage }: StageName,
): readonly (PostedCancel & { readonly run: RunId })[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(keyOf(api, { pipeline, stage })) ?? '[]');
    if (!Array.isArray(stored)) return [];
    return stored.flatMap((entry: unknown) => {
      if (!Array.isArray(entry)) return [];
      const [pipelineCounter, stageCounter, word, at] = entry as unknown[];
      const said = SAID.find((known) => known === word);
      if (typeof pipelineCounter !== 'number' || typeof stageCounter !== 'string') return [];
      if (said === undefined || typeof at !== 'number' || Date.now() - at > TOLD_MS) return [];
      return [{ run: { pipeline, stage, pipelineCounter, stageCounter }, said, at }];
    });
  } catch {
    return [];
  }
}

function isSameRun(one: RunId, other: RunId): boolean {
  return one.pipelineCounter === other.pipelineCounter && one.stageCounter === other.stageCounter;
}

function keyOf({ server }: StagesApi, { pipeline, stage }: StageName): string {
  return `gocd-stage-history:cancels:${JSON.stringify([server, pipeline, stage])}`;
}
