/** What one tab tells the others of the same stage on the same server. */
export interface TabMessage<Told> {
  /** Of what form the message is: another tab may hold another version of this widget. */
  readonly form: string;
  readonly told: Told;
}

/** The tabs of one browser that read the same thing. */
export interface Tabs<Told> {
  /**
   * Does `read` unless another tab is at it at this moment, in which case its answer is on its way. Resolves with
   * whether it was done, once it was.
   */
  readonly takeTurn: (read: () => Promise<void>) => Promise<boolean>;
  /** Tells the other tabs; never this one. */
  readonly tell: (told: Told) => void;
  readonly leave: () => void;
}

/**
 * For how long a turn is kept after it was told of, in milliseconds: a tab whose own time has come at the same moment
 * may hear of it a little later.
 */
const KEPT_MS = 200;

/**
 * Joins the tabs under this name, by Web Locks and BroadcastChannel; both are there only in secure contexts. Where
 * they are missing or forbidden, this tab is on its own. `form`: what the messages look like, and nothing that looks
 * otherwise is heard.
 */
export function joinTabs<Told>(name: string, form: string, hear: (told: Told) => void): Tabs<Told> {
  const locks = typeof navigator === 'undefined' ? undefined : lockManager();
  const channel = locks && openChannel(name);
  if (locks === undefined || channel === undefined) return alone();
  let left = false;
  let kept: ReturnType<typeof setTimeout> | undefined;
  let endTurn: (() => void) | undefined;
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isMessage<Told>(data, form)) hear(data.told);
  });
  return {
    takeTurn: (read) =>
      new Promise((resolve, reject) => {
        locks
          .request(name, { ifAvailable: true }, async (lock) => {
            if (lock === null || left) {
              resolve(false);
              return;
            }
            await new Promise<void>((end) => {
              endTurn = end;
              void read()
                .then(() => resolve(true), reject)
                .then(() => {
                  if (!left) kept = setTimeout(end, KEPT_MS);
                });
            });
          })
          // A document that may not lock (a sandboxed frame, say) reads for itself.
          .catch(() => read().then(() => resolve(true), reject));
      }),
    tell: (told) => {
      if (!left) channel.postMessage({ form, told } satisfies TabMessage<Told>);
    },
    leave: () => {
      left = true;
      // The turn is the next one's at once, however long the answer takes that nobody waits for any more.
      clearTimeout(kept);
      endTurn?.();
      channel.close();
    },
  };
}

function alone<Told>(): Tabs<Told> {
  return {
    takeTurn: async (read) => {
      await read();
      return true;
    },
    tell: () => undefined,
    leave: () => undefined,
  };
}

/** `undefined` on plain http, where browsers have none though the types say otherwise. */
function lockManager(): LockManager | undefined {
  const { locks }: { locks?: LockManager } = navigator;
  return locks;
}

function openChannel(name: string): BroadcastChannel | undefined {
  try {
    return typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name);
  } catch {
    return undefined;
  }
}

function isMessage<Told>(data: unknown, form: string): data is TabMessage<Told> {
  return typeof data === 'object' && data !== null && 'form' in data && data.form === form && 'told' in data;
}
