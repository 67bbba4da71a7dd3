import type { HistoryPage } from '../api/StagesApi.ts';
import type { CancelProgress } from '../query/useCancelRun.ts';
import type { PermissionSources } from '../stage/cancelRule.ts';
import { newestActiveRun } from '../stage/cancelCheck.ts';
import { runKey } from '../stage/StageRun.ts';
import type { StageName, StageRun } from '../stage/StageRun.ts';
import { messages } from './messages.ts';
import { RunRow } from './RunRow.tsx';

interface RunTableProps {
  readonly name: StageName;
  readonly server: string;
  readonly page: HistoryPage;
  /** The rows are not those asked for: marked as old until the others are there. */
  readonly old: boolean;
  /** Another page is on its way. */
  readonly busy: boolean;
  readonly permission: PermissionSources;
  readonly explainDenied: boolean;
  readonly progress: ReadonlyMap<string, CancelProgress>;
  readonly onCancel: (run: StageRun) => void;
}

/** A page of runs. A table for everybody, shown as cards where it is narrow. */
export function RunTable({ name, page, old, busy, progress, explainDenied, ...shared }: RunTableProps) {
  const { column } = messages;
  // Only the newest page can say which run is the newest active one, and only while it is the page asked for.
  const cancellable = page.newer === undefined && !old ? newestActiveRun(page.runs) : undefined;
  return (
    <table
      role="table"
      className="stage-history-runs"
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
        {page.runs.map((run) => (
          <RunRow
            key={runKey(run)}
            run={run}
            newestActive={run === cancellable}
            exact={page.exactCancel && !old}
            explainDenied={explainDenied && !old}
            progress={progress.get(runKey(run))}
            {...shared}
          />
        ))}
      </tbody>
    </table>
  );
}
