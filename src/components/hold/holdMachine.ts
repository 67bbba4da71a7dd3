/** For how long a button is held until it acts, in milliseconds. `hold.css` fills it in as long. */
export const HOLD_MS = 1_000;

/** Later than this after the press, time has not passed as it does for somebody who holds a button: the device slept, or the page stood still. */
const STALE_MS = 3 * HOLD_MS;

/** How far a button has been held. */
export type Hold =
  | { readonly phase: 'idle' }
  /** Pressed, and held since. `target`: what it was for when it was pressed. `id`: which pointer or key. */
  | {
      readonly phase: 'held';
      readonly by: 'pointer' | 'key';
      readonly id: string;
      readonly target: string;
      readonly since: number;
    }
  /** Held to the end, or given up: letting go, and the click that comes of it, mean nothing any more. */
  | { readonly phase: 'spent'; readonly by: 'pointer' | 'key'; readonly id: string };

/** What happens to a button that is held. Times are milliseconds by one clock. */
export type HoldEvent =
  | {
      readonly type: 'press';
      readonly by: 'pointer' | 'key';
      readonly id: string;
      readonly target: string;
      readonly at: number;
    }
  | { readonly type: 'release'; readonly by: 'pointer' | 'key'; readonly id: string }
  /** The pointer leaves it, Escape, the focus or the window is left, the page is scrolled, a second finger comes. */
  | { readonly type: 'abandon' }
  /** Time has passed. `target`: what the button is for now; `undefined`: nothing. */
  | { readonly type: 'tick'; readonly at: number; readonly target: string | undefined }
  /** `synthetic`: of no pointer, as assistive technologies send it. */
  | { readonly type: 'click'; readonly synthetic: boolean };

/** What is to be done. `ask`: with a question first. `drop`: the click is to reach nobody. */
export type HoldDeed = 'nothing' | 'send' | 'ask' | 'drop';

/** Nothing is pressed. */
export const IDLE: Hold = { phase: 'idle' };

/**
 * What comes of an event. Acts without a question only after one press was held to its end, for what it was for at the
 * press; whatever is shorter asks, and so does every click that no press belongs to.
 */
export function nextHold(hold: Hold, event: HoldEvent): { readonly hold: Hold; readonly does: HoldDeed } {
  switch (event.type) {
    case 'press': {
      // Two at once are no deliberate hold.
      if (hold.phase === 'held') return { hold: spent(hold), does: 'nothing' };
      const { by, id, target, at } = event;
      return { hold: { phase: 'held', by, id, target, since: at }, does: 'nothing' };
    }
    case 'release':
      if (hold.phase === 'idle' || hold.by !== event.by || hold.id !== event.id)
        return { hold, does: 'nothing' };
      // Of a pointer a click follows, which asks; keys send none here.
      if (hold.phase === 'held') return { hold: IDLE, does: hold.by === 'key' ? 'ask' : 'nothing' };
      return hold.by === 'key' ? { hold: IDLE, does: 'nothing' } : { hold, does: 'nothing' };
    case 'abandon':
      return { hold: hold.phase === 'held' ? spent(hold) : hold, does: 'nothing' };
    case 'tick': {
      if (hold.phase !== 'held') return { hold, does: 'nothing' };
      const held = event.at - hold.since;
      if (event.target !== hold.target || held > STALE_MS) return { hold: spent(hold), does: 'nothing' };
      return held < HOLD_MS ? { hold, does: 'nothing' } : { hold: spent(hold), does: 'send' };
    }
    case 'click': {
      const after = hold.phase === 'held' ? spent(hold) : hold;
      if (event.synthetic) return { hold: after, does: 'ask' };
      if (hold.phase === 'idle') return { hold, does: 'ask' };
      return { hold: hold.phase === 'spent' ? IDLE : after, does: 'drop' };
    }
  }
}

function spent({ by, id }: Hold & { phase: 'held' }): Hold {
  return { phase: 'spent', by, id };
}
