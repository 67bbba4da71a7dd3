import type { GridRow } from '../../stage/jobGrid.ts';
import type { JobMarks } from '../../stage/jobMarks.ts';
import { isActive, jobState } from '../../stage/jobState.ts';

/** The orders of jobs: as jobs are sorted everywhere, or those first that are in trouble. */
export const JOB_ORDERS = ['name', 'troubled'] as const;

/** One of {@link JOB_ORDERS}. */
export type JobOrder = (typeof JOB_ORDERS)[number];

/** Where a job stands when the troubled come first. */
const RANK = { newlyFailing: 0, flaky: 1, unsteady: 2, failing: 3, other: 4 };

/**
 * The jobs' names in that order. Troubled first: newly failing, flaky, unsteady, failing now, and then the rest, by name
 * within each.
 * @param rows sorted by name
 */
export function orderJobs(
  rows: readonly GridRow[],
  marks: ReadonlyMap<string, JobMarks>,
  order: JobOrder,
): readonly string[] {
  const names = rows.map(({ name }) => name);
  if (order === 'name') return names;
  const ranks = new Map(rows.map((row) => [row.name, rankOf(row, marks.get(row.name))]));
  const rank = (name: string): number => ranks.get(name) ?? RANK.other;
  return names.toSorted((one, other) => rank(one) - rank(other));
}

function rankOf(row: GridRow, marks: JobMarks | undefined): number {
  if (marks?.newlyFailing !== undefined) return RANK.newlyFailing;
  if (marks?.flaky !== undefined) return RANK.flaky;
  if (marks?.unsteady !== undefined) return RANK.unsteady;
  return isFailing(row) ? RANK.failing : RANK.other;
}

/** Did it fail when it was last run to an end, or does it fail right now? A job that runs again has not yet mended. */
function isFailing({ cells }: GridRow): boolean {
  const told = cells.find((cell) => {
    if (cell === undefined) return false;
    const { kind } = jobState(cell.job);
    return kind === 'failing' || (!isActive(cell.job) && (kind === 'passed' || kind === 'failed'));
  });
  const kind = told && jobState(told.job).kind;
  return kind === 'failed' || kind === 'failing';
}
