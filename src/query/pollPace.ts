/** How often to read, in milliseconds; 0 turns reading by itself off. */
export interface PollIntervals {
  /** While a run of the stage is active. */
  readonly active: number;
  /** While none is. */
  readonly idle: number;
}

/** As Go servers' own pages do while a run is active; the other is gentle, since these servers set no limits. */
export const DEFAULT_INTERVALS: PollIntervals = { active: 5_000, idle: 30_000 };

/** For how long a run is read quickly after a cancel was sent, in milliseconds. */
export const FOLLOWED_MS = 60_000;

/** All that decides when to read next. */
export interface PollCircumstances {
  readonly intervals: PollIntervals;
  /** Is a run of the stage active, as last read? `undefined`: not known yet. */
  readonly active: boolean | undefined;
  readonly visible: boolean;
  readonly focused: boolean;
  /** The reader has paused. */
  readonly paused: boolean;
  /** Somebody wants to be told when a run ends. */
  readonly armed: boolean;
  /** For how many milliseconds a cancel has been followed; `undefined`: none is. */
  readonly following: number | undefined;
  /** The server wants a sign-in. */
  readonly signedOut: boolean;
  /** Reads that have failed since the last one that did not. */
  readonly failures: number;
  /** How long the server wants to be left alone after the last failure, in milliseconds. */
  readonly retryAfter: number | undefined;
}

/** While nobody looks, for somebody who wants to be told. */
const UNSEEN_MS = 60_000;
/** Just after a cancel, and a little later. */
const QUICK_MS = 1_000;
const LESS_QUICK_MS = 2_000;
const QUICK_FOR_MS = 10_000;
const LONGEST_BACKOFF_MS = 5 * 60_000;
/** Timers that are set to more than this, 25 days, go off at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** How many milliseconds after the last answer to read again; `undefined`: not before something happens. */
export function pollDelay(now: PollCircumstances): number | undefined {
  if (now.signedOut) return undefined;
  const usual = usualDelay(now);
  if (usual === undefined) return undefined;
  const backedOff =
    now.failures === 0 ? usual : Math.max(usual, Math.min(usual * 2 ** now.failures, LONGEST_BACKOFF_MS));
  return Math.min(Math.max(backedOff, now.retryAfter ?? 0), LONGEST_MS);
}

function usualDelay(now: PollCircumstances): number | undefined {
  const unseen = now.armed ? UNSEEN_MS : undefined;
  if (!now.visible) return unseen;
  if (now.following !== undefined) return now.following < QUICK_FOR_MS ? QUICK_MS : LESS_QUICK_MS;
  const { active, idle } = now.intervals;
  // Not knowing, a run may well be active.
  const interval = now.active === false || (now.active === undefined && !(active > 0)) ? idle : active;
  if (now.paused || !(interval > 0)) return unseen;
  // Nor is it known while reads fail; the backing off begins there, so that a short failure is a short one here.
  const asked = now.failures > 0 && active > 0 ? Math.min(interval, active) : interval;
  return now.focused ? asked : asked * 3;
}
