import type { StageName } from '../stage/StageRun.ts';
import { stored, store } from './storage.ts';

const KEY = 'stages';
const MOST = 8;

/** The stages looked at in this browser, the last one first. */
export function rememberedStages(): StageName[] {
  try {
    const list: unknown = JSON.parse(stored(KEY) ?? '[]');
    return Array.isArray(list) ? list.filter(isStageName).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** Puts a stage at the front of the list. */
export function rememberStage({ pipeline, stage }: StageName): void {
  const others = rememberedStages().filter((other) => other.pipeline !== pipeline || other.stage !== stage);
  store(KEY, JSON.stringify([{ pipeline, stage }, ...others].slice(0, MOST)));
}

function isStageName(value: unknown): value is StageName {
  return (
    typeof value === 'object' &&
    value !== null &&
    'pipeline' in value &&
    'stage' in value &&
    typeof value.pipeline === 'string' &&
    typeof value.stage === 'string'
  );
}
