/** The next number of a fixed sequence, 0 ≤ n < 1. */
export type Random = () => number;

/**
 * A sequence of numbers that looks random and is the same for the same name (mulberry32 over an FNV-1a hash).
 * Everything that draws has a sequence under its own name: what one stage draws never changes another.
 */
export function createRandom(name: string): Random {
  let state = 0x811c9dc5;
  for (const character of name) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** One of the given values, each as likely as the others. */
export function pick<T>(random: Random, values: readonly [T, ...T[]]): T {
  return values[Math.floor(random() * values.length)] ?? values[0];
}
