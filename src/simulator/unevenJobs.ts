import { inARow } from './spacedRuns.ts';
import type { RunCourse } from './spacedRuns.ts';

const STEADY = ['compile', 'contract', 'stock-sync', 'mail', 'browser', 'fraud-rules'] as const;

/** The jobs of `orders/integration` today; `audit` is new. */
export const unevenJobs = [...STEADY, 'audit'] as const;

const withSoap: RunCourse = { jobs: [...STEADY, 'soap-bridge'] };
const withoutAudit: RunCourse = { jobs: STEADY };

/** Its runs, oldest first: every job in them has a history of its own kind. */
export const unevenRuns: readonly RunCourse[] = [
  ...inARow(9, withSoap),
  ...inARow(2, withoutAudit),
  { ...withoutAudit, failed: ['browser'] },
  ...inARow(3, withoutAudit),
  { ...withoutAudit, approvedBy: 'priya', cancelled: { by: 'priya', after: 20_000 } },
  ...inARow(2, { ...withoutAudit, failed: ['browser'] }),
  ...inARow(2, {}),
  // Flaky: it fails and passes for one and the same pipeline run, executed both times.
  { failed: ['stock-sync'] },
  { approvedBy: 'priya', again: ['stock-sync'] },
  {},
  // Not flaky: it failed once. The re-run of another job, above a newer run, merely copies that.
  { failed: ['mail'] },
  {},
  { approvedBy: 'jez', again: ['compile'], back: 2 },
  {},
  { failed: ['browser'] },
  { failed: ['browser', 'fraud-rules'] },
];
