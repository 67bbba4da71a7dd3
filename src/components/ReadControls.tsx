import { useIsFetching, useQuery } from '@tanstack/react-query';
import type { PageToken, StagesApi } from '../api/StagesApi.ts';
import { historyKey, historyQuery } from '../query/historyQuery.ts';
import type { StageName } from '../stage/StageRun.ts';
import { formatClock } from './format.ts';
import { messages } from './messages.ts';

interface ReadControlsProps {
  readonly api: StagesApi;
  readonly name: StageName;
  readonly token: PageToken;
  readonly pageSize: number;
  readonly onRefresh: () => void;
}

/** When the page was last read, and the button that reads it again. Apart from the rows, which then need not render. */
export function ReadControls({ api, name, token, pageSize, onRefresh }: ReadControlsProps) {
  const { dataUpdatedAt } = useQuery({ ...historyQuery(api, name, token, pageSize), enabled: false });
  const reading = useIsFetching({ queryKey: historyKey(api, name) }) > 0;
  return (
    <>
      {dataUpdatedAt > 0 && (
        <span className="stage-history-as-of">{messages.asOf(formatClock(dataUpdatedAt))}</span>
      )}
      <button
        type="button"
        className="stage-history-button"
        data-icon="true"
        data-pending={reading || undefined}
        aria-label={messages.refresh}
        title={messages.refresh}
        onClick={onRefresh}
      >
        <svg className="stage-history-icon" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M13.5 8a5.5 5.5 0 1 1-1.7-4M12 1.2V4H9.2" />
        </svg>
      </button>
    </>
  );
}
