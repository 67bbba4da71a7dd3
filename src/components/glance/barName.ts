import type { StageRun } from '../../stage/StageRun.ts';
import type { GlanceMessages } from './glanceMessages.ts';
import { jobNames } from './streakSentence.ts';

/** A bar in words: `141 / 1 Failed, 12 Nov, 14:05 CET: UnitTest`. `now`: epoch milliseconds (UTC), for what is of another year. */
export function barName({ strip, streak }: GlanceMessages, run: StageRun, now: number): string {
  const failed = run.jobs.filter(({ result }) => result === 'Failed').map(({ name }) => name);
  const names = jobNames(streak, failed).map((part) => (typeof part === 'string' ? part : part.name));
  const told = strip.short(run, now);
  return names.length === 0 ? told : strip.withJobs(told, names.join(''));
}
