/** Whoever asks to be left alone for longer than this is asked again all the same: one hour, in milliseconds. */
const LONGEST_MS = 3_600_000;

/**
 * What a `Retry-After` header asks for, in milliseconds from now, at most an hour; `undefined` where there is none or
 * it cannot be read. RFC 9110: whole seconds, or a date, which is compared with the server's own `Date`, since the
 * two clocks may differ. `now`: epoch milliseconds, for servers that do not tell their time.
 */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const asked = headers.get('Retry-After')?.trim() ?? '';
  const told = Date.parse(headers.get('Date') ?? '');
  const wait = /^\d+$/.test(asked)
    ? Number(asked) * 1_000
    : Date.parse(asked) - (Number.isNaN(told) ? now : told);
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(0, wait), LONGEST_MS);
}
