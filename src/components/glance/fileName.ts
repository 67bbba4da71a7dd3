import type { StageName } from '../../stage/StageRun.ts';

/** `pipeline-stage-2026-03-04.csv`, by the date in the reader's zone. What files cannot be called everywhere becomes `_`. */
export function fileName({ pipeline, stage }: StageName, now: Date, ending: string): string {
  const date = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  return `${[pipeline, stage, date].join('-').replaceAll(/[^\p{L}\p{N}._-]/gu, '_')}.${ending}`;
}
