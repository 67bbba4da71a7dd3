import { useCallback } from 'react';
import type { HistoryPage } from '../api/StagesApi.ts';
import type { StageHistoryLanguage } from '../components/language.ts';
import { StageHistory } from '../components/StageHistory.tsx';
import { runState } from '../stage/runState.ts';
import type { Address } from './address.ts';
import { usePageTitle } from './usePageTitle.ts';

interface WallPageProps {
  readonly address: Address;
  readonly simulated: boolean;
  /** What the wall speaks; `undefined` is English. */
  readonly language: StageHistoryLanguage | undefined;
}

/** The page of a screen that nobody touches: the whole window is a wall, and nothing in it can be pressed. */
export function WallPage({ address, simulated, language }: WallPageProps) {
  const { server, api, pipeline, stage } = address;
  const title = usePageTitle(`${pipeline} / ${stage}`);
  const onHistory = useCallback(
    ({ runs: [first] }: HistoryPage) =>
      title.set(`${first ? `${runState(first)}: ` : ''}${pipeline} / ${stage}`),
    [title, pipeline, stage],
  );
  return (
    <div className="page-wall">
      {simulated && (
        <aside className="page-simulated" aria-label="Simulated server">
          <span>
            <strong>Simulated.</strong> These runs come from a Go server in this page’s own server or browser,
            not from a real one.
          </span>
        </aside>
      )}
      <main>
        <StageHistory {...{ server, api, pipeline, stage, onHistory, language }} headingLevel={1} wall />
      </main>
    </div>
  );
}
