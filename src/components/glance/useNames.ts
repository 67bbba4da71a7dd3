import { replaceEqualDeep } from '@tanstack/react-query';
import { useState } from 'react';
import { compareJobNames } from '../../stage/jobOrder.ts';
import type { StageRun } from '../../stage/StageRun.ts';

/** Names to choose from. */
interface Names {
  readonly jobNames: readonly string[];
  readonly approvers: readonly string[];
}

/** The names that these runs hold. The same lists as long as they are the same names. */
export function useNames(runs: readonly StageRun[]): Names {
  const [kept, setKept] = useState<Names & { readonly runs: readonly StageRun[] }>();
  if (kept?.runs === runs) return kept;
  const names: Names = {
    jobNames: sorted(runs.flatMap(({ jobs }) => jobs.map(({ name }) => name))),
    approvers: sorted(runs.flatMap(({ approvedBy }) => (approvedBy === null ? [] : [approvedBy]))),
  };
  const { jobNames, approvers } = replaceEqualDeep<Names>(
    kept && { jobNames: kept.jobNames, approvers: kept.approvers },
    names,
  );
  const now = { runs, jobNames, approvers };
  setKept(now);
  return now;
}

function sorted(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort(compareJobNames);
}
