import type { StageName } from '../stage/StageRun.ts';
import { useMessages } from './wording.ts';

/** Stands where as many rows will stand, as high as they will be. */
export function LoadingScreen({ name, rows }: { name: StageName; rows: number }) {
  const messages = useMessages();
  return (
    <div className="stage-history-loading">
      <p role="status" className="stage-history-unseen">
        {messages.reading(name)}
      </p>
      <div aria-hidden="true">
        {Array.from({ length: rows }, (_, row) => (
          <div key={row} className="stage-history-placeholder">
            <i />
            <i />
            <i />
          </div>
        ))}
      </div>
    </div>
  );
}

/** A history without runs, which is also the server's answer for a stage that does not exist. */
export function EmptyScreen({ name }: { name: StageName }) {
  const messages = useMessages();
  return (
    <div className="stage-history-screen" part="screen">
      <p className="stage-history-title">{messages.empty.title}</p>
      <p>{messages.empty.text(name)}</p>
    </div>
  );
}
