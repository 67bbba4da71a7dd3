/** Servers refuse what is beyond their bounds, so what a host asks for is brought within them. */
export function pageSizeOf(asked = 10): number {
  return Number.isFinite(asked) ? Math.min(100, Math.max(10, Math.round(asked))) : 10;
}

/** Servers without limits are to be spared: no interval below a second. What is no number is as if it were not given. */
export function intervalOf(asked: number | undefined, usual: number): number {
  if (asked === undefined || Number.isNaN(asked)) return usual;
  return asked <= 0 ? 0 : Math.max(1_000, asked);
}
