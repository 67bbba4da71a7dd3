import type { HistoryPage } from '../api/StagesApi.ts';
import type { CancelProgress } from '../query/useCancelRun.ts';
import { newestActiveRun } from '../stage/cancelCheck.ts';
import type { PermissionSources } from '../stage/permission.ts';
import { runKey } from '../stage/StageRun.ts';
import type { StageName, StageRun } from '../stage/StageRun.ts';
import { RunRow } from './RunRow.tsx';
import type { TellMe } from './useTellMe.ts';
import { useMessages } from './wording.ts';

/** What a table of runs has to know beside the runs themselves. */
export type RunTableShared = Omit<RunTableProps, 'page' | 'newest' | 'old' | 'busy'>;

interface RunTableProps {
  readonly name: StageName;
  readonly server: string;
  readonly page: HistoryPage;
  /** The newest page as last read, which alone can say which run is the newest active one. */
  readonly newest: HistoryPage | undefined;
  /** The rows are not those asked for: marked as old until the others are there. */
  readonly old: boolean;
  /** Another page is on its way. */
  readonly busy: boolean;
  readonly permission: PermissionSources;
  readonly explainDenied: boolean;
  readonly progress: ReadonlyMap<string, CancelProgress>;
  readonly tellMe: TellMe;
  readonly canCancel: boolean;
  /** The runs that are open, by `runKey`. */
  readonly open: ReadonlySet<string>;
  readonly onOpen: (run: StageRun) => void;
  readonly onCancel: (run: StageRun) => void;
  readonly onHeld: ((run: StageRun) => void) | undefined;
  readonly onTellMe: (run: StageRun) => void;
  readonly onDesktop: (run: StageRun) => void;
  readonly onLookAgain: () => void;
}

/** A page of runs. A table for everybody, shown as cards where it is narrow. */
export function RunTable(props: RunTableProps) {
  const messages = useMessages();
  const { name, page, newest, old, busy, progress, explainDenied, tellMe, open, ...shared } = props;
  const { column } = messages;
  const newestActive = newest && !old ? newestActiveRun(newest.runs) : undefined;
  const ended = new Set(tellMe.ended.map(runKey));
  return (
    <table
      role="table"
      className="stage-history-runs"
      part="table"
      aria-label={messages.rowsOf(name)}
      aria-busy={busy}
      data-old={old || undefined}
      data-paged={page.newer !== undefined || page.older !== undefined || undefined}
    >
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{column.run}</th>
          <th role="columnheader">{column.state}</th>
          <th role="columnheader">{column.jobs}</th>
          <th role="columnheader">{column.approvedBy}</th>
          <th role="columnheader">{column.scheduled}</th>
          <th role="columnheader">
            <span className="stage-history-unseen">{column.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {page.runs.map((run) => {
          const key = runKey(run);
          return (
            <RunRow
              key={key}
              run={run}
              newestActive={newestActive !== undefined && runKey(newestActive) === key}
              exact={page.exactCancel && !old}
              explainDenied={explainDenied && !old}
              progress={progress.get(key)}
              waited={tellMe.armed.get(key)?.desktop}
              told={ended.has(key)}
              open={open.has(key)}
              {...shared}
            />
          );
        })}
      </tbody>
    </table>
  );
}
