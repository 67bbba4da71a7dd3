import { jobState } from '../../stage/jobState.ts';
import type { JobKind } from '../../stage/jobState.ts';
import type { StageRun } from '../../stage/StageRun.ts';
import { StateMark } from '../StateMark.tsx';
import { useMessages } from '../wording.ts';
import { useWallMessages } from './wallMessages.ts';

/** By name, since it matters which; the others are counted. */
const NAMED = ['failing', 'failed', 'other'] as const satisfies readonly JobKind[];
const COUNTED = ['running', 'cancelled', 'passed'] as const satisfies readonly JobKind[];

/** A run's jobs in one line. `all`: those that have passed or were cancelled, too. */
export function WallJobs({ run, all }: { readonly run: StageRun; readonly all: boolean }) {
  const messages = useMessages();
  const wallMessages = useWallMessages();
  const namesOf = (kind: JobKind): string[] =>
    run.jobs.filter((job) => jobState(job).kind === kind).map(({ name }) => name);
  const told = [
    ...NAMED.map((kind) => ({
      kind,
      names: namesOf(kind),
      text: wallMessages.named(wallMessages.jobWord[kind], namesOf(kind)),
    })),
    ...COUNTED.filter((kind) => all || kind === 'running').map((kind) => ({
      kind,
      names: namesOf(kind),
      text: messages.jobCount[kind](namesOf(kind).length),
    })),
  ].filter(({ names }) => names.length > 0);
  return (
    <ul className="stage-history-wall-jobs" part="jobs" role="list">
      {told.map(({ kind, text }) => (
        <li key={kind} part="job">
          <StateMark kind={kind} />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}
