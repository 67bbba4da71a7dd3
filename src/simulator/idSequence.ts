/** Ascending numbers, each handed out once. */
export interface IdSequence {
  /** Hands out the next `count` numbers (default 1) and returns the first of them. */
  take(count?: number): number;
}

/** @param first the first number to hand out */
export function createIdSequence(first: number): IdSequence {
  let next = first;
  return {
    take(count = 1) {
      const taken = next;
      next += count;
      return taken;
    },
  };
}
