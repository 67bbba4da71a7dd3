import { comparePage, runPage, valueStreamMap } from '../api/goServerLinks.ts';
import type { RunId } from '../stage/StageRun.ts';
import { useStage } from './stageContext.ts';
import { useMessages } from './wording.ts';

/** The Go server's own pages about a run. Each job's console is behind its name. */
export function RunLinks({ run }: { run: RunId }) {
  const messages = useMessages();
  const { api, onCompare } = useStage();
  const { links } = messages.run;
  const before = run.pipelineCounter - 1;
  return (
    <p className="stage-history-links">
      <a href={runPage(api.server, run)}>{links.run}</a>
      <a href={valueStreamMap(api.server, run)}>{links.valueStreamMap}</a>
      {before > 0 && <a href={comparePage(api.server, run, before)}>{links.compare(before)}</a>}
      {onCompare && (
        <button type="button" className="stage-history-textual" onClick={() => onCompare(run)}>
          {links.compareHere}
        </button>
      )}
    </p>
  );
}
