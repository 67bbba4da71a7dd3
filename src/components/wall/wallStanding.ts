import type { ApiError } from '../../api/ApiError.ts';
import type { PollIntervals } from '../../query/pollPace.ts';

/** How what a wall shows relates to the present. All but `live` are told across the room. */
export type WallStanding = 'live' | 'late' | 'paused' | 'off' | 'failing';

/** What a standing depends on. */
export interface WallCircumstances {
  readonly intervals: PollIntervals;
  /** Is one of the runs shown active? */
  readonly active: boolean;
  readonly failure: ApiError | null;
  readonly paused: boolean;
  /** Is the history read by itself at all? */
  readonly on: boolean;
  /** How long ago the newest runs were read, in milliseconds. */
  readonly age: number;
}

/** An answer may take 15 s, and a computer that is busy some more. */
const PATIENCE_MS = 30_000;
/** A window without the focus is read for a third as often. */
const UNFOCUSED = 3;

/** How what is shown relates to the present. Two reads have to be missing before it is called late. */
export function wallStanding(now: WallCircumstances): WallStanding {
  if (now.failure !== null) return 'failing';
  if (now.paused) return 'paused';
  if (!now.on) return 'off';
  const { active, idle } = now.intervals;
  // One of the two may be turned off, and then the other may be all that reads.
  const interval = now.active && active > 0 ? active : Math.max(active, idle);
  return now.age > 2 * UNFOCUSED * interval + PATIENCE_MS ? 'late' : 'live';
}
