const FOURTH = 3;

/** A history body whose fourth run (the last, where there are fewer) has no `counter`. Without runs it is unchanged. */
export function removeCounter(body: unknown): unknown {
  if (!isRecord(body) || !Array.isArray(body['stages'])) return body;
  const runs: unknown[] = body['stages'];
  const broken = Math.min(FOURTH, runs.length - 1);
  return { ...body, stages: runs.map((run, index) => (index === broken ? withoutCounter(run) : run)) };
}

function withoutCounter(run: unknown): unknown {
  if (!isRecord(run)) return run;
  return Object.fromEntries(Object.entries(run).filter(([key]) => key !== 'counter'));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
