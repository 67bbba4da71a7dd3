import type { ToldRun } from './toldRuns.ts';

/** What happens in a told run, whenever that is. */
export type RunCourse = Omit<ToldRun, 'ago'>;

/**
 * Told runs that start at equal distances.
 * @param newest how long before the server's start the last of them began, in milliseconds
 * @param every milliseconds from one start to the next, well above what a run takes
 * @param courses oldest first
 */
export function spacedRuns(newest: number, every: number, courses: readonly RunCourse[]): ToldRun[] {
  return courses.map((course, index) => ({ ...course, ago: newest + (courses.length - 1 - index) * every }));
}

/** So many runs in a row of the same course. */
export function inARow(count: number, course: RunCourse): RunCourse[] {
  return Array.from({ length: count }, () => course);
}
