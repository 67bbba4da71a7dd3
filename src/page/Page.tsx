import { useCallback, useState } from 'react';
import { frontPage, runPage } from '../api/goServerLinks.ts';
import { NEWEST } from '../api/StagesApi.ts';
import type { HistoryPage, PageToken } from '../api/StagesApi.ts';
import type { StageHistoryLanguage } from '../components/language.ts';
import { StageHistory } from '../components/StageHistory.tsx';
import type { StageAction } from '../components/StageHistoryProps.ts';
import { runState } from '../stage/runState.ts';
import { runCounter } from '../stage/StageRun.ts';
import { ALL_RUNS, layoutOf } from '../components/view.ts';
import type { ViewToken } from '../components/view.ts';
import type { RunId, StageName, StageRun } from '../stage/StageRun.ts';
import { readAddress, writeAddress } from './address.ts';
import type { Address } from './address.ts';
import { DemoLinks } from './DemoLinks.tsx';
import { PageMenu } from './PageMenu.tsx';
import { rememberStage } from './rememberedStages.ts';
import { StageForm } from './StageForm.tsx';
import { useAddress } from './useAddress.ts';
import { usePageTitle } from './usePageTitle.ts';
import { WallPage } from './WallPage.tsx';
import { WorldList } from './WorldList.tsx';

const ACTIONS: readonly StageAction[] = ['cancel', 'rerun'];

interface PageProps {
  /** A simulated server answers, which the page then says all the time. */
  readonly simulated: boolean;
  /** What the widget speaks; `undefined` is English. */
  readonly language: StageHistoryLanguage | undefined;
}

/** The single page. */
export function Page({ simulated, language }: PageProps) {
  const { address, refused, go } = useAddress();
  const { pipeline, stage } = address;
  const isNamed = pipeline !== '' && stage !== '';
  const hrefOf = (change: Partial<Address>): string =>
    writeAddress({ ...address, page: '', run: '', view: '', ...change });
  if (address.wall && isNamed) return <WallPage {...{ address, simulated, language }} />;
  return (
    <>
      {simulated && (
        <aside className="page-simulated" aria-label="Simulated server">
          <span>
            <strong>Simulated.</strong> These runs come from a Go server in this page’s own server or browser,
            not from a real one.
          </span>
          {isNamed && <a href={hrefOf({ pipeline: '', stage: '', server: '/go' })}>Other examples</a>}
        </aside>
      )}
      {address.demo && <DemoLinks />}
      <main className="page-main">
        {refused !== undefined && (
          <p role="status" className="page-refused">
            {refused}
          </p>
        )}
        {isNamed ? (
          <StagePage
            key={`${address.server} ${address.api} ${pipeline}/${stage}`}
            address={address}
            go={go}
            language={language}
          />
        ) : (
          <>
            <StageForm
              named={address}
              onOpen={(name) => go({ ...name, page: '', run: '', view: '' }, 'push')}
              hrefOf={(name) => hrefOf(name)}
            />
            {simulated && <WorldList hrefOf={(world) => hrefOf(world)} />}
            {simulated && !address.demo && (
              <p className="page-elsewhere">
                In somebody else’s page: <a href="./examples.html">examples of all it can be</a>, and{' '}
                <a href="./embed.html">four widgets on one plain page</a>
              </p>
            )}
          </>
        )}
      </main>
    </>
  );
}

interface StagePageProps {
  readonly address: Address;
  readonly go: (change: Partial<Address>, how: 'push' | 'replace') => void;
  readonly language: StageHistoryLanguage | undefined;
}

function StagePage({ address, go, language }: StagePageProps) {
  const { server, api, pipeline, stage, page, run, view, overview } = address;
  const [linked, setLinked] = useState<string>();
  const title = usePageTitle(`${pipeline} / ${stage}`);

  const onHistory = useCallback(
    (history: HistoryPage) => {
      const [first] = history.runs;
      if (first === undefined) return;
      rememberStage({ pipeline, stage });
      const isNewest = history.newer === undefined;
      const url = runPage(server, first);
      // Asked first: React may render once more even where nothing has changed.
      if (isNewest ? url !== linked : linked === undefined) setLinked(url);
      title.set(titleOf({ pipeline, stage }, page, history));
    },
    [server, pipeline, stage, page, title, linked],
  );
  const onRunEnded = useCallback(
    (run: StageRun, waitedFor: boolean) => {
      if (waitedFor) title.mark(`${runCounter(run)} ${runState(run)}`);
    },
    [title],
  );
  const onPageChange = useCallback(
    (to: PageToken, why: 'turned' | 'carried') =>
      // What was open stays behind with its page.
      why === 'turned' ? go({ page: to, run: '' }, 'push') : go({ page: to }, 'replace'),
    [go],
  );

  const onRunOpen = useCallback((to: string | undefined) => go({ run: to ?? '' }, 'replace'), [go]);
  const onViewChange = useCallback(
    (to: ViewToken) =>
      // Back leads from the grid to the list again, and not through each letter of a filter.
      go({ view: to }, layoutOf(to) === layoutOf(view) ? 'replace' : 'push'),
    [go, view],
  );
  const runLink = useCallback(({ pipelineCounter, stageCounter }: RunId) => {
    const { address: now } = readAddress(window.location.search);
    const run = `${pipelineCounter}/${stageCounter}`;
    return new URL(writeAddress({ ...now, page: NEWEST, view: ALL_RUNS, run }), window.location.href).href;
  }, []);

  const wallPage = writeAddress({ ...address, page: NEWEST, run: '', view: ALL_RUNS, wall: true });
  return (
    <>
      <h1 className="page-unseen">Stage history</h1>
      <StageHistory
        server={server}
        api={api}
        pipeline={pipeline}
        stage={stage}
        page={page}
        onPageChange={onPageChange}
        onHistory={onHistory}
        onRunEnded={onRunEnded}
        actions={ACTIONS}
        run={run}
        onRunOpen={onRunOpen}
        overview={overview}
        view={view}
        onViewChange={onViewChange}
        runLink={runLink}
        language={language}
        toolbar={<PageMenu goServerPage={linked ?? frontPage(server)} wallPage={wallPage} />}
      />
    </>
  );
}

function titleOf(
  { pipeline, stage }: StageName,
  page: PageToken,
  { runs: [first], newer, count }: HistoryPage,
): string {
  const name = `${pipeline} / ${stage}`;
  // While newer runs wait, the first one shown is not the one whose state matters.
  if (page === NEWEST) return first && newer === undefined ? `${runState(first)}: ${name}` : name;
  return count === undefined ? `${name} – older runs` : `${name} – page ${count.page}`;
}
