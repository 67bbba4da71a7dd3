import type { HistoryPage, PageToken, StagesApi } from '../../api/StagesApi.ts';
import type { RunId, StageName } from '../../stage/StageRun.ts';
import type { ViewToken } from '../view.ts';

interface GlanceTopProps {
  readonly api: StagesApi;
  readonly name: StageName;
  readonly pageSize: number;
  readonly view: ViewToken;
  readonly onView: (change: (before: ViewToken) => ViewToken) => void;
  readonly newest: HistoryPage | undefined;
  readonly linkOf: (run: RunId) => string;
  readonly onLead: (run: RunId, pageOf: () => Promise<PageToken | undefined>) => void;
}

export function GlanceTop({ name }: GlanceTopProps) {
  return <div className="stage-history-glance">{name.stage}</div>;
}
