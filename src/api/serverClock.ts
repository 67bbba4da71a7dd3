/** By how many milliseconds each server's clock is ahead of this device's, by the server's address. */
const skews = new Map<string, number>();
const listeners = new Set<() => void>();

/**
 * By how many milliseconds the server's clock is ahead of this device's; negative where it is behind. 0 where nothing
 * is known, and where both agree as closely as a `Date` header can tell (RFC 9110: whole seconds).
 */
export function serverSkew(server: string): number {
  return skews.get(server) ?? 0;
}

/** The present by the server's clock, in epoch milliseconds (UTC): what its dates are compared with. */
export function serverNow(server: string): number {
  return Date.now() + serverSkew(server);
}

/** Calls the listener whenever any server's clock is found to differ otherwise than before. Returns how to stop that. */
export function onSkew(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/**
 * Learns from an answer's `Date` header. It was written at some moment between asking and answering, and rounded down
 * to a second, which leaves a span of possible differences: what is known stays as long as it lies within, so that
 * ages do not shiver with every answer.
 */
export function noteServerTime(
  server: string,
  dateHeader: string | null,
  askedAt: number,
  answeredAt: number,
): void {
  const told = Date.parse(dateHeader ?? '');
  if (Number.isNaN(told)) return;
  const least = told - answeredAt;
  const most = told + 1_000 - askedAt;
  const known = serverSkew(server);
  if (known >= least && known <= most) return;
  // The device's clock is believed where it may be right. Otherwise no further than must be, since the next answers'
  // spans all hold the true difference, but not each the middle of another.
  skews.set(server, least <= 0 && most >= 0 ? 0 : known < least ? least : most);
  for (const tell of listeners) tell();
}
