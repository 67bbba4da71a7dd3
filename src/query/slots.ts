/** What is waited with until there is room. */
interface Waiting {
  readonly key: string;
  urgent: boolean;
  readonly begin: () => void;
}

/** Lets only so many pieces of work go on at once. Of those that wait, the urgent ones go first, each kind in turn. */
export class Slots {
  readonly #size: number;
  #busy = 0;
  #waiting: Waiting[] = [];

  constructor(size: number) {
    this.#size = size;
  }

  /**
   * Does the work once there is room for it. Rejects with the signal's reason, and does nothing, where that is aborted
   * before. `key`: by which {@link hurry} finds it.
   */
  async take<T>(key: string, urgent: boolean, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    if (this.#busy >= this.#size) await this.#room(key, urgent, signal);
    else this.#busy += 1;
    try {
      // It may have been aborted in the moment between its turn and now.
      signal.throwIfAborted();
      return await work();
    } finally {
      this.#busy -= 1;
      this.#next();
    }
  }

  /** What waits under this key has become urgent. */
  hurry(key: string): void {
    for (const waiting of this.#waiting) if (waiting.key === key) waiting.urgent = true;
  }

  #room(key: string, urgent: boolean, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#waiting = this.#waiting.filter((other) => other !== waiting);
        reject(signal.reason as Error);
      };
      const waiting: Waiting = {
        key,
        urgent,
        begin: () => {
          signal.removeEventListener('abort', leave);
          // Taken here and not when the work goes on, which is a moment later.
          this.#busy += 1;
          resolve();
        },
      };
      this.#waiting.push(waiting);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  #next(): void {
    const first = this.#waiting.find(({ urgent }) => urgent) ?? this.#waiting[0];
    if (first === undefined) return;
    this.#waiting = this.#waiting.filter((other) => other !== first);
    first.begin();
  }
}

/** So many pieces of work at once for each server, by its address. */
export function slotsByServer(size: number): (server: string) => Slots {
  const slots = new Map<string, Slots>();
  return (server) => {
    const known = slots.get(server) ?? new Slots(size);
    slots.set(server, known);
    return known;
  };
}
